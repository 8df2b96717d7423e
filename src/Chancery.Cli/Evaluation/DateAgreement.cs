using System.Globalization;

namespace Chancery.Cli.Evaluation;

/// <summary>How far two EDTF dates agree: 1 the same, 0.5 one within the other, 0 apart.</summary>
internal static class DateAgreement
{
    private const int OpenEnd = 99999999;
    private const double SamePeriodShare = 0.5;

    /// <summary>Agreement of two dates, either of which may be absent.</summary>
    public static double Score(string? gold, string? predicted)
    {
        gold = string.IsNullOrEmpty(gold) ? null : gold;
        predicted = string.IsNullOrEmpty(predicted) ? null : predicted;
        if (Unmarked(gold) == Unmarked(predicted))
        {
            return 1;
        }

        if (DayRange(gold) is not { } a || DayRange(predicted) is not { } b)
        {
            return 0;
        }

        if (a == b || ((gold!.Contains('/') || predicted!.Contains('/')) && MostlyCoincide(a, b)))
        {
            return 1;
        }

        var inside = (a.First <= b.First && b.Last <= a.Last) || (b.First <= a.First && a.Last <= b.Last);
        return inside ? 0.5 : 0;
    }

    /// <summary>First and last day that an EDTF string allows, as yyyymmdd; null when it is absent or unreadable.</summary>
    public static (int First, int Last)? DayRange(string? edtf)
    {
        if (string.IsNullOrEmpty(edtf))
        {
            return null;
        }

        var slash = edtf.IndexOf('/');
        var from = slash < 0 ? edtf : edtf[..slash];
        var to = slash < 0 ? edtf : edtf[(slash + 1)..];
        return Day(from, last: false) is { } first && Day(to, last: true) is { } end ? (first, end) : null;
    }

    private static string Unmarked(string? date) => (date ?? "").TrimEnd('~', '?', '%');

    private static bool MostlyCoincide((int First, int Last) a, (int First, int Last) b)
    {
        var low = Math.Max(DayNumber(a.First), DayNumber(b.First));
        var high = Math.Min(DayNumber(a.Last), DayNumber(b.Last));
        var union = Math.Max(DayNumber(a.Last), DayNumber(b.Last)) - Math.Min(DayNumber(a.First), DayNumber(b.First)) + 1;
        return high >= low && (double)(high - low + 1) / union >= SamePeriodShare;
    }

    private static int DayNumber(int day) => (day / 10000 * 372) + (day / 100 % 100 * 31) + (day % 100);

    private static int? Day(string part, bool last)
    {
        var plain = Unmarked(part.Trim());
        if (plain is "" or "..")
        {
            return last ? OpenEnd : 0;
        }

        var fields = plain.Split('-');
        if (!Number(fields[0].Replace('X', last ? '9' : '0'), out var year))
        {
            return null;
        }

        if (fields.Length == 1)
        {
            return (year * 10000) + (last ? 1231 : 101);
        }

        if (!Number(fields[1], out var month))
        {
            return null;
        }

        if (month > 12)
        {
            return (year * 10000) + SeasonEnd(month, last);
        }

        if (fields.Length == 2)
        {
            return last && month < 1 ? null : (year * 10000) + (month * 100) + (last ? DaysIn(year, month) : 1);
        }

        return Number(fields[2], out var day) ? (year * 10000) + (month * 100) + day : null;
    }

    private static int DaysIn(int year, int month) => DateTime.DaysInMonth(DateTime.IsLeapYear(Math.Clamp(year, 1, 9999)) ? 2000 : 2001, month);

    private static int SeasonEnd(int season, bool last)
    {
        var (from, to) = season switch
        {
            21 => (3, 5),
            22 => (6, 8),
            23 => (9, 11),
            24 => (12, 12),
            40 => (1, 6),
            41 => (7, 12),
            _ => (1, 12),
        };
        return last ? (to * 100) + 31 : (from * 100) + 1;
    }

    private static bool Number(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
