namespace Chancery.Engine.Annotate.Quantities;

/// <summary>Reads numbers written with the digits 0 to 9, with thousands separators and a decimal part.</summary>
internal sealed class DigitReader(char decimalMark, char groupMark)
{
    private const int MostDigits = 24;
    private const int MostDecimals = 12;

    /// <summary>Reads the number that starts at a digit.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="start">Index of the first digit.</param>
    /// <param name="token">The number.</param>
    /// <returns>False when it has too many digits to be a number, or the index lies inside a row of digits.</returns>
    public bool TryRead(ReadOnlySpan<char> text, int start, out NumberToken token)
    {
        token = default;
        var i = start;
        while (i < text.Length && i - start <= MostDigits && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        var digits = i - start;
        if (digits > MostDigits || (start > 0 && char.IsAsciiDigit(text[start - 1])))
        {
            return false;
        }

        var value = ValueOf(text[start..i]);
        if (digits <= 3)
        {
            var before = i;
            i = ReadGroups(text, i, ref value);
            digits = i == before ? digits : 0;
        }

        var fraction = FractionLength(text, i);
        if (fraction > 0)
        {
            value += ValueOf(text.Slice(i + 1, fraction)) * PowerOfTenth(fraction);
            i += fraction + 1;
        }

        token = new NumberToken
        {
            Start = start,
            End = i,
            Value = value,
            Digits = fraction > 0 ? 0 : digits,
            HasDigits = true,
            HasFraction = fraction > 0,
        };
        return true;
    }

    private int ReadGroups(ReadOnlySpan<char> text, int i, ref decimal value)
    {
        for (var groups = 0; groups < 7 && i + 3 < text.Length && IsGroupMark(text[i]); groups++)
        {
            var group = text.Slice(i + 1, 3);
            if (!char.IsAsciiDigit(group[0]) || !char.IsAsciiDigit(group[1]) || !char.IsAsciiDigit(group[2])
                || (i + 4 < text.Length && char.IsAsciiDigit(text[i + 4])))
            {
                break;
            }

            value = (value * 1000) + ValueOf(group);
            i += 4;
        }

        return i;
    }

    /// <summary>A blank as mark stands for every kind of blank that keeps a number together.</summary>
    private bool IsGroupMark(char c) => c == groupMark || (groupMark == ' ' && c is '\u00a0' or '\u2009' or '\u202f');

    private int FractionLength(ReadOnlySpan<char> text, int i)
    {
        if (i + 1 >= text.Length || text[i] != decimalMark)
        {
            return 0;
        }

        var end = i + 1;
        while (end < text.Length && end - i <= MostDecimals + 1 && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var length = end - i - 1;
        var continues = end + 1 < text.Length && text[end] == decimalMark && char.IsAsciiDigit(text[end + 1]);
        return continues || length > MostDecimals ? 0 : length;
    }

    private static decimal ValueOf(ReadOnlySpan<char> digits)
    {
        decimal value = 0;
        foreach (var c in digits)
        {
            value = (value * 10) + (c - '0');
        }

        return value;
    }

    private static decimal PowerOfTenth(int digits) => new(1, 0, 0, isNegative: false, (byte)digits);
}
