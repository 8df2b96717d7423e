using Chancery.Engine.Sources.Markup;

namespace Chancery.Engine.Text.Markup;

/// <summary>What tags of HTML inside Markdown do to the blocks that are being built.</summary>
internal sealed class HtmlFlow(DraftBuilder builder, TextData data)
{
    private const int LongestNote = 8;

    private int _captionTag;
    private int _captionDepth;
    private int _cells;

    /// <summary>True inside a table row.</summary>
    internal bool InRow { get; private set; }

    /// <summary>Applies the tag or comment that the tokenizer stands on; moves it behind dropped content.</summary>
    /// <param name="tokens">On a tag or comment.</param>
    /// <param name="text">Decoded source.</param>
    /// <returns>False when it is no tag of HTML and stands for itself.</returns>
    internal bool Apply(ref HtmlTokenizer tokens, string text)
    {
        if (tokens.Kind == HtmlTokenKind.Comment)
        {
            return true;
        }

        if (!data.Markup.TryGet(tokens.Name, out var tag))
        {
            return false;
        }

        var open = tokens.Kind == HtmlTokenKind.Open;
        if (tag.Is(TagTraits.Drop))
        {
            if (open && !tokens.SelfClosing)
            {
                tokens.SkipContent(tokens.Name);
            }
        }
        else if (open && tag.Is(TagTraits.Note) && TryNote(ref tokens, text))
        {
            return true;
        }
        else
        {
            TrackCaption(ref tokens, tag, open);
            ApplyFlow(ref tokens, tag, open);
        }

        return true;
    }

    private void ApplyFlow(ref HtmlTokenizer tokens, Tag tag, bool open)
    {
        if (tag.Is(TagTraits.Row))
        {
            InRow = open;
            _cells = 0;
            builder.Close();
            if (open)
            {
                TabTable.OpenRow(builder);
            }
        }
        else if (InRow && tag.Is(TagTraits.Block))
        {
            if (tag.Is(TagTraits.Cell) ? open && _cells++ > 0 : builder.HasText)
            {
                builder.AddFor(tag.Is(TagTraits.Cell) ? "\t" : " ", tokens.Span.Start, tokens.Span.End);
            }
        }
        else if (open && tag.Is(TagTraits.Heading))
        {
            builder.Open(ParagraphKind.Heading, tag.Level);
        }
        else if (open && tag.Is(TagTraits.Item))
        {
            builder.Open(ParagraphKind.ListItem);
        }
        else if (tag.Is(TagTraits.Block))
        {
            builder.Close();
        }
    }

    private void TrackCaption(ref HtmlTokenizer tokens, Tag tag, bool open)
    {
        if (_captionTag == 0)
        {
            if (open && !tag.Is(TagTraits.Void) && (tag.Is(TagTraits.Caption) || HasCaptionClass(ref tokens)))
            {
                _captionTag = tag.Id;
                _captionDepth = 1;
                builder.Close();
                builder.DefaultKind = ParagraphKind.Caption;
            }

            return;
        }

        if (tag.Id == _captionTag)
        {
            _captionDepth += open ? 1 : -1;
            if (_captionDepth == 0)
            {
                _captionTag = 0;
                builder.Close();
                builder.DefaultKind = ParagraphKind.Body;
            }
        }
    }

    private bool HasCaptionClass(ref HtmlTokenizer tokens)
    {
        var position = 0;
        while (tokens.NextAttribute(ref position, out var name, out var value))
        {
            if (name.Equals("class", StringComparison.OrdinalIgnoreCase))
            {
                return ClassWords.AnyPart(value, data.Markup.CaptionWords);
            }
        }

        return false;
    }

    private bool TryNote(ref HtmlTokenizer tokens, string text)
    {
        var start = tokens.Span.End;
        var length = text.AsSpan(start, Math.Min(LongestNote, text.Length - start)).IndexOf('<');
        if (length <= 0 || !NoteMark.Is(text.AsSpan(start, length), data) || !NoteMark.MayFollow(builder.Text.Chars, builder.HasText, text[start], data.Chars))
        {
            return false;
        }

        if (!builder.HasText)
        {
            builder.Open(ParagraphKind.Footnote);
            builder.Add(text, start, start + length);
        }

        tokens.Position = start + length;
        return true;
    }
}
