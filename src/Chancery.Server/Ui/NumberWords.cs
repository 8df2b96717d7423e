using System.Globalization;

namespace Chancery.Server.Ui;

/// <summary>Quantities in a reader's language: <c>240.1 billion USD</c>.</summary>
public static class NumberWords
{
    /// <summary>A value in its base unit, scaled to the language's own large numbers.</summary>
    public static string Of(decimal value, string? unit, string? bound, UiText words)
    {
        var number = unit is "rank" or "year" ? value.ToString(CultureInfo.InvariantCulture) : Scaled(value, words);
        var text = unit switch
        {
            null => number,
            "%" => number + "%",
            "rank" => words.Format("unit.rank", number),
            _ => words.Format("number.unit", number, words.Or("unit." + unit, unit)),
        };
        return bound is null ? text : words.Format("bound." + bound, text);
    }

    private static string Scaled(decimal value, UiText words)
    {
        foreach (var scale in words["number.scales"].Split(';', StringSplitOptions.TrimEntries))
        {
            var blank = scale.IndexOf(' ');
            var size = Power(int.Parse(scale.AsSpan(0, blank), CultureInfo.InvariantCulture));
            if (Math.Abs(value) >= size)
            {
                return words.Format("number.scaled", Plain(value / size), scale[(blank + 1)..]);
            }
        }

        return Plain(value);
    }

    private static string Plain(decimal value) => Math.Round(value, 3).ToString("#,0.###", CultureInfo.InvariantCulture);

    private static decimal Power(int exponent)
    {
        var result = 1m;
        for (var i = 0; i < exponent; i++)
        {
            result *= 10;
        }

        return result;
    }
}
