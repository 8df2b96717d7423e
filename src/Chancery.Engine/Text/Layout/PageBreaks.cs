namespace Chancery.Engine.Text.Layout;

/// <summary>
/// Joins a paragraph that a page break tore apart: it ends inside a sentence, and behind footnotes, running titles or pictures its
/// other half follows.
/// </summary>
internal sealed class PageBreaks(CharTable chars)
{
    private const int Reach = 16;
    private const int ShortestHalf = 8;
    private const int ShortestItem = 40;
    private const int ShortestUnfinished = 40;
    private const int BlankLinesOfPageBreak = 2;

    /// <summary>Links the halves of torn paragraphs.</summary>
    internal void Join(DraftDocument draft)
    {
        for (var i = 0; i < draft.Blocks.Count; i++)
        {
            var block = draft.Blocks[i];
            if (block.Taken)
            {
                continue;
            }

            var tail = i;
            while (tail >= 0 && EndsOpen(draft, draft.Blocks[tail]))
            {
                tail = NextHalf(draft, tail);
            }
        }
    }

    private bool EndsOpen(DraftDocument draft, DraftBlock block)
    {
        var shortest = block.Kind switch
        {
            ParagraphKind.Body => ShortestHalf,
            ParagraphKind.ListItem => ShortestItem,
            _ => int.MaxValue,
        };
        if (block.Length < shortest)
        {
            return false;
        }

        var last = draft.CharsOf(block)[^1];
        return !chars.Is(last, CharKinds.Final | CharKinds.Stop | CharKinds.LineEnd) && !chars.Is(last, CharKinds.Closer);
    }

    private int NextHalf(DraftDocument draft, int index)
    {
        var torn = draft.Blocks[index];
        var pageBreak = IsUnfinished(draft.CharsOf(torn));
        for (var i = index + 1; i < Math.Min(draft.Blocks.Count, index + Reach); i++)
        {
            var block = draft.Blocks[i];
            pageBreak |= block.Gap >= BlankLinesOfPageBreak || block.AfterRule || block.Kind is ParagraphKind.Boilerplate or ParagraphKind.Footnote;
            if (block.Kind is ParagraphKind.Boilerplate or ParagraphKind.Footnote or ParagraphKind.Caption || block.Taken)
            {
                continue;
            }

            if (block.Kind != ParagraphKind.Body || !pageBreak || !MayGoOn(draft, torn, block))
            {
                return -1;
            }

            torn.Continuation = block;
            block.Taken = true;
            return i;
        }

        return -1;
    }

    /// <summary>True for a paragraph of several sentences whose last one does not end: it is torn whatever stands behind it.</summary>
    private bool IsUnfinished(ReadOnlySpan<char> text)
    {
        if (text.Length < ShortestUnfinished || !chars.Is(text[^1], CharKinds.Han | CharKinds.Strong))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (chars.Is(c, CharKinds.Final))
            {
                return true;
            }
        }

        return false;
    }

    private bool MayGoOn(DraftDocument draft, DraftBlock torn, DraftBlock next)
    {
        var last = draft.CharsOf(torn)[^1];
        var first = draft.CharsOf(next)[0];
        if (chars.Is(first, CharKinds.Strong) && !chars.Is(first, CharKinds.Opener))
        {
            return true;
        }

        return chars.Is(first, CharKinds.Latin | CharKinds.Cyrillic)
            ? char.IsLower(first) && !chars.Is(last, CharKinds.Han)
            : chars.Is(last, CharKinds.Han | CharKinds.Strong | CharKinds.Weak | CharKinds.Digit) || chars.Is(first, CharKinds.Digit);
    }
}
