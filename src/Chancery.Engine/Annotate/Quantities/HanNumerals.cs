namespace Chancery.Engine.Annotate.Quantities;

/// <summary>
/// Chinese numbers: digits, characters and both mixed (5万4千6百, 20余万, 二〇二四, 两三百, 九万四). Single characters come from the
/// lexicon's sections <c>digits tens multipliers scales some several point minus</c>.
/// </summary>
internal sealed class HanNumerals : INumerals
{
    private readonly DigitReader _digitReader;
    private readonly List<HanNumeral> _numerals = [default];

    /// <summary>For each UTF-16 code unit the number of its numeral in the list.</summary>
    private readonly byte[] _characters = new byte[char.MaxValue + 1];
    private readonly PhraseTrie<decimal> _exceptions = new();
    private readonly ulong[] _starts = new ulong[1024];

    /// <summary>Reads the lexicon's sections.</summary>
    public HanNumerals(LexiconFile file, DigitReader digitReader)
    {
        _digitReader = digitReader;
        file.RequireKnownSections(
            "system", "decimal", "group", "digits", "tens", "multipliers", "scales", "point", "some", "several", "minus", "not-multipliers");
        AddValues(file, "digits", HanNumeralKind.Digit);
        AddValues(file, "tens", HanNumeralKind.Tens);
        AddValues(file, "multipliers", HanNumeralKind.Multiplier);
        AddValues(file, "scales", HanNumeralKind.Scale);
        AddMarks(file, "point", HanNumeralKind.Point);
        AddMarks(file, "several", HanNumeralKind.Several);
        AddMarks(file, "some", HanNumeralKind.Some);
        AddMarks(file, "minus", HanNumeralKind.Minus);
        if (file.Section("not-multipliers") is { } exceptions)
        {
            foreach (var (word, _) in file.Words(exceptions))
            {
                _exceptions.Add(word, 0);
            }
        }

        for (var c = '0'; c <= '9'; c++)
        {
            Allow(c);
        }
    }

    /// <inheritdoc/>
    public bool MayStart(char c) => (_starts[c >> 6] & (1UL << (c & 63))) != 0;

    /// <inheritdoc/>
    public bool TryRead(ReadOnlySpan<char> text, int start, out NumberToken token)
    {
        token = default;
        if (start >= text.Length || !MayStart(text[start]))
        {
            return false;
        }

        var scan = new HanScan(this, text, start, takeUpper: false);
        if (!scan.Read())
        {
            return false;
        }

        token = scan.ToToken();
        if (scan.SawPair)
        {
            var upper = new HanScan(this, text, start, takeUpper: true);
            upper.Read();
            token = token with { Upper = upper.ToToken().Value };
        }

        return true;
    }

    /// <summary>What a character means in a number.</summary>
    internal HanNumeral At(ReadOnlySpan<char> text, int index)
    {
        if (index >= text.Length || _characters[text[index]] == 0)
        {
            return default;
        }

        var numeral = _numerals[_characters[text[index]]];
        return numeral.Kind is HanNumeralKind.Multiplier or HanNumeralKind.Scale && _exceptions.TryMatch(text[index..], out _, out _)
            ? default
            : numeral;
    }

    /// <summary>Reads digits 0 to 9.</summary>
    internal bool TryReadDigits(ReadOnlySpan<char> text, int index, out NumberToken token) =>
        _digitReader.TryRead(text, index, out token);

    private void AddValues(LexiconFile file, string section, HanNumeralKind kind)
    {
        foreach (var (value, words) in file.Mapping(section))
        {
            foreach (var (word, node) in file.Words(words))
            {
                if (word.Length != 1)
                {
                    throw file.Error(node, $"'{word}' must be one character");
                }

                Set(word[0], new HanNumeral(kind, file.Number(value, node)));
                Allow(word[0]);
            }
        }
    }

    private void AddMarks(LexiconFile file, string section, HanNumeralKind kind)
    {
        if (file.Section(section) is not { } words)
        {
            return;
        }

        foreach (var (word, node) in file.Words(words))
        {
            if (word.Length != 1)
            {
                throw file.Error(node, $"'{word}' must be one character");
            }

            var also = _numerals[_characters[word[0]]].Kind == HanNumeralKind.Several;
            Set(word[0], new HanNumeral(also ? HanNumeralKind.SomeOrSeveral : kind, 0));
            if (kind is HanNumeralKind.Several or HanNumeralKind.Minus)
            {
                Allow(word[0]);
            }
        }
    }

    private void Set(char c, HanNumeral numeral)
    {
        _characters[c] = checked((byte)_numerals.Count);
        _numerals.Add(numeral);
    }

    private void Allow(char c) => _starts[c >> 6] |= 1UL << (c & 63);
}

/// <summary>What a character does in a Chinese number.</summary>
internal enum HanNumeralKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>0 to 9.</summary>
    Digit,

    /// <summary>廿 and the like.</summary>
    Tens,

    /// <summary>十百千.</summary>
    Multiplier,

    /// <summary>万亿兆.</summary>
    Scale,

    /// <summary>点 between digits.</summary>
    Point,

    /// <summary>余, 多.</summary>
    Some,

    /// <summary>数, 上 before a multiplier.</summary>
    Several,

    /// <summary>几: both of these.</summary>
    SomeOrSeveral,

    /// <summary>A sign.</summary>
    Minus,
}

/// <summary>What a character means in a Chinese number.</summary>
internal readonly record struct HanNumeral(HanNumeralKind Kind, decimal Value);
