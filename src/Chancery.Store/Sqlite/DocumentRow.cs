using Chancery.Model;
using Microsoft.Data.Sqlite;

namespace Chancery.Store.Sqlite;

/// <summary>A row of the table of documents.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Day">First day of its date; 0 without one.</param>
/// <param name="FirstParagraph">Row id of its first paragraph in the full-text index.</param>
/// <param name="Entry">What is known of it.</param>
internal sealed record DocumentRow(long Number, long Day, long FirstParagraph, DocumentEntry Entry)
{
    /// <summary>Start of a query for rows; conditions on <c>d</c> may follow.</summary>
    public const string Select = """
        SELECT d.number, d.day, d.first_paragraph, d.id, d.path, d.content_hash, d.data_version, d.encoding, d.format, d.metadata, d.length,
            (SELECT count(*) FROM statements s WHERE s.document = d.number)
        FROM documents d
        """;

    /// <summary>Runs a query that starts with <see cref="Select"/>.</summary>
    public static List<DocumentRow> Read(SqliteSession session, string sql, params ReadOnlySpan<object?> values)
    {
        var rows = new List<DocumentRow>();
        using var row = session.Query(sql, values);
        while (row.Read())
        {
            rows.Add(new DocumentRow(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), EntryOf(row)));
        }

        return rows;
    }

    /// <summary>The only row of such a query; null when there is none.</summary>
    public static DocumentRow? ReadOne(SqliteSession session, string sql, object value) => Read(session, sql, value) is [var row, ..] ? row : null;

    /// <summary>The packed texts of a document.</summary>
    public static DocumentContent ReadContent(SqliteSession session, long number)
    {
        using var row = session.Query("SELECT packed FROM contents WHERE document = ?1", number);
        return row.Read() ? DocumentContent.Unpack(row.GetFieldValue<byte[]>(0)) : throw new InvalidDataException("a document has lost its text");
    }

    private static DocumentEntry EntryOf(SqliteDataReader row) => new(
        row.GetString(3),
        row.GetString(4),
        row.GetString(5),
        row.GetString(6),
        row.GetString(7),
        Enum.TryParse<DocumentFormat>(row.GetString(8), out var format) ? format : DocumentFormat.Text,
        StoredJson.ReadMetadata(row.GetString(9)),
        row.GetInt32(10),
        row.GetInt32(11));
}
