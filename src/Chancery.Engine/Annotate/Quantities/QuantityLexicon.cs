using System.Globalization;
using Chancery.Engine.Data;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Annotate.Quantities;

/// <summary>Units and the words around quantities of one language, from <c>data/lexicon/&lt;lang&gt;/units.yaml</c>.</summary>
internal sealed class QuantityLexicon
{
    /// <summary>Loads a language.</summary>
    /// <exception cref="DataException">A file is missing or wrong.</exception>
    public QuantityLexicon(ChanceryData data, string language, INumerals numerals)
    {
        Numerals = numerals;
        var file = new LexiconFile(data, $"lexicon/{language}/units.yaml");
        file.RequireKnownSections("units", "lead", "after", "ordinal-units", "not-ordinal", "fixed", "names", "bare-words");
        ReadUnits(file);
        foreach (var (name, words) in file.Mapping("lead"))
        {
            ReadLead(file, name, words);
        }

        foreach (var (name, words) in file.Mapping("after"))
        {
            ReadTrail(file, name, words);
        }

        AddOrdinalWords(file, "ordinal-units", TrailKind.OrdinalUnit);
        AddOrdinalWords(file, "not-ordinal", TrailKind.NotOrdinal);
        ReadFixed(file);
        AddLeads(file, file.Section("names"), length => new LeadWord(LeadKind.Name, length));
        AllowsBareWords = file.Text("bare-words", "false") == "true";
    }

    /// <summary>Numbers of the language.</summary>
    public INumerals Numerals { get; }

    /// <summary>Units.</summary>
    public PhraseTrie<UnitName> Units { get; } = new();

    /// <summary>Words before numbers and fixed quantities.</summary>
    public PhraseTrie<LeadWord> Leads { get; } = new();

    /// <summary>Words after numbers.</summary>
    public PhraseTrie<TrailWord> Trails { get; } = new();

    /// <summary>Words after ordinals.</summary>
    public PhraseTrie<TrailWord> AfterOrdinal { get; } = new();

    /// <summary>True when a number in words needs no unit to be a quantity (five documents).</summary>
    public bool AllowsBareWords { get; }

    private static (string Phrase, int Length) SplitLookAhead(string text)
    {
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        return bar < 0 ? (text, text.Length) : (text.Remove(bar, 1), bar);
    }

    private static QuantityKind KindOf(LexiconFile file, string name, YamlNode node) =>
        Enum.TryParse<QuantityKind>(name, ignoreCase: true, out var kind) && !char.IsAsciiDigit(name[0])
            ? kind
            : throw file.Error(node, $"unknown kind of quantity '{name}'");

    private static string? BoundOf(LexiconFile file, string? bound, YamlNode node) =>
        bound is null or "over" or "under" or "about" ? bound : throw file.Error(node, $"bound is '{bound}', not over, under or about");

    private void ReadUnits(LexiconFile file)
    {
        foreach (var map in file.Mappings("units"))
        {
            var kindName = file.Field(map, "kind") ?? "cardinal";
            var isSkipped = kindName == "skip";
            var code = file.Field(map, "unit");
            if (code is null == !isSkipped)
            {
                throw file.Error(map, "a unit needs 'unit' or 'kind: skip', not both");
            }

            var kind = isSkipped ? QuantityKind.Cardinal : KindOf(file, kindName, map);
            var factor = file.Field(map, "factor") is { } text ? file.Number(text, map) : 1;
            foreach (var (name, _) in file.Words(file.RequiredField(map, "names")))
            {
                var (phrase, length) = SplitLookAhead(name);
                Units.Add(phrase, new UnitName(code, kind, factor, length));
            }
        }
    }

    private void ReadLead(LexiconFile file, string name, YamlNode words)
    {
        switch (name)
        {
            case "bound":
                foreach (var (bound, list) in file.Entries(words))
                {
                    AddLeads(file, list, length => new LeadWord(LeadKind.Bound, length, BoundOf(file, bound, list)));
                }

                break;
            case "change":
                foreach (var (sign, list) in file.Entries(words))
                {
                    var direction = SignOf(file, sign, list);
                    AddLeads(file, list, length => new LeadWord(LeadKind.Change, length, Sign: direction));
                }

                break;
            case "basis" or "currency":
                var kind = name == "basis" ? LeadKind.Basis : LeadKind.Currency;
                foreach (var (value, list) in file.Entries(words))
                {
                    AddLeads(file, list, length => new LeadWord(kind, length, value));
                }

                break;
            case "percent":
                foreach (var (factor, list) in file.Entries(words))
                {
                    var perCent = file.Number(factor, list);
                    AddLeads(file, list, length => new LeadWord(LeadKind.Percent, length, Factor: perCent));
                }

                break;
            default:
                var plain = name switch
                {
                    "particle" => LeadKind.Particle,
                    "ordinal" => LeadKind.Ordinal,
                    "rank-context" => LeadKind.RankContext,
                    "label" => LeadKind.Label,
                    _ => throw file.Error(words, $"unknown class '{name}' of words before a number"),
                };
                AddLeads(file, words, length => new LeadWord(plain, length));
                break;
        }
    }

    private static int SignOf(LexiconFile file, string sign, YamlNode node) =>
        int.TryParse(sign, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value is 1 or -1
            ? value
            : throw file.Error(node, $"a change is 1 or -1, not '{sign}'");

    private void AddLeads(LexiconFile file, YamlNode? words, Func<int, LeadWord> create)
    {
        if (words is null)
        {
            return;
        }

        foreach (var (text, _) in file.Words(words))
        {
            var (phrase, length) = SplitLookAhead(text);
            Leads.Add(phrase, create(length));
        }
    }

    private void ReadTrail(LexiconFile file, string name, YamlNode words)
    {
        switch (name)
        {
            case "bound":
                foreach (var (bound, list) in file.Entries(words))
                {
                    AddTrails(file, Trails, list, length => new TrailWord(TrailKind.Bound, length, BoundOf(file, bound, list)));
                }

                break;
            case "change":
                foreach (var (sign, list) in file.Entries(words))
                {
                    var direction = SignOf(file, sign, list);
                    AddTrails(file, Trails, list, length => new TrailWord(TrailKind.Change, length, Sign: direction));
                }

                break;
            case "rank":
                AddTrails(file, AfterOrdinal, words, length => new TrailWord(TrailKind.Rank, length));
                break;
            default:
                var kind = name switch
                {
                    "fraction" => TrailKind.Fraction,
                    "mixed" => TrailKind.Mixed,
                    "range" => TrailKind.Range,
                    "list" => TrailKind.List,
                    "half" => TrailKind.Half,
                    "none" => TrailKind.None,
                    _ => throw file.Error(words, $"unknown class '{name}' of words after a number"),
                };
                AddTrails(file, Trails, words, length => new TrailWord(kind, length));
                break;
        }
    }

    private static void AddTrails(LexiconFile file, PhraseTrie<TrailWord> trie, YamlNode words, Func<int, TrailWord> create)
    {
        foreach (var (text, _) in file.Words(words))
        {
            var (phrase, length) = SplitLookAhead(text);
            trie.Add(phrase, create(length));
        }
    }

    private void AddOrdinalWords(LexiconFile file, string section, TrailKind kind)
    {
        if (file.Section(section) is { } words)
        {
            AddTrails(file, AfterOrdinal, words, length => new TrailWord(kind, length));
        }
    }

    private void ReadFixed(LexiconFile file)
    {
        foreach (var map in file.Mappings("fixed"))
        {
            var kind = KindOf(file, file.Field(map, "kind") ?? string.Empty, map);
            var value = file.Number(file.Field(map, "value") ?? string.Empty, map);
            var quantity = new FixedQuantity(kind, value, file.Field(map, "unit"), BoundOf(file, file.Field(map, "bound"), map));
            AddLeads(file, file.RequiredField(map, "names"), length => new LeadWord(LeadKind.Fixed, length, Fixed: quantity));
        }
    }
}
