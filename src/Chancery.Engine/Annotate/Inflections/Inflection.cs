using Chancery.Engine.Data;

namespace Chancery.Engine.Annotate.Inflections;

/// <summary>
/// How the words of one language change their form, from <c>data/lexicon/&lt;lang&gt;/inflection.yaml</c>: writes out the forms of nouns and
/// brings adjectives and noun phrases back to the nominative. Immutable after it is built.
/// </summary>
internal sealed class Inflection
{
    /// <summary>Parts a word of the lexicon from the name of its paradigm.</summary>
    public const char Mark = '~';

    private const int Cases = 6;
    private const int AccusativeIndex = 3;
    private const string Missing = "-";
    private const string AdjectiveName = "a";
    private readonly string _file;
    private readonly Dictionary<string, Paradigm> _nouns = new(StringComparer.Ordinal);
    private readonly string[][] _hard;
    private readonly string[][] _soft;
    private readonly string[] _finite;
    /// <summary>Letters of the ending of adjectives with a stressed one, as data lists them in full.</summary>
    private const int StressedEnding = 2;
    private readonly string _hissing;
    private readonly string _velar;
    private readonly Dictionary<string, string> _stressed;

    /// <summary>The languages that have one.</summary>
    /// <exception cref="DataException">A file does not have the form that its head describes.</exception>
    public static IReadOnlyDictionary<string, Inflection> All(ChanceryData data) =>
        LexiconLanguages.With(data, "inflection.yaml").ToDictionary(l => l, l => new Inflection(data, l), StringComparer.Ordinal);

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="DataException">The file does not have the form that its head describes.</exception>
    public Inflection(ChanceryData data, string language)
    {
        _file = $"lexicon/{language}/inflection.yaml";
        var root = Parties.DataRow.ReadOne(data, _file, "nouns", "adjectives", "finite");
        var nouns = root.Row("nouns") ?? throw root.Error("the section 'nouns' is missing");
        foreach (var name in nouns.Keys)
        {
            _nouns[name] = ReadNoun(nouns, name);
        }

        var adjectives = root.Row("adjectives") ?? throw root.Error("the section 'adjectives' is missing");
        _finite = [.. root.List("finite")];
        _hard = ReadAdjective(adjectives, "hard");
        _soft = ReadAdjective(adjectives, "soft");
        _hissing = adjectives.Required("hissing");
        _velar = adjectives.Required("velar");
        _stressed = adjectives.List("oy").ToDictionary(w => w[..^StressedEnding], StringComparer.Ordinal);
    }

    /// <summary>
    /// The forms of a word or phrase with what each can be: <c>word~paradigm</c> declines as that paradigm of nouns, <c>word~a</c> as an adjective of
    /// that noun, other words stay.
    /// </summary>
    /// <exception cref="FormatException">There is no such paradigm, a word does not end as it must, or no noun stands in the phrase.</exception>
    public IEnumerable<KeyValuePair<string, WordForm>> FormsOf(string phrase)
    {
        var words = phrase.Split(' ').Select(w => w.Split(Mark)).ToArray();
        var name = words.FirstOrDefault(w => w.Length == 2 && w[1] != AdjectiveName)?[1] ?? throw new FormatException($"'{phrase}' has no noun with a paradigm");
        var noun = _nouns.TryGetValue(name, out var found) ? found : throw new FormatException($"there is no paradigm '{name}' in {_file}");
        var forms = new Dictionary<string, CaseSet>(StringComparer.Ordinal);
        for (var i = 0; i < noun.Endings.Count; i++)
        {
            if (noun.Endings[i] != Missing)
            {
                foreach (var form in FormsIn(words, noun, i))
                {
                    forms[form] = forms.GetValueOrDefault(form) | (CaseSet)(1 << i);
                }
            }
        }

        var lemma = string.Join(' ', words.Select(w => w[0]));
        var plural = noun.Endings[Cases] == Missing ? lemma : FormsIn(words, noun, Cases).First();
        return forms.Select(f => KeyValuePair.Create(f.Key, new WordForm(lemma, plural, f.Value, noun.Gender)));
    }

    private IEnumerable<string> FormsIn(string[][] words, Paradigm noun, int at)
    {
        var gender = at < Cases ? noun.Gender : Gender.Plural;
        var form = string.Join(' ', words.Select(w => w.Length == 1 ? w[0] : w[1] == AdjectiveName ? FormOfAdjective(w[0], gender, at % Cases) : noun.Form(w[0], at)));
        yield return form;
        if (at % Cases == AccusativeIndex && gender is Gender.Masculine or Gender.Plural && words.Any(w => w is [_, AdjectiveName]))
        {
            yield return string.Join(' ', words.Select(w => w.Length == 1 ? w[0] : w[1] == AdjectiveName ? FormOfAdjective(w[0], gender, 0) : noun.Form(w[0], at)));
        }
    }

    private string FormOfAdjective(string nominative, Gender gender, int at)
    {
        var (stem, soft) = StemOf(nominative);
        if (stem is null)
        {
            throw new FormatException($"'{nominative}' does not end like an adjective");
        }

        var velar = _velar.Contains(stem[^1]) || _hissing.Contains(stem[^1]);
        var ending = (soft && !velar ? _soft : _hard)[(int)gender][at];
        return stem + (velar && ending[0] == _hard[0][0][0] ? _soft[0][0][0] + ending[1..] : ending);
    }

    /// <summary>What an adjective's form can be; none for a word that does not end like an adjective.</summary>
    public CaseSet CasesOfAdjective(ReadOnlySpan<char> folded)
    {
        var cases = CaseSet.None;
        foreach (var table in (ReadOnlySpan<string[][]>)[_hard, _soft])
        {
            for (var gender = 0; gender < table.Length; gender++)
            {
                for (var i = 0; i < Cases; i++)
                {
                    if (Ends(folded, table[gender][i]))
                    {
                        cases |= (CaseSet)(1 << (gender == (int)Gender.Plural ? i + Cases : i));
                    }
                }
            }
        }

        return cases;
    }

    /// <summary>True for a word that ends like a finite verb; some nouns do too.</summary>
    public bool LooksFinite(ReadOnlySpan<char> folded)
    {
        foreach (var ending in _finite)
        {
            if (folded.Length > ending.Length + 1 && folded.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The nominative of an adjective in a gender; null for a word that does not end like an adjective.</summary>
    /// <param name="folded">The form, in lower case.</param>
    /// <param name="gender">Gender of the noun it stands with.</param>
    public string? NominativeOfAdjective(string folded, Gender gender)
    {
        var (stem, soft) = StemOf(folded);
        if (stem is null)
        {
            return null;
        }

        var last = stem[^1];
        if (soft && !_hissing.Contains(last) && !_velar.Contains(last))
        {
            return stem + _soft[(int)gender][0];
        }

        if (gender == Gender.Masculine)
        {
            return _stressed.TryGetValue(stem, out var stressed) ? stressed : stem + (_velar.Contains(last) || _hissing.Contains(last) ? _soft : _hard)[0][0];
        }

        return gender == Gender.Plural && (_velar.Contains(last) || _hissing.Contains(last)) || (gender == Gender.Neuter && _hissing.Contains(last))
            ? stem + _soft[(int)gender][0]
            : stem + _hard[(int)gender][0];
    }

    private static bool Ends(ReadOnlySpan<char> word, string ending) => word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal);

    /// <summary>The stem by the longest ending; soft endings count as such only when no hard one is as long.</summary>
    private (string? Stem, bool Soft) StemOf(string folded)
    {
        var best = 0;
        var soft = false;
        foreach (var table in (ReadOnlySpan<string[][]>)[_hard, _soft])
        {
            foreach (var endings in table)
            {
                foreach (var ending in endings)
                {
                    if (ending.Length > best && Ends(folded, ending))
                    {
                        (best, soft) = (ending.Length, ReferenceEquals(table, _soft));
                    }
                }
            }
        }

        return best == 0 ? (null, false) : (folded[..^best], soft);
    }

    private static Paradigm ReadNoun(Parties.DataRow nouns, string name)
    {
        var row = nouns.Row(name) ?? throw nouns.Error($"'{name}' must be a mapping");
        var endings = row.Endings("endings");
        if (endings.Count != 2 * Cases)
        {
            throw row.Error($"'{name}' needs {2 * Cases} endings and has {endings.Count}");
        }

        return new Paradigm(row.Text("suffix") ?? string.Empty, GenderOf(row, row.Required("gender")), endings);
    }

    private static Gender GenderOf(Parties.DataRow row, string letter) => letter switch
    {
        "m" => Gender.Masculine,
        "f" => Gender.Feminine,
        "n" => Gender.Neuter,
        "p" => Gender.Plural,
        _ => throw row.Error($"the gender must be m, f, n or p, not '{letter}'"),
    };

    private static string[][] ReadAdjective(Parties.DataRow adjectives, string name)
    {
        var row = adjectives.Row(name) ?? throw adjectives.Error($"'{name}' is missing");
        var table = new string[4][];
        foreach (var gender in row.Keys)
        {
            var endings = row.Endings(gender);
            if (endings.Count != Cases)
            {
                throw row.Error($"'{gender}' needs {Cases} endings and has {endings.Count}");
            }

            table[(int)GenderOf(row, gender)] = [.. endings];
        }

        return Array.TrueForAll(table, static t => t is not null) ? table : throw row.Error($"'{name}' needs endings for m, f, n and p");
    }

    private sealed record Paradigm(string Suffix, Gender Gender, IReadOnlyList<string> Endings)
    {
        public string Form(string lemma, int at) => lemma.EndsWith(Suffix, StringComparison.Ordinal)
            ? lemma[..^Suffix.Length] + Endings[at]
            : throw new FormatException($"'{lemma}' does not end in '{Suffix}' as its paradigm needs");
    }
}
