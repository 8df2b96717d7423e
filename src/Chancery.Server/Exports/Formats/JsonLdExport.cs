using System.Text.Json;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>
/// W3C Web Annotations: one for each slice of evidence. The target is the document's decoded text, selected by position in Unicode code
/// points, as the Web Annotation Data Model counts characters, and by quote with the words around it; the body is the record.
/// </summary>
public sealed class JsonLdExport : ExportFormat
{
    private const int Around = 32;

    private const string Open =
        """
        {"@context":["http://www.w3.org/ns/anno.jsonld",{"@version":1.1,"chancery":"urn:chancery:contract:1:","fact":{"@id":"chancery:fact","@type":"@json"},"confidence":"chancery:confidence","recordType":"chancery:type"}],"id":"urn:chancery:annotations","type":"AnnotationPage","startIndex":0,"items":[
        """;

    /// <inheritdoc />
    public override string Name => "jsonld";

    /// <inheritdoc />
    public override string Holds => "W3C Web Annotations, one for each slice of evidence";

    /// <inheritdoc />
    public override string Counts => "annotations";

    /// <inheritdoc />
    public override ExportFile FileOf(RecordFilter filter) => new(".jsonld", "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"");

    /// <inheritdoc />
    protected override long WriteRecords(ExportJob job, Stream output)
    {
        using var items = new JsonItems(output, Open, "]}\n");
        var count = 0L;
        foreach (var record in job.Records())
        {
            var number = 0;
            foreach (var evidence in record.Evidence)
            {
                number++;
                items.Add(writer => Write(writer, job, record, evidence, number));
                count++;
            }
        }

        items.Complete();
        return count;
    }

    private static void Write(Utf8JsonWriter writer, ExportJob job, Record record, Evidence evidence, int number)
    {
        writer.WriteStartObject();
        writer.WriteString("id", $"urn:chancery:annotation:{record.Id}:{number}");
        writer.WriteString("type", "Annotation");
        writer.WriteString("motivation", "identifying");
        writer.WriteStartObject("body");
        writer.WriteString("id", job.NameOfRecord(record.Id));
        writer.WriteString("type", "Dataset");
        writer.WriteString("recordType", record.Fact.Type.Name());
        writer.WriteString("label", job.Line(record.Fact).Headline);
        writer.WriteNumber("confidence", Math.Round(record.Confidence, 3));
        writer.WriteStartObject("fact");
        ContractJson.WriteFact(writer, record.Fact);
        writer.WriteEndObject();
        writer.WriteEndObject();
        WriteTarget(writer, job, evidence);
        writer.WriteEndObject();
    }

    private static void WriteTarget(Utf8JsonWriter writer, ExportJob job, Evidence evidence)
    {
        var document = job.Documents.Get(evidence.DocumentId);
        var (text, span, entry) = (document.Stored.Text, evidence.Span, document.Stored.Entry);
        writer.WriteStartObject("target");
        writer.WriteString("type", "SpecificResource");
        writer.WriteStartObject("source");
        writer.WriteString("id", job.NameOfDocument(entry.Id));
        writer.WriteString("type", "Text");
        writer.WriteString("format", "text/plain");
        if (entry.Metadata.Language is { } language)
        {
            writer.WriteString("language", language.Value);
        }

        writer.WriteString("label", entry.Metadata.Title?.Value ?? document.Name);
        if (ExportText.Address(entry.Metadata.Address?.Value) is { } address)
        {
            writer.WriteString("canonical", address);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("selector");
        writer.WriteStartObject();
        writer.WriteString("type", "TextPositionSelector");
        writer.WriteNumber("start", document.Index.ToCodePoint(span.Start));
        writer.WriteNumber("end", document.Index.ToCodePoint(span.End));
        writer.WriteEndObject();
        writer.WriteStartObject();
        writer.WriteString("type", "TextQuoteSelector");
        writer.WriteString("exact", span.In(text));
        writer.WriteString("prefix", text.AsSpan(WholeStart(text, span.Start - Around, span.Start)..span.Start));
        writer.WriteString("suffix", text.AsSpan(span.End..WholeEnd(text, span.End + Around, span.End)));
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A start that cuts no character of two code units.</summary>
    private static int WholeStart(string text, int start, int most)
    {
        start = Math.Max(0, start);
        return start < most && char.IsLowSurrogate(text[start]) ? start + 1 : start;
    }

    /// <summary>An end that cuts no character of two code units.</summary>
    private static int WholeEnd(string text, int end, int least)
    {
        end = Math.Min(text.Length, end);
        return end > least && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }
}
