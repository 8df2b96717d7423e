using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Chancery.Store.Sqlite;

/// <summary>Lists decisions. Used by one thread at a time, inside a transaction.</summary>
internal sealed class DecisionList(SqliteSession session)
{
    private const string List = "decisions";

    /// <summary>How much is left of what a decision speaks of: sides of it, or documents.</summary>
    private const string Left =
        """
        (SELECT count(DISTINCT d.side) FROM decided_statements d JOIN statements s ON s.id = d.statement WHERE d.decision = c.number)
        + (SELECT count(*) FROM decided_sources p JOIN documents d ON d.path IN (p.first, p.second) WHERE p.decision = c.number)
        """;

    private const string Sides = "CASE WHEN c.kind IN ('Accept', 'Correct', 'Reject') THEN 1 ELSE 2 END";

    private const string OfRecord = "c.number IN (SELECT d.decision FROM decided_statements d JOIN statements s ON s.id = d.statement WHERE s.record = ?1)";

    private const string Select =
        $"SELECT c.number, c.kind, c.record_id, c.summary, c.field, c.value, c.who, c.made_at, c.why, c.undone_by, c.undone_at, {Left} < {Sides} FROM decisions c";

    /// <summary>A decision by its number; null when there is none.</summary>
    public Decision? Get(long number) => Read(Select + " WHERE c.number = ?1", number) is [var decision] ? decision : null;

    /// <summary>All decisions, or those on a record, newest first.</summary>
    public List<Decision> All(long? record) =>
        Read($"{Select} WHERE ?1 IS NULL OR {OfRecord} ORDER BY c.number DESC", record);

    /// <summary>Decisions that pass a filter, newest first.</summary>
    /// <exception cref="ArgumentException">The cursor is not of this list.</exception>
    public Page<Decision> Page(DecisionFilter filter)
    {
        SqliteReader.CheckLimit(filter.Limit);
        var state = filter.State switch
        {
            DecisionState.InForce => "c.undone_at IS NULL",
            DecisionState.Undone => "c.undone_at IS NOT NULL",
            DecisionState.Orphaned => $"c.undone_at IS NULL AND {Left} < {Sides}",
            _ => "1 = 1",
        };
        var conditions = $" WHERE (?1 IS NULL OR {OfRecord}) AND (?2 = '[]' OR c.kind IN (SELECT value FROM json_each(?2)))"
            + $" AND (?3 IS NULL OR c.who = ?3) AND (?4 IS NULL OR c.made_at >= ?4) AND {state}";
        object?[] values =
        [
            filter.RecordId is { } id ? RecordRow.NumberOf(session, id) ?? 0 : null,
            JsonSerializer.Serialize(filter.Kinds.Select(static k => k.ToString())),
            filter.Who,
            filter.Since?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ];
        var total = session.Number("SELECT count(*) FROM decisions c" + conditions, values) ?? 0;
        var after = Cursor.Read(filter.Cursor, List, 1);
        var found = Read(
            $"{Select}{conditions} AND c.number < ?5 ORDER BY c.number DESC LIMIT ?6",
            [.. values, after is null ? long.MaxValue : Cursor.Number(after[0], filter.Cursor), filter.Limit + 1]);
        var shown = found.GetRange(0, Math.Min(found.Count, filter.Limit));
        var next = found.Count > filter.Limit ? Cursor.Write(List, shown[^1].Number.ToString(CultureInfo.InvariantCulture)) : null;
        return new Page<Decision>(shown, next, total);
    }

    private List<Decision> Read(string sql, params ReadOnlySpan<object?> values)
    {
        var decisions = new List<Decision>();
        using var row = session.Query(sql, values);
        while (row.Read())
        {
            decisions.Add(Of(row));
        }

        return decisions;
    }

    private static Decision Of(SqliteDataReader row) => new(
        row.GetInt64(0),
        Enum.Parse<DecisionKind>(row.GetString(1)),
        row.GetString(2),
        row.GetString(3),
        row.IsDBNull(4) ? null : row.GetString(4),
        row.IsDBNull(5) ? null : row.GetString(5),
        row.GetString(6),
        Time(row.GetString(7)),
        row.GetString(8),
        row.IsDBNull(9) ? null : row.GetString(9),
        row.IsDBNull(10) ? null : Time(row.GetString(10)),
        row.GetInt64(11) != 0);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
