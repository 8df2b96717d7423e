using Chancery.Model;

namespace Chancery.Engine.Resolve.Identity;

/// <summary>Compares dates of different precision.</summary>
internal static class DateComparer
{
    private const int DaysOfMonthNumber = 100;
    private const int DaysOfYearNumber = 10_000;

    /// <summary>A date with a known year; false for none, for an unknown year and for what is no date.</summary>
    public static bool TryRead(string? text, out Edtf date) =>
        Edtf.TryParse(text, out date, out _) && !(date.IsUnspecified && date.Earliest < DaysOfYearNumber);

    /// <summary>How two dates compare; <see cref="Outcome.Unknown"/> when one of them is not known.</summary>
    public static Outcome Compare(Edtf? first, Edtf? second)
    {
        if (first is not { } a || second is not { } b)
        {
            return Outcome.Unknown;
        }

        if (!a.Overlaps(b))
        {
            return AreNeighbours(a, b) ? Outcome.Near : Outcome.Differ;
        }

        var (sizeA, sizeB) = (SizeOf(a), SizeOf(b));
        if (a.Earliest == b.Earliest && a.Latest == b.Latest)
        {
            return sizeA switch { Size.Days => Outcome.Same, Size.Month => Outcome.Month, Size.Year => Outcome.Year, _ => Outcome.Span };
        }

        var larger = sizeA > sizeB ? sizeA : sizeB;
        return larger switch
        {
            Size.Days => Outcome.Overlap,
            Size.Month => Outcome.InMonth,
            Size.Year => Outcome.InYear,
            _ => Outcome.Span,
        };
    }

    /// <summary>How long a period is, roughly.</summary>
    public static Size SizeOf(Edtf date)
    {
        if (date.Earliest == Edtf.OpenStart || date.Latest == Edtf.OpenEnd || date.IsApproximate)
        {
            return Size.Long;
        }

        if (date.Earliest / DaysOfYearNumber != date.Latest / DaysOfYearNumber)
        {
            // A few days over New Year are days all the same.
            return date.Precision == EdtfPrecision.Day && DaysBetween(date.Earliest, date.Latest) <= LongestVisit ? Size.Days : Size.Long;
        }

        if (date.Precision == EdtfPrecision.Day && DaysBetween(date.Earliest, date.Latest) <= LongestVisit)
        {
            return Size.Days;
        }

        return date.Earliest / DaysOfMonthNumber == date.Latest / DaysOfMonthNumber ? Size.Month : Size.Year;
    }

    private const int LongestVisit = 16;

    private static bool AreNeighbours(Edtf a, Edtf b) =>
        SizeOf(a) == Size.Days && SizeOf(b) == Size.Days
        && DaysBetween(Math.Min(a.Latest, b.Latest), Math.Max(a.Earliest, b.Earliest)) == 1;

    private static int DaysBetween(int from, int to) => DayNumber(to) - DayNumber(from);

    private static int DayNumber(int yyyymmdd)
    {
        var (year, month, day) = (Math.Clamp(yyyymmdd / 10_000, 1, 9999), Math.Clamp(yyyymmdd / 100 % 100, 1, 12), yyyymmdd % 100);
        return new DateOnly(year, month, Math.Clamp(day, 1, DateTime.DaysInMonth(year, month))).DayNumber;
    }
}

/// <summary>How long a period is, roughly.</summary>
internal enum Size
{
    /// <summary>A day or a few.</summary>
    Days,

    /// <summary>A month or a part of one.</summary>
    Month,

    /// <summary>A year or months of one.</summary>
    Year,

    /// <summary>Several years, or open.</summary>
    Long,
}
