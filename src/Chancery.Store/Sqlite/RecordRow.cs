using System.Text.Json;
using Chancery.Model;

namespace Chancery.Store.Sqlite;

/// <summary>A row of the table of records.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Id">Its id.</param>
/// <param name="FactJson">Its fact; null when it is that of its only statement.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="DateFrom">First day of its date, or 99999999.</param>
/// <param name="Sources">How many documents tell it.</param>
internal sealed record RecordRow(long Number, string Id, string? FactJson, double Confidence, long DateFrom, SourceCount Sources)
{
    /// <summary>Start of a query for rows; conditions on <c>r</c> may follow.</summary>
    public const string Select = "SELECT r.number, r.id, r.fact, r.confidence, r.date_from, r.documents, r.independent FROM records r";

    /// <summary>The type under a stored name.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static RecordType TypeOf(string name) =>
        RecordTypes.TryParse(name, out var type) ? type : throw new InvalidDataException($"\"{name}\" is no record type");

    /// <summary>The number of the record with this id, or of the one that a profile with this id belongs to; null when there is none.</summary>
    public static long? NumberOf(SqliteSession session, string id) =>
        session.Number("SELECT number FROM records WHERE id = ?1", id)
        ?? (ProfileTable.TryHashOf(id, out var hash) ? session.Number("SELECT record FROM profiles WHERE key_hash = ?1", hash) : null);

    /// <summary>Runs a query that starts with <see cref="Select"/>.</summary>
    public static List<RecordRow> Read(SqliteSession session, string sql, params ReadOnlySpan<object?> values)
    {
        var rows = new List<RecordRow>();
        using var row = session.Query(sql, values);
        while (row.Read())
        {
            rows.Add(new RecordRow(
                row.GetInt64(0),
                row.GetString(1),
                row.IsDBNull(2) ? null : row.GetString(2),
                row.GetDouble(3),
                row.GetInt64(4),
                new SourceCount(row.GetInt32(5), row.GetInt32(6))));
        }

        return rows;
    }

    /// <summary>The records of rows, in their order, each with all its statements.</summary>
    public static List<Record> Complete(SqliteSession session, List<RecordRow> rows)
    {
        var numbers = JsonSerializer.Serialize(rows.Select(r => r.Number));
        var statements = StoredStatement.Read(session, StoredStatement.OfRecords, numbers).ToLookup(s => s.Record);
        return rows.ConvertAll(r => r.With([.. statements[r.Number]]));
    }

    private Record With(List<StoredStatement> statements)
    {
        if (statements.Count == 0)
        {
            throw new InvalidDataException($"record {Id} has lost its statements");
        }

        var evidence = statements.SelectMany(s => s.Statement.Evidence.Select(span => new Evidence(s.Statement.DocumentId, span))).Distinct().ToList();
        return new Record
        {
            Id = Id,
            Fact = FactJson is null ? statements[0].Statement.Fact : StoredJson.ReadFact(FactJson),
            Evidence = InOrder(evidence),
            StatementIds = statements.ConvertAll(s => s.Statement.Id),
            Confidence = Confidence,
            Sources = Sources,
        };
    }

    /// <summary>Sorts the slices of each document by position; the documents keep their order.</summary>
    private static List<Evidence> InOrder(List<Evidence> evidence)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var slice in evidence)
        {
            places.TryAdd(slice.DocumentId, places.Count);
        }

        return [.. evidence.OrderBy(e => places[e.DocumentId]).ThenBy(e => e.Span)];
    }
}
