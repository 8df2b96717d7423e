using System.Globalization;

namespace Chancery.Engine.Annotate.Temporal;

/// <summary>A day, month or year of which parts may be unknown.</summary>
/// <param name="Year">0 when unknown.</param>
/// <param name="Month">0 when the date is no finer than a year; -1 when a day is told but no month.</param>
/// <param name="Day">0 when the date is no finer than a month.</param>
internal readonly record struct CalendarDate(int Year, int Month, int Day)
{
    /// <summary>A common year that stands in for an unknown one when days are counted.</summary>
    private const int StandInYear = 2001;

    /// <summary>True when the day, with or without its year, is known.</summary>
    public bool HasDay => Month > 0 && Day > 0;

    /// <summary>Reads the day, month or year of an EDTF date that is no interval; false for anything else.</summary>
    public static bool TryParse(string? edtf, out CalendarDate date)
    {
        date = default;
        if (!Model.Edtf.TryParse(edtf, out var value, out _) || value.IsInterval || value.IsUnspecified)
        {
            return false;
        }

        date = value.Precision switch
        {
            Model.EdtfPrecision.Day => new CalendarDate(value.Earliest / 10000, value.Earliest / 100 % 100, value.Earliest % 100),
            Model.EdtfPrecision.Month => new CalendarDate(value.Earliest / 10000, value.Earliest / 100 % 100, 0),
            _ => new CalendarDate(value.Earliest / 10000, 0, 0),
        };
        return true;
    }

    /// <summary>The date some days away. Needs a day.</summary>
    public CalendarDate AddDays(int days)
    {
        var moved = ToDateOnly().AddDays(days);
        var year = Year == 0 ? 0 : moved.Year;
        return new CalendarDate(year, moved.Month, moved.Day);
    }

    /// <summary>The month some months away, without its day. Needs a month.</summary>
    public CalendarDate AddMonths(int months)
    {
        var index = ((Year == 0 ? StandInYear : Year) * 12) + Month - 1 + months;
        return new CalendarDate(Year == 0 ? 0 : index / 12, (index % 12) + 1, 0);
    }

    /// <summary>Day of the week, Monday 1 to Sunday 7. Needs a day and a year.</summary>
    public int Weekday => ToDateOnly().DayOfWeek is var day && day == DayOfWeek.Sunday ? 7 : (int)day;

    /// <summary>Days since a fixed day; unknown parts count as the first.</summary>
    public int DayNumber => (Math.Max(Year, 1) * 372) + (Math.Max(Month, 1) * 31) + Math.Max(Day, 1);

    /// <summary>The date as EDTF.</summary>
    public override string ToString()
    {
        var year = Year == 0 ? "XXXX" : Year.ToString("D4", CultureInfo.InvariantCulture);
        if (Month == 0)
        {
            return year;
        }

        var month = Month < 0 ? "XX" : Month.ToString("D2", CultureInfo.InvariantCulture);
        return Day == 0 ? $"{year}-{month}" : string.Create(CultureInfo.InvariantCulture, $"{year}-{month}-{Day:D2}");
    }

    private DateOnly ToDateOnly()
    {
        var year = Year == 0 ? StandInYear : Year;
        return new DateOnly(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));
    }
}
