using System.Globalization;
using Chancery.Engine.Annotate.Quantities;
using Chancery.Engine.Data;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Annotate.Temporal;

/// <summary>Words and patterns of one language, from <c>data/lexicon/&lt;lang&gt;/temporal.yaml</c>.</summary>
internal sealed class TemporalLexicon
{
    private static readonly Dictionary<string, TemporalClass> Names = Enum.GetValues<TemporalClass>()
        .ToDictionary(ToName, c => c, StringComparer.Ordinal);

    /// <summary>Loads a language.</summary>
    /// <exception cref="DataException">A file is missing or wrong.</exception>
    public TemporalLexicon(ChanceryData data, string language, INumerals numerals)
    {
        Numerals = numerals;
        var file = new LexiconFile(data, $"lexicon/{language}/temporal.yaml");
        file.RequireKnownSections("numeric-order", "carry-year", "words", "capitalized", "dates", "heads", "tails", "durations", "clock");
        NumericOrder = ReadOrder(file);
        CarriesYear = ReadCarry(file);
        foreach (var (name, words) in file.Mapping("words"))
        {
            ReadClass(file, ClassOf(file, name, words), words);
        }

        if (file.Section("capitalized") is { } capitalized)
        {
            MarkCapitalized(file, capitalized);
        }

        ReadPatterns(file, "dates", Dates);
        ReadPatterns(file, "heads", Heads);
        ReadPatterns(file, "tails", Tails);
        ReadPatterns(file, "durations", Durations);
        ReadPatterns(file, "clock", Clock);
    }

    /// <summary>Numbers of the language.</summary>
    public INumerals Numerals { get; }

    /// <summary>Words with what they mean.</summary>
    public PhraseTrie<TemporalWord> Words { get; } = new();

    /// <summary><c>ymd</c>, <c>dmy</c> or <c>mdy</c>: how 5/6/2024 is read.</summary>
    public string NumericOrder { get; }

    /// <summary>
    /// True when a year told goes on to hold in later sentences of a paragraph (<c>carry-year: paragraph</c>, the default); false when it does
    /// in its own sentence only (<c>sentence</c>).
    /// </summary>
    public bool CarriesYear { get; }

    /// <summary>Complete dates.</summary>
    public TemporalPatternSet Dates { get; } = new();

    /// <summary>Dates that need a connector and a date after them.</summary>
    public TemporalPatternSet Heads { get; } = new();

    /// <summary>Dates that need a date and a connector before them.</summary>
    public TemporalPatternSet Tails { get; } = new();

    /// <summary>Durations.</summary>
    public TemporalPatternSet Durations { get; } = new();

    /// <summary>Times of the day.</summary>
    public TemporalPatternSet Clock { get; } = new();

    private static string ToName(TemporalClass c)
    {
        var name = new System.Text.StringBuilder();
        foreach (var letter in c.ToString())
        {
            if (char.IsUpper(letter) && name.Length > 0)
            {
                name.Append('-');
            }

            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }

    private static TemporalClass ClassOf(LexiconFile file, string name, YamlNode node) =>
        Names.TryGetValue(name, out var c) ? c : throw file.Error(node, $"unknown temporal class '{name}'");

    private static string ReadOrder(LexiconFile file)
    {
        var order = file.Text("numeric-order", "ymd");
        return order is "ymd" or "dmy" or "mdy"
            ? order
            : throw file.Error(file.Section("numeric-order")!, $"numeric-order is '{order}', not ymd, dmy or mdy");
    }

    private static bool ReadCarry(LexiconFile file)
    {
        var reach = file.Text("carry-year", "paragraph");
        return reach is "paragraph" or "sentence"
            ? reach == "paragraph"
            : throw file.Error(file.Section("carry-year")!, $"carry-year is '{reach}', not paragraph or sentence");
    }

    private void ReadClass(LexiconFile file, TemporalClass c, YamlNode words)
    {
        if (words is not YamlMappingNode)
        {
            AddWords(file, c, words, null, 0);
            return;
        }

        foreach (var (key, list) in file.Entries(words))
        {
            var cut = key.IndexOfAny(['/', '-'], 1);
            var value = Integer(file, cut < 0 ? key : key[..cut], list);
            AddWords(file, c, list, value, cut < 0 ? 0 : Integer(file, key[(cut + 1)..], list));
        }
    }

    private void AddWords(LexiconFile file, TemporalClass c, YamlNode words, int? value, int value2)
    {
        foreach (var (text, node) in file.Words(words))
        {
            var bar = text.IndexOf('|', StringComparison.Ordinal);
            var phrase = bar < 0 ? text : text.Remove(bar, 1);
            var length = bar < 0 ? text.Length : bar;
            var classes = default(ClassSet).With(c);
            var merged = (Value: value, Value2: value2);
            if (Words.TryMatch(phrase, out var matched, out var known) && matched == phrase.Length)
            {
                merged = value is null ? (known.Value, known.Value2) : merged;
                var isSame = value is null || known.Value is null || (known.Value == value && known.Value2 == value2);
                if (known.Length != length || !isSame)
                {
                    throw file.Error(node, $"'{text}' stands in another class with another value or length");
                }

                classes = new ClassSet(known.Classes.Bits | classes.Bits);
            }

            Words.Add(phrase, new TemporalWord(classes, merged.Value, merged.Value2, length));
        }
    }

    private void MarkCapitalized(LexiconFile file, YamlNode words)
    {
        foreach (var (word, node) in file.Words(words))
        {
            if (!Words.TryMatch(word, out var length, out var known) || length != word.Length)
            {
                throw file.Error(node, $"'{word}' is in no class");
            }

            Words.Add(word, known with { IsCapitalized = true });
        }
    }

    private static int Integer(LexiconFile file, string text, YamlNode node) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw file.Error(node, $"'{text}' is not a whole number");

    private static void ReadPatterns(LexiconFile file, string section, TemporalPatternSet patterns)
    {
        if (file.Section(section) is not { } list)
        {
            return;
        }

        foreach (var (text, node) in file.Strings(list))
        {
            var elements = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var choice = 0; choice < 1 << elements.Count(IsOptional); choice++)
            {
                patterns.Add(Compile(file, elements, choice, node));
            }
        }
    }

    private static bool IsOptional(string element) => element.EndsWith('?');

    private static TemporalPattern Compile(LexiconFile file, string[] elements, int choice, YamlNode node)
    {
        var classes = new List<TemporalClass>();
        var lead = 0;
        var trail = 0;
        foreach (var element in elements)
        {
            if (IsOptional(element))
            {
                var take = (choice & 1) != 0;
                choice >>= 1;
                if (!take)
                {
                    continue;
                }
            }

            var isContext = element.StartsWith('(');
            lead += isContext && classes.Count == lead ? 1 : 0;
            trail = isContext && classes.Count > lead ? trail + 1 : 0;
            classes.Add(ClassOf(file, element.Trim('(', ')', '?'), node));
        }

        return lead < classes.Count
            ? new TemporalPattern([.. classes], lead, trail)
            : throw file.Error(node, "a pattern needs a class that is not context");
    }
}
