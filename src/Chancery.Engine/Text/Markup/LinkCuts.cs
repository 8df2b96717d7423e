using Chancery.Model;

namespace Chancery.Engine.Text.Markup;

/// <summary>
/// Finds what Markdown links, images and reference marks hide in a line: of <c>[text](address)</c> the text stays, an image goes
/// altogether. One pass with a stack of open brackets; an address is at most 4,096 characters long.
/// </summary>
internal sealed class LinkCuts(TextData data)
{
    private const int LongestAddress = 4096;

    private readonly List<int> _open = [];
    private readonly List<Span> _cuts = [];

    /// <summary>Ranges to drop, by start; an inner range may lie inside an outer one.</summary>
    internal List<Span> Find(ReadOnlySpan<char> text, int start, int end)
    {
        _cuts.Clear();
        _open.Clear();
        for (var at = start; at < end; at++)
        {
            var next = text[at..end].IndexOfAny('[', ']', '\\');
            if (next < 0)
            {
                break;
            }

            at += next;
            switch (text[at])
            {
                case '\\':
                    at++;
                    break;
                case '[':
                    _open.Add(at);
                    break;
                default:
                    at = CloseBracket(text, start, at, end);
                    break;
            }
        }

        if (_cuts.Count > 1)
        {
            _cuts.Sort();
        }

        return _cuts;
    }

    private int CloseBracket(ReadOnlySpan<char> text, int lineStart, int at, int end)
    {
        if (_open.Count == 0)
        {
            return at;
        }

        var open = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        if (at + 1 < end && text[at + 1] == '(' && AddressEnd(text, at + 1, end) is var after and > 0)
        {
            if (open > lineStart && text[open - 1] == '!')
            {
                _cuts.Add(new Span(open - 1, after));
            }
            else
            {
                var start = IsHan(text, open + 1) && IsBlankAfterHan(text, open - 1, lineStart) ? open - 1 : open;
                after += IsHan(text, at - 1) && after + 1 < end && text[after] == ' ' && IsHan(text, after + 1) ? 1 : 0;
                _cuts.Add(new Span(start, open + 1));
                _cuts.Add(new Span(at, after));
            }

            return after - 1;
        }

        var inside = text[(open + 1)..at];
        if (open > lineStart && (inside.StartsWith("^") || NoteMark.Is(inside, data)))
        {
            _cuts.Add(new Span(open, at + 1));
        }

        return at;
    }

    /// <summary>True for the blank that converters put between Chinese text and a link.</summary>
    private bool IsBlankAfterHan(ReadOnlySpan<char> text, int blank, int lineStart) => blank > lineStart && text[blank] == ' ' && IsHan(text, blank - 1);

    private bool IsHan(ReadOnlySpan<char> text, int at) => data.Chars.Is(text[at], CharKinds.Han);

    private static int AddressEnd(ReadOnlySpan<char> text, int open, int end)
    {
        var depth = 0;
        var limit = Math.Min(end, open + LongestAddress);
        for (var i = open; i < limit; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when --depth == 0:
                    return i + 1;
            }
        }

        return -1;
    }
}
