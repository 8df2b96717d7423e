using System.Globalization;
using System.Text;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>Marks as the script of the line of time reads them: one array for each value, since there may be a hundred thousand.</summary>
internal static class TimelineMarks
{
    private const int Approximate = 1;
    private const int OpenStart = 2;
    private const int OpenEnd = 4;
    private const int BytesOfMark = 48;
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>
    /// JSON with <c>from to</c> (days since 1970-01-01, both inclusive; an open end has the day of the other), <c>lane</c>, <c>type</c> (place
    /// among the ten), <c>flags</c> (1 approximate, 2 open start, 4 open end) and <c>ids</c>, all ids in one string.
    /// </summary>
    public static string Json(TimelineLanes lanes)
    {
        var json = new StringBuilder(lanes.Marks.Count * BytesOfMark);
        Append(json, "{\"from\":[", lanes, m => DayOf(m.Mark.From > 0 ? m.Mark.From : m.Mark.To));
        Append(json, "],\"to\":[", lanes, m => DayOf(m.Mark.To < Model.Edtf.OpenEnd ? m.Mark.To : m.Mark.From));
        Append(json, "],\"lane\":[", lanes, m => m.Lane);
        Append(json, "],\"type\":[", lanes, m => (int)m.Mark.Type);
        Append(json, "],\"flags\":[", lanes, m => FlagsOf(m.Mark));
        json.Append("],\"ids\":\"");
        foreach (var (mark, _) in lanes.Marks)
        {
            json.Append(mark.Id);
        }

        return json.Append("\"}").ToString();
    }

    private static void Append(StringBuilder json, string head, TimelineLanes lanes, Func<(RecordMark Mark, int Lane), int> value)
    {
        json.Append(head);
        var separator = string.Empty;
        foreach (var mark in lanes.Marks)
        {
            json.Append(separator).Append(CultureInfo.InvariantCulture, $"{value(mark)}");
            separator = ",";
        }
    }

    private static int FlagsOf(RecordMark mark) =>
        (mark.IsApproximate ? Approximate : 0) | (mark.From == Model.Edtf.OpenStart ? OpenStart : 0) | (mark.To == Model.Edtf.OpenEnd ? OpenEnd : 0);

    private static int DayOf(int day) => TimelineStrip.DayOf(day).DayNumber - Epoch;
}
