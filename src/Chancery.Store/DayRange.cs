using Chancery.Model;

namespace Chancery.Store;

/// <summary>The days a date covers, both as yyyymmdd, for sorting and overlap.</summary>
/// <param name="From">First day; 0 for an open start.</param>
/// <param name="To">Last day; 99999999 for an open end.</param>
internal readonly record struct DayRange(int From, int To)
{
    private const int DaysOfYear = 10_000;

    /// <summary>Of a record without a date, or without a year: overlaps nothing, sorts last.</summary>
    public static readonly DayRange Undated = new(Edtf.OpenEnd, Edtf.OpenStart);

    /// <summary>The range of an EDTF date; <see cref="Undated"/> for null, for an unknown year and for what is no date.</summary>
    public static DayRange Of(string? date)
    {
        if (!Edtf.TryParse(date, out var value, out _))
        {
            return Undated;
        }

        var unknownYear = value.IsUnspecified && value.Earliest < DaysOfYear;
        return unknownYear ? Undated : new DayRange(value.Earliest, value.Latest);
    }

    /// <summary>The range of a date a user gave to filter by.</summary>
    /// <exception cref="ArgumentException">It is no date with a year.</exception>
    public static DayRange OfFilter(string date, string parameter)
    {
        var range = Of(date);
        return range == Undated
            ? throw new ArgumentException($"\"{date}\" is no date; write a year, month or day, such as 2024, 2024-10, 2024-10-14", parameter)
            : range;
    }
}
