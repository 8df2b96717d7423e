namespace Chancery.Engine.Annotate.Quantities;

/// <summary>Tells numbers that are parts of names or list markers from those that count.</summary>
internal static class NumberContext
{
    /// <summary>
    /// True for numbers that name something: 9·11, Su-33, G20, “和平使命—2005”, (1), [12], 10:30.
    /// </summary>
    public static bool IsName(ReadOnlySpan<char> text, in NumberToken number)
    {
        if (!number.HasDigits)
        {
            return false;
        }

        var before = number.Start > 0 ? text[number.Start - 1] : ' ';
        var after = number.End < text.Length ? text[number.End] : ' ';
        return IsJoiner(before) || IsJoiner(after) || IsLatin(before) || IsAfterDash(text, number.Start, before)
            || IsBracketed(before, after, number);
    }

    private static bool IsJoiner(char c) => c is '\u00b7' or '\u2022' or '\u30fb' or '_' or '#' or '@' or ':' or '/' or '\\' or '=';

    private static bool IsLatin(char c) => char.IsAsciiLetter(c);

    /// <summary>A dash between a letter or sign and the number joins them to a name.</summary>
    private static bool IsAfterDash(ReadOnlySpan<char> text, int start, char before)
    {
        if (before is not ('-' or '\u2014' or '\u2013' or '\u2015' or '\u2212'))
        {
            return false;
        }

        var i = start - 1;
        while (i >= 0 && text[i] is '-' or '\u2014' or '\u2013' or '\u2015' or '\u2212' or ' ')
        {
            i--;
        }

        return i >= 0 && char.IsLetter(text[i]);
    }

    private static bool IsBracketed(char before, char after, in NumberToken number) =>
        number.Digits is 1 or 2 or 3 && ((before == '(' && after == ')') || (before == '[' && after == ']') || (before == '〔' && after == '〕'));
}
