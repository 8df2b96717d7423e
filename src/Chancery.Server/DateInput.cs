namespace Chancery.Server;

/// <summary>Dates that people give as filters.</summary>
public static class DateInput
{
    /// <summary>True for <c>2024</c>, <c>2024-10</c> and <c>2024-10-14</c>.</summary>
    public static bool IsDate(string value) => value.Length switch
    {
        4 => IsDigits(value),
        7 => value[4] == '-' && IsDigits(value.AsSpan(0, 4)) && int.TryParse(value.AsSpan(5), out var month) && month is >= 1 and <= 12,
        10 => DateOnly.TryParseExact(value, "yyyy-MM-dd", out _),
        _ => false,
    };

    private static bool IsDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
