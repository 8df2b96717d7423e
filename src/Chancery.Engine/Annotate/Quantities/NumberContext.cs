namespace Chancery.Engine.Annotate.Quantities;

/// <summary>Tells numbers that are parts of names or list markers from those that count.</summary>
internal static class NumberContext
{
    private const int LongestBareNumber = 8;
    private const int FirstBareYear = 1900;
    private const int LastBareYear = 2099;

    /// <summary>
    /// True for numbers that name something: 9·11, Su-33, G20, “和平使命—2005”, (1), [12], 10:30.
    /// </summary>
    /// <param name="text">Folded text.</param>
    /// <param name="number">The number.</param>
    /// <param name="paragraph">First code unit of its paragraph.</param>
    public static bool IsName(ReadOnlySpan<char> text, in NumberToken number, int paragraph)
    {
        if (!number.HasDigits)
        {
            return false;
        }

        var before = number.Start > 0 ? text[number.Start - 1] : ' ';
        var after = number.End < text.Length ? text[number.End] : ' ';
        return IsJoiner(before) || IsJoiner(after) || IsLatin(before) || IsAfterDash(text, number.Start)
            || IsBracketed(before, after, number) || IsListMarker(text, number, paragraph);
    }

    /// <summary>
    /// True for numbers that are names when no unit follows them: with a letter at their end (5G), longer than any count is written
    /// (20240509), or a year without its unit (2024).
    /// </summary>
    /// <param name="text">Folded text.</param>
    /// <param name="number">The number.</param>
    /// <param name="isBounded">True when a word such as "over" stands before it.</param>
    public static bool IsBareName(ReadOnlySpan<char> text, in NumberToken number, bool isBounded) =>
        (number.HasDigits && number.End < text.Length && IsLatin(text[number.End]))
        || number.Digits >= LongestBareNumber
        || (number.Digits == 4 && !isBounded && number.Value is >= FirstBareYear and <= LastBareYear);

    /// <summary>
    /// True for numbers that are no part of a date: an amount of money behind the sign of its currency ($ 12), or one of three or more
    /// numbers that hyphens chain together (138-2010-2015).
    /// </summary>
    /// <param name="text">Folded text.</param>
    /// <param name="number">The number.</param>
    public static bool IsAmountOrCode(ReadOnlySpan<char> text, in NumberToken number)
    {
        var before = number.Start - 1;
        before -= before > 0 && text[before] == ' ' ? 1 : 0;
        if (before >= 0 && char.GetUnicodeCategory(text[before]) == System.Globalization.UnicodeCategory.CurrencySymbol)
        {
            return true;
        }

        return number.Digits == 4 && ChainedBefore(text, number.Start) + ChainedAfter(text, number.End) > 1;
    }

    private static int ChainedBefore(ReadOnlySpan<char> text, int start)
    {
        var count = 0;
        while (count < 2 && start > 1 && text[start - 1] == '-' && char.IsAsciiDigit(text[start - 2]))
        {
            count++;
            start -= 2;
            while (start > 0 && char.IsAsciiDigit(text[start - 1]))
            {
                start--;
            }
        }

        return count;
    }

    private static int ChainedAfter(ReadOnlySpan<char> text, int end)
    {
        var count = 0;
        while (count < 2 && end + 1 < text.Length && text[end] == '-' && char.IsAsciiDigit(text[end + 1]))
        {
            count++;
            for (end++; end < text.Length && char.IsAsciiDigit(text[end]); end++)
            {
            }
        }

        return count;
    }

    private static bool IsJoiner(char c) => c is '\u00b7' or '\u2022' or '\u30fb' or '_' or '#' or '@' or ':' or '/' or '\\' or '=';

    private static bool IsLatin(char c) => char.IsAsciiLetter(c);

    /// <summary>A dash between a letter or sign and the number joins them to a name.</summary>
    private static bool IsAfterDash(ReadOnlySpan<char> text, int start)
    {
        var i = start - 1;
        var dashes = 0;
        while (i >= 0 && start - i < 8 && (IsDash(text[i]) || text[i] == ' '))
        {
            dashes += IsDash(text[i]) ? 1 : 0;
            i--;
        }

        return dashes > 0 && i >= 0 && char.IsLetter(text[i]);
    }

    private static bool IsDash(char c) => c is '-' or '\u2014' or '\u2013' or '\u2015' or '\u2212';

    /// <summary>A small number at the start of a paragraph with a stop or bracket after it numbers the paragraph.</summary>
    private static bool IsListMarker(ReadOnlySpan<char> text, in NumberToken number, int paragraph)
    {
        var isMarked = number.Digits is 1 or 2 && number.End < text.Length && text[number.End] is '.' or '、' or ')';
        if (!isMarked || number.Start - paragraph > 6)
        {
            return false;
        }

        return text[paragraph..number.Start].IndexOfAnyExcept(" #*(\u3000") < 0;
    }

    private static bool IsBracketed(char before, char after, in NumberToken number) =>
        number.Digits is 1 or 2 or 3 && ((before == '(' && after == ')') || (before == '[' && after == ']') || (before == '〔' && after == '〕'));
}
