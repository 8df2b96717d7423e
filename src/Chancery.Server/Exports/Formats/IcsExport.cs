using System.Text;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>
/// iCalendar (RFC 5545): dated meetings, exercises and agreements as events that last whole days. A date that is a month and no day is
/// an event over that month, marked tentative; approximate dates, years, seasons and dates without a year are left out.
/// </summary>
public sealed class IcsExport : ExportFormat
{
    private const int MostOctets = 75;

    /// <inheritdoc />
    public override string Name => "ics";

    /// <inheritdoc />
    public override string Holds => "dated meetings, exercises and agreements as a calendar";

    /// <inheritdoc />
    public override IReadOnlyList<RecordType> Types => [RecordType.Meeting, RecordType.Exercise, RecordType.Agreement];

    /// <inheritdoc />
    public override ExportFile FileOf(RecordFilter filter) => new(".ics", "text/calendar; charset=utf-8");

    /// <inheritdoc />
    protected override long WriteRecords(ExportJob job, Stream output)
    {
        using var writer = ExportText.Writer(output);
        foreach (var line in (ReadOnlySpan<string>)["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Chancery//Records//EN", "CALSCALE:GREGORIAN"])
        {
            Line(writer, line);
        }

        var count = 0L;
        foreach (var record in job.Records())
        {
            if (DateEnds.Of(record.Fact.Date) is { IsExact: true, From: { Month: not null } from, To: { Month: not null } to })
            {
                Write(writer, job, record, from, to);
                count++;
            }
        }

        Line(writer, "END:VCALENDAR");
        return count;
    }

    private static void Write(StreamWriter writer, ExportJob job, Record record, DatePoint from, DatePoint to)
    {
        var fact = record.Fact;
        var line = job.Line(fact);
        var isWholeDays = from.Day is not null && to.Day is not null;
        Line(writer, "BEGIN:VEVENT");
        Line(writer, $"UID:{record.Id}@chancery");
        // A stamp is asked for, and the store keeps no time at which a record was made: the first day stands for it.
        Line(writer, $"DTSTAMP:{from.First:yyyyMMdd}T000000Z");
        Line(writer, $"DTSTART;VALUE=DATE:{from.First:yyyyMMdd}");
        Line(writer, $"DTEND;VALUE=DATE:{NextDay(to.Last):yyyyMMdd}");
        Property(writer, "SUMMARY", $"{job.PartyNames(fact)}: {line.Headline}");
        Property(writer, "DESCRIPTION", [.. Description(job, record, line.Details, isWholeDays)]);
        Property(writer, "LOCATION", fact.Place);
        Property(writer, "CATEGORIES", fact.Type.Name());
        Line(writer, isWholeDays ? "STATUS:CONFIRMED" : "STATUS:TENTATIVE");
        Line(writer, "TRANSP:TRANSPARENT");
        if (job.LinkToRecord(record.Id) is { } link)
        {
            Line(writer, "URL:" + link);
        }

        Line(writer, "END:VEVENT");
    }

    private static DateOnly NextDay(DateOnly day) => day < DateOnly.MaxValue ? day.AddDays(1) : day;

    private static IEnumerable<string?> Description(ExportJob job, Record record, string details, bool isWholeDays)
    {
        var main = record.Evidence[0];
        var document = job.Documents.Get(main.DocumentId);
        yield return details;
        yield return isWholeDays ? null : $"Date as told: {record.Fact.Date}";
        yield return main.Span.In(document.Stored.Text).ToString();
        yield return document.Name;
    }

    /// <summary>Writes a property of text, if there is any; each text becomes a line of its value.</summary>
    private static void Property(StreamWriter writer, string name, params ReadOnlySpan<string?> texts)
    {
        var value = new StringBuilder();
        foreach (var text in texts)
        {
            if (text is not null && ExportText.OneLine(text) is { Length: > 0 } line)
            {
                value.Append(value.Length > 0 ? "\\n" : "").Append(line.Replace("\\", "\\\\").Replace(";", "\\;").Replace(",", "\\,"));
            }
        }

        if (value.Length > 0)
        {
            Line(writer, name + ":" + value);
        }
    }

    /// <summary>Writes a content line, folded so that no line has more than 75 octets and no character is cut.</summary>
    private static void Line(StreamWriter writer, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                writer.Write("\r\n ");
                octets = 1;
            }

            writer.Write(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        writer.Write("\r\n");
    }
}
