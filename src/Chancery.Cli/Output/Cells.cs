using System.Text;

namespace Chancery.Cli.Output;

/// <summary>Widths of text on a terminal, where Chinese characters take two cells.</summary>
internal static class Cells
{
    private const int FirstWide = 0x2E80;

    /// <summary>The text, cut and ended with an ellipsis when it takes more cells than there are.</summary>
    public static string Shorten(string text, int cells)
    {
        var used = 0;
        var fitting = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            used += Width(rune);
            if (used > cells)
            {
                return text[..fitting] + "…";
            }

            fitting += used < cells ? rune.Utf16SequenceLength : 0;
        }

        return text;
    }

    private static int Width(Rune rune) => rune.Value >= FirstWide ? 2 : 1;
}
