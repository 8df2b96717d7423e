using System.Globalization;
using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Audit;

/// <summary>
/// A figure as a text writes it: its value with what its writing leaves open. The last written digit is rounded; "over", "nearly" and
/// "about" leave open as much as the last digit that is not zero stands for.
/// </summary>
/// <param name="Span">UTF-16 range in the cleaned text.</param>
/// <param name="Value">Value in the base unit.</param>
/// <param name="Unit">Contract unit; null for a bare number.</param>
/// <param name="Bound"><c>over</c>, <c>under</c>, <c>about</c> or null.</param>
/// <param name="Step">What the last written digit stands for, in the base unit.</param>
/// <param name="Coarse">What the last written digit that is not zero stands for, in the base unit.</param>
internal sealed record Figure(Span Span, decimal Value, string? Unit, string? Bound, decimal Step, decimal Coarse)
{
    private const decimal AboutShare = 0.05m;

    /// <summary>What a fraction in words ("a third") leaves open, in points to either side.</summary>
    private const decimal FractionPoints = 2.5m;

    /// <summary>What a multiple in words ("doubled") leaves open: a tenth to either side.</summary>
    private const decimal SpokenMultiple = 0.2m;

    /// <summary>True for a growth or decline.</summary>
    public bool IsChange { get; init; }

    /// <summary>True for "less than": any less is meant, where "nearly" means close by.</summary>
    public bool IsBelow { get; init; }

    /// <summary>True for a multiple in words ("doubled"), said of somewhat more too.</summary>
    public bool IsSpokenMultiple { get; init; }

    /// <summary>Upper end of a range; null otherwise.</summary>
    public decimal? Upper { get; init; }

    /// <summary>True for units that are counted one by one, so that a number written in full is exact.</summary>
    public bool IsCounted => Unit is null or "item" or "person" or "times" or "rank";

    /// <summary>True for a sum of money: currencies have codes of three letters.</summary>
    public bool IsMoney => Unit is { Length: 3 } && char.IsAsciiLetterUpper(Unit[0]) && Unit != "TEU";

    /// <summary>True for a fraction told in words ("a third").</summary>
    public bool IsFraction => Unit == "%" && Value % 1 != 0 && Step < 0.01m;

    /// <summary>The values it may stand for.</summary>
    public Interval Interval => Upper is { } upper && upper > Value ? new(Value - (Step / 2), upper + (Step / 2)) : Bound switch
    {
        "over" => new(Value, Value + Coarse),
        "under" => new(Value - (IsBelow ? Coarse : Coarse / 2), Value + (Step / 2)),
        "about" => Interval.Exactly(Value).Widen(Math.Max(Coarse / 2, Math.Abs(Value) * AboutShare)),
        _ when IsFraction => Interval.Exactly(Value).Widen(FractionPoints),
        _ when IsCounted && Step <= 1 && Unit != "times" => Interval.Exactly(Value),
        _ => Interval.Exactly(Value).Widen(Step / 2),
    };

    /// <summary>
    /// The values it may stand for as the result of a computation: "over" has no upper end, a result may be cut off instead of rounded.
    /// </summary>
    public Interval Claimed => Bound switch
    {
        "over" => new(Value, Interval.Most),
        "under" when IsBelow => new(0, Value + (Step / 2)),
        null when IsSpokenMultiple => new(Value * 0.95m, Value * 1.25m),
        null when Upper is null && !IsFraction => new(Interval.Low, Math.Max(Interval.High, Value + Step)),
        _ => Interval,
    };

    /// <summary>The same without its sign: the size of a fall.</summary>
    public Figure Size => this with { Value = Math.Abs(Value) };

    /// <summary>Reads a quantity of a text.</summary>
    public static Figure Of(QuantityRef quantity, string folded)
    {
        var (step, coarse) = Precision(quantity.Span.In(folded), quantity.Value, quantity.Unit == "%");
        var spoken = quantity.Unit == "times" && !quantity.Written;
        step = spoken ? SpokenMultiple : step;
        return new Figure(quantity.Span, quantity.Value, quantity.IsRank ? "rank" : quantity.Unit, quantity.Bound, step, coarse) { IsChange = quantity.IsChange, Upper = quantity.Upper, IsSpokenMultiple = spoken };
    }

    /// <summary>Reads the cell of a table.</summary>
    public static Figure Of(Span cell, string folded, decimal value, string unit)
    {
        var (step, coarse) = Precision(cell.In(folded), value, percent: false);
        return new Figure(cell, value, unit, null, step, coarse);
    }

    /// <summary>What the last written digit, and the last that is not zero, stand for.</summary>
    internal static (decimal Step, decimal Coarse) Precision(ReadOnlySpan<char> written, decimal value, bool percent)
    {
        if (!TryMantissa(written, out var mantissa, out var decimals) || mantissa == 0)
        {
            var place = Place(Math.Abs(value), percent ? 3 : 0);
            return (Math.Min(place, percent ? 0.001m : 1), place);
        }

        var scale = Math.Abs(value) / mantissa;
        var step = scale;
        for (var i = 0; i < decimals; i++)
        {
            step /= 10;
        }

        return (step, Place(mantissa, decimals) * scale);
    }

    /// <summary>The place of the last digit that is not zero: 100 for 4300, 0.1 for 1.70.</summary>
    private static decimal Place(decimal number, int decimals)
    {
        var place = 1m;
        for (var i = 0; i < decimals; i++)
        {
            place /= 10;
        }

        if (number == 0)
        {
            return 1;
        }

        while (place < Interval.Most && number % (place * 10) == 0)
        {
            place *= 10;
        }

        return place;
    }

    /// <summary>The first number written in digits; a comma before one or two digits at its end is a decimal mark, as in Russian.</summary>
    private static bool TryMantissa(ReadOnlySpan<char> written, out decimal mantissa, out int decimals)
    {
        mantissa = 0;
        decimals = 0;
        var start = written.IndexOfAnyInRange('0', '9');
        if (start < 0)
        {
            return false;
        }

        Span<char> digits = stackalloc char[32];
        var length = 0;
        var point = -1;
        for (var i = start; i < written.Length && length < digits.Length; i++)
        {
            var c = written[i];
            if (char.IsAsciiDigit(c))
            {
                digits[length++] = c;
            }
            else if (i + 1 < written.Length && char.IsAsciiDigit(written[i + 1]) && c is '.' or ',' or ' ' or '\u00A0' && point < 0)
            {
                point = c == '.' || (c == ',' && !IsGroup(written[(i + 1)..])) ? length : point;
            }
            else
            {
                break;
            }
        }

        decimals = point < 0 ? 0 : length - point;
        if (!decimal.TryParse(digits[..length], NumberStyles.None, CultureInfo.InvariantCulture, out mantissa))
        {
            return false;
        }

        for (var i = 0; i < decimals; i++)
        {
            mantissa /= 10;
        }

        return true;
    }

    private static bool IsGroup(ReadOnlySpan<char> rest) =>
        rest.Length >= 3 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]) && char.IsAsciiDigit(rest[2]) && (rest.Length == 3 || !char.IsAsciiDigit(rest[3]));
}
