using System.Buffers;
using Chancery.Engine.Sources.Markup;

namespace Chancery.Engine.Text.Markup;

/// <summary>A saved page to blocks: its article as what it is, everything else as boilerplate.</summary>
internal sealed class HtmlParser(TextData data)
{
    /// <summary>Reads a page.</summary>
    internal DraftDocument Parse(string text)
    {
        var page = HtmlPage.Read(text, data.Markup);
        var draft = new DraftDocument(text.Length / 2);
        new Writer(text, page, new HtmlArticle(page, text, data.Chars), new DraftBuilder(draft, data.Chars), data).Write();
        return draft;
    }

    private sealed class Writer(string text, HtmlPage page, HtmlArticle article, DraftBuilder builder, TextData data)
    {
        private static readonly SearchValues<char> Specials = SearchValues.Create("&\r\n\t\f\u00A0");

        private bool _inRow;
        private int _cells;
        private bool _onlyLinks = true;
        private int _skipUntil = -1;
        private bool _inArticle;

        internal void Write()
        {
            var hasHeadline = HasHeadline();
            foreach (var e in page.Events)
            {
                if (_skipUntil >= 0)
                {
                    if (e.Kind == HtmlEventKind.Close && e.Node == _skipUntil)
                    {
                        _skipUntil = -1;
                    }

                    continue;
                }

                switch (e.Kind)
                {
                    case HtmlEventKind.Text:
                        WriteText(e);
                        break;
                    case HtmlEventKind.Break:
                        BreakBlock(e);
                        break;
                    default:
                        Turn(e, hasHeadline);
                        break;
                }
            }

            EndBlock();
        }

        private bool HasHeadline()
        {
            for (var i = 0; i < page.Nodes.Count; i++)
            {
                if (page.Nodes[i].Tag.Level == 1 && article.IsArticle(i) && !article.IsSite(i))
                {
                    return true;
                }
            }

            return false;
        }

        private void Turn(HtmlEvent e, bool hasHeadline)
        {
            var node = page.Nodes[e.Node];
            var open = e.Kind == HtmlEventKind.Open;
            var inline = (node.Marks & NodeMarks.Inline) != NodeMarks.None;
            if (open && inline && article.IsSite(e.Node) && (node.Parent < 0 || !article.IsSite(node.Parent)))
            {
                _skipUntil = e.Node;
                return;
            }

            if (inline)
            {
                TurnInline(e, node, open);
                return;
            }

            if (article.IsDataRow(e.Node))
            {
                TurnRow(open);
            }
            else if (_inRow)
            {
                InRow(e, node.Tag.Is(TagTraits.Cell), open);
            }
            else
            {
                EndBlock();
            }

            Settle(open ? e.Node : node.Parent);
            if (open && !_inRow && _inArticle)
            {
                OpenAs(node, hasHeadline);
            }
            else if (open && node.Tag.Is(TagTraits.Title) && !hasHeadline && !_inRow)
            {
                builder.Open(ParagraphKind.Title);
            }
        }

        private void TurnInline(HtmlEvent e, HtmlNode node, bool open)
        {
            if ((node.Marks & NodeMarks.Caption) != NodeMarks.None && !_inRow)
            {
                EndBlock();
                Settle(open ? e.Node : node.Parent);
            }
            else if (open && node.Tag.Is(TagTraits.Note) && IsNote(e))
            {
                if (builder.HasText)
                {
                    _skipUntil = e.Node;
                }
                else if (_inArticle)
                {
                    builder.Open(ParagraphKind.Footnote);
                }
            }
        }

        private bool IsNote(HtmlEvent e)
        {
            var start = e.End;
            var length = text.AsSpan(start, Math.Min(10, text.Length - start)).IndexOf('<');
            return length > 0 && NoteMark.Is(text.AsSpan(start, length), data)
                && NoteMark.MayFollow(builder.Text.Chars, builder.HasText, text[start], data.Chars);
        }

        private void TurnRow(bool open)
        {
            EndBlock();
            _inRow = open;
            _cells = 0;
            if (open && _inArticle)
            {
                TabTable.OpenRow(builder);
            }
        }

        private void InRow(HtmlEvent e, bool isCell, bool open)
        {
            if (isCell)
            {
                if (open && _cells++ > 0)
                {
                    builder.AddFor("\t", e.Start, e.End);
                }
            }
            else if (builder.HasText && !data.Chars.Is(builder.Text.Chars[^1], CharKinds.Blank))
            {
                builder.AddFor(" ", e.Start, e.End);
            }
        }

        /// <summary>Closes the block; a paragraph that is a link from end to end leads away from the article.</summary>
        private void EndBlock()
        {
            if (_onlyLinks && builder.HasText && builder.Current.Kind == ParagraphKind.Body)
            {
                builder.Current.Kind = ParagraphKind.Boilerplate;
            }

            builder.Close();
            _onlyLinks = true;
        }

        private void OpenAs(HtmlNode node, bool hasHeadline)
        {
            if (node.Tag.Is(TagTraits.Heading))
            {
                builder.Open(node.Tag.Level == 1 && hasHeadline ? ParagraphKind.Title : ParagraphKind.Heading, node.Tag.Level);
            }
            else if (node.Tag.Is(TagTraits.Item))
            {
                builder.Open(ParagraphKind.ListItem);
            }
        }

        private void Settle(int node)
        {
            _inArticle = article.IsArticle(node) && !article.IsSite(node);
            var marks = article.MarksAt(node);
            builder.DefaultKind = !_inArticle || (marks & NodeMarks.Dateline) != NodeMarks.None ? ParagraphKind.Boilerplate
                : (marks & NodeMarks.Caption) != NodeMarks.None ? ParagraphKind.Caption
                : ParagraphKind.Body;
        }

        private void BreakBlock(HtmlEvent e)
        {
            if (_inRow)
            {
                InRow(e, isCell: false, open: false);
            }
            else
            {
                EndBlock();
            }
        }

        private void WriteText(HtmlEvent e)
        {
            _onlyLinks = _onlyLinks && (article.IsLink(e.Node) || text.AsSpan(e.Start, e.End - e.Start).IsWhiteSpace());
            var at = e.Start;
            while (at < e.End)
            {
                var length = text.AsSpan(at, e.End - at).IndexOfAny(Specials);
                var stop = length < 0 ? e.End : at + length;
                if (stop > at)
                {
                    WriteRun(at, stop);
                }

                at = stop < e.End ? WriteSpecial(stop, e.End) : stop;
            }
        }

        private void WriteRun(int start, int end)
        {
            if (!builder.HasText)
            {
                while (start < end && text[start] == ' ')
                {
                    start++;
                }
            }

            builder.Add(text, start, end);
        }

        private int WriteSpecial(int at, int end)
        {
            if (text[at] == '&')
            {
                if (HtmlEntities.TryDecode(text.AsSpan(at, end - at), out var length, out var value))
                {
                    builder.AddFor(value, at, at + length);
                    return at + length;
                }

                builder.Add(text, at, at + 1);
                return at + 1;
            }

            var next = at + 1;
            while (next < end && data.Chars.Is(text[next], CharKinds.Blank))
            {
                next++;
            }

            if (builder.HasText && !data.Chars.Is(builder.Text.Chars[^1], CharKinds.Blank))
            {
                builder.AddFor(" ", at, next);
            }

            return next;
        }
    }
}
