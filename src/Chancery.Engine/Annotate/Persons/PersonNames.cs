using Chancery.Engine.Annotate.Inflections;
using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Data;

namespace Chancery.Engine.Annotate.Persons;

/// <summary>A name brought back to the nominative.</summary>
/// <param name="Text">The name in the nominative.</param>
/// <param name="Cases">Cases that the words as written can stand in.</param>
/// <param name="Female">True for a woman's name.</param>
/// <param name="Score">How sure the reading is; 0 when nothing but the capitals speaks for a name.</param>
internal readonly record struct NominativeName(string Text, CaseSet Cases, bool Female, int Score);

/// <summary>
/// Reads the names of persons in a language that declines them: which words are given names, and what a name is in the nominative.
/// From <c>names.yaml</c> of the language and <c>endings.yaml</c>. Immutable and safe to share.
/// </summary>
internal sealed class PersonNames
{
    private const int Cases = 6;
    private const int KnownScore = 8;
    private const int SurnameScore = 4;
    private const int PlainScore = 2;
    private const int MaxReadings = 64;
    private readonly Dictionary<string, List<Reading>> _given = new(StringComparer.Ordinal);
    private readonly List<Paradigm>[] _surnames;
    private readonly Dictionary<string, List<(Paradigm Paradigm, CaseSet Cases)>>.AlternateLookup<ReadOnlySpan<char>>[] _endings;
    private readonly int _longestEnding;
    private readonly List<string>[] _patronymics;
    private readonly HashSet<string> _links;
    private readonly string _finalVowels;
    private readonly List<string> _declined;
    private readonly string _consonants;

    /// <summary>Reads and checks the files.</summary>
    /// <exception cref="DataException">A file does not have the form that its head describes.</exception>
    public PersonNames(ChanceryData data, string language)
    {
        var file = $"lexicon/{language}/names.yaml";
        var names = DataRow.ReadOne(data, file, "men", "women", "irregular", "patronymics", "links", "undeclined", "declined");
        var endings = DataRow.ReadOne(data, $"lexicon/{language}/endings.yaml", "nouns", "paradigms", "consonants", "adjectives", "adjective-forms", "surnames");
        var surnames = endings.Row("surnames") ?? throw endings.Error("'surnames' is missing");
        _surnames = [ReadParadigms(surnames, "m"), ReadParadigms(surnames, "f")];
        var tables = Array.ConvertAll(_surnames, ByEnding);
        _endings = Array.ConvertAll(tables, t => t.GetAlternateLookup<ReadOnlySpan<char>>());
        _longestEnding = tables.Max(t => t.Keys.Max(k => k.Length));
        var patronymics = names.Row("patronymics") ?? throw names.Error("'patronymics' is missing");
        _patronymics = [patronymics.List("m"), patronymics.List("f")];
        _links = names.List("links").ToHashSet(StringComparer.Ordinal);
        _finalVowels = names.Required("undeclined");
        _declined = names.List("declined");
        _consonants = endings.Required("consonants");
        var irregular = names.Row("irregular");
        foreach (var name in irregular?.Keys ?? [])
        {
            AddGiven(name, irregular!.Value.Endings(name), false);
        }

        AddAll(names.List("men").Where(n => irregular is null || !irregular.Value.Keys.Contains(n)), false);
        AddAll(names.List("women"), true);
    }

    /// <summary>True for a word that ends in a consonant.</summary>
    public bool EndsInConsonant(string word) => word.Length > 0 && _consonants.Contains(word[^1], StringComparison.Ordinal);

    /// <summary>True for a form of a known given name.</summary>
    public bool IsGiven(string word) => _given.ContainsKey(word);

    /// <summary>True for a word that ends like a form of a usual family name.</summary>
    public bool EndsLikeSurname(string word)
    {
        for (var length = 0; length <= _longestEnding && word.Length > length + 1; length++)
        {
            if (_endings[0].TryGetValue(word.AsSpan(word.Length - length), out var endings) && endings.Exists(e => e.Paradigm.Suffix.Length > 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a small word that stands inside names.</summary>
    public bool IsLink(string word) => _links.Contains(word);

    /// <summary>The nominative of a name.</summary>
    /// <param name="words">Its words as written, initials among them.</param>
    /// <param name="agree">Cases the name must stand in as an office beside it tells; all when nothing tells.</param>
    public NominativeName Nominative(IReadOnlyList<string> words, CaseSet agree)
    {
        var best = Best(words, (agree | (CaseSet)((int)agree >> Cases)) & CaseSet.Singular);
        return best ?? Best(words, CaseSet.Singular) ?? new NominativeName(string.Join(' ', words), CaseSet.All, false, 0);
    }

    private NominativeName? Best(IReadOnlyList<string> words, CaseSet agree)
    {
        NominativeName? best = null;
        foreach (var female in (ReadOnlySpan<bool>)[false, true])
        {
            var partial = new List<(string Text, CaseSet Cases, int Score)> { (string.Empty, agree, 0) };
            foreach (var word in words)
            {
                partial = Extend(partial, ReadingsOf(word, female));
            }

            foreach (var (text, cases, score) in partial)
            {
                var total = (2 * score) + ((cases & CaseSet.Nominative) != 0 ? 1 : 0);
                if (best is not { } chosen || total > chosen.Score)
                {
                    best = new NominativeName(text, cases | (CaseSet)((int)cases << Cases), female, total);
                }
            }
        }

        return best;
    }

    private static List<(string, CaseSet, int)> Extend(List<(string Text, CaseSet Cases, int Score)> partial, List<Reading> readings)
    {
        var next = new List<(string, CaseSet, int)>();
        foreach (var (text, cases, score) in partial)
        {
            foreach (var reading in readings)
            {
                if ((cases & reading.Cases) != 0 && next.Count < MaxReadings)
                {
                    next.Add((text.Length == 0 ? reading.Nominative : text + ' ' + reading.Nominative, cases & reading.Cases, score + reading.Score));
                }
            }
        }

        return next;
    }

    private List<Reading> ReadingsOf(string word, bool female)
    {
        var readings = new List<Reading>();
        if (word.Length <= 2 || word[^1] == '.' || _links.Contains(word))
        {
            readings.Add(new Reading(word, CaseSet.Singular, 0, female));
            return readings;
        }

        if (_given.TryGetValue(word, out var given))
        {
            readings.AddRange(given.Where(g => g.Female == female));
        }

        var dash = word.LastIndexOf('-') + 1;
        AddDeclined(readings, word, dash, female);
        var vowel = _finalVowels.IndexOf(word[^1], StringComparison.Ordinal);
        var undeclined = _declined.Exists(e => word.EndsWith(e, StringComparison.Ordinal)) ? 0 : vowel >= 0 ? PlainScore : female && _consonants.Contains(word[^1], StringComparison.Ordinal) ? PlainScore : 0;
        readings.Add(new Reading(word, CaseSet.Singular, undeclined, female));
        return readings;
    }

    private void AddDeclined(List<Reading> readings, string word, int from, bool female)
    {
        var table = _endings[female ? 1 : 0];
        for (var length = 0; length <= _longestEnding && word.Length - from > length + 1; length++)
        {
            if (!table.TryGetValue(word.AsSpan(word.Length - length), out var endings))
            {
                continue;
            }

            foreach (var (paradigm, cases) in endings)
            {
                var nominative = word[..^length] + paradigm.Suffix;
                if (ParadigmOf(nominative, female) == paradigm)
                {
                    var score = _patronymics[female ? 1 : 0].Exists(p => nominative.EndsWith(p, StringComparison.Ordinal)) ? KnownScore
                        : paradigm.Suffix.Length > 1 ? SurnameScore : PlainScore;
                    Merge(readings, new Reading(nominative, cases, score, female));
                }
            }
        }
    }

    /// <summary>The paradigm of a nominative: that of its longest suffix.</summary>
    private Paradigm? ParadigmOf(string nominative, bool female) => _surnames[female ? 1 : 0].Find(p => Fits(p, nominative));

    /// <summary>Paradigms and cases by ending.</summary>
    private static Dictionary<string, List<(Paradigm Paradigm, CaseSet Cases)>> ByEnding(List<Paradigm> paradigms)
    {
        var table = new Dictionary<string, List<(Paradigm Paradigm, CaseSet Cases)>>(StringComparer.Ordinal);
        foreach (var paradigm in paradigms)
        {
            for (var c = 0; c < Cases; c++)
            {
                var list = table.TryGetValue(paradigm.Endings[c], out var found) ? found : table[paradigm.Endings[c]] = [];
                var same = list.FindIndex(e => e.Paradigm == paradigm);
                if (same < 0)
                {
                    list.Add((paradigm, (CaseSet)(1 << c)));
                }
                else
                {
                    list[same] = (paradigm, list[same].Cases | (CaseSet)(1 << c));
                }
            }
        }

        return table;
    }

    private bool Fits(Paradigm paradigm, string nominative) => paradigm.Suffix.Length > 0
        ? nominative.Length > paradigm.Suffix.Length && nominative.EndsWith(paradigm.Suffix, StringComparison.Ordinal)
        : _consonants.Contains(nominative[^1], StringComparison.Ordinal);

    private static void Merge(List<Reading> readings, Reading reading)
    {
        var same = readings.FindIndex(r => r.Nominative == reading.Nominative);
        if (same < 0)
        {
            readings.Add(reading);
        }
        else
        {
            readings[same] = readings[same] with { Cases = readings[same].Cases | reading.Cases };
        }
    }

    private void AddAll(IEnumerable<string> names, bool female)
    {
        foreach (var name in names)
        {
            var paradigm = ParadigmOf(name, female);
            AddGiven(name, paradigm is null ? [name] : [.. paradigm.Endings.Select(e => name[..^paradigm.Suffix.Length] + e)], female);
        }
    }

    private void AddGiven(string name, IReadOnlyList<string> forms, bool female)
    {
        for (var c = 0; c < forms.Count; c++)
        {
            foreach (var form in NameText.Spellings(forms[c]))
            {
                if (!_given.TryGetValue(form, out var readings))
                {
                    _given[form] = readings = [];
                }

                var written = form == forms[c] ? name : NameText.Spellings(name).Last();
                Merge(readings, new Reading(written, forms.Count == 1 ? CaseSet.Singular : (CaseSet)(1 << c), KnownScore, female));
            }
        }
    }

    private static List<Paradigm> ReadParadigms(DataRow surnames, string key)
    {
        var row = surnames.Row(key) ?? throw surnames.Error($"'{key}' is missing");
        var paradigms = row.Keys.Select(suffix => new Paradigm(suffix, row.Endings(suffix))).ToList();
        paradigms.Sort(static (a, b) => b.Suffix.Length.CompareTo(a.Suffix.Length));
        return paradigms;
    }

    private sealed record Paradigm(string Suffix, List<string> Endings);

    private sealed record Reading(string Nominative, CaseSet Cases, int Score, bool Female);
}
