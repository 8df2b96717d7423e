namespace Chancery.Engine.Annotate.Quantities;

/// <summary>One reading of a number written in words, left to right.</summary>
internal ref struct WordScan
{
    private readonly WordNumerals _numerals;
    private readonly ReadOnlySpan<char> _text;
    private readonly int _start;
    private int _end;
    private decimal _total;
    private decimal _current;
    private decimal _room;
    private decimal _lastScale;
    private bool _hasCurrent;
    private bool _hasScale;
    private bool _isOrdinal;
    private bool _isOpenEnded;
    private bool _needsScale;

    /// <summary>Prepares a reading.</summary>
    public WordScan(WordNumerals numerals, ReadOnlySpan<char> text, int start)
    {
        _numerals = numerals;
        _text = text;
        _start = start;
        _end = start;
        _room = decimal.MaxValue;
        _lastScale = decimal.MaxValue;
    }

    /// <summary>Reads the number; false when the word at the start begins none.</summary>
    public bool Read()
    {
        var index = _start;
        while (index >= 0 && !_isOrdinal)
        {
            var word = _numerals.At(_text, index, out var length);
            if (word.Kind == WordNumeralKind.Joiner && _hasCurrent | _hasScale && index > _start)
            {
                index = WordNumerals.NextWord(_text, index + length);
                word = index < 0 ? default : _numerals.At(_text, index, out length);
                if (word.Kind is not (WordNumeralKind.Word or WordNumeralKind.Ordinal) || _room is 0 or 10)
                {
                    break;
                }
            }

            if (!Take(word))
            {
                break;
            }

            _end = index + length;
            index = WordNumerals.NextWord(_text, _end);
            if (_isOpenEnded)
            {
                ReadScaleOfSeveral(index);
                break;
            }
        }

        _total += _hasCurrent ? _current : 0;
        return _end > _start && !_needsScale;
    }

    /// <summary>The number read.</summary>
    public readonly NumberToken ToToken() => new()
    {
        Start = _start,
        End = _end,
        Value = _total,
        Scale = _hasScale && !_hasCurrent ? _lastScale : 1,
        IsOrdinal = _isOrdinal,
        IsOpenEnded = _isOpenEnded,
        HasFraction = _total != decimal.Truncate(_total),
    };

    private bool Take(WordNumeral word)
    {
        switch (word.Kind)
        {
            case WordNumeralKind.Word or WordNumeralKind.Ordinal when word.Value < _room && !_needsScale:
                _current += word.Value;
                _hasCurrent = true;
                _isOrdinal = word.Kind == WordNumeralKind.Ordinal;
                _room = RoomAfter(word.Value);
                return true;
            case WordNumeralKind.Multiplier when _hasCurrent && _current < word.Value:
                _current *= word.Value;
                _room = word.Value;
                _needsScale = false;
                return true;
            case WordNumeralKind.Scale when _hasCurrent && word.Value < _lastScale:
                _total += _current * word.Value;
                _current = 0;
                _hasCurrent = false;
                _hasScale = true;
                _needsScale = false;
                _lastScale = word.Value;
                _room = word.Value;
                return true;
            case WordNumeralKind.Article or WordNumeralKind.Half when _end == _start:
                _current = word.Value;
                _hasCurrent = true;
                _needsScale = true;
                return true;
            case WordNumeralKind.Several when _end == _start:
                _total = word.Value;
                _isOpenEnded = true;
                return true;
            default:
                return false;
        }
    }

    /// <summary>After twenty comes less than ten, after a hundred less than a hundred, after a single digit nothing.</summary>
    private static decimal RoomAfter(decimal value) => value switch
    {
        >= 100 => 100,
        >= 20 => 10,
        _ => 0,
    };

    private void ReadScaleOfSeveral(int index)
    {
        if (index < 0)
        {
            return;
        }

        var word = _numerals.At(_text, index, out var length);
        if (word.Kind == WordNumeralKind.SeveralJoiner)
        {
            index = WordNumerals.NextWord(_text, index + length);
            word = index < 0 ? default : _numerals.At(_text, index, out length);
        }

        if (word.Kind is WordNumeralKind.Scale or WordNumeralKind.Several && word.Value >= 1000)
        {
            _total *= word.Value;
            _hasScale = true;
            _lastScale = word.Value;
            _end = index + length;
        }
    }
}
