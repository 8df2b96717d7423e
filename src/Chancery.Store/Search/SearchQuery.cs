using System.Text;
using Chancery.Model;

namespace Chancery.Store.Search;

/// <summary>
/// Words that must all be found: a run of ideographs as a phrase, any other word in any of its forms. Immutable.
/// </summary>
internal sealed class SearchQuery
{
    /// <summary>More words than a person types; what follows is left out, so that no query is too large for the index.</summary>
    private const int MostTerms = 32;

    private const int MostPhraseWords = 64;

    private readonly List<Term> _terms = [];

    private SearchQuery()
    {
    }

    /// <summary>True when there is no word to look for.</summary>
    public bool IsEmpty => _terms.Count == 0;

    /// <summary>Reads a folded query.</summary>
    public static SearchQuery Parse(string folded, Paradigms paradigms)
    {
        var query = new SearchQuery();
        var phrase = new List<string>();
        var reader = new WordReader(folded);
        while (reader.Read() && query._terms.Count < MostTerms)
        {
            if (!reader.IsIdeograph || reader.Gap != WordGap.None || phrase.Count == MostPhraseWords)
            {
                query.AddPhrase(phrase);
            }

            if (reader.IsIdeograph)
            {
                phrase.Add(reader.Word.ToString());
            }
            else
            {
                query._terms.Add(new Term([], paradigms.FormsOf(reader.Word.ToString())));
            }
        }

        query.AddPhrase(phrase);
        return query;
    }

    /// <summary>The query in the syntax of FTS5; every word is quoted and holds letters and digits only.</summary>
    public string ToFts5() => string.Join(" AND ", _terms.Select(term => term.Forms.Count > 0
        ? "(" + string.Join(" OR ", term.Forms.Select(form => $"\"{form}\"")) + ")"
        : "\"" + string.Join(' ', term.Phrase) + "\""));

    /// <summary>Where the searched words stand in a folded text: disjoint ranges in order.</summary>
    public List<Span> FindIn(ReadOnlySpan<char> folded)
    {
        var found = new List<Span>();
        var progress = _terms.ConvertAll(term => term.Phrase.Length > 0 ? new PhraseProgress(term.Phrase) : null);
        var reader = new WordReader(folded);
        while (reader.Read())
        {
            for (var i = 0; i < _terms.Count; i++)
            {
                if (progress[i] is { } phrase)
                {
                    phrase.Advance(ref reader, found);
                }
                else if (_terms[i].Lookup.Contains(reader.Word))
                {
                    found.Add(new Span(reader.Start, reader.Start + reader.Length));
                }
            }
        }

        return Disjoint(found);
    }

    private void AddPhrase(List<string> phrase)
    {
        if (phrase.Count > 0 && _terms.Count < MostTerms)
        {
            _terms.Add(new Term([.. phrase], []));
        }

        phrase.Clear();
    }

    private static List<Span> Disjoint(List<Span> spans)
    {
        spans.Sort();
        var result = new List<Span>(spans.Count);
        foreach (var span in spans)
        {
            if (result.Count > 0 && span.Start < result[^1].End)
            {
                result[^1] = result[^1].Union(span);
            }
            else
            {
                result.Add(span);
            }
        }

        return result;
    }

    private sealed class Term(string[] phrase, HashSet<string> forms)
    {
        public string[] Phrase => phrase;

        public HashSet<string> Forms => forms;

        public HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup { get; } = forms.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Finds a phrase in one pass (Knuth, Morris and Pratt), since <c>AAAA…</c> must not take quadratic time.</summary>
    private sealed class PhraseProgress
    {
        private readonly string[] _phrase;
        private readonly int[] _fallback;
        private readonly int[] _starts;
        private int _matched;
        private int _read;

        public PhraseProgress(string[] phrase)
        {
            _phrase = phrase;
            _starts = new int[phrase.Length];
            _fallback = new int[phrase.Length];
            for (int i = 1, k = 0; i < phrase.Length; i++)
            {
                while (k > 0 && phrase[i] != phrase[k])
                {
                    k = _fallback[k - 1];
                }

                k += phrase[i] == phrase[k] ? 1 : 0;
                _fallback[i] = k;
            }
        }

        public void Advance(ref WordReader reader, List<Span> found)
        {
            if (!reader.IsIdeograph || reader.Gap == WordGap.Break)
            {
                _matched = 0;
            }

            _starts[_read++ % _starts.Length] = reader.Start;
            while (_matched > 0 && !reader.Word.SequenceEqual(_phrase[_matched]))
            {
                _matched = _fallback[_matched - 1];
            }

            _matched += reader.Word.SequenceEqual(_phrase[_matched]) ? 1 : 0;
            if (_matched == _phrase.Length)
            {
                found.Add(new Span(_starts[_read % _starts.Length], reader.Start + reader.Length));
                _matched = _fallback[_matched - 1];
            }
        }
    }
}
