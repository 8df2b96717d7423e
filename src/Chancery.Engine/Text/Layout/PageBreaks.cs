namespace Chancery.Engine.Text.Layout;

/// <summary>
/// Joins a paragraph that a page break tore apart: it ends inside a sentence, and behind footnotes, running titles or pictures its
/// other half follows.
/// </summary>
internal sealed class PageBreaks(CharTable chars)
{
    private const int Reach = 16;
    private const int ShortestHalf = 8;
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
        if (block.Kind is not (ParagraphKind.Body or ParagraphKind.ListItem) || block.Length < ShortestHalf)
        {
            return false;
        }

        var last = draft.CharsOf(block)[^1];
        return !chars.Is(last, CharKinds.Final | CharKinds.Stop | CharKinds.LineEnd) && !chars.Is(last, CharKinds.Closer);
    }

    private int NextHalf(DraftDocument draft, int index)
    {
        var torn = draft.Blocks[index];
        var pageBreak = false;
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
