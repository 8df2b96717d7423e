namespace Chancery.Engine.Text.Layout;

/// <summary>Finds the document's own title among its first blocks.</summary>
internal sealed class Titles(CharTable chars)
{
    private const int Reach = 12;

    /// <summary>Marks the first block that says what the metadata give as title.</summary>
    /// <param name="draft">The document.</param>
    /// <param name="title">Title from the metadata; null when none is known.</param>
    internal void Mark(DraftDocument draft, string? title)
    {
        if (title is null)
        {
            return;
        }

        for (var i = 0; i < Math.Min(Reach, draft.Blocks.Count); i++)
        {
            var block = draft.Blocks[i];
            if (block.Kind is ParagraphKind.Body or ParagraphKind.Heading && Says(draft.CharsOf(block), title))
            {
                block.Kind = ParagraphKind.Title;
                block.Level = 0;
                SetAside(draft, i);
                return;
            }
        }
    }

    /// <summary>Headings before the title name the publication, its issue or the page.</summary>
    private static void SetAside(DraftDocument draft, int title)
    {
        for (var i = 0; i < title; i++)
        {
            if (draft.Blocks[i].Kind == ParagraphKind.Heading)
            {
                draft.Blocks[i].Kind = ParagraphKind.Boilerplate;
            }
        }
    }

    private bool Says(ReadOnlySpan<char> text, string title)
    {
        var at = 0;
        foreach (var c in text)
        {
            if (chars.Is(c, CharKinds.Blank))
            {
                continue;
            }

            while (at < title.Length && chars.Is(title[at], CharKinds.Blank))
            {
                at++;
            }

            if (at == title.Length || chars.Folded(title[at]) != chars.Folded(c))
            {
                return false;
            }

            at++;
        }

        return title.AsSpan(at).IsWhiteSpace();
    }
}
