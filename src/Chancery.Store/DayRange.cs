using System.Globalization;
using Chancery.Model;

namespace Chancery.Store;

/// <summary>The days a date covers, both as yyyymmdd, for sorting and overlap.</summary>
/// <param name="From">First day; 0 for an open start.</param>
/// <param name="To">Last day; 99999999 for an open end.</param>
internal readonly record struct DayRange(int From, int To)
{
    /// <summary>Of a record without a date, or without a year: overlaps nothing, sorts last.</summary>
    public static readonly DayRange Undated = new(99999999, 0);

    /// <summary>The range of an EDTF date; <see cref="Undated"/> for null, for an unknown year and for what is no date.</summary>
    public static DayRange Of(string? date)
    {
        if (string.IsNullOrEmpty(date) || date.StartsWith('X'))
        {
            return Undated;
        }

        var slash = date.IndexOf('/');
        var from = Day(slash < 0 ? date : date[..slash], last: false);
        var to = Day(slash < 0 ? date : date[(slash + 1)..], last: true);
        return from is null || to is null ? Undated : new DayRange(from.Value, to.Value);
    }

    /// <summary>The range of a date a user gave to filter by.</summary>
    /// <exception cref="ArgumentException">It is no date with a year.</exception>
    public static DayRange OfFilter(string date, string parameter)
    {
        var range = Of(date);
        return range == Undated ? throw new ArgumentException($"\"{date}\" is no date; write a year, month or day such as 2024, 2024-10, 2024-10-14", parameter) : range;
    }

    private static int? Day(string part, bool last)
    {
        part = part.TrimEnd('~', '?', '%').Replace('X', last ? '9' : '0');
        if (part is "" or "..")
        {
            return last ? 99999999 : 0;
        }

        var fields = part.Split('-');
        var padded = fields.Length > 3 ? null : part.Replace("-", string.Empty) + (last ? "1231" : "0101")[((fields.Length - 1) * 2)..];
        return int.TryParse(padded, NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : null;
    }
}
