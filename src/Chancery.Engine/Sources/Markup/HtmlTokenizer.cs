using Chancery.Model;

namespace Chancery.Engine.Sources.Markup;

/// <summary>What a token of HTML is.</summary>
internal enum HtmlTokenKind
{
    /// <summary>Text between tags.</summary>
    Text,

    /// <summary>A start tag.</summary>
    Open,

    /// <summary>An end tag.</summary>
    Close,

    /// <summary>A comment, declaration or processing instruction.</summary>
    Comment,
}

/// <summary>
/// Splits HTML into tags and text, forgiving like a browser. One pass, linear on any input: a search that failed once (an end that never
/// comes) is not tried again. Spans are UTF-16 offsets into the text it was given.
/// </summary>
internal ref struct HtmlTokenizer
{
    private const int LongestName = 32;

    private readonly ReadOnlySpan<char> _text;
    private bool _noMoreTagEnds;
    private bool _noMoreCommentEnds;
    private bool _noMoreDoubleQuotes;
    private bool _noMoreSingleQuotes;

    /// <summary>Starts at a position.</summary>
    internal HtmlTokenizer(ReadOnlySpan<char> text, int position = 0)
    {
        _text = text;
        Position = position;
    }

    /// <summary>Where the next token starts.</summary>
    internal int Position { get; set; }

    /// <summary>What the current token is.</summary>
    internal HtmlTokenKind Kind { get; private set; }

    /// <summary>Where it stands.</summary>
    internal Span Span { get; private set; }

    /// <summary>Name of a tag, as written.</summary>
    internal Span NameSpan { get; private set; }

    /// <summary>True for a tag that ends with a slash.</summary>
    internal bool SelfClosing { get; private set; }

    /// <summary>Name of a tag, as written.</summary>
    internal readonly ReadOnlySpan<char> Name => _text[NameSpan.Start..NameSpan.End];

    /// <summary>Moves to the next token; false at the end.</summary>
    internal bool Next()
    {
        if (Position >= _text.Length)
        {
            return false;
        }

        var start = Position;
        if (_text[start] == '<' && TryTag(start))
        {
            return true;
        }

        var from = start + 1;
        while (from < _text.Length)
        {
            var next = _text[from..].IndexOf('<');
            if (next < 0)
            {
                from = _text.Length;
                break;
            }

            from += next;
            if (MayStartTag(from))
            {
                break;
            }

            from++;
        }

        Kind = HtmlTokenKind.Text;
        Span = new Span(start, from);
        Position = from;
        return true;
    }

    /// <summary>Reads a tag or comment at a position that holds '&lt;'; false when there is none.</summary>
    internal bool TryTag(int start)
    {
        if (!MayStartTag(start))
        {
            return false;
        }

        var second = _text[start + 1];
        if (second is '!' or '?')
        {
            return TryComment(start);
        }

        var nameStart = second == '/' ? start + 2 : start + 1;
        var at = nameStart;
        while (at < _text.Length && at - nameStart <= LongestName && IsNameChar(_text[at]))
        {
            at++;
        }

        var end = TagEnd(at);
        if (end < 0)
        {
            return false;
        }

        Kind = second == '/' ? HtmlTokenKind.Close : HtmlTokenKind.Open;
        NameSpan = new Span(nameStart, at);
        SelfClosing = _text[end - 2] == '/';
        Span = new Span(start, end);
        Position = end;
        return true;
    }

    /// <summary>Moves behind the end tag of an element whose content is not read; to the end when there is no such tag.</summary>
    /// <param name="name">Its name in lower case.</param>
    internal void SkipContent(ReadOnlySpan<char> name)
    {
        var at = Position;
        while (at < _text.Length)
        {
            var next = _text[at..].IndexOf("</");
            if (next < 0)
            {
                break;
            }

            at += next + 2;
            if (_text[at..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                var end = _text[at..].IndexOf('>');
                Position = end < 0 ? _text.Length : at + end + 1;
                return;
            }
        }

        Position = _text.Length;
    }

    /// <summary>The next attribute of the current start tag.</summary>
    /// <param name="position">0 at first; moves on.</param>
    /// <param name="name">Its name, as written.</param>
    /// <param name="value">Its value, without quotes, entities not decoded; empty when it has none.</param>
    internal readonly bool NextAttribute(scoped ref int position, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        var tag = _text[NameSpan.End..(Span.End - 1)];
        var at = position;
        name = value = default;
        while (at < tag.Length && (char.IsWhiteSpace(tag[at]) || tag[at] is '/' or '"' or '\'' or '='))
        {
            at++;
        }

        var start = at;
        while (at < tag.Length && !char.IsWhiteSpace(tag[at]) && tag[at] is not ('=' or '/'))
        {
            at++;
        }

        name = tag[start..at];
        position = at;
        while (at < tag.Length && char.IsWhiteSpace(tag[at]))
        {
            at++;
        }

        if (at < tag.Length && tag[at] == '=')
        {
            value = AttributeValue(tag, at + 1, out position);
        }

        return name.Length > 0;
    }

    private static ReadOnlySpan<char> AttributeValue(ReadOnlySpan<char> tag, int at, out int position)
    {
        while (at < tag.Length && char.IsWhiteSpace(tag[at]))
        {
            at++;
        }

        if (at < tag.Length && tag[at] is '"' or '\'')
        {
            var end = tag[(at + 1)..].IndexOf(tag[at]);
            position = end < 0 ? tag.Length : at + end + 2;
            return end < 0 ? tag[(at + 1)..] : tag.Slice(at + 1, end);
        }

        var start = at;
        while (at < tag.Length && !char.IsWhiteSpace(tag[at]))
        {
            at++;
        }

        position = at;
        return tag[start..at];
    }

    private static bool IsNameChar(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or ':' or '_';

    private readonly bool MayStartTag(int at)
    {
        if (at + 2 >= _text.Length)
        {
            return false;
        }

        var next = _text[at + 1];
        return (!_noMoreTagEnds || (next == '!' && !_noMoreCommentEnds))
            && (char.IsAsciiLetter(next) || next is '!' or '?' || (next == '/' && char.IsAsciiLetter(_text[at + 2])));
    }

    private bool TryComment(int start)
    {
        var end = -1;
        if (_text[start..].StartsWith("<!--"))
        {
            if (!_noMoreCommentEnds)
            {
                end = _text[(start + 4)..].IndexOf("-->");
                _noMoreCommentEnds = end < 0;
                end = end < 0 ? -1 : start + 4 + end + 3;
            }
        }

        if (end < 0 && !_noMoreTagEnds)
        {
            end = _text[start..].IndexOf('>');
            _noMoreTagEnds = end < 0;
            end = end < 0 ? -1 : start + end + 1;
        }

        if (end < 0)
        {
            return false;
        }

        Kind = HtmlTokenKind.Comment;
        Span = new Span(start, end);
        Position = end;
        return true;
    }

    private int TagEnd(int at)
    {
        while (!_noMoreTagEnds && at < _text.Length)
        {
            var next = _text[at..].IndexOfAny('>', '"', '\'');
            if (next < 0)
            {
                break;
            }

            at += next;
            if (_text[at] == '>')
            {
                return at + 1;
            }

            at = AfterQuoted(at);
        }

        _noMoreTagEnds = true;
        return -1;
    }

    private int AfterQuoted(int at)
    {
        var quote = _text[at];
        ref var none = ref _noMoreSingleQuotes;
        if (quote == '"')
        {
            none = ref _noMoreDoubleQuotes;
        }

        if (none || !FollowsEquals(at))
        {
            return at + 1;
        }

        var end = _text[(at + 1)..].IndexOf(quote);
        none = end < 0;
        return end < 0 ? at + 1 : at + end + 2;
    }

    private readonly bool FollowsEquals(int at)
    {
        var back = at - 1;
        while (back > 0 && _text[back] == ' ' && at - back < 8)
        {
            back--;
        }

        return _text[back] == '=';
    }
}
