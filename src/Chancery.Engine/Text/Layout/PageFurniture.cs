using System.Buffers;

namespace Chancery.Engine.Text.Layout;

/// <summary>
/// Finds what a printed page carries beside its text: running titles (short lines that come back at least three times), page numbers,
/// tables of contents, lone addresses and dates. They become boilerplate.
/// </summary>
internal sealed class PageFurniture(TextData data)
{
    private const int LongestTitle = 60;
    private const int Repeats = 3;
    private const int LongestNumber = 14;

    private static readonly SearchValues<char> Leaders = SearchValues.Create(" \t.…·⋯\u3000");

    /// <summary>Marks the furniture of a draft.</summary>
    internal void Mark(DraftDocument draft)
    {
        MarkContents(draft);
        MarkLone(draft);
        MarkRunningTitles(draft);
    }

    /// <summary>Marks blocks that hold no words: numbers, rules of asterisks, addresses, codes of a site's template.</summary>
    internal void MarkLone(DraftDocument draft)
    {
        foreach (var block in draft.Blocks)
        {
            if (block.Kind is ParagraphKind.Body or ParagraphKind.Heading or ParagraphKind.ListItem)
            {
                var text = draft.CharsOf(block);
                if (IsNumber(text) || IsAddress(text) || text.StartsWith("{{"))
                {
                    block.Kind = ParagraphKind.Boilerplate;
                }
            }
        }
    }

    private bool IsNumber(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            if (data.Chars.Is(c, CharKinds.Han) || char.IsLetter(c))
            {
                return false;
            }

            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits == 0 || text.Length <= LongestNumber;
    }

    private static bool IsAddress(ReadOnlySpan<char> text) =>
        (text.StartsWith("http://") || text.StartsWith("https://")) && text.IndexOfAny(' ', '\u3000') < 0;

    private void MarkRunningTitles(DraftDocument draft)
    {
        var seen = new Dictionary<string, List<DraftBlock>>(StringComparer.Ordinal);
        var lookup = seen.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> key = stackalloc char[LongestTitle];
        foreach (var block in draft.Blocks)
        {
            if (block.Kind is not (ParagraphKind.Title or ParagraphKind.Body or ParagraphKind.Heading) || block.Length > LongestTitle)
            {
                continue;
            }

            var text = draft.CharsOf(block);
            if (data.Chars.Is(text[^1], CharKinds.Final | CharKinds.Stop | CharKinds.LineEnd))
            {
                continue;
            }

            var length = Key(text, key);
            if (!lookup.TryGetValue(key[..length], out var blocks))
            {
                lookup[key[..length]] = blocks = [];
            }

            blocks.Add(block);
        }

        foreach (var blocks in seen.Values)
        {
            if (blocks.Count >= Repeats)
            {
                MarkRepeats(blocks);
            }
        }
    }

    private static void MarkRepeats(List<DraftBlock> blocks)
    {
        var title = blocks.Find(b => b.Kind == ParagraphKind.Title) ?? blocks[0];
        foreach (var block in blocks)
        {
            block.Kind = block == title ? block.Kind : ParagraphKind.Boilerplate;
        }
    }

    private int Key(ReadOnlySpan<char> text, Span<char> key)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (!data.Chars.Is(c, CharKinds.Blank | CharKinds.Digit))
            {
                key[length++] = data.Chars.Folded(c);
            }
        }

        return length;
    }

    private void MarkContents(DraftDocument draft)
    {
        var inside = false;
        foreach (var block in draft.Blocks)
        {
            var text = draft.CharsOf(block);
            if (block.Kind == ParagraphKind.Title || text.Length > 200)
            {
                inside = false;
                continue;
            }

            if (IsContentsHeading(text))
            {
                inside = true;
                block.Kind = ParagraphKind.Boilerplate;
            }
            else if (EndsWithPage(text, out var leader) && (inside || leader))
            {
                block.Kind = ParagraphKind.Boilerplate;
            }
            else if (inside && !IsNumber(text))
            {
                inside = false;
            }
        }
    }

    private bool IsContentsHeading(ReadOnlySpan<char> text)
    {
        if (text.Length > 24)
        {
            return false;
        }

        Span<char> key = stackalloc char[24];
        var length = Key(text, key);
        return data.Contents.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key[..length]);
    }

    /// <summary>True when a line ends with a page number set off by a tab, blank or dots.</summary>
    private static bool EndsWithPage(ReadOnlySpan<char> text, out bool leader)
    {
        leader = false;
        var digits = text.Length;
        while (digits > 0 && char.IsAsciiDigit(text[digits - 1]) && text.Length - digits < 5)
        {
            digits--;
        }

        if (digits == text.Length || digits == 0)
        {
            return false;
        }

        var dots = digits;
        while (dots > 0 && Leaders.Contains(text[dots - 1]))
        {
            dots--;
        }

        leader = text[dots..digits].Count('.') >= 4 || text[dots..digits].IndexOfAny('…', '·', '⋯') >= 0;
        return dots < digits;
    }
}
