using Chancery.Engine.Annotate.Quantities;
using Chancery.Engine.Data;
using Chancery.Engine.Text;

namespace Chancery.Engine.Annotate;

/// <summary>Which lexicon a paragraph is read with.</summary>
internal static class LexiconLanguages
{
    private const int SampleLength = 400;

    /// <summary>The languages under <c>data/lexicon</c> that have a file.</summary>
    public static IEnumerable<string> With(ChanceryData data, string file) =>
        data.Files("lexicon").Where(f => f.EndsWith("/" + file, StringComparison.Ordinal)).Select(f => f.Split('/')[1]);

    /// <summary>The lexicon's language of a paragraph: its own, or by its letters when it is undetermined.</summary>
    public static string Of(CleanDocument document, Paragraph paragraph)
    {
        var dash = paragraph.Language.IndexOf('-', StringComparison.Ordinal);
        var language = dash < 0 ? paragraph.Language : paragraph.Language[..dash];
        return language == "und" ? ByScript(paragraph.Span.In(document.Folded)) : language;
    }

    private static string ByScript(ReadOnlySpan<char> text)
    {
        var latin = 0;
        var cyrillic = 0;
        foreach (var c in text[..Math.Min(text.Length, SampleLength)])
        {
            if (c >= 0x2e80)
            {
                return "zh";
            }

            latin += char.IsAsciiLetter(c) ? 1 : 0;
            cyrillic += !char.IsAsciiLetter(c) && NumeralsLoader.IsAlphabetic(c) ? 1 : 0;
        }

        return latin + cyrillic == 0 ? "zh" : cyrillic > latin ? "ru" : "en";
    }
}
