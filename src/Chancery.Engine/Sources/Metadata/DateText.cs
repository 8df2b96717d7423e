using System.Globalization;

namespace Chancery.Engine.Sources.Metadata;

/// <summary>Dates as metadata write them. The day is kept as written; no time zone is applied, nothing is completed.</summary>
internal sealed class DateText(MetadataData data)
{
    private const int EarliestYear = 1000;
    private const int LatestYear = 2200;

    /// <summary>Turns a date into EDTF.</summary>
    /// <param name="text">Such as <c>2024-10-15T02:00:24Z</c>, <c>2024/10/5</c>, <c>20241015</c>, <c>15.10.2024</c>, <c>15 October 2024</c>, <c>2024-10</c>, <c>2024</c>, or the same with the year, month and day marks of Chinese, in digits or Chinese numerals.</param>
    /// <param name="edtf">The date.</param>
    internal bool TryParse(ReadOnlySpan<char> text, out string edtf)
    {
        text = text.Trim();
        edtf = string.Empty;
        if (text.Length is < 4 or > 80)
        {
            return false;
        }

        if (TryNumeric(text, out edtf) || TryChinese(text, out edtf))
        {
            return true;
        }

        return TryNamedMonth(text, out edtf);
    }

    /// <summary>The date of eight digits that a text starts with.</summary>
    internal static bool TryEightDigits(ReadOnlySpan<char> text, out string edtf)
    {
        edtf = string.Empty;
        return text.Length >= 8 && text[..8].IndexOfAnyExceptInRange('0', '9') < 0 && (text.Length == 8 || !char.IsAsciiDigit(text[8]))
            && TryDate(Number(text[..4]), Number(text[4..6]), Number(text[6..8]), out edtf);
    }

    private bool TryNumeric(ReadOnlySpan<char> text, out string edtf)
    {
        if (TryEightDigits(text, out edtf))
        {
            return true;
        }

        Span<int> parts = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        var count = 0;
        var at = 0;
        while (count < 3 && at < text.Length && char.IsAsciiDigit(text[at]))
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            lengths[count] = at - start;
            parts[count++] = at - start <= 4 ? Number(text[start..at]) : -1;
            if (at == text.Length || !data.DateSeparators.Contains(text[at], StringComparison.Ordinal))
            {
                break;
            }

            at++;
        }

        return (count, lengths[0], lengths[Math.Max(count - 1, 0)]) switch
        {
            (3, 4, <= 2) => TryDate(parts[0], parts[1], parts[2], out edtf),
            (3, <= 2, 4) => TryDate(parts[2], parts[1], parts[0], out edtf),
            (2, 4, <= 2) => TryDate(parts[0], parts[1], 0, out edtf),
            (1, 4, 4) when text.Length == 4 => TryDate(parts[0], 0, 0, out edtf),
            _ => false,
        };
    }

    /// <summary>A date in Chinese numerals: each digit of the year written out, month and day counted by tens.</summary>
    private bool TryChinese(ReadOnlySpan<char> text, out string edtf)
    {
        edtf = string.Empty;
        Span<int> parts = stackalloc int[3];
        int count = 0, value = 0, digits = 0;
        foreach (var c in text)
        {
            var digit = data.Numerals.IndexOf(c, StringComparison.Ordinal);
            if (digit is >= 0 and < 10)
            {
                value = count == 0 ? (value * 10) + digit : value + digit;
                digits++;
            }
            else if (digit == 10 && count > 0)
            {
                value = digits == 0 ? 10 : value * 10;
                digits++;
            }
            else if (digits > 0 && count < 3 && char.IsLetter(c))
            {
                parts[count++] = value;
                value = digits = 0;
            }
            else
            {
                return false;
            }

            if (digits > 4)
            {
                return false;
            }
        }

        return digits == 0 && count >= 2 && TryDate(parts[0], parts[1], parts[2], out edtf);
    }

    private bool TryNamedMonth(ReadOnlySpan<char> text, out string edtf)
    {
        int year = 0, month = 0, day = 0;
        var months = data.Months.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[16];
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at]))
            {
                at++;
            }

            var word = text[start..at];
            if (word.Length is > 0 and <= 16)
            {
                var isNumber = word.IndexOfAnyExceptInRange('0', '9') < 0;
                if (isNumber && word.Length == 4)
                {
                    year = year == 0 ? Number(word) : year;
                }
                else if (isNumber && word.Length <= 2)
                {
                    day = day == 0 ? Number(word) : day;
                }
                else if (month == 0 && months.TryGetValue(lower[..word.ToLowerInvariant(lower)], out var number))
                {
                    month = number;
                }
            }

            at = at == start ? at + 1 : at;
        }

        edtf = string.Empty;
        return month > 0 && year > 0 && TryDate(year, month, day, out edtf);
    }

    private static bool TryDate(int year, int month, int day, out string edtf)
    {
        edtf = string.Empty;
        if (year is < EarliestYear or > LatestYear || month is < 0 or > 12 || day < 0 || (month == 0 && day > 0)
            || (month > 0 && day > DateTime.DaysInMonth(year, month)))
        {
            return false;
        }

        edtf = year.ToString("0000", CultureInfo.InvariantCulture)
            + (month > 0 ? month.ToString("'-'00", CultureInfo.InvariantCulture) : string.Empty)
            + (day > 0 ? day.ToString("'-'00", CultureInfo.InvariantCulture) : string.Empty);
        return true;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
