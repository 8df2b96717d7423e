using Chancery.Model;

namespace Chancery.Engine.Annotate.Quantities;

/// <summary>A quantity while its words are read.</summary>
internal sealed class QuantityDraft
{
    private readonly NumberToken _number;
    private UnitName? _unit;
    private int _unitStart;
    private int _unitEnd;
    private decimal? _upper;
    private decimal _value;
    private string? _bound;
    private bool _isFraction;

    /// <summary>Starts with a number and the words before it.</summary>
    public QuantityDraft(in LeadChain chain, in NumberToken number)
    {
        _number = number;
        _value = number.Value;
        _upper = number.Upper;
        _bound = chain.Bound ?? (number.IsOpenEnded ? "over" : number.Upper is not null ? "about" : null);
        End = number.End;
        _unitStart = End;
        _unitEnd = End;
    }

    /// <summary>One past the last code unit taken.</summary>
    public int End { get; set; }

    /// <summary>The number's value without the unit's factor.</summary>
    public decimal Number => _value;

    /// <summary>True when a unit was taken.</summary>
    public bool HasUnit => _unit is not null;

    /// <summary>True when the unit makes the number no quantity.</summary>
    public bool IsSkipped => _unit is { Code: null };

    /// <summary>True for percentages and multiples, which a change may be told in.</summary>
    public bool IsRelative => _isFraction || _unit?.Kind is QuantityKind.Percent or QuantityKind.Multiple;

    /// <summary>Takes the numerator of a fraction whose denominator is the number.</summary>
    public void TakeFraction(in NumberToken numerator)
    {
        _isFraction = true;
        _value = Math.Round(numerator.Value / _number.Value * 100, 3);
        End = numerator.End;
        _unitStart = End;
        _unitEnd = End;
    }

    /// <summary>Adds a fraction to the whole number before it; a minus sign counts for both.</summary>
    public void TakeMixed(decimal denominator, in NumberToken numerator)
    {
        _value += numerator.Value / denominator * (_value < 0 ? -1 : 1);
        End = numerator.End;
        _unitStart = End;
        _unitEnd = End;
    }

    /// <summary>Takes a unit.</summary>
    public void TakeUnit(UnitName unit, int start, int end)
    {
        _unit = unit;
        _unitStart = start;
        _unitEnd = end;
        End = end;
    }

    /// <summary>Adds half a unit (一吨半).</summary>
    public void TakeHalf(int end)
    {
        _value += 0.5m;
        End = end;
        _unitEnd = end;
    }

    /// <summary>Takes a bound after the number or unit; one before it stays.</summary>
    public void TakeBound(string? bound, int end)
    {
        _bound ??= bound;
        End = end;
    }

    /// <summary>Takes the upper end of a range when its unit agrees with the lower end's; of 3至5万 the lower end is 30000 too.</summary>
    public void TakeUpper(in NumberToken upper, UnitName? unit, int unitStart)
    {
        if (HasUnit && unit?.Code != _unit!.Code)
        {
            return;
        }

        if (!HasUnit && unit is null && !(_number.HasDigits && upper.HasDigits))
        {
            return;
        }

        _value *= _number.Scale == 1 ? upper.Scale : 1;
        _upper = upper.Value;
        End = upper.End;
        _unitEnd = End;
        _unitStart = End;
        if (unit is not null)
        {
            TakeUnit(unit, unitStart, unitStart + unit.Length);
        }
    }

    /// <summary>The finished mention.</summary>
    /// <param name="text">The document's text as written.</param>
    /// <param name="chain">Words before the number.</param>
    /// <param name="sign">1 or -1 for a change, otherwise 0.</param>
    public QuantityMention ToMention(string text, in LeadChain chain, int sign)
    {
        var isChange = sign != 0 && IsRelative;
        var factor = (_unit?.Factor ?? 1) * (isChange ? sign : 1);
        var unit = _isFraction ? "%" : _unit?.Code ?? chain.Currency;
        var kind = _isFraction ? QuantityKind.Fraction
            : _unit is null && chain.Currency is not null ? QuantityKind.Money : _unit?.Kind ?? QuantityKind.Cardinal;
        var isMultiple = _unit?.Kind == QuantityKind.Multiple;
        return new QuantityMention
        {
            Span = new Span(chain.StartOf(_number.Start, isChange), End),
            Kind = isChange ? QuantityKind.Change : kind,
            Value = Normalize(_value * factor),
            UpperValue = _upper is { } upper ? Normalize(upper * factor) : null,
            Unit = unit,
            UnitText = text[_unitStart.._unitEnd],
            Bound = _bound,
            Basis = isChange ? chain.Basis ?? (isMultiple ? "multiple" : null) : null,
            UnitEnd = _unitEnd,
        };
    }

    /// <summary>Drops trailing zeros after the point.</summary>
    private static decimal Normalize(decimal value) => value / 1.0000000000000000000000000000m;
}
