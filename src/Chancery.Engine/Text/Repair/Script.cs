namespace Chancery.Engine.Text.Repair;

/// <summary>What scripts a passage is written in, from a sample of its start.</summary>
/// <param name="Han">Chinese characters.</param>
/// <param name="Traditional">Of them, written in traditional Chinese only.</param>
/// <param name="Simplified">Of them, written in simplified Chinese only.</param>
/// <param name="Latin">Latin letters.</param>
/// <param name="Cyrillic">Cyrillic letters.</param>
/// <param name="Torn">Blanks between two Chinese characters.</param>
internal readonly record struct Script(int Han, int Traditional, int Simplified, int Latin, int Cyrillic, int Torn)
{
    private const int SampleLength = 4096;
    private const int FewestForWords = 10;

    /// <summary>True when the passage is Chinese, names in other scripts aside.</summary>
    internal bool IsChinese => Han > 0 && Han * 4 >= Latin + Cyrillic;

    /// <summary>True when it holds some Chinese.</summary>
    internal bool HasHan => Han > 0;

    /// <summary>True when Chinese words are set apart by blanks; false as well when too little text tells.</summary>
    internal bool IsSegmented => Han >= FewestForWords && Torn * 5 >= Han;

    /// <summary>Counts a passage; at most its first 4,096 characters.</summary>
    internal static Script Of(ReadOnlySpan<char> text, CharTable chars)
    {
        int han = 0, traditional = 0, simplified = 0, latin = 0, cyrillic = 0, torn = 0;
        CharKinds before = CharKinds.None, last = CharKinds.None;
        foreach (var c in text[..Math.Min(text.Length, SampleLength)])
        {
            var kind = chars[c];
            if ((kind & CharKinds.Han) != CharKinds.None)
            {
                han++;
                traditional += (kind & CharKinds.Traditional) != CharKinds.None ? 1 : 0;
                simplified += (kind & CharKinds.Simplified) != CharKinds.None ? 1 : 0;
                torn += (last & CharKinds.Blank) != CharKinds.None && (before & CharKinds.Han) != CharKinds.None ? 1 : 0;
            }
            else if ((kind & CharKinds.Latin) != CharKinds.None)
            {
                latin++;
            }
            else if ((kind & CharKinds.Cyrillic) != CharKinds.None)
            {
                cyrillic++;
            }

            before = last;
            last = kind;
        }

        return new Script(han, traditional, simplified, latin, cyrillic, torn);
    }

    /// <summary>Both together.</summary>
    internal Script Add(Script other) => new(
        Han + other.Han,
        Traditional + other.Traditional,
        Simplified + other.Simplified,
        Latin + other.Latin,
        Cyrillic + other.Cyrillic,
        Torn + other.Torn);

    /// <summary>Language tag of the passage.</summary>
    /// <param name="document">The whole document, which decides between the Chinese scripts when the passage does not.</param>
    internal string Language(Script document)
    {
        if (IsChinese)
        {
            var here = Traditional != Simplified ? this : document;
            return here.Traditional > here.Simplified ? "zh-Hant" : "zh-Hans";
        }

        return Latin + Cyrillic == 0 ? "und" : Cyrillic > Latin ? "ru" : "en";
    }
}
