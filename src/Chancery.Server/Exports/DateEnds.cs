using System.Globalization;
using Chancery.Model;

namespace Chancery.Server.Exports;

/// <summary>A day, month or year.</summary>
/// <param name="Year">1 to 9999.</param>
/// <param name="Month">1 to 12; null when it is not told, also for seasons and quarters.</param>
/// <param name="Day">1 to 31; null when it is not told.</param>
public readonly record struct DatePoint(int Year, int? Month, int? Day)
{
    /// <summary>The first day it may mean.</summary>
    public DateOnly First => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day it may mean.</summary>
    public DateOnly Last => new(Year, Month ?? 12, Day ?? DateTime.DaysInMonth(Year, Month ?? 12));

    /// <summary>ISO 8601: <c>2024-10-14</c>, <c>2024-10</c> or <c>2024</c>.</summary>
    public override string ToString() => (Month, Day) switch
    {
        (null, _) => $"{Year:D4}",
        (_, null) => $"{Year:D4}-{Month:D2}",
        _ => $"{Year:D4}-{Month:D2}-{Day:D2}",
    };
}

/// <summary>The ends of an EDTF date, for formats that know no EDTF. A date that is no interval has two equal ends.</summary>
/// <param name="From">Start; null when it is open or its year is not told.</param>
/// <param name="To">End; null when it is open or its year is not told.</param>
/// <param name="IsApproximate">True when an end is marked approximate or uncertain.</param>
/// <param name="IsExact">True when both ends say all that their form can: no unspecified digits, no seasons, no open ends, not approximate.</param>
public sealed record DateEnds(DatePoint? From, DatePoint? To, bool IsApproximate, bool IsExact)
{
    /// <summary>Reads an EDTF date; null for none, for what is no date, and when no end has a year.</summary>
    public static DateEnds? Of(string? edtf)
    {
        if (!Edtf.TryParse(edtf, out var date, out _))
        {
            return null;
        }

        var slash = date.Text.IndexOf('/', StringComparison.Ordinal);
        var from = Point(slash < 0 ? date.Text : date.Text[..slash]);
        var to = slash < 0 ? from : Point(date.Text[(slash + 1)..]);
        return from is null && to is null
            ? null
            : new DateEnds(from, to, date.IsApproximate, from is not null && to is not null && !date.IsApproximate && !date.IsUnspecified && date.Precision != EdtfPrecision.Season);
    }

    private static DatePoint? Point(string part)
    {
        var fields = part.TrimEnd('~', '?', '%').Split('-');
        if (Number(fields[0]) is not (> 0 and var year))
        {
            return null;
        }

        var month = fields.Length > 1 && Number(fields[1]) is (>= 1 and <= 12) and var m ? m : (int?)null;
        var day = month is not null && fields.Length > 2 ? Number(fields[2]) : null;
        return new DatePoint(year, month, day);
    }

    private static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
