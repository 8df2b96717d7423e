namespace Chancery.Model;

/// <summary>One end of an interval or a date that is none: the days it may mean.</summary>
internal readonly record struct EdtfPart
{
    /// <summary>First day, yyyymmdd.</summary>
    public int First { get; private init; }

    /// <summary>Last day, yyyymmdd.</summary>
    public int Last { get; private init; }

    /// <summary>How exact it is.</summary>
    public EdtfPrecision Precision { get; private init; }

    /// <summary>True when it ends in <c>~ ? %</c>.</summary>
    public bool Qualified { get; private init; }

    /// <summary>True when it holds an <c>X</c>.</summary>
    public bool Unspecified { get; private init; }

    /// <summary>True for <c>..</c> and the empty end of an interval.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>Reads an end of an interval; an open one means <paramref name="open"/>.</summary>
    public static bool TryReadEnd(ReadOnlySpan<char> text, int open, out EdtfPart part, out string? reason)
    {
        if (text.Length == 0 || text is "..")
        {
            part = new EdtfPart { First = open, Last = open, IsOpen = true };
            reason = null;
            return true;
        }

        return TryRead(text, out part, out reason);
    }

    /// <summary>Reads <c>YYYY</c>, <c>YYYY-MM</c> or <c>YYYY-MM-DD</c> with unspecified digits and a qualifier.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out EdtfPart part, out string? reason)
    {
        part = default;
        var qualified = text.Length > 0 && text[^1] is '~' or '?' or '%';
        var body = qualified ? text[..^1] : text;
        if (body.Length is not (4 or 7 or 10) || (body.Length > 4 && body[4] != '-') || (body.Length > 7 && body[7] != '-'))
        {
            reason = $"'{text}' is not YYYY, YYYY-MM or YYYY-MM-DD";
            return false;
        }

        if (!TryDigits(body[..4], 0, 9999, out var year, out var yearLast))
        {
            reason = $"'{body[..4]}' is not a year of four digits or X";
            return false;
        }

        var bounds = new EdtfPart { Qualified = qualified, Unspecified = body.Contains('X') };
        if (body.Length == 4)
        {
            part = bounds with { First = (year * 10000) + 101, Last = (yearLast * 10000) + 1231, Precision = EdtfPrecision.Year };
            reason = null;
            return true;
        }

        return body.Length == 7
            ? TryMonth(body[5..7], year, yearLast, bounds, out part, out reason)
            : TryDay(body, year, yearLast, bounds, out part, out reason);
    }

    private static bool TryMonth(
        ReadOnlySpan<char> digits, int year, int yearLast, EdtfPart bounds, out EdtfPart part, out string? reason)
    {
        part = default;
        reason = null;
        if (!TryDigits(digits, 1, 41, out var month, out var monthLast) || MonthsOf(month, monthLast) is not var (from, to))
        {
            reason = $"'{digits}' is neither a month 01 to 12 nor a season 21 to 24, quarter 33 to 36 or half 40, 41";
            return false;
        }

        part = bounds with
        {
            First = (year * 10000) + (from * 100) + 1,
            Last = (yearLast * 10000) + (to * 100) + (month > 12 ? 31 : DaysIn(yearLast, to)),
            Precision = month > 12 ? EdtfPrecision.Season : EdtfPrecision.Month,
        };
        return true;
    }

    private static bool TryDay(
        ReadOnlySpan<char> body, int year, int yearLast, EdtfPart bounds, out EdtfPart part, out string? reason)
    {
        part = default;
        reason = null;
        if (!TryDigits(body[5..7], 1, 12, out var month, out var monthLast))
        {
            reason = $"'{body[5..7]}' is not a month 01 to 12";
            return false;
        }

        var longest = month == monthLast ? LongestMonth(year, yearLast, month) : 31;
        if (!TryDigits(body[8..10], 1, longest, out var day, out var dayLast))
        {
            reason = $"'{body[8..10]}' is not a day 01 to {longest}";
            return false;
        }

        part = bounds with
        {
            First = (year * 10000) + (month * 100) + day,
            Last = (yearLast * 10000) + (monthLast * 100) + dayLast,
            Precision = EdtfPrecision.Day,
        };
        return true;
    }

    private static (int From, int To)? MonthsOf(int month, int monthLast) => month switch
    {
        < 13 => (month, Math.Min(monthLast, 12)),
        21 => (3, 5),
        22 => (6, 8),
        23 => (9, 11),
        24 => (12, 12),
        33 => (1, 3),
        34 => (4, 6),
        35 => (7, 9),
        36 => (10, 12),
        40 => (1, 6),
        41 => (7, 12),
        _ => null,
    };

    private static int DaysIn(int year, int month) => DateTime.DaysInMonth(Math.Max(year, 1), month);

    private static int LongestMonth(int year, int yearLast, int month) =>
        year == yearLast ? DaysIn(year, month) : DaysIn(2000, month);

    private static bool TryDigits(ReadOnlySpan<char> text, int min, int max, out int first, out int last)
    {
        first = 0;
        last = 0;
        var unspecified = false;
        foreach (var c in text)
        {
            if (c is not ((>= '0' and <= '9') or 'X'))
            {
                return false;
            }

            unspecified |= c == 'X';
            first = (first * 10) + (c == 'X' ? 0 : c - '0');
            last = (last * 10) + (c == 'X' ? 9 : c - '0');
        }

        if (unspecified)
        {
            first = Math.Max(first, min);
            last = Math.Min(last, max);
        }

        return first >= min && last <= max && first <= last;
    }
}
