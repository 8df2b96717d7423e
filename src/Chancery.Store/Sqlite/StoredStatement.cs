using Chancery.Model;
using Microsoft.Data.Sqlite;

namespace Chancery.Store.Sqlite;

/// <summary>A statement with what the store knows beside it.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="FactJson">Its fact as stored.</param>
/// <param name="Record">Number of its record; 0 when that is not known yet.</param>
/// <param name="Number">Its number.</param>
internal readonly record struct StoredStatement(Statement Statement, string FactJson, long Record, long Number)
{
    private const string Select = """
        SELECT s.id, d.id, s.fact, s.evidence, o.rule, o.field_sources, d.data_version, s.confidence, s.record, s.number
        FROM statements s JOIN documents d ON d.number = s.document JOIN origins o ON o.number = s.origin
        """;

    /// <summary>Statements of a record (<c>?1</c>: number), in order of document path and position.</summary>
    public const string OfRecord = Select + " WHERE s.record = ?1 ORDER BY d.path, s.number";

    /// <summary>Statements of several records (<c>?1</c>: JSON list of numbers), by record, document path and position.</summary>
    public const string OfRecords = Select + " WHERE s.record IN (SELECT value FROM json_each(?1)) ORDER BY s.record, d.path, s.number";

    /// <summary>Statements of a document (<c>?1</c>: number), in order of position.</summary>
    public const string OfDocument = Select + " WHERE s.document = ?1 ORDER BY s.number";

    /// <summary>Runs one of the queries above.</summary>
    public static List<StoredStatement> Read(SqliteSession session, string query, object argument)
    {
        var statements = new List<StoredStatement>();
        using var row = session.Query(query, argument);
        while (row.Read())
        {
            statements.Add(Of(row));
        }

        return statements;
    }

    private static StoredStatement Of(SqliteDataReader row)
    {
        var json = row.GetString(2);
        var statement = new Statement
        {
            Id = Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0)),
            DocumentId = row.GetString(1),
            Fact = StoredJson.ReadFact(json),
            Evidence = StoredJson.ReadEvidence(row.GetString(3)),
            RuleId = row.GetString(4),
            FieldSources = StoredJson.ReadFieldSources(row.GetString(5)),
            DataVersion = row.GetString(6),
            Confidence = row.GetDouble(7),
        };
        return new StoredStatement(statement, json, row.GetInt64(8), row.GetInt64(9));
    }
}
