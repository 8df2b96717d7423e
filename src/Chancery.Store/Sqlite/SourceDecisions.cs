namespace Chancery.Store.Sqlite;

/// <summary>What people have decided on which documents are one source.</summary>
internal static class SourceDecisions
{
    /// <summary>Documents that a decision in force ties to, or keeps from, a document.</summary>
    public static List<(long Other, bool IsSame)> Of(SqliteSession session, long document)
    {
        var found = new List<(long, bool)>();
        using var row = session.Query(
            """
            SELECT other.number, s.same FROM documents d
            JOIN decided_sources s ON d.path IN (s.first, s.second)
            JOIN decisions c ON c.number = s.decision AND c.undone_at IS NULL
            JOIN documents other ON other.path = iif(d.path = s.first, s.second, s.first)
            WHERE d.number = ?1 AND other.number <> d.number
            ORDER BY c.number
            """,
            document);
        while (row.Read())
        {
            found.Add((row.GetInt64(0), row.GetInt64(1) != 0));
        }

        return found;
    }
}
