using System.Net;
using System.Text.Json;
using Chancery.Model;
using Chancery.Server.Ui;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>
/// TimelineJS3 of the Knight Lab. It shows texts as HTML, so every text from a document is escaped. Records without a year in which they start are left out.
/// </summary>
public sealed class TimelineJsExport : ExportFormat
{
    /// <inheritdoc />
    public override string Name => "timelinejs";

    /// <inheritdoc />
    public override string Holds => "dated records as slides for TimelineJS";

    /// <inheritdoc />
    public override ExportFile FileOf(RecordFilter filter) => new(".json", "application/json; charset=utf-8");

    /// <inheritdoc />
    protected override long WriteRecords(ExportJob job, Stream output)
    {
        using var items = new JsonItems(output, "{\"scale\":\"human\",\"events\":[", "]}\n");
        var count = 0L;
        foreach (var record in job.Records())
        {
            if (DateEnds.Of(record.Fact.Date) is { From: { } start } ends)
            {
                items.Add(writer => Write(writer, job, record, start, ends.To is { } end && end != start ? end : null));
                count++;
            }
        }

        items.Complete();
        return count;
    }

    private static void Write(Utf8JsonWriter writer, ExportJob job, Record record, DatePoint start, DatePoint? end)
    {
        var fact = record.Fact;
        var words = job.Knowledge.Words;
        var line = job.Line(fact);
        writer.WriteStartObject();
        WriteDate(writer, "start_date", start);
        if (end is { } last)
        {
            WriteDate(writer, "end_date", last);
        }

        writer.WriteString("display_date", Html(DateWords.Of(fact.Date, words)));
        writer.WriteStartObject("text");
        writer.WriteString("headline", Html(line.Headline));
        writer.WriteString("text", Text(job, record, line.Details));
        writer.WriteEndObject();
        writer.WriteString("group", words["type." + fact.Type.Name()]);
        writer.WriteString("unique_id", record.Id);
        writer.WriteEndObject();
    }

    private static void WriteDate(Utf8JsonWriter writer, string name, DatePoint date)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("year", date.Year);
        if (date.Month is { } month)
        {
            writer.WriteNumber("month", month);
        }

        if (date.Day is { } day)
        {
            writer.WriteNumber("day", day);
        }

        writer.WriteEndObject();
    }

    private static string Text(ExportJob job, Record record, string details)
    {
        var main = record.Evidence[0];
        var document = job.Documents.Get(main.DocumentId);
        var source = Html(document.Stored.Entry.Metadata.Title?.Value ?? document.Name);
        var address = job.LinkToRecord(record.Id) ?? ExportText.Address(document.Stored.Entry.Metadata.Address?.Value);
        var parties = Html(job.PartyNames(record.Fact));
        var lead = details.Length > 0 ? parties + " · " + Html(details) : parties;
        var cited = address is null ? source : $"<a href=\"{Html(address)}\">{source}</a>";
        return $"<p>{lead}</p><blockquote>{Html(main.Span.In(document.Stored.Text).ToString())}</blockquote><p>{cited}</p>";
    }

    private static string Html(string text) => WebUtility.HtmlEncode(ExportText.OneLine(text));
}
