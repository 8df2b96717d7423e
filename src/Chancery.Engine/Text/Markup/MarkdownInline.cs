using System.Buffers;
using Chancery.Engine.Sources.Markup;

namespace Chancery.Engine.Text.Markup;

/// <summary>Reads the text of a Markdown line: emphasis, escapes, links, tags and references gone, everything else as it stands.</summary>
internal sealed class MarkdownInline(DraftBuilder builder, TextData data)
{
    private const int LongestAutolink = 2048;

    private static readonly SearchValues<char> Specials = SearchValues.Create("\\*_`~<&");

    private readonly HtmlFlow _flow = new(builder, data);
    private readonly LinkCuts _links = new(data);

    /// <summary>True inside a table row of HTML, which may go over lines.</summary>
    internal bool InRow => _flow.InRow;

    /// <summary>Reads a range of the source into the open block.</summary>
    /// <param name="text">Decoded source.</param>
    /// <param name="tokens">One tokenizer for the whole source, so that its memory of missing ends serves all lines.</param>
    /// <param name="start">First character.</param>
    /// <param name="end">End of the line.</param>
    /// <returns>Where reading stopped: <paramref name="end"/>, or further on when a tag or comment goes beyond it.</returns>
    internal int Read(string text, ref HtmlTokenizer tokens, int start, int end)
    {
        var at = start;
        if (text.AsSpan(start, end - start).Contains(']'))
        {
            foreach (var cut in _links.Find(text, start, end))
            {
                if (cut.Start >= at)
                {
                    at = Math.Max(ReadPlain(text, ref tokens, at, cut.Start), cut.End);
                }
            }
        }

        return at < end ? ReadPlain(text, ref tokens, at, end) : at;
    }

    private int ReadPlain(string text, ref HtmlTokenizer tokens, int start, int end)
    {
        var at = start;
        while (at < end)
        {
            var length = text.AsSpan(at, end - at).IndexOfAny(Specials);
            if (length < 0)
            {
                builder.Add(text, at, end);
                return end;
            }

            builder.Add(text, at, at + length);
            at = ReadSpecial(text, ref tokens, at + length, start, end);
        }

        return at;
    }

    private int ReadSpecial(string text, ref HtmlTokenizer tokens, int at, int start, int end)
    {
        switch (text[at])
        {
            case '<':
                return ReadTag(text, ref tokens, at);
            case '&' when HtmlEntities.TryDecode(text.AsSpan(at), out var length, out var value):
                builder.AddFor(value, at, at + length);
                return at + length;
            case '\\' when at + 1 < end && (char.IsAsciiLetterOrDigit(text[at + 1]) || text[at + 1] > 127 || text[at + 1] == ' '):
                builder.Add(text, at, at + 1);
                return at + 1;
            case '\\':
                return ReadEscape(text, at, end);
            case '&':
                builder.Add(text, at, at + 1);
                return at + 1;
            default:
                return ReadMarks(text, at, start, end);
        }
    }

    private int ReadEscape(string text, int at, int end)
    {
        var next = at + 1;
        while (next < end && text[next] == '\\')
        {
            next++;
        }

        if (next < end)
        {
            builder.Add(text, next, next + 1);
            return next + 1;
        }

        return end;
    }

    private int ReadMarks(string text, int at, int start, int end)
    {
        var mark = text[at];
        var next = at + 1;
        while (next < end && text[next] == mark)
        {
            next++;
        }

        var before = at > start ? text[at - 1] : ' ';
        var after = next < end ? text[next] : ' ';
        if (!IsEmphasis(mark, next - at, before, after))
        {
            builder.Add(text, at, next);
        }

        return next;
    }

    private static bool IsEmphasis(char mark, int length, char before, char after)
    {
        var blankBoth = char.IsWhiteSpace(before) && char.IsWhiteSpace(after);
        var wordBoth = char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after);
        return mark switch
        {
            '`' => true,
            '~' => length == 2 && !blankBoth,
            '_' => !blankBoth && !wordBoth,
            _ when length > 1 => !blankBoth || length == 2,
            _ => !blankBoth && !(wordBoth && before < 128 && after < 128),
        };
    }

    private int ReadTag(string text, ref HtmlTokenizer tokens, int at)
    {
        var window = text.AsSpan(at, Math.Min(LongestAutolink, text.Length - at));
        if (window.StartsWith("<http") || window.StartsWith("<mailto:"))
        {
            var close = window.IndexOfAny('>', '\n');
            if (close > 0 && window[close] == '>')
            {
                return at + close + 1;
            }
        }

        if (tokens.TryTag(at) && _flow.Apply(ref tokens, text))
        {
            return tokens.Position;
        }

        builder.Add(text, at, at + 1);
        return at + 1;
    }
}
