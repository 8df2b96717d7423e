using System.Globalization;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>One column of the strip: a decade, year, month or day.</summary>
/// <param name="Label">Its name, an EDTF date; a decade by its first year.</param>
/// <param name="From">Its first day or period as a filter.</param>
/// <param name="To">Its last day or period as a filter.</param>
public sealed record StripColumn(string Label, string From, string To);

/// <summary>How many records of each lane start in each decade, year, month or day of a period.</summary>
/// <param name="Columns">The columns in order; empty when no record is dated.</param>
/// <param name="Counts">For each lane the records of each column.</param>
/// <param name="Totals">For each lane its records.</param>
/// <param name="Earlier">Records that end before the first column.</param>
/// <param name="Later">Records that start after the last column.</param>
/// <param name="Unit">Last word of the key that names a column: <c>decade year month day</c>.</param>
public sealed record TimelineStrip(IReadOnlyList<StripColumn> Columns, IReadOnlyList<int[]> Counts, IReadOnlyList<int> Totals, int Earlier, int Later, string Unit)
{
    private const int MostColumns = 62;
    private const int DaysOfMonth = 100;
    private const int DaysOfYear = 10_000;
    private const int LastYear = 9999;

    /// <summary>One mark in this many may lie before the strip: a few dates far back would leave no room for the rest.</summary>
    private const int OneInMayBeEarlier = 100;
    private const int OneInMayBeLater = 1000;

    /// <summary>Counts marks.</summary>
    /// <param name="marks">The marks, oldest first, each with the number of its lane.</param>
    /// <param name="lanes">Number of lanes.</param>
    /// <param name="from">First day asked for, yyyymmdd; null takes that of the marks.</param>
    /// <param name="to">Last day asked for; null takes that of the marks.</param>
    public static TimelineStrip Of(IReadOnlyList<(RecordMark Mark, int Lane)> marks, int lanes, int? from, int? to)
    {
        var totals = new int[lanes];
        foreach (var (_, lane) in marks)
        {
            totals[lane]++;
        }

        if (marks.Count == 0)
        {
            return new TimelineStrip([], [.. totals.Select(_ => Array.Empty<int>())], totals, 0, 0, "year");
        }

        var first = from ?? StartOf(marks[marks.Count / OneInMayBeEarlier].Mark);
        var last = Math.Max(first, to ?? StartOf(marks[marks.Count - 1 - (marks.Count / OneInMayBeLater)].Mark));
        var unit = UnitOf(first, last);
        var columns = ColumnsOf(first, last, unit);
        var counts = totals.Select(_ => new int[columns.Count]).ToArray();
        var (earlier, later) = (0, 0);
        foreach (var (mark, lane) in marks)
        {
            var place = Place(StartOf(mark), unit) - Place(first, unit);
            earlier += mark.To < first ? 1 : 0;
            later += place >= columns.Count ? 1 : 0;
            if (mark.To >= first && place < columns.Count)
            {
                counts[lane][Math.Max(place, 0)]++;
            }
        }

        return new TimelineStrip(columns, counts, totals, earlier, later, unit);
    }

    private static int StartOf(RecordMark mark) => mark.From > 0 ? mark.From : mark.To;

    private static string UnitOf(int first, int last) =>
        ((ReadOnlySpan<string>)["day", "month", "year"]).ToArray().FirstOrDefault(unit => Place(last, unit) - Place(first, unit) < MostColumns) ?? "decade";

    /// <summary>The number of the period that a day lies in; neighbouring periods have neighbouring numbers.</summary>
    private static int Place(int day, string unit) => unit switch
    {
        "day" => DayOf(day).DayNumber,
        "month" => (day / DaysOfYear * 12) + Math.Clamp(day / DaysOfMonth % 100, 1, 12) - 1,
        "year" => day / DaysOfYear,
        _ => day / DaysOfYear / 10,
    };

    private static List<StripColumn> ColumnsOf(int first, int last, string unit)
    {
        var columns = new List<StripColumn>();
        for (var place = Place(first, unit); place <= Place(last, unit); place++)
        {
            columns.Add(ColumnOf(place, unit));
        }

        return columns;
    }

    private static StripColumn ColumnOf(int place, string unit)
    {
        var name = unit switch
        {
            "day" => DateOnly.FromDayNumber(place).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "month" => $"{place / 12:D4}-{(place % 12) + 1:D2}",
            "year" => place.ToString("D4", CultureInfo.InvariantCulture),
            _ => (place * 10).ToString("D4", CultureInfo.InvariantCulture),
        };
        return new StripColumn(name, name, unit == "decade" ? Math.Min((place * 10) + 9, LastYear).ToString("D4", CultureInfo.InvariantCulture) : name);
    }

    /// <summary>The day of a number yyyymmdd, brought into the calendar.</summary>
    internal static DateOnly DayOf(int day)
    {
        var (year, month) = (Math.Clamp(day / DaysOfYear, 1, LastYear), Math.Clamp(day / DaysOfMonth % 100, 1, 12));
        return new DateOnly(year, month, Math.Clamp(day % 100, 1, DateTime.DaysInMonth(year, month)));
    }
}
