namespace Chancery.Engine.Text.Markup;

/// <summary>Joins what a line break tore apart.</summary>
internal static class LineJoin
{
    /// <summary>
    /// Puts in what stands between the end of one line and the start of the next: nothing between Chinese characters or marks, one
    /// blank otherwise; a hyphen that divides a word is dropped.
    /// </summary>
    /// <param name="builder">Holds the first line, not empty, as the end of its open block.</param>
    /// <param name="chars">Kinds of characters.</param>
    /// <param name="text">Decoded source.</param>
    /// <param name="end">One past the first line's last character.</param>
    /// <param name="start">The next line's first character.</param>
    internal static void Add(DraftBuilder builder, CharTable chars, string text, int end, int start)
    {
        var written = builder.Text.Chars;
        var last = written[^1];
        var next = text[start];
        if (last is '\u00AD' || (last == '-' && written.Length > 1 && char.IsLetter(written[^2]) && char.IsLower(next)))
        {
            builder.Text.Truncate(written.Length - 1);
            return;
        }

        if (NeedsBlank(chars, last, next))
        {
            builder.AddFor(" ", end, start);
        }
    }

    /// <summary>True when two characters that a line break stood between need a blank.</summary>
    internal static bool NeedsBlank(CharTable chars, char last, char next)
    {
        const CharKinds Chinese = CharKinds.Han | CharKinds.Strong;
        return !chars.Is(last, Chinese) && !chars.Is(next, Chinese);
    }
}
