using System.Buffers;

namespace Chancery.Engine.Text.Markup;

/// <summary>Which script most of a line is in.</summary>
internal enum LineScript
{
    /// <summary>Neither.</summary>
    Other,

    /// <summary>Chinese characters.</summary>
    Han,

    /// <summary>Latin or Cyrillic letters.</summary>
    Alphabetic,
}

/// <summary>A line of the source that is not blank.</summary>
/// <param name="Start">First character that is not blank.</param>
/// <param name="End">One past the last that is not blank.</param>
/// <param name="Gap">Blank lines before it.</param>
/// <param name="Indent">Columns it is indented by; an ideographic blank counts two, a tab four.</param>
/// <param name="Width">Columns it fills, capped at 10,000; a Chinese character counts two. Blanks and a mark that hangs over the margin do not count in Chinese.</param>
/// <param name="Script">Script of most letters.</param>
internal readonly record struct TextLine(int Start, int End, int Gap, int Indent, int Width, LineScript Script);

/// <summary>Splits a source into its lines that are not blank.</summary>
internal static class Lines
{
    private const int WidthCap = 10_000;

    private static readonly SearchValues<char> Breaks = SearchValues.Create("\r\n\f\v\u0085\u2028\u2029");

    /// <summary>End of the line that a position is in, without its break.</summary>
    internal static int EndOf(ReadOnlySpan<char> text, int position)
    {
        var length = text[position..].IndexOfAny(Breaks);
        return length < 0 ? text.Length : position + length;
    }

    /// <summary>Start of the line after a break at a position: CR LF counts as one.</summary>
    internal static int AfterBreak(ReadOnlySpan<char> text, int position) =>
        position >= text.Length ? text.Length
        : text[position] == '\r' && position + 1 < text.Length && text[position + 1] == '\n' ? position + 2
        : position + 1;

    /// <summary>All lines with something on them.</summary>
    /// <param name="text">Decoded source.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="chars">Kinds of characters.</param>
    internal static List<TextLine> Scan(ReadOnlySpan<char> text, int from, CharTable chars)
    {
        var lines = new List<TextLine>();
        var gap = 0;
        for (var at = from; at < text.Length;)
        {
            var end = EndOf(text, at);
            if (TryMeasure(text, at, end, gap, chars, out var line))
            {
                lines.Add(line);
                gap = 0;
            }
            else
            {
                gap++;
            }

            at = AfterBreak(text, end);
        }

        return lines;
    }

    /// <summary>Measures one line; false when it is blank.</summary>
    internal static bool TryMeasure(ReadOnlySpan<char> text, int start, int end, int gap, CharTable chars, out TextLine line)
    {
        var indent = 0;
        while (start < end && chars.Is(text[start], CharKinds.Blank | CharKinds.Invisible))
        {
            indent += text[start] switch { '\u3000' => 2, '\t' => 4, _ => 1 };
            start++;
        }

        while (end > start && chars.Is(text[end - 1], CharKinds.Blank | CharKinds.Invisible))
        {
            end--;
        }

        line = default;
        if (start == end)
        {
            return false;
        }

        int width = 0, han = 0, letters = 0, blanks = 0;
        foreach (var c in text[start..Math.Min(end, start + WidthCap)])
        {
            var kind = chars[c];
            var wide = (kind & (CharKinds.Han | CharKinds.Strong)) != CharKinds.None;
            width += wide ? 2 : 1;
            blanks += (kind & CharKinds.Blank) != CharKinds.None ? 1 : 0;
            han += (kind & CharKinds.Han) != CharKinds.None ? 1 : 0;
            letters += (kind & (CharKinds.Latin | CharKinds.Cyrillic)) != CharKinds.None ? 1 : 0;
        }

        var script = han + letters == 0 ? LineScript.Other : han * 3 >= letters ? LineScript.Han : LineScript.Alphabetic;
        if (script == LineScript.Han)
        {
            width -= blanks + (chars.Is(text[end - 1], CharKinds.Strong) ? 2 : 0);
        }

        line = new TextLine(start, end, gap, indent, width, script);
        return true;
    }
}
