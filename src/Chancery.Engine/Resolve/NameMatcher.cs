using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Data;
using Chancery.Engine.Resolve.Identity;
using Chancery.Engine.Resolve.Names;
using Chancery.Engine.Resolve.Persons;

namespace Chancery.Engine.Resolve;

/// <summary>How well two names fit, in any of the three scripts, by what resolution knows of names. Loads its data at once; safe to share.</summary>
public sealed class NameMatcher
{
    private const int Equal = 100;
    private const int AsGood = 95;
    private const int PartOf = 85;
    private const int SoundsNearly = 75;
    private const int Within = 70;
    private const int Akin = 65;
    private const int Common = 50;
    private const int Contained = 40;
    private const int LeastContained = 4;

    private readonly Func<string, string> _fold;
    private readonly NameLexicons _lexicons;
    private readonly NameReader _names;
    private readonly PersonMatcher _persons;

    /// <summary>Loads what is known of names.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="fold">Turns a name into the form in which names are compared.</param>
    /// <exception cref="DataException">The data folder is wrong.</exception>
    public NameMatcher(ChanceryData data, Func<string, string> fold)
    {
        _fold = fold;
        _lexicons = new NameLexicons(data);
        _names = new NameReader(new Glossary(data), _lexicons);
        _persons = new PersonMatcher(_lexicons.Persons, new Sounds(data));
    }

    /// <summary>How well two names of persons fit, 0 to 100: equal, the same in another script, one a part of the other, or a sound apart.</summary>
    /// <param name="a">A name; one without letters fits nothing.</param>
    /// <param name="partyA">Party that the first stands for; null when it is not told.</param>
    /// <param name="b">Another name.</param>
    /// <param name="partyB">Party that the second stands for; null when it is not told.</param>
    public int ScorePersons(string a, string? partyA, string b, string? partyB)
    {
        var (x, y) = (_persons.Read(_fold(a), partyA), _persons.Read(_fold(b), partyB));
        if (x.Plain.Length == 0 || y.Plain.Length == 0)
        {
            return 0;
        }

        return _persons.Compare(x, y) switch
        {
            Outcome.Same when x.Plain == y.Plain => Equal,
            Outcome.Same => (x.Known is not null && x.Known == y.Known) || _persons.SlipsBetween(x, y) == 0 ? AsGood : SoundsNearly,
            Outcome.Akin => Math.Min(NameFold.Weight(x.Plain), NameFold.Weight(y.Plain)) < LeastContained ? Within : PartOf,
            _ => 0,
        };
    }

    /// <summary>How well two names of mechanisms, agreements or other things fit, 0 to 100.</summary>
    public int ScoreNames(string a, string b)
    {
        var (x, y) = (_names.Read(NameFold.OneLine(_fold(a))), _names.Read(NameFold.OneLine(_fold(b))));
        if (x.IsEmpty || y.IsEmpty)
        {
            return 0;
        }

        return x.Plain == y.Plain ? Equal : NameComparer.Compare(x, y) switch
        {
            Outcome.Same => AsGood,
            Outcome.Within => Within,
            Outcome.Akin => Akin,
            Outcome.Generic => Common,
            _ => Contains(x.Plain, y.Plain) || Contains(y.Plain, x.Plain) ? Contained : 0,
        };
    }

    /// <summary>Codes of the parties that a name, in any language and form that documents use, stands for; empty when it stands for none.</summary>
    public IReadOnlyList<string> PartiesOf(string name)
    {
        var text = NameFold.OneLine(_fold(name));
        return text.Length > 0 && _lexicons.Parties.Phrases.TryMatch(text + " ", out var length, out var entry) && length >= text.Length
            && entry.Kind is not (PartyEntryKind.Guard or PartyEntryKind.Reference or PartyEntryKind.Metonym)
            ? [.. entry.Codes]
            : [];
    }

    private static bool Contains(string longer, string part) =>
        NameFold.Weight(part) >= LeastContained && longer.Contains(part, StringComparison.Ordinal);
}
