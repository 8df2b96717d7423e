namespace Chancery.Engine.Text.Markup;

/// <summary>
/// Plain text to blocks: one line is a paragraph, unless lines break inside sentences; then they are joined. Cells separated by tabs
/// make table rows.
/// </summary>
internal sealed class PlainTextParser(TextData data)
{
    private const int WidestHeading = 60;

    /// <summary>Reads a source.</summary>
    internal DraftDocument Parse(string text)
    {
        var draft = new DraftDocument(text.Length);
        var builder = new DraftBuilder(draft, data.Chars);
        var lines = Lines.Scan(text, 0, data.Chars);
        var wrap = new LineWrap(text, lines, data);
        draft.Wrapped = wrap.Wrapped;
        var indented = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            indented += line.Indent >= 2 ? 1 : 0;
            if (i > 0 && wrap.Continues(text, i))
            {
                LineJoin.Add(builder, data.Chars, text, lines[i - 1].End, line.Start);
                builder.Add(text, line.Start, line.End);
                continue;
            }

            builder.Gap = line.Gap;
            if (!TabTable.TryAdd(builder, text, line.Start, line.End))
            {
                builder.Open(ParagraphKind.Body);
                builder.Add(text, line.Start, line.End);
            }
        }

        builder.Close();
        MarkHeadings(draft, lines, indented * 2 >= lines.Count);
        return draft;
    }

    private void MarkHeadings(DraftDocument draft, List<TextLine> lines, bool indentedParagraphs)
    {
        var line = 0;
        for (var i = 0; i + 1 < draft.Blocks.Count; i++)
        {
            var block = draft.Blocks[i];
            var source = draft.Text.SourceStart(block.Start);
            while (line + 1 < lines.Count && lines[line + 1].Start <= source)
            {
                line++;
            }

            if (block.Kind == ParagraphKind.Body && IsHeading(draft, block, draft.Blocks[i + 1], lines[line], indentedParagraphs))
            {
                block.Kind = ParagraphKind.Heading;
                block.Level = 2;
            }
        }
    }

    private bool IsHeading(DraftDocument draft, DraftBlock block, DraftBlock next, TextLine line, bool indentedParagraphs)
    {
        var text = draft.CharsOf(block);
        if (text.Length > WidestHeading || line.Script != LineScript.Han
            || data.Chars.Is(text[^1], CharKinds.Final | CharKinds.Stop | CharKinds.LineEnd | CharKinds.Closer))
        {
            return false;
        }

        if (LineWrap.StartsHeading(text, data))
        {
            return true;
        }

        var plain = text.Length <= 25 && text.IndexOfAny(data.ClauseMarks) < 0;
        return plain && !draft.Wrapped && next.Length > text.Length && (line.Indent < 2 ? indentedParagraphs : !indentedParagraphs);
    }
}
