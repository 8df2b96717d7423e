namespace Chancery.Engine.Annotate.Temporal;

/// <summary>Dates written in digits only: 2024-05-16, 2024/5/16, 16.05.2024, 2024-05, with a clock time after <c>T</c> dropped.</summary>
internal static class NumericDate
{
    /// <summary>Reads the date that starts at a digit.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="start">Index of its first digit.</param>
    /// <param name="order">How a date is read that does not start with its year: <c>mdy</c> or else day first.</param>
    /// <param name="value">The date as yyyymmdd, with day 0 when it has none.</param>
    /// <param name="end">One past its last code unit.</param>
    public static bool TryRead(ReadOnlySpan<char> text, int start, string order, out int value, out int end)
    {
        value = 0;
        end = start;
        if (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '/' or '.' or '_' or '='))
        {
            return false;
        }

        var first = DigitsAt(text, start);
        var i = start + first;
        if (first is not (1 or 2 or 4) || i + 1 >= text.Length || text[i] is not ('-' or '/' or '.'))
        {
            return false;
        }

        var mark = text[i];
        if (mark == '-' && start > 1 && text[start - 1] == '-' && char.IsAsciiDigit(text[start - 2]))
        {
            return false;
        }

        var second = DigitsAt(text, i + 1);
        var j = i + 1 + second;
        if (second is not (1 or 2))
        {
            return false;
        }

        var third = j < text.Length && text[j] == mark ? DigitsAt(text, j + 1) : 0;
        end = third > 0 ? j + 1 + third : j;
        var a = Number(text.Slice(start, first));
        var b = Number(text.Slice(i + 1, second));
        var c = third > 0 ? Number(text.Slice(j + 1, third)) : 0;
        value = Compose(first, a, b, second, third, c, mark, order);
        if (value == 0 || (end < text.Length && (char.IsAsciiDigit(text[end]) || ContinuesNumber(text, end, mark))))
        {
            return false;
        }

        end = SkipClock(text, end);
        return true;
    }

    private static int Compose(int first, int a, int b, int second, int third, int c, char mark, string order)
    {
        if (first == 4)
        {
            return third switch
            {
                1 or 2 => Valid(a, b, c),
                0 when second == 2 && mark == '-' && b is >= 1 and <= 12 && a is >= 1900 and < 2100 => (a * 10000) + (b * 100),
                _ => 0,
            };
        }

        if (third != 4)
        {
            return 0;
        }

        var monthFirst = order == "mdy" && mark != '.';
        return monthFirst && a <= 12 ? Valid(c, a, b) : Valid(c, b, a);
    }

    private static int Valid(int year, int month, int day) =>
        year is >= 1000 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? (year * 10000) + (month * 100) + day
            : 0;

    private static bool ContinuesNumber(ReadOnlySpan<char> text, int end, char mark) =>
        end + 1 < text.Length && text[end] == mark && char.IsAsciiDigit(text[end + 1]);

    private static int SkipClock(ReadOnlySpan<char> text, int end)
    {
        if (end + 2 >= text.Length || text[end] != 't' || !char.IsAsciiDigit(text[end + 1]))
        {
            return end;
        }

        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is 't' or 'z' or ':' or '.' or '+'))
        {
            end++;
        }

        return end;
    }

    private static int DigitsAt(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < 5 && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - start;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var c in digits)
        {
            value = (value * 10) + (c - '0');
        }

        return value;
    }
}
