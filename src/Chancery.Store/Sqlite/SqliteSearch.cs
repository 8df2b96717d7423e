using System.Globalization;
using Chancery.Model;
using Chancery.Store.Search;

namespace Chancery.Store.Sqlite;

/// <summary>Full-text search narrowed by what is known of documents.</summary>
internal sealed class SqliteSearch(SqliteSession session, TextAnalyzer analyzer, DocumentFacts facts)
{
    private const string ListName = "search";
    private const int MostScanned = 50_000;
    private const int MostValues = 40;

    private static readonly SearchFacet[] Facets = Enum.GetValues<SearchFacet>();

    /// <summary>Runs a search.</summary>
    /// <exception cref="ArgumentException">The cursor is of another list.</exception>
    public SearchResult Search(SearchFilter filter)
    {
        SqliteReader.CheckLimit(filter.Limit);
        var query = analyzer.Parse(filter.Words);
        var after = Cursor.Read(filter.Cursor, ListOf(filter), 2) is [var rank, var paragraph]
            ? (Cursor.Number(rank, filter.Cursor), Cursor.Number(paragraph, filter.Cursor))
            : ((long, long)?)null;
        if (query.IsEmpty)
        {
            return new SearchResult([], null, 0, 0, false, Facets.ToDictionary(f => f, _ => (IReadOnlyList<KeyValuePair<string, int>>)[]));
        }

        var paragraphs = Matching(query, out var isCapped);
        var runs = RunsOf(paragraphs);
        var counts = Facets.ToDictionary(f => f, _ => new Dictionary<string, int>(StringComparer.Ordinal));
        var passing = Narrow(runs, filter, counts);
        passing.Sort((a, b) => (Rank(filter, a), paragraphs[a.First]).CompareTo((Rank(filter, b), paragraphs[b.First])));
        var shown = Page(passing, paragraphs, filter, after);
        var next = shown.Count > filter.Limit ? Cursor.Write(ListOf(filter), Text(shown[filter.Limit - 1].Rank), Text(shown[filter.Limit - 1].Paragraph)) : null;
        var reader = new HitReader(session, query);
        return new SearchResult(
            [.. shown.Take(filter.Limit).Select(p => reader.Hit(p.Paragraph))],
            next,
            passing.Sum(run => (long)run.Count),
            passing.Count,
            isCapped,
            counts.ToDictionary(c => c.Key, c => Most(c.Value)));
    }

    private static string ListOf(SearchFilter filter) => filter.OldestFirst ? ListName + "-oldest" : ListName;

    private static IReadOnlyList<KeyValuePair<string, int>> Most(Dictionary<string, int> counts) =>
        [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostValues)];

    private List<long> Matching(SearchQuery query, out bool isCapped)
    {
        var paragraphs = new List<long>();
        using var row = session.Query("SELECT rowid FROM paragraph_words WHERE paragraph_words MATCH ?1 ORDER BY rowid LIMIT ?2", query.ToFts5(), MostScanned + 1);
        while (row.Read())
        {
            paragraphs.Add(row.GetInt64(0));
        }

        isCapped = paragraphs.Count > MostScanned;
        if (isCapped)
        {
            paragraphs.RemoveAt(MostScanned);
        }

        return paragraphs;
    }

    /// <summary>Neighbouring paragraphs of one document are one run.</summary>
    private List<Run> RunsOf(List<long> paragraphs)
    {
        var runs = new List<Run>();
        var place = 0;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            place = facts.Holding(paragraphs[i], place);
            if (runs.Count > 0 && runs[^1].Place == place)
            {
                runs[^1] = runs[^1] with { Count = runs[^1].Count + 1 };
            }
            else
            {
                runs.Add(new Run(place, i, 1));
            }
        }

        return runs;
    }

    /// <summary>
    /// The documents that pass, and for each facet what its values would leave: of parties, which must all be named, one more of them; of others
    /// that value in place of those asked for.
    /// </summary>
    private List<Run> Narrow(List<Run> runs, SearchFilter filter, Dictionary<SearchFacet, Dictionary<string, int>> counts)
    {
        var wanted = Facets.Select(facet => Wanted(filter, facet)).ToArray();
        var passing = new List<Run>(runs.Count);
        foreach (var run in runs)
        {
            var failed = Array.FindAll(Facets, f => wanted[(int)f].Count > 0 && !Passes(f, run.Place, wanted[(int)f]));
            foreach (var facet in failed.Length == 0 ? Facets : failed is [not SearchFacet.Party] ? failed : [])
            {
                foreach (var value in facts.Values(facet, run.Place))
                {
                    counts[facet][value] = counts[facet].GetValueOrDefault(value) + 1;
                }
            }

            if (failed.Length == 0)
            {
                passing.Add(run);
            }
        }

        return passing;
    }

    private bool Passes(SearchFacet facet, int place, HashSet<string> wanted)
    {
        var values = facts.Values(facet, place);
        return facet == SearchFacet.Party ? wanted.IsSubsetOf(values) : values.Any(wanted.Contains);
    }

    private static HashSet<string> Wanted(SearchFilter filter, SearchFacet facet) => facet switch
    {
        SearchFacet.Type => [.. filter.Types.Select(t => t.Name())],
        SearchFacet.Party => [.. filter.Parties],
        SearchFacet.Year => [.. filter.Years],
        SearchFacet.Source => [.. filter.Sources],
        SearchFacet.Language => [.. filter.Languages],
        _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, "not a facet"),
    };

    private List<(long Rank, long Paragraph)> Page(List<Run> passing, List<long> paragraphs, SearchFilter filter, (long Rank, long Paragraph)? after)
    {
        var page = new List<(long, long)>();
        foreach (var run in passing)
        {
            for (var i = run.First; i < run.First + run.Count && page.Count <= filter.Limit; i++)
            {
                var at = (Rank(filter, run), paragraphs[i]);
                if (after is null || at.CompareTo(after.Value) > 0)
                {
                    page.Add(at);
                }
            }
        }

        return page;
    }

    /// <summary>What documents are sorted by: undated ones last in either order.</summary>
    private long Rank(SearchFilter filter, Run run) => facts.DayOf(run.Place) switch
    {
        0 => Edtf.OpenEnd,
        var day => filter.OldestFirst ? day : -day,
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Paragraphs of one document that hold the words.</summary>
    /// <param name="Place">The document's place in the facts.</param>
    /// <param name="First">Index of the first paragraph in the list of all that match.</param>
    /// <param name="Count">How many there are.</param>
    private readonly record struct Run(int Place, int First, int Count);
}
