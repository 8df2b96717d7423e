namespace Chancery.Engine.Annotate.Quantities;

/// <summary>Reads the numbers of one language.</summary>
internal interface INumerals
{
    /// <summary>True when a number may start with this character of folded text.</summary>
    bool MayStart(char c);

    /// <summary>Reads the number that starts at an index; of several readings the longest.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="start">Index of its first character.</param>
    /// <param name="token">The number.</param>
    bool TryRead(ReadOnlySpan<char> text, int start, out NumberToken token);
}

/// <summary>Loads the numerals of a language from <c>data/lexicon/&lt;lang&gt;/numerals.yaml</c>.</summary>
internal static class NumeralsLoader
{
    /// <summary>Loads them.</summary>
    /// <exception cref="Data.DataException">The file is missing or wrong.</exception>
    public static INumerals Load(Data.ChanceryData data, string language)
    {
        var file = new LexiconFile(data, $"lexicon/{language}/numerals.yaml");
        var digits = new DigitReader(Mark(file, "decimal", '.'), Mark(file, "group", ','));
        return file.Text("system", "words") == "han" ? new HanNumerals(file, digits) : new WordNumerals(file, digits);
    }

    /// <summary>
    /// Reads the number at an index. A full-width comma after a plain digit separates numbers (88，175) and groups no digits, though folded
    /// text shows it as a comma.
    /// </summary>
    /// <param name="numerals">Numbers of the language.</param>
    /// <param name="text">Text as written.</param>
    /// <param name="folded">The same, folded; may be cut off at the end of the paragraph.</param>
    /// <param name="start">Index of the first character.</param>
    /// <param name="token">The number.</param>
    public static bool TryReadNumber(
        this INumerals numerals, ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int start, out NumberToken token)
    {
        if (!numerals.TryRead(folded, start, out token))
        {
            return false;
        }

        var comma = text[start..token.End].IndexOf('\uff0c');
        return comma <= 0 || !char.IsAsciiDigit(text[start + comma - 1]) || numerals.TryRead(folded[..(start + comma)], start, out token);
    }

    /// <summary>True between two characters of which not both are letters of an alphabet.</summary>
    public static bool IsWordEdge(ReadOnlySpan<char> text, int index) =>
        index <= 0 || index >= text.Length || !IsAlphabetic(text[index - 1]) || !IsAlphabetic(text[index]);

    /// <summary>True for letters of scripts that put blanks between words.</summary>
    public static bool IsAlphabetic(char c) => c < 0x2e80 && char.IsLetter(c);

    private static char Mark(LexiconFile file, string section, char fallback)
    {
        var text = file.Text(section, fallback.ToString());
        return text.Length == 1 ? text[0] : throw file.Error(file.Section(section)!, $"'{section}' must be one character");
    }
}
