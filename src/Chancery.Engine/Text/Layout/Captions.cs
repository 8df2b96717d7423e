using System.Buffers;

namespace Chancery.Engine.Text.Layout;

/// <summary>Corrects kinds that markup does not tell or tells wrongly: captions and credits by their words, footnotes by their marks, leads set as headings.</summary>
internal sealed class Captions(TextData data)
{
    private readonly SearchValues<string> _holds = SearchValues.Create([.. data.CaptionHolds], StringComparison.Ordinal);
    private readonly SearchValues<string> _promotions = SearchValues.Create([.. data.Promotions], StringComparison.Ordinal);
    private readonly SearchValues<char> _starts = SearchValues.Create(string.Concat(data.CaptionStarts.Concat(data.CreditStarts).Select(w => w[0])));

    private const int LongestCaption = 160;
    private const int LongestName = 60;
    private const int LongestHeading = 60;

    /// <summary>Corrects the kinds of a draft.</summary>
    internal void Mark(DraftDocument draft)
    {
        DraftBlock? before = null;
        for (var i = 0; i < draft.Blocks.Count; i++)
        {
            var block = draft.Blocks[i];
            if (block.Kind == ParagraphKind.Heading && IsRunningText(draft.CharsOf(block)))
            {
                block.Kind = ParagraphKind.Body;
                block.Level = 0;
            }

            if (block.Kind == ParagraphKind.Body)
            {
                var next = i + 1 < draft.Blocks.Count ? draft.Blocks[i + 1] : null;
                block.Kind = KindOf(draft.CharsOf(block), block, before, next);
            }

            before = block;
        }
    }

    /// <summary>True for a heading that says too much to be one: some pages set their leads as headings.</summary>
    private bool IsRunningText(ReadOnlySpan<char> text)
    {
        var finals = 0;
        foreach (var c in text)
        {
            finals += data.Chars.Is(c, CharKinds.Final | CharKinds.Stop) ? 1 : 0;
        }

        return text.Length > LongestHeading && finals > 0;
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
        if (text.Length <= LongestName && (StartsWithAny(folded, data.CreditStarts) || data.SiteLines.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded)))
        {
            return ParagraphKind.Boilerplate;
        }

        if (folded.ContainsAny(_promotions))
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

        if (folded.ContainsAny(_holds))
        {
            return true;
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

        var name = open ? folded : folded[..^1];
        foreach (var word in data.CaptionEnds)
        {
            if (name.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private bool StartsWithAny(ReadOnlySpan<char> text, IReadOnlyList<string> words)
    {
        if (!_starts.Contains(text[0]))
        {
            return false;
        }

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
