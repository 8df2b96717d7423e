namespace Chancery.Engine.Text.Layout;

/// <summary>Finds captions and credits that markup does not tell of, by their words, and footnotes by their marks.</summary>
internal sealed class Captions(TextData data)
{
    private const int LongestCaption = 160;
    private const int LongestName = 60;

    /// <summary>Marks captions, credits and footnotes among running text.</summary>
    internal void Mark(DraftDocument draft)
    {
        DraftBlock? before = null;
        for (var i = 0; i < draft.Blocks.Count; i++)
        {
            var block = draft.Blocks[i];
            if (block.Kind == ParagraphKind.Body)
            {
                var next = i + 1 < draft.Blocks.Count ? draft.Blocks[i + 1] : null;
                block.Kind = KindOf(draft.CharsOf(block), block, before, next);
            }

            before = block;
        }
    }

    private ParagraphKind KindOf(ReadOnlySpan<char> text, DraftBlock block, DraftBlock? before, DraftBlock? next)
    {
        if (Markup.NoteMark.LengthAtStart(text, data) > 0 && (block.AfterRule || before?.Kind == ParagraphKind.Footnote))
        {
            return ParagraphKind.Footnote;
        }

        if (text.Length > LongestCaption)
        {
            return ParagraphKind.Body;
        }

        Span<char> folded = stackalloc char[LongestCaption];
        data.Chars.Fold(text, folded);
        folded = folded[..text.Length];
        if (StartsWithAny(folded, data.CreditStarts) && text.Length <= LongestName)
        {
            return ParagraphKind.Boilerplate;
        }

        return IsCaption(folded, text, next) ? ParagraphKind.Caption : ParagraphKind.Body;
    }

    private bool IsCaption(ReadOnlySpan<char> folded, ReadOnlySpan<char> text, DraftBlock? next)
    {
        if (StartsWithAny(folded, data.CaptionStarts))
        {
            return true;
        }

        foreach (var word in data.CaptionHolds)
        {
            if (folded.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        if (text.Length > LongestName)
        {
            return false;
        }

        var open = !data.Chars.Is(text[^1], CharKinds.Final | CharKinds.Stop | CharKinds.LineEnd);
        if (open && next is { Kind: ParagraphKind.TableRow })
        {
            return true;
        }

        foreach (var word in data.CaptionEnds)
        {
            if (folded.TrimEnd('。').EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
