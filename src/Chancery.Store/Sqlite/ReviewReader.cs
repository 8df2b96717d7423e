namespace Chancery.Store.Sqlite;

/// <summary>Finds what a person should look at, and what copies a document has.</summary>
internal sealed class ReviewReader(SqliteSession session)
{
    /// <summary>How open the question is whether two records are one.</summary>
    private const double OpenPair = 0.5;

    /// <summary>Questions in falling order of what an answer would settle.</summary>
    /// <param name="limit">Most questions, from 1.</param>
    public List<ReviewItem> Review(int limit)
    {
        var items = new List<ReviewItem>();
        using (var row = session.Query(
            """
            SELECT min(a.id, b.id), max(a.id, b.id), min(a.documents, b.documents) FROM ties t
            JOIN profiles p ON p.number = t.first JOIN profiles q ON q.number = t.second
            JOIN records a ON a.number = p.record JOIN records b ON b.number = q.record
            WHERE p.record <> q.record AND a.judgement IS NOT 'rejected' AND b.judgement IS NOT 'rejected' AND NOT EXISTS (
                SELECT 1 FROM statements s JOIN decided_statements d ON d.statement = s.id JOIN decisions c ON c.number = d.decision
                JOIN decided_statements e ON e.decision = c.number AND e.side <> d.side JOIN statements o ON o.id = e.statement
                WHERE s.record = p.record AND o.record = q.record AND c.kind = 'Split' AND c.undone_at IS NULL)
            GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ?1
            """,
            limit))
        {
            while (row.Read())
            {
                items.Add(new ReviewItem(row.GetString(0), row.GetString(1), row.GetInt64(2) * OpenPair));
            }
        }

        using (var row = session.Query(
            "SELECT id, documents * (1 - confidence) FROM records WHERE judgement IS NULL ORDER BY 2 DESC, 1 LIMIT ?1", limit))
        {
            while (row.Read())
            {
                items.Add(new ReviewItem(row.GetString(0), null, row.GetDouble(1)));
            }
        }

        return [.. items.OrderByDescending(static i => i.Settles).ThenBy(static i => i.RecordId, StringComparer.Ordinal).ThenBy(static i => i.OtherId, StringComparer.Ordinal).Take(limit)];
    }

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
