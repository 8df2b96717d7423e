using System.Collections.Concurrent;
using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Resolve.Identity;
using Chancery.Engine.Resolve.Names;

namespace Chancery.Engine.Resolve.Persons;

/// <summary>Tells whether two names are of one person, in one script or two. Safe to share; results are kept.</summary>
internal sealed class PersonMatcher(PersonLexicon lexicon, Sounds sounds)
{
    private const int MostKept = 200_000;
    private const int LongestReadName = 4;
    private const int LeastSounds = 3;
    private const int SoundsForOneSlip = 4;

    private readonly ConcurrentDictionary<(string Name, string? Party), PersonName> _names = new();

    /// <summary>A person by name and party.</summary>
    /// <param name="folded">Folded name, not empty.</param>
    /// <param name="party">Party he stands for, if told.</param>
    public PersonName Read(string folded, string? party)
    {
        if (_names.TryGetValue((folded, party), out var known))
        {
            return known;
        }

        if (_names.Count >= MostKept)
        {
            _names.Clear();
        }

        var line = NameFold.OneLine(folded);
        var name = new PersonName(line, NameFold.Plain(line), IdOf(line, party), party);
        _names.TryAdd((folded, party), name);
        return name;
    }

    /// <summary>Same, akin (one is a part of the other), differ, or unknown when the scripts do not let it be told.</summary>
    public Outcome Compare(PersonName a, PersonName b)
    {
        if (a.Known is not null && b.Known is not null)
        {
            return a.Known == b.Known ? Outcome.Same : Outcome.Differ;
        }

        if (a.Party is not null && b.Party is not null && a.Party != b.Party)
        {
            return Outcome.Differ;
        }

        if (a.Plain == b.Plain)
        {
            return Outcome.Same;
        }

        var (hanA, hanB) = (NameFold.IsHan(a.Plain[0]), NameFold.IsHan(b.Plain[0]));
        return (hanA, hanB) switch
        {
            (true, true) => OfOneScript(a, b, '·'),
            (true, false) => HanWithLetters(a, b),
            (false, true) => HanWithLetters(b, a),
            _ => Letters(a, b),
        };
    }

    /// <summary>By how many sounds the family names of two persons differ; 0 when one cannot be heard.</summary>
    public int SlipsBetween(PersonName a, PersonName b) => Family(a) is { } x && Family(b) is { } y ? Sounds.Distance(x, y) : 0;

    private List<Sound>? Family(PersonName name) => NameFold.IsHan(name.Plain[0])
        ? sounds.OfHan(NameFold.Plain(FamilyOfHan(name)))
        : sounds.OfLatin(Words(sounds.ToLatin(name.Folded))[^1]);

    private static string FamilyOfHan(PersonName han) =>
        han.Folded.Split('·', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1];

    private string? IdOf(string line, string? party)
    {
        // The lexicon asks for capitals so that common words are no names; here the whole text is a name.
        var persons = lexicon.Match(line.ToUpperInvariant(), line, 0, out var length);
        if (length != line.Length || persons.Count == 0)
        {
            return null;
        }

        var fitting = party is null ? persons : [.. persons.Where(p => p.Party == party)];
        return fitting.Count == 1 ? fitting[0].Id : persons.Count == 1 ? persons[0].Id : null;
    }

    private static Outcome OfOneScript(PersonName a, PersonName b, char separator)
    {
        var (longer, shorter) = a.Plain.Length >= b.Plain.Length ? (a, b) : (b, a);
        var parts = longer.Folded.Split([separator, '.'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var told = shorter.Folded.Split([separator, '.'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        // An initial stands for any name that starts with it; one word at least must be there in full.
        return told.All(t => parts.Any(p => p == t || (t.Length == 1 && p.StartsWith(t[0])))) && told.Any(t => t.Length > 1) && (parts.Length > told.Length || told.Any(static t => t.Length == 1))
            ? Outcome.Akin
            : Outcome.Differ;
    }

    private Outcome Letters(PersonName a, PersonName b)
    {
        var oneScript = NameFold.IsCyrillic(a.Plain[0]) == NameFold.IsCyrillic(b.Plain[0]);
        if (oneScript)
        {
            var (x, y) = (sounds.ToLatin(a.Folded), sounds.ToLatin(b.Folded));
            return NameFold.Plain(x) == NameFold.Plain(y) ? Outcome.Same : OfOneScript(a with { Folded = x }, b with { Folded = y }, ' ');
        }

        var (cyrillic, latin) = NameFold.IsCyrillic(a.Plain[0]) ? (a, b) : (b, a);
        if (ReadAlike(latin, cyrillic.Plain))
        {
            return Outcome.Same;
        }

        return Heard(sounds.ToLatin(cyrillic.Folded), sounds.ToLatin(latin.Folded));
    }

    /// <summary>True when a name in pinyin is that of a Palladius text.</summary>
    private bool ReadAlike(PersonName latin, string palladius)
    {
        var words = latin.Folded.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        var read = string.Empty;
        foreach (var word in words)
        {
            if (sounds.PinyinToPalladius(word) is not { } part)
            {
                return false;
            }

            read += part;
        }

        return read == palladius;
    }

    private Outcome Heard(string a, string b)
    {
        var (wordsA, wordsB) = (Words(a), Words(b));
        var family = SoundAlike(sounds.OfLatin(wordsA[^1]), sounds.OfLatin(wordsB[^1]));
        return family switch
        {
            null => Outcome.Unknown,
            true => wordsA.Length > 1 && wordsB.Length > 1 && SoundAlike(sounds.OfLatin(wordsA[0]), sounds.OfLatin(wordsB[0])) == false ? Outcome.Differ : Outcome.Same,
            false => Outcome.Differ,
        };
    }

    private Outcome HanWithLetters(PersonName han, PersonName letters)
    {
        if (han.Plain.Length <= LongestReadName && sounds.Read(han.Plain) is { } reading)
        {
            if (reading.Pinyin == NameFold.Plain(sounds.ToLatin(letters.Folded)) || reading.Palladius == letters.Plain)
            {
                return Outcome.Same;
            }

            if (sounds.ReadsNamesOf(han.Party ?? letters.Party))
            {
                return Outcome.Differ;
            }
        }

        var heard = sounds.OfHan(NameFold.Plain(FamilyOfHan(han)));
        var words = Words(sounds.ToLatin(letters.Folded));
        if (heard is null || words.Length == 0)
        {
            return Outcome.Unknown;
        }

        return SoundAlike(heard, sounds.OfLatin(words[^1])) switch { true => Outcome.Same, false => Outcome.Differ, null => Outcome.Unknown };
    }

    private static string[] Words(string latin)
    {
        var words = latin.Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? [latin] : words;
    }

    /// <summary>True when two names sound alike, false when they do not, null when they are too short or near one another to say.</summary>
    private static bool? SoundAlike(List<Sound> a, List<Sound> b)
    {
        var shorter = Math.Min(a.Count, b.Count);
        var distance = Sounds.Distance(a, b);
        if (distance == 0 && shorter >= LeastSounds)
        {
            return true;
        }

        if (distance <= 1)
        {
            return shorter >= SoundsForOneSlip ? true : null;
        }

        return false;
    }
}
