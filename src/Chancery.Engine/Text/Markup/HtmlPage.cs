using Chancery.Engine.Sources.Markup;

namespace Chancery.Engine.Text.Markup;

/// <summary>What was read of an element of a page.</summary>
[Flags]
internal enum NodeMarks : byte
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>Belongs to the site, or is not seen.</summary>
    Site = 1,

    /// <summary>Flows within a paragraph.</summary>
    Inline = 2,

    /// <summary>A caption or credit.</summary>
    Caption = 4,

    /// <summary>The date line of an article.</summary>
    Dateline = 8,

    /// <summary>A link.</summary>
    Link = 16,
}

/// <summary>An element that matters for layout.</summary>
/// <param name="Parent">Index of its parent, below its own; -1 for none.</param>
/// <param name="Tag">Its tag.</param>
/// <param name="Marks">What its attributes tell.</param>
/// <param name="Hint">Rank of the article hint it fits, from 0; -1 for none.</param>
internal readonly record struct HtmlNode(int Parent, Tag Tag, NodeMarks Marks, int Hint);

/// <summary>What happens at a position of a page.</summary>
internal enum HtmlEventKind
{
    /// <summary>Text of a node.</summary>
    Text,

    /// <summary>A node opens.</summary>
    Open,

    /// <summary>A node closes.</summary>
    Close,

    /// <summary>A void tag that ends a paragraph.</summary>
    Break,
}

/// <summary>Something in a page, in order.</summary>
/// <param name="Kind">What.</param>
/// <param name="Node">Index of the node it belongs to; -1 outside all.</param>
/// <param name="Start">Where it starts in the source.</param>
/// <param name="End">One past its end.</param>
internal readonly record struct HtmlEvent(HtmlEventKind Kind, int Node, int Start, int End);

/// <summary>
/// A page as flat lists of elements and events. Built in one pass with an explicit stack; an end tag without its start tag costs
/// nothing, so depth and disorder cannot make it slow.
/// </summary>
internal sealed class HtmlPage
{
    private readonly MarkupData _data;
    private readonly List<(int Node, int TagId)> _stack = [];
    private readonly int[] _openByTag;

    private HtmlPage(MarkupData data)
    {
        _data = data;
        _openByTag = new int[data.TagCount + 1];
    }

    /// <summary>Elements, parents before children.</summary>
    internal List<HtmlNode> Nodes { get; } = [];

    /// <summary>Events in order of the source.</summary>
    internal List<HtmlEvent> Events { get; } = [];

    /// <summary>Reads a page.</summary>
    internal static HtmlPage Read(string text, MarkupData data)
    {
        var page = new HtmlPage(data);
        var tokens = new HtmlTokenizer(text);
        while (tokens.Next())
        {
            switch (tokens.Kind)
            {
                case HtmlTokenKind.Text:
                    page.Events.Add(new HtmlEvent(HtmlEventKind.Text, page.Top, tokens.Span.Start, tokens.Span.End));
                    break;
                case HtmlTokenKind.Open when data.TryGet(tokens.Name, out var tag):
                    page.Open(ref tokens, tag);
                    break;
                case HtmlTokenKind.Close when data.TryGet(tokens.Name, out var tag):
                    page.CloseTag(tag, tokens.Span.Start, tokens.Span.End);
                    break;
            }
        }

        page.CloseAll(text.Length);
        return page;
    }

    private int Top => _stack.Count > 0 ? _stack[^1].Node : -1;

    private void Open(ref HtmlTokenizer tokens, Tag tag)
    {
        if (tag.Is(TagTraits.Drop))
        {
            if (!tokens.SelfClosing)
            {
                tokens.SkipContent(tokens.Name);
            }

            return;
        }

        var span = tokens.Span;
        if (tag.Is(TagTraits.Block) && _stack.Count > 0 && ClosesImplicitly(tag))
        {
            Pop(span.Start, span.Start);
        }

        if (tag.Is(TagTraits.Void))
        {
            if (tag.Is(TagTraits.Block))
            {
                Events.Add(new HtmlEvent(HtmlEventKind.Break, Top, span.Start, span.End));
            }

            return;
        }

        var (marks, hint) = ReadAttributes(ref tokens, tag);
        if (tag.Is(TagTraits.Inline) && (marks & ~NodeMarks.Inline) == NodeMarks.None && !tag.Is(TagTraits.Note))
        {
            return;
        }

        _stack.Add((Nodes.Count, tag.Id));
        _openByTag[tag.Id]++;
        Nodes.Add(new HtmlNode(_stack.Count > 1 ? _stack[^2].Node : -1, tag, marks, hint));
        Events.Add(new HtmlEvent(HtmlEventKind.Open, Nodes.Count - 1, span.Start, span.End));
    }

    private bool ClosesImplicitly(Tag tag)
    {
        var top = Nodes[_stack[^1].Node].Tag;
        return (top.Id == tag.Id && tag.Is(TagTraits.Item | TagTraits.Row | TagTraits.Cell))
            || (_data.IsParagraph(top) && !tag.Is(TagTraits.Void));
    }

    private void CloseTag(Tag tag, int start, int end)
    {
        if (_openByTag[tag.Id] == 0)
        {
            return;
        }

        while (_stack[^1].TagId != tag.Id)
        {
            Pop(start, start);
        }

        Pop(start, end);
    }

    private void CloseAll(int end)
    {
        while (_stack.Count > 0)
        {
            Pop(end, end);
        }
    }

    private void Pop(int start, int end)
    {
        var (node, id) = _stack[^1];
        _stack.RemoveAt(_stack.Count - 1);
        _openByTag[id]--;
        Events.Add(new HtmlEvent(HtmlEventKind.Close, node, start, end));
    }

    private (NodeMarks Marks, int Hint) ReadAttributes(ref HtmlTokenizer tokens, Tag tag)
    {
        var marks = tag.Is(TagTraits.Inline) ? NodeMarks.Inline : NodeMarks.None;
        marks |= tag.Is(TagTraits.Site) ? NodeMarks.Site : NodeMarks.None;
        marks |= tag.Is(TagTraits.Caption) ? NodeMarks.Caption : NodeMarks.None;
        marks |= tag.Is(TagTraits.Link) ? NodeMarks.Link : NodeMarks.None;
        var hint = _data.HintOf(tokens.Name);
        var position = 0;
        while (tokens.NextAttribute(ref position, out var name, out var value))
        {
            hint = Better(hint, _data.HintOf(name, value));
            if (name.Equals("class", StringComparison.OrdinalIgnoreCase) || name.Equals("id", StringComparison.OrdinalIgnoreCase))
            {
                marks |= _data.MarksOfClass(value);
            }
            else if ((name.Equals("role", StringComparison.OrdinalIgnoreCase) && ClassWords.AnyWhole(value, _data.SiteRoles))
                || name.Equals("hidden", StringComparison.OrdinalIgnoreCase)
                || (name.Equals("aria-hidden", StringComparison.OrdinalIgnoreCase) && value.Equals("true", StringComparison.OrdinalIgnoreCase)))
            {
                marks |= NodeMarks.Site;
            }
        }

        return (marks, hint);
    }

    private static int Better(int a, int b) => a < 0 ? b : b < 0 ? a : Math.Min(a, b);
}
