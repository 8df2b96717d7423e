using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports;

/// <summary>Findings in the form of record contract 1, with what the computation was and where its tolerance comes from.</summary>
public static class FindingJson
{
    /// <summary>One finding as one line of JSON, without the line break; offsets count code points.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="documents">Texts of the documents it speaks of.</param>
    /// <param name="records">Tells the records behind its operands.</param>
    public static string Line(Finding finding, DocumentTexts documents, FindingRecords records)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("id", finding.Id);
            writer.WriteString("kind", finding.Kind.Name());
            writer.WriteString("verdict", finding.Verdict.Name());
            WriteValue(writer, "stated", finding.Stated);
            WriteValue(writer, "computed", finding.Computed);
            if (finding.Tolerance is { } tolerance)
            {
                writer.WriteNumber("tolerance", tolerance);
            }

            writer.WriteString("check", finding.Check);
            writer.WriteString("formula", finding.Formula);
            if (finding.Reason is { } reason)
            {
                writer.WriteString("reason", reason);
            }

            writer.WriteStartArray("operands");
            foreach (var operand in finding.Operands)
            {
                WriteOperand(writer, operand, documents.Get(operand.Evidence.DocumentId));
            }

            writer.WriteEndArray();
            writer.WriteStartArray("records");
            foreach (var record in records.Of(finding))
            {
                writer.WriteStringValue(record);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, FindingValue value)
    {
        if (value.Number is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteString(name, value.Text);
        }
    }

    private static void WriteOperand(Utf8JsonWriter writer, FindingOperand operand, DocumentText document)
    {
        writer.WriteStartObject();
        writer.WriteString("label", operand.Label);
        if (operand.Value is { } value)
        {
            writer.WriteNumber("value", value);
        }

        if (operand.Unit is { } unit)
        {
            writer.WriteString("unit", unit);
        }

        if (operand.Date is { Length: > 0 } date)
        {
            writer.WriteString("date", date);
        }

        writer.WriteStartObject("evidence");
        writer.WriteString("doc", document.Name);
        writer.WriteNumber("start", document.Index.ToCodePoint(operand.Evidence.Span.Start));
        writer.WriteNumber("end", document.Index.ToCodePoint(operand.Evidence.Span.End));
        writer.WriteString("quote", operand.Evidence.Span.In(document.Stored.Text));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}

/// <summary>Finds the records behind the operands of findings: those told by the same words. Used by one thread at a time.</summary>
public sealed class FindingRecords(IRecordStore store)
{
    private const int MostDocuments = 64;
    private readonly Dictionary<string, IReadOnlyList<(Statement Statement, string RecordId)>> _statements = new(StringComparer.Ordinal);

    /// <summary>Ids of the records of a finding, in the order of its operands, none twice.</summary>
    public IReadOnlyList<string> Of(Finding finding)
    {
        var records = new List<string>();
        foreach (var operand in finding.Operands)
        {
            foreach (var id in Of(operand))
            {
                if (!records.Contains(id))
                {
                    records.Add(id);
                }
            }
        }

        return records;
    }

    /// <summary>
    /// Ids of the records whose words overlap those of an operand; of an operand with a figure only those that give this figure.
    /// </summary>
    public IEnumerable<string> Of(FindingOperand operand) =>
        Statements(operand.Evidence.DocumentId)
            .Where(s => s.Statement.Evidence.Any(e => e.Overlaps(operand.Evidence.Span)) && Tells(s.Statement.Fact, operand))
            .Select(s => s.RecordId)
            .Distinct();

    /// <summary>True when an operand of a finding is told by one of these statements.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="statements">Statements by document.</param>
    public static bool Names(Finding finding, ILookup<string, Statement> statements) =>
        finding.Operands.Any(o => statements[o.Evidence.DocumentId].Any(s => s.Evidence.Any(e => e.Overlaps(o.Evidence.Span)) && Tells(s.Fact, o)));

    private static bool Tells(Fact fact, FindingOperand operand) =>
        operand.Value is not { } value || fact.Value == value || fact.Change?.Value == value || fact.Ordinal == value || fact.Sessions?.Count == value;

    private IReadOnlyList<(Statement Statement, string RecordId)> Statements(string document)
    {
        if (!_statements.TryGetValue(document, out var statements))
        {
            if (_statements.Count >= MostDocuments)
            {
                _statements.Clear();
            }

            _statements[document] = statements = store.GetDocumentStatements(document);
        }

        return statements;
    }
}
