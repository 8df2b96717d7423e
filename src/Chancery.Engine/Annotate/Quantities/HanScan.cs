namespace Chancery.Engine.Annotate.Quantities;

/// <summary>One reading of a Chinese number, left to right.</summary>
internal ref struct HanScan
{
    private const int MostDigits = 20;
    private const int MostDecimals = 12;

    private readonly HanNumerals _numerals;
    private readonly ReadOnlySpan<char> _text;
    private readonly int _start;
    private readonly bool _takeUpper;
    private int _index;
    private decimal _total;
    private decimal _section;
    private decimal _current;
    private decimal _lastUnit;
    private decimal _lastScale;
    private decimal _scale;
    private bool _hasCurrent;
    private bool _hasZero;
    private bool _hasAny;
    private bool _hasScale;
    private bool _openEnded;
    private bool _hasDigits;
    private bool _hasFraction;
    private bool _negative;
    private bool _several;
    private int _plainDigits;

    /// <summary>Prepares a reading.</summary>
    /// <param name="numerals">The lexicon.</param>
    /// <param name="text">Folded text.</param>
    /// <param name="start">Index of the first character.</param>
    /// <param name="takeUpper">Of an approximate pair such as 两三 take the second digit.</param>
    public HanScan(HanNumerals numerals, ReadOnlySpan<char> text, int start, bool takeUpper)
    {
        _numerals = numerals;
        _text = text;
        _start = start;
        _takeUpper = takeUpper;
        _index = start;
        _lastUnit = decimal.MaxValue;
    }

    /// <summary>True when an approximate pair was read.</summary>
    public bool SawPair { get; private set; }

    /// <summary>Reads the number; false when there is none.</summary>
    public bool Read()
    {
        if (!ReadPrefix())
        {
            return false;
        }

        while (_index < _text.Length && Step())
        {
        }

        if (!_hasAny)
        {
            return false;
        }

        CloseCurrent(final: true);
        _total += _section;
        return true;
    }

    /// <summary>The number read.</summary>
    public readonly NumberToken ToToken() => new()
    {
        Start = _start,
        End = _index,
        Value = _negative ? -_total : _total,
        Digits = _plainDigits,
        Scale = _hasScale && _section == 0 ? _scale : 1,
        IsOpenEnded = _openEnded,
        HasDigits = _hasDigits,
        HasFraction = _hasFraction,
    };

    private bool ReadPrefix()
    {
        var first = _numerals.At(_text, _index);
        if (first.Kind == HanNumeralKind.Minus)
        {
            if (_index > 0 && !IsMinusContext(_text[_index - 1], _text[_index]))
            {
                return false;
            }

            _negative = true;
            _index++;
            return _index < _text.Length
                && (char.IsAsciiDigit(_text[_index]) || _numerals.At(_text, _index).Kind is HanNumeralKind.Digit or HanNumeralKind.Multiplier);
        }

        if (first.Kind is HanNumeralKind.Several or HanNumeralKind.SomeOrSeveral)
        {
            _several = true;
            _openEnded = true;
            _index++;
            return _numerals.At(_text, _index).Kind is HanNumeralKind.Multiplier or HanNumeralKind.Scale;
        }

        return true;
    }

    /// <summary>A hyphen is a sign only where no range or compound can be meant.</summary>
    private static bool IsMinusContext(char before, char sign) => sign > 0x2e80 || before is '\t' or '\n' or ' ' or '(' or ':' or '|';

    private bool Step()
    {
        if (char.IsAsciiDigit(_text[_index]))
        {
            return ReadDigits();
        }

        if (_text[_index] is ' ' or '\u00a0')
        {
            return SkipBlank();
        }

        var numeral = _numerals.At(_text, _index);
        switch (numeral.Kind)
        {
            case HanNumeralKind.Digit:
                return ReadHanDigits();
            case HanNumeralKind.Tens when !_hasCurrent && _section == 0:
                _section += numeral.Value;
                _lastUnit = 10;
                return Take();
            case HanNumeralKind.Multiplier:
                return Multiply(numeral.Value);
            case HanNumeralKind.Scale:
                return Scale(numeral.Value);
            case HanNumeralKind.Some or HanNumeralKind.SomeOrSeveral:
                return MarkOpenEnded();
            case HanNumeralKind.Point:
                return ReadFraction();
            default:
                return false;
        }
    }

    /// <summary>Typesetters put a blank between digits and Chinese characters: 1.07 亿.</summary>
    private bool SkipBlank()
    {
        var continues = _hasDigits && _hasCurrent
            && _numerals.At(_text, _index + 1).Kind is HanNumeralKind.Scale or HanNumeralKind.Some or HanNumeralKind.SomeOrSeveral;
        _index += continues ? 1 : 0;
        return continues;
    }

    private bool Take()
    {
        _hasAny = true;
        _plainDigits = 0;
        _index++;
        return true;
    }

    private bool ReadDigits()
    {
        if (_hasCurrent || (_hasAny && !_hasDigits) || (_hasAny && !_hasScale && _section == 0) || !_numerals.TryReadDigits(_text, _index, out var digits))
        {
            return false;
        }

        _plainDigits = _hasAny ? 0 : digits.Digits;
        _hasFraction |= digits.HasFraction;
        _current = digits.Value;
        _hasCurrent = true;
        _hasDigits = true;
        _hasAny = true;
        _index = digits.End;
        return true;
    }

    private bool ReadHanDigits()
    {
        if (_hasCurrent || _openEnded)
        {
            return false;
        }

        var end = _index;
        while (end - _index <= MostDigits && _numerals.At(_text, end).Kind == HanNumeralKind.Digit)
        {
            end++;
        }

        var length = end - _index;
        var first = _numerals.At(_text, _index).Value;
        if (first == 0 && _hasAny && length is 1 or 2)
        {
            _hasZero = true;
            _index++;
            return length == 2 ? TakeDigit(_numerals.At(_text, _index).Value) : true;
        }

        return length switch
        {
            1 => TakeDigit(first),
            2 when first > 0 && _numerals.At(_text, _index + 1).Value == first + 1 => TakePair(),
            _ => !_hasAny && TakePositional(end),
        };
    }

    private bool TakeDigit(decimal value)
    {
        _plainDigits = _hasAny ? 0 : 1;
        _current = value;
        _hasCurrent = true;
        _hasAny = true;
        _index++;
        return true;
    }

    private bool TakePair()
    {
        SawPair = true;
        TakeDigit(_numerals.At(_text, _takeUpper ? _index + 1 : _index).Value);
        _plainDigits = 0;
        _index++;
        return true;
    }

    private bool TakePositional(int end)
    {
        _plainDigits = end - _index;
        if (_plainDigits > MostDigits)
        {
            return false;
        }

        for (; _index < end; _index++)
        {
            _current = (_current * 10) + _numerals.At(_text, _index).Value;
        }

        _hasCurrent = true;
        _hasAny = true;
        return true;
    }

    private bool Multiply(decimal unit)
    {
        if (unit >= _lastUnit || (!_hasCurrent && _section != 0 && unit != 10))
        {
            return false;
        }

        _section += (_hasCurrent ? _current : 1) * unit;
        _hasCurrent = false;
        _hasZero = false;
        _lastUnit = unit;
        return Take();
    }

    private bool Scale(decimal scale)
    {
        if (!_hasAny && !_several)
        {
            return false;
        }

        CloseCurrent(final: false);
        var below = _several && !_hasAny ? 1 : _section;
        _total = _hasScale && (below == 0 || scale > _lastScale) ? (_total + below) * scale : _total + (below * scale);
        _scale = _hasScale && below == 0 ? _scale * scale : scale;
        _section = 0;
        _hasZero = false;
        _hasScale = true;
        _lastUnit = scale;
        _lastScale = scale;
        return _total < 1e22m && Take();
    }

    private bool MarkOpenEnded()
    {
        if (_openEnded || !_hasAny || (!_hasDigits && _section == 0 && !_hasScale))
        {
            return false;
        }

        CloseCurrent(final: false);
        _openEnded = true;
        return Take() && _numerals.At(_text, _index).Kind == HanNumeralKind.Scale;
    }

    private bool ReadFraction()
    {
        var end = _index + 1;
        while (end - _index <= MostDecimals + 1 && _numerals.At(_text, end).Kind == HanNumeralKind.Digit)
        {
            end++;
        }

        if (end == _index + 1 || end - _index > MostDecimals + 1 || _hasDigits || !_hasAny || _numerals.At(_text, end).Kind == HanNumeralKind.Multiplier)
        {
            return false;
        }

        CloseCurrent(final: true);
        var place = 0.1m;
        for (_index++; _index < end; _index++, place /= 10)
        {
            _section += _numerals.At(_text, _index).Value * place;
        }

        _plainDigits = 0;
        _hasFraction = true;
        return _numerals.At(_text, _index).Kind == HanNumeralKind.Scale;
    }

    /// <summary>Adds the digit that no multiplier follows; the last one may stand for the next lower unit (两千四百五 is 2450).</summary>
    private void CloseCurrent(bool final)
    {
        if (!_hasCurrent)
        {
            return;
        }

        var elliptic = final && !_hasZero && !_hasFraction && !SawPair && _current < 10 && _lastUnit is >= 100 and < decimal.MaxValue
            && !char.IsAsciiDigit(_text[_index - 1]);
        _section += elliptic ? _current * _lastUnit / 10 : _current;
        _hasCurrent = false;
    }
}
