using System.Text.Json;
using Chancery.Model;

namespace Chancery.Store.Sqlite;

/// <summary>Finds what a person should look at, and what copies a document has.</summary>
internal sealed class ReviewReader(SqliteSession session)
{
    /// <summary>How open the question is whether two records are one.</summary>
    private const double OpenPair = 0.5;

    /// <summary>Pairs of records that are linked or nearly so, and on which nobody has decided.</summary>
    private const string OpenPairs =
        """
        WITH pairs AS (
            SELECT DISTINCT min(p.record, q.record) AS a, max(p.record, q.record) AS b FROM ties t
            JOIN profiles p ON p.number = t.first JOIN profiles q ON q.number = t.second WHERE p.record <> q.record),
        decided AS (
            SELECT DISTINCT min(s.record, o.record) AS a, max(s.record, o.record) AS b FROM decisions c
            JOIN decided_statements d ON d.decision = c.number AND d.side = 0 JOIN decided_statements e ON e.decision = c.number AND e.side = 1
            JOIN statements s ON s.id = d.statement JOIN statements o ON o.id = e.statement
            WHERE c.kind IN ('Split', 'Distinct') AND c.undone_at IS NULL)
        """;

    private const string NotDecided = "a.judgement IS NOT 'rejected' AND b.judgement IS NOT 'rejected' AND (pairs.a, pairs.b) NOT IN (SELECT decided.a, decided.b FROM decided)";

    /// <summary>Questions that pass a filter, in falling order of what an answer would settle.</summary>
    public ReviewPage Review(ReviewFilter filter)
    {
        SqliteReader.CheckLimit(filter.Limit);
        ArgumentOutOfRangeException.ThrowIfNegative(filter.Skip, nameof(filter));
        var values = new object?[]
        {
            JsonSerializer.Serialize(filter.Types.Select(static t => t.Name())), JsonSerializer.Serialize(filter.Parties.Distinct(StringComparer.Ordinal), ContractJson.Options), (long)filter.Skip + filter.Limit,
        };
        var total = 0L;
        var items = new List<ReviewItem>();
        if (filter.Question != ReviewQuestion.Record)
        {
            total += Pairs(values, items);
        }

        if (filter.Question != ReviewQuestion.Pair)
        {
            total += Records(values, items);
        }

        var ordered = items.OrderByDescending(static i => i.Settles).ThenBy(static i => i.RecordId, StringComparer.Ordinal).ThenBy(static i => i.OtherId, StringComparer.Ordinal);
        return new ReviewPage([.. ordered.Skip(filter.Skip).Take(filter.Limit)], total);
    }

    /// <summary>Ids of records that may be one with a record.</summary>
    /// <param name="record">Its number.</param>
    public List<string> Candidates(long record)
    {
        var found = new List<string>();
        using var row = session.Query(
            """
            WITH pairs AS (
                SELECT q.record AS b FROM profiles p JOIN ties t ON t.first = p.number JOIN profiles q ON q.number = t.second WHERE p.record = ?1
                UNION SELECT q.record FROM profiles p JOIN ties t ON t.second = p.number JOIN profiles q ON q.number = t.first WHERE p.record = ?1)
            SELECT r.id FROM pairs JOIN records r ON r.number = pairs.b
            WHERE pairs.b <> ?1 AND r.judgement IS NOT 'rejected' AND pairs.b NOT IN (
                SELECT o.record FROM statements s JOIN decided_statements d ON d.statement = s.id JOIN decisions c ON c.number = d.decision
                JOIN decided_statements e ON e.decision = c.number AND e.side <> d.side JOIN statements o ON o.id = e.statement
                WHERE s.record = ?1 AND c.kind IN ('Split', 'Distinct') AND c.undone_at IS NULL)
            ORDER BY r.documents DESC, r.id
            """,
            record);
        while (row.Read())
        {
            found.Add(row.GetString(0));
        }

        return found;
    }

    private long Pairs(object?[] values, List<ReviewItem> items)
    {
        var total = 0L;
        using var row = session.Query(
            $"""
            {OpenPairs}
            SELECT min(a.id, b.id), max(a.id, b.id), min(a.documents, b.documents), count(*) OVER ()
            FROM pairs JOIN records a ON a.number = pairs.a JOIN records b ON b.number = pairs.b
            WHERE {NotDecided} AND (?1 = '[]' OR a.type IN (SELECT value FROM json_each(?1)))
            AND (?2 = '[]' OR {HasParties("pairs.a")} OR {HasParties("pairs.b")})
            ORDER BY 3 DESC, 1, 2 LIMIT ?3
            """,
            values);
        while (row.Read())
        {
            items.Add(new ReviewItem(row.GetString(0), row.GetString(1), row.GetInt64(2) * OpenPair));
            total = row.GetInt64(3);
        }

        return total;
    }

    private long Records(object?[] values, List<ReviewItem> items)
    {
        var open = $"FROM records r WHERE judgement IS NULL AND (?1 = '[]' OR type IN (SELECT value FROM json_each(?1))) AND (?2 = '[]' OR {HasParties("r.number")})";
        using var row = session.Query($"SELECT id, documents * (1 - confidence) {open} ORDER BY 2 DESC, 1 LIMIT ?3", values);
        while (row.Read())
        {
            items.Add(new ReviewItem(row.GetString(0), null, row.GetDouble(1)));
        }

        return session.Number("SELECT count(*) " + open, values[..2]) ?? 0;
    }

    /// <summary>A condition that holds for a record that has all parties of the list <c>?2</c>.</summary>
    private static string HasParties(string record) =>
        $"{record} IN (SELECT record FROM record_parties WHERE party IN (SELECT value FROM json_each(?2)) GROUP BY record HAVING count(*) = json_array_length(?2))";

    /// <summary>The documents of one source with this one, itself included, in order of time; empty when there is no such document.</summary>
    public List<SourceCopy> Copies(string documentId)
    {
        if (session.Number("SELECT number FROM documents WHERE id = ?1", documentId) is not { } document)
        {
            return [];
        }

        var rows = DocumentRow.Read(
            session, DocumentRow.Select + " WHERE d.source = (SELECT source FROM documents WHERE number = ?1)", document);
        var superseded = Revisions.Superseded(session, rows.Select(static r => (r.Number, Source: 0L)));
        return
        [
            .. rows.Select(r => (Row: r, Revision: Revisions.Read(session, r.Number))).OrderBy(static r => r.Revision, Revision.ByTime)
                .Select(r => new SourceCopy(r.Row.Entry, r.Row.Number == document ? 1 : ShareOf(document, r.Row.Number), superseded.Contains(r.Row.Number))),
        ];
    }

    private double ShareOf(long a, long b)
    {
        using var row = session.Query("SELECT share FROM copies WHERE first = ?1 AND second = ?2", Math.Min(a, b), Math.Max(a, b));
        return row.Read() ? row.GetDouble(0) : 0;
    }
}
