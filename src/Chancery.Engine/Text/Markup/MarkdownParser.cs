using Chancery.Engine.Sources.Markup;

namespace Chancery.Engine.Text.Markup;

/// <summary>
/// Markdown to blocks, as far as reading needs it: headings of both kinds, rules, lists, quotes, fences, tables by pipes or tabs, and HTML
/// wherever it stands. Works line by line; nothing in it looks back or recurses.
/// </summary>
internal sealed class MarkdownParser(TextData data)
{
    /// <summary>Reads a source; front matter is left out.</summary>
    internal DraftDocument Parse(string text)
    {
        var draft = new DraftDocument(text.Length);
        new Run(text, new DraftBuilder(draft, data.Chars), data).Read();
        return draft;
    }

    private sealed class Run(string text, DraftBuilder builder, TextData data)
    {
        private readonly MarkdownInline _inline = new(builder, data);
        private bool _fenced;
        private int _previousEnd = -1;

        internal void Read()
        {
            var tokens = new HtmlTokenizer(text);
            var at = FrontMatter.TryFind(text, out _, out var body) ? body : 0;
            while (at < text.Length)
            {
                var end = Lines.EndOf(text, at);
                var stopped = Lines.TryMeasure(text, at, end, 0, data.Chars, out var line) ? ReadLine(ref tokens, line, end) : Blank(end);
                at = stopped > end ? stopped : Lines.AfterBreak(text, end);
            }

            builder.Close();
        }

        private int Blank(int end)
        {
            if (!_fenced && !_inline.InRow)
            {
                builder.Close();
            }

            builder.Gap++;
            _previousEnd = -1;
            return end;
        }

        private int ReadLine(ref HtmlTokenizer tokens, TextLine line, int end)
        {
            var content = text.AsSpan(line.Start, line.End - line.Start);
            if (content.StartsWith("```") || content.StartsWith("~~~"))
            {
                _fenced = !_fenced;
                builder.Close();
                return end;
            }

            if (_fenced)
            {
                builder.Open(ParagraphKind.Body);
                builder.Add(text, line.Start, line.End);
                builder.Close();
                return end;
            }

            if (IsRun(content, out var mark) && (content.Length >= 3 || (content.Length == 2 && builder.HasText)))
            {
                ReadRule(mark);
                return end;
            }

            var start = OpenBlock(line, content);
            if (start < 0)
            {
                return end;
            }

            var stopped = IsPipeRow(content) ? ReadRow(ref tokens, line) : _inline.Read(text, ref tokens, start, line.End);
            _previousEnd = line.End;
            if (stopped <= line.End && EndsHard(line, end))
            {
                builder.Close();
            }

            return Math.Max(stopped, end);
        }

        private void ReadRule(char mark)
        {
            if (builder.HasText && mark is '=' or '-' && builder.Current.Kind == ParagraphKind.Body && _previousEnd >= 0)
            {
                builder.Current.Kind = ParagraphKind.Heading;
                builder.Current.Level = mark == '=' ? 1 : 2;
                builder.Close();
            }
            else if (mark != '=')
            {
                builder.Close();
                builder.AfterRule = true;
            }
        }

        private int OpenBlock(TextLine line, ReadOnlySpan<char> content)
        {
            var hashes = content.IndexOfAnyExcept('#');
            if (hashes is > 0 and <= 6 && char.IsWhiteSpace(content[hashes]))
            {
                builder.Open(ParagraphKind.Heading, hashes);
                return line.Start + hashes + 1;
            }

            if (content.Length > 0 && hashes < 0)
            {
                return -1;
            }

            if (IsPipeRow(content))
            {
                return IsDelimiterRow(content) ? -1 : line.Start;
            }

            if (content.Contains('\t'))
            {
                TabTable.OpenRow(builder);
                return TabTable.RowStart(text, line.Start);
            }

            var marker = MarkerLength(content, out var bullet);
            if (marker > 0)
            {
                builder.Open(content[0] == '>' ? ParagraphKind.Body : ParagraphKind.ListItem);
                return bullet ? line.Start + marker : line.Start;
            }

            OpenOrContinue(line);
            return line.Start;
        }

        private void OpenOrContinue(TextLine line)
        {
            if (!builder.HasText || _inline.InRow)
            {
                return;
            }

            if (_previousEnd >= 0 && builder.Current.Kind is not (ParagraphKind.Heading or ParagraphKind.TableRow)
                && !data.Chars.Is(builder.Text.Chars[^1], CharKinds.Final | CharKinds.Stop | CharKinds.LineEnd | CharKinds.Closer))
            {
                LineJoin.Add(builder, data.Chars, text, _previousEnd, line.Start);
            }
            else
            {
                builder.Close();
            }
        }

        private int ReadRow(ref HtmlTokenizer tokens, TextLine line)
        {
            TabTable.OpenRow(builder);
            var cell = text[line.Start] == '|' ? line.Start + 1 : line.Start;
            var first = true;
            while (cell < line.End)
            {
                var length = CellLength(text.AsSpan(cell, line.End - cell));
                if (!first)
                {
                    builder.AddFor("\t", cell - 1, cell);
                }

                first = false;
                var content = text.AsSpan(cell, length);
                var trimmed = content.TrimStart();
                var start = cell + content.Length - trimmed.Length;
                _inline.Read(text, ref tokens, start, start + trimmed.TrimEnd().Length);
                cell += length + 1;
            }

            builder.Close();
            return line.End;
        }

        private static int CellLength(ReadOnlySpan<char> rest)
        {
            for (var i = 0; i < rest.Length; i++)
            {
                if (rest[i] == '\\')
                {
                    i++;
                }
                else if (rest[i] == '|')
                {
                    return i;
                }
            }

            return rest.Length;
        }

        private static bool IsPipeRow(ReadOnlySpan<char> content) => content[0] == '|' && content[1..].Contains('|');

        private static bool IsDelimiterRow(ReadOnlySpan<char> content) => content.IndexOfAnyExcept("|-: ") < 0;

        private bool EndsHard(TextLine line, int end) => end - line.End >= 2 || text[line.End - 1] == '\\';

        private static bool IsRun(ReadOnlySpan<char> content, out char mark)
        {
            mark = content[0];
            return mark is '-' or '=' or '*' or '_' && (content.IndexOfAnyExcept(mark) < 0 || (mark != '=' && content.IndexOfAnyExcept(mark, ' ') < 0 && content.Length >= 5));
        }

        private static int MarkerLength(ReadOnlySpan<char> content, out bool bullet)
        {
            bullet = content[0] is '-' or '*' or '+' or '•' or '>';
            if (bullet)
            {
                return content[0] == '>' ? content.IndexOfAnyExcept('>', ' ') is var quoted and > 0 ? quoted : content.Length
                    : content.Length > 1 && content[1] is ' ' or '\t' ? 2 : 0;
            }

            var digits = content.IndexOfAnyExceptInRange('0', '9');
            return digits is > 0 and <= 3 && digits + 1 < content.Length && content[digits] is '.' or ')' && content[digits + 1] is ' ' ? digits + 2 : 0;
        }
    }
}
