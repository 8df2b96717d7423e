using Chancery.Engine.Data;

namespace Chancery.Engine.Annotate.Parties;

/// <summary>
/// Writes out the case forms of Russian names by the endings of <c>data/lexicon/ru/endings.yaml</c>. Used at load time only.
/// </summary>
internal sealed class RussianDeclension
{
    private const int Cases = 6;
    private const string File = "lexicon/ru/endings.yaml";
    private readonly List<Paradigm> _nouns;
    private readonly List<Paradigm> _adjectives;
    private readonly List<Paradigm> _adjectiveForms;
    private readonly List<Paradigm> _men;
    private readonly List<Paradigm> _women;
    private readonly List<Paradigm> _familyFirst;
    private readonly Dictionary<string, List<Paradigm>> _named = [];
    private readonly string _consonants;

    /// <summary>Reads the endings.</summary>
    /// <exception cref="DataException">The file is wrong.</exception>
    public RussianDeclension(ChanceryData data)
    {
        var root = DataRow.ReadOne(data, File, "nouns", "paradigms", "consonants", "adjectives", "adjective-forms", "surnames");
        _consonants = root.Required("consonants");
        _nouns = Read(Section(root, "nouns"), Cases);
        _adjectives = Read(Section(root, "adjectives"), Cases);
        _adjectiveForms = Read(Section(root, "adjective-forms"), 0);
        var surnames = Section(root, "surnames");
        _men = Read(Section(surnames, "m"), Cases);
        _women = Read(Section(surnames, "f"), Cases);
        _familyFirst = Read(Section(surnames, "east"), Cases);
        var paradigms = Section(root, "paradigms");
        foreach (var name in paradigms.Keys)
        {
            _named[name] = Read(Section(paradigms, name), Cases);
        }
    }

    /// <summary>
    /// The case forms of a name, the nominative first. <c>name!</c> is not declined, <c>name:paradigm</c> by that paradigm; in a name of
    /// several words the adjectives before the first noun and that noun decline, the rest stays (Организация Договора).
    /// </summary>
    /// <exception cref="DataException">There is no such paradigm.</exception>
    public IReadOnlyList<string> Noun(string name, DataRow row)
    {
        if (name.EndsWith('!'))
        {
            return [name[..^1]];
        }

        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var noun = _nouns;
        if (colon >= 0)
        {
            noun = _named.TryGetValue(name[(colon + 1)..], out var found) ? found : throw row.Error($"there is no paradigm '{name[(colon + 1)..]}' in {File}");
            name = name[..colon];
        }

        var words = name.Split(' ');
        var head = 0;
        while (head + 1 < words.Length && Find(_adjectives, words[head]) is not null)
        {
            head++;
        }

        return Combine(words, i => i < head ? Find(_adjectives, words[i]) : i == head ? Find(noun, words[i]) : null);
    }

    /// <summary>All forms of an adjective given in the masculine nominative; the word alone when no ending fits.</summary>
    public IReadOnlyList<string> Adjective(string word) =>
        Find(_adjectiveForms, word) is { } paradigm ? [.. paradigm.Endings.Select(e => word[..^paradigm.Suffix.Length] + e)] : [word];

    /// <summary>The case forms of a person's name; the nominative first.</summary>
    /// <param name="name">Given names and family name; <c>name!</c> is not declined.</param>
    /// <param name="female">True for a woman: names in a consonant stay as they are.</param>
    /// <param name="familyFirst">True when the family name comes first: only the last word declines, and only a man's.</param>
    public IReadOnlyList<string> Person(string name, bool female, bool familyFirst)
    {
        if (name.EndsWith('!') || (female && familyFirst))
        {
            return [name.TrimEnd('!')];
        }

        var words = name.Split(' ');
        return familyFirst
            ? Combine(words, i => i == words.Length - 1 ? Find(_familyFirst, words[i]) : null)
            : Combine(words, i => Find(female ? _women : _men, words[i]));
    }

    private static List<string> Combine(string[] words, Func<int, Paradigm?> paradigmOf)
    {
        var paradigms = words.Select((_, i) => paradigmOf(i)).ToArray();
        var forms = new List<string>(Cases);
        for (var c = 0; c < Cases; c++)
        {
            var form = string.Join(' ', words.Select((w, i) => paradigms[i] is { } p ? w[..^p.Suffix.Length] + p.Endings[c] : w));
            if (!forms.Contains(form))
            {
                forms.Add(form);
            }
        }

        return forms;
    }

    private Paradigm? Find(List<Paradigm> paradigms, string word) =>
        paradigms.Find(p => p.Suffix.Length > 0
            ? word.Length > p.Suffix.Length && word.EndsWith(p.Suffix, StringComparison.Ordinal)
            : _consonants.Contains(word[^1]));

    private static DataRow Section(DataRow row, string name) => row.Row(name) ?? throw row.Error($"the section '{name}' is missing");

    private static List<Paradigm> Read(DataRow section, int count)
    {
        var paradigms = new List<Paradigm>();
        foreach (var suffix in section.Keys)
        {
            var endings = section.Endings(suffix);
            if (count > 0 && endings.Count != count)
            {
                throw section.Error($"'{suffix}' needs {count} endings, one a case, and has {endings.Count}");
            }

            paradigms.Add(new Paradigm(suffix, endings));
        }

        paradigms.Sort(static (a, b) => b.Suffix.Length.CompareTo(a.Suffix.Length));
        return paradigms;
    }

    private sealed record Paradigm(string Suffix, IReadOnlyList<string> Endings);
}
