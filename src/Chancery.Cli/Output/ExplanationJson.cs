using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Server.Exports.Formats;
using Chancery.Store;

namespace Chancery.Cli.Output;

/// <summary>A record and its statements as one JSON object, for programs.</summary>
internal static class ExplanationJson
{
    /// <summary>The object on one line: <c>record</c> in contract form, <c>links</c> between its statements, <c>chosenBy</c> for disputed fields, <c>statements</c> with rule, data version and slices.</summary>
    public static string Write(Record record, RecordExplanation explanation, IReadOnlyList<Statement> statements, DocumentTexts documents)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("record");
            writer.WriteRawValue(JsonlExport.Line(record, documents));
            writer.WriteString("key", record.Key);
            WriteExplanation(writer, explanation);
            writer.WriteStartArray("statements");
            foreach (var statement in statements)
            {
                WriteStatement(writer, statement, documents.Get(statement.DocumentId));
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteExplanation(Utf8JsonWriter writer, RecordExplanation explanation)
    {
        writer.WriteStartArray("links");
        foreach (var link in explanation.Links)
        {
            writer.WriteStartObject();
            writer.WriteString("statement", link.StatementId);
            writer.WriteString("with", link.OtherId);
            writer.WriteNumber("score", link.Score.Total);
            writer.WriteNumber("threshold", link.Score.Threshold);
            writer.WriteStartObject("features");
            foreach (var feature in link.Score.Features)
            {
                if (feature.Weight is { } weight)
                {
                    writer.WriteNumber(feature.Name, weight);
                }
                else
                {
                    writer.WriteString(feature.Name, "never");
                }
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("chosenBy");
        foreach (var (field, rule) in explanation.ChosenBy.OrderBy(static c => c.Key, StringComparer.Ordinal))
        {
            writer.WriteString(field, rule);
        }

        writer.WriteEndObject();
    }

    private static void WriteStatement(Utf8JsonWriter writer, Statement statement, DocumentText document)
    {
        writer.WriteStartObject();
        writer.WriteString("id", statement.Id);
        writer.WriteString("path", document.Stored.Entry.Path);
        writer.WriteString("rule", statement.RuleId);
        writer.WriteString("dataVersion", statement.DataVersion);
        writer.WriteNumber("confidence", Math.Round(statement.Confidence, 3));
        writer.WriteStartObject("fieldSources");
        foreach (var (field, source) in statement.FieldSources.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            writer.WriteString(field, source);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("fact");
        ContractJson.WriteFact(writer, statement.Fact);
        writer.WriteEndObject();
        writer.WriteStartArray("evidence");
        foreach (var span in statement.Evidence)
        {
            writer.WriteStartObject();
            writer.WriteString("doc", document.Name);
            writer.WriteNumber("line", SourceLines.NumberOf(document.Stored.Text, span.Start));
            writer.WriteNumber("start", document.Index.ToCodePoint(span.Start));
            writer.WriteNumber("end", document.Index.ToCodePoint(span.End));
            writer.WriteString("quote", span.In(document.Stored.Text));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
