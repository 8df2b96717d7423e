namespace Chancery.Engine.Annotate.Quantities;

/// <summary>
/// Numbers of languages that write them as words with blanks between (English, Russian): digits with a scale word (2.4 million,
/// 60 млрд), words (two hundred and five, двадцать восемь), ordinals (28th, двадцать восьмой). Words come from the lexicon.
/// </summary>
internal sealed class WordNumerals : INumerals
{
    private readonly DigitReader _digitReader;
    private readonly PhraseTrie<WordNumeral> _words = new();
    private readonly PhraseTrie<bool> _ordinalSuffixes = new();

    /// <summary>Reads the lexicon's sections.</summary>
    public WordNumerals(LexiconFile file, DigitReader digitReader)
    {
        _digitReader = digitReader;
        file.RequireKnownSections(
            "system", "decimal", "group", "words", "multipliers", "scales", "several", "articles", "joiners", "several-joiners", "half", "point",
            "minus", "ordinals", "ordinal-suffixes");
        AddValues(file, "ordinals", WordNumeralKind.Ordinal);
        AddValues(file, "words", WordNumeralKind.Word);
        AddValues(file, "multipliers", WordNumeralKind.Multiplier);
        AddValues(file, "scales", WordNumeralKind.Scale);
        AddValues(file, "several", WordNumeralKind.Several);
        AddWords(file, "articles", WordNumeralKind.Article, 1);
        AddWords(file, "joiners", WordNumeralKind.Joiner, 0);
        AddWords(file, "several-joiners", WordNumeralKind.SeveralJoiner, 0);
        AddWords(file, "half", WordNumeralKind.Half, 0.5m);
        AddWords(file, "minus", WordNumeralKind.Minus, -1);
        if (file.Section("ordinal-suffixes") is { } suffixes)
        {
            foreach (var (word, _) in file.Words(suffixes))
            {
                _ordinalSuffixes.Add(word, value: true);
            }
        }
    }

    /// <inheritdoc/>
    public bool MayStart(char c) => char.IsAsciiDigit(c) || _words.MayStart(c);

    /// <inheritdoc/>
    public bool TryRead(ReadOnlySpan<char> text, int start, out NumberToken token)
    {
        token = default;
        if (start >= text.Length || !NumeralsLoader.IsWordEdge(text, start))
        {
            return false;
        }

        return char.IsAsciiDigit(text[start]) ? ReadDigits(text, start, out token) : ReadWords(text, start, out token);
    }

    /// <summary>The numeral word at an index, ended by a word edge.</summary>
    internal WordNumeral At(ReadOnlySpan<char> text, int index, out int length)
    {
        length = 0;
        if (index >= text.Length || !_words.TryMatch(text[index..], out var matched, out var numeral)
            || !NumeralsLoader.IsWordEdge(text, index + matched))
        {
            return default;
        }

        length = matched;
        return numeral;
    }

    /// <summary>Where the next word may begin: after one blank or hyphen; -1 when the number cannot go on.</summary>
    internal static int NextWord(ReadOnlySpan<char> text, int index) =>
        index < text.Length && text[index] is ' ' or '\u00a0' or '-' ? index + 1 : -1;

    private bool ReadDigits(ReadOnlySpan<char> text, int start, out NumberToken token)
    {
        if (!_digitReader.TryRead(text, start, out token))
        {
            return false;
        }

        if (token.Digits > 0 && _ordinalSuffixes.TryMatch(text[token.End..], out var suffix, out _)
            && NumeralsLoader.IsWordEdge(text, token.End + suffix))
        {
            token = token with { End = token.End + suffix, IsOrdinal = true };
            return true;
        }

        var scaleStart = token.End < text.Length && text[token.End] is ' ' or '\u00a0' or '-' ? token.End + 1 : token.End;
        var scale = At(text, scaleStart, out var length);
        if (scale.Kind is WordNumeralKind.Scale or WordNumeralKind.Multiplier)
        {
            token = token with { End = scaleStart + length, Value = token.Value * scale.Value, Scale = scale.Value, Digits = 0 };
        }

        return true;
    }

    private bool ReadWords(ReadOnlySpan<char> text, int start, out NumberToken token)
    {
        token = default;
        var first = At(text, start, out var length);
        if (first.Kind == WordNumeralKind.Minus)
        {
            var next = start + length + (length > 1 ? 1 : 0);
            var signed = (start == 0 || text[start - 1] is ' ' or '\t' or '(' or '\n') && next < text.Length && char.IsAsciiDigit(text[next])
                && ReadDigits(text, next, out token) && !token.IsOrdinal;
            token = token with { Start = start, Value = -token.Value };
            return signed;
        }

        var scan = new WordScan(this, text, start);
        if (!scan.Read())
        {
            return false;
        }

        token = scan.ToToken();
        return true;
    }

    private void AddValues(LexiconFile file, string section, WordNumeralKind kind)
    {
        foreach (var (value, words) in file.Mapping(section))
        {
            AddAll(file, words, kind, file.Number(value, words));
        }
    }

    private void AddWords(LexiconFile file, string section, WordNumeralKind kind, decimal value)
    {
        if (file.Section(section) is { } words)
        {
            AddAll(file, words, kind, value);
        }
    }

    private void AddAll(LexiconFile file, YamlDotNet.RepresentationModel.YamlNode words, WordNumeralKind kind, decimal value)
    {
        foreach (var (word, _) in file.Words(words))
        {
            _words.Add(word, new WordNumeral(kind, value));
        }
    }
}

/// <summary>What a word does in a number.</summary>
internal enum WordNumeralKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A value that others add to.</summary>
    Word,

    /// <summary>Hundred, dozen.</summary>
    Multiplier,

    /// <summary>Thousand and above.</summary>
    Scale,

    /// <summary>Dozens, hundreds.</summary>
    Several,

    /// <summary>A, an before a scale.</summary>
    Article,

    /// <summary>And between parts.</summary>
    Joiner,

    /// <summary>Of between "tens" and a scale.</summary>
    SeveralJoiner,

    /// <summary>Half a before a scale.</summary>
    Half,

    /// <summary>An ordinal, always the last word.</summary>
    Ordinal,

    /// <summary>A sign.</summary>
    Minus,
}

/// <summary>What a word means in a number.</summary>
internal readonly record struct WordNumeral(WordNumeralKind Kind, decimal Value);
