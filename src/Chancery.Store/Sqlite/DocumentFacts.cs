using Chancery.Model;

namespace Chancery.Store.Sqlite;

/// <summary>
/// What a search is narrowed by, of every document with paragraphs, in order of their first paragraph. Held in memory for one state of the store:
/// about a hundred bytes a document.
/// </summary>
internal sealed class DocumentFacts
{
    private const int DaysOfYear = 10_000;

    private readonly long[] _numbers;
    private readonly long[] _firstParagraphs;
    private readonly int[] _days;
    private readonly string[] _languages;
    private readonly string[] _sources;
    private readonly int[] _types;
    private readonly string[][] _parties;

    private DocumentFacts(List<(long Number, long FirstParagraph, int Day, string Language, string Source)> rows)
    {
        _numbers = [.. rows.Select(r => r.Number)];
        _firstParagraphs = [.. rows.Select(r => r.FirstParagraph)];
        _days = [.. rows.Select(r => r.Day)];
        _languages = [.. rows.Select(r => r.Language)];
        _sources = [.. rows.Select(r => r.Source)];
        _types = new int[rows.Count];
        _parties = new string[rows.Count][];
        Array.Fill(_parties, []);
    }

    /// <summary>Reads them.</summary>
    public static DocumentFacts Read(SqliteSession session)
    {
        var shared = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = new List<(long, long, int, string, string)>();
        using (var row = session.Query(
            "SELECT number, first_paragraph, day, language, coalesce(json_extract(metadata, '$.source.value'), '') FROM documents WHERE paragraph_count > 0 ORDER BY first_paragraph"))
        {
            while (row.Read())
            {
                rows.Add((row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), Shared(row.GetString(3)), Shared(row.GetString(4))));
            }
        }

        var facts = new DocumentFacts(rows);
        var places = new Dictionary<long, int>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            places[facts._numbers[i]] = i;
        }

        facts.ReadTypes(session, places);
        facts.ReadParties(session, places, Shared);
        return facts;

        string Shared(string text) => shared.TryGetValue(text, out var known) ? known : shared[text] = text;
    }

    /// <summary>Place of the document that holds a paragraph, at or after a place.</summary>
    /// <param name="paragraph">Number of the paragraph.</param>
    /// <param name="from">Place to look from: paragraphs are asked for in rising order.</param>
    public int Holding(long paragraph, int from)
    {
        var at = Array.BinarySearch(_firstParagraphs, from, _firstParagraphs.Length - from, paragraph);
        return at >= 0 ? at : ~at - 1;
    }

    /// <summary>Number of the document at a place.</summary>
    public long NumberOf(int place) => _numbers[place];

    /// <summary>Day (yyyymmdd) of the document at a place; 0 without one.</summary>
    public int DayOf(int place) => _days[place];

    /// <summary>Values of a facet of the document at a place; empty when it has none.</summary>
    public IEnumerable<string> Values(SearchFacet facet, int place) => facet switch
    {
        SearchFacet.Language => One(_languages[place]),
        SearchFacet.Source => One(_sources[place]),
        SearchFacet.Year => _days[place] < DaysOfYear ? [] : [(_days[place] / DaysOfYear).ToString()],
        SearchFacet.Party => _parties[place],
        SearchFacet.Type => RecordTypes.All.Where(t => (_types[place] & (1 << (int)t)) != 0).Select(t => t.Name()),
        _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, "not a facet"),
    };

    private static IEnumerable<string> One(string value) => value.Length == 0 ? [] : [value];

    private void ReadTypes(SqliteSession session, Dictionary<long, int> places)
    {
        using var row = session.Query("SELECT DISTINCT s.document, r.type FROM statements s JOIN records r ON r.number = s.record WHERE r.judgement IS NOT 'rejected'");
        while (row.Read())
        {
            if (places.TryGetValue(row.GetInt64(0), out var place) && RecordTypes.TryParse(row.GetString(1), out var type))
            {
                _types[place] |= 1 << (int)type;
            }
        }
    }

    private void ReadParties(SqliteSession session, Dictionary<long, int> places, Func<string, string> shared)
    {
        using var row = session.Query(
            """
            SELECT s.document, json_group_array(DISTINCT p.party) FROM statements s JOIN record_parties p ON p.record = s.record
            JOIN records r ON r.number = s.record WHERE r.judgement IS NOT 'rejected' GROUP BY s.document
            """);
        while (row.Read())
        {
            if (places.TryGetValue(row.GetInt64(0), out var place))
            {
                _parties[place] = [.. StoredJson.ReadTexts(row.GetString(1)).Select(shared)];
            }
        }
    }
}
