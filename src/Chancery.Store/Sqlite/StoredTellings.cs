using Chancery.Engine.Resolve.Values;

namespace Chancery.Store.Sqlite;

/// <summary>How a record's statements tell it, read without reading equal facts twice: some records have thousands of statements.</summary>
/// <param name="Tellings">Distinct tellings.</param>
/// <param name="Documents">How many documents tell it.</param>
/// <param name="Independent">How many of them are neither copies of one another nor tell it in a passage that another has as well.</param>
/// <param name="OnlyJson">The fact's JSON when there is one statement, otherwise null.</param>
internal sealed record StoredTellings(IReadOnlyList<Telling> Tellings, int Documents, int Independent, string? OnlyJson)
{
    /// <summary>Reads those of a record.</summary>
    public static StoredTellings Read(SqliteSession session, long record)
    {
        var rows = new List<Row>();
        using (var row = session.Query(
            """
            SELECT s.fact, s.confidence, s.document, d.source, s.passage, d.official
            FROM statements s JOIN documents d ON d.number = s.document WHERE s.record = ?1
            """,
            record))
        {
            while (row.Read())
            {
                rows.Add(new Row(
                    row.GetString(0), row.GetDouble(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.IsDBNull(5) ? null : row.GetString(5)));
            }
        }

        var sources = SourcesOf(rows);
        var superseded = Revisions.Superseded(session, rows.Select(static r => (r.Document, r.Source)));
        var tellings = rows.GroupBy(static r => r.Fact, StringComparer.Ordinal).Select(g => TellingOf(g.Key, [.. g], sources, superseded)).ToList();
        return new StoredTellings(
            tellings,
            rows.Select(static r => r.Document).Distinct().Count(),
            sources.Values.Distinct().Count(),
            rows is [var only] ? only.Fact : null);
    }

    private static Telling TellingOf(string json, List<Row> rows, Dictionary<long, int> sources, HashSet<long> superseded)
    {
        var fact = StoredJson.ReadFact(json);
        return new Telling(
            fact,
            [.. rows.Select(r => sources[r.Document]).Distinct()],
            rows.Exists(r => r.Official is not null && fact.Parties.Contains(r.Official, StringComparer.Ordinal)),
            rows.TrueForAll(r => superseded.Contains(r.Document)),
            rows.ConvertAll(static r => r.Confidence));
    }

    /// <summary>For each document the number of its independent source: documents of one group, or with one passage, are one source.</summary>
    private static Dictionary<long, int> SourcesOf(List<Row> rows)
    {
        var parent = new Dictionary<long, long>();
        var byPassage = new Dictionary<long, long>();
        foreach (var row in rows)
        {
            parent.TryAdd(row.Source, row.Source);
            if (row.Passage != 0 && !byPassage.TryAdd(row.Passage, row.Source))
            {
                var (a, b) = (Root(parent, row.Source), Root(parent, byPassage[row.Passage]));
                parent[Math.Max(a, b)] = Math.Min(a, b);
            }
        }

        var numbers = new Dictionary<long, int>();
        var sources = new Dictionary<long, int>();
        foreach (var row in rows)
        {
            var root = Root(parent, row.Source);
            numbers.TryAdd(root, numbers.Count);
            sources[row.Document] = numbers[root];
        }

        return sources;
    }

    private static long Root(Dictionary<long, long> parent, long at)
    {
        while (parent[at] != at)
        {
            at = parent[at] = parent[parent[at]];
        }

        return at;
    }

    private readonly record struct Row(string Fact, double Confidence, long Document, long Source, long Passage, string? Official);
}
