namespace Chancery.Engine.Text.Markup;

/// <summary>Reference marks of footnotes.</summary>
internal static class NoteMark
{
    private const int LongestUnit = 2;

    /// <summary>True when a text is nothing but a reference mark: ①, 3, [3], *.</summary>
    internal static bool Is(ReadOnlySpan<char> text, TextData data)
    {
        text = text.Trim();
        if (text.Length > 2 && data.NoteOpens.Contains(text[0], StringComparison.Ordinal) && data.NoteCloses.Contains(text[^1], StringComparison.Ordinal))
        {
            text = text[1..^1];
        }

        return text.Length is >= 1 and <= 3
            && (text.IndexOfAnyExceptInRange('0', '9') < 0
                || text.IndexOfAnyExcept(data.NoteMarks) < 0
                || text.IndexOfAnyExcept('*') < 0);
    }

    /// <summary>True when a mark may stand after what was written: a digit behind one or two Latin letters is an exponent (km²).</summary>
    /// <param name="before">Text written so far.</param>
    /// <param name="hasText">True when the open paragraph holds some of it.</param>
    /// <param name="mark">First character of the mark.</param>
    /// <param name="chars">Kinds of characters.</param>
    internal static bool MayFollow(ReadOnlySpan<char> before, bool hasText, char mark, CharTable chars) =>
        !hasText || mark is not ('2' or '3') || LettersAtEnd(before, chars) is 0 or > LongestUnit;

    private static int LettersAtEnd(ReadOnlySpan<char> text, CharTable chars)
    {
        var count = 0;
        while (count <= LongestUnit && count < text.Length && chars.Is(text[^(count + 1)], CharKinds.Latin))
        {
            count++;
        }

        return count;
    }

    /// <summary>Length of a footnote's own mark at the start of a paragraph: ① or [3]; 0 when there is none.</summary>
    internal static int LengthAtStart(ReadOnlySpan<char> text, TextData data)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        if (data.NoteMarks.Contains(text[0], StringComparison.Ordinal))
        {
            return 1;
        }

        if (!data.NoteOpens.Contains(text[0], StringComparison.Ordinal))
        {
            return 0;
        }

        var end = text[..Math.Min(text.Length, 6)].IndexOfAny(data.NoteCloses);
        return end > 1 && text[1..end].TrimStart('^').IndexOfAnyExceptInRange('0', '9') < 0 ? end + 1 : 0;
    }
}
