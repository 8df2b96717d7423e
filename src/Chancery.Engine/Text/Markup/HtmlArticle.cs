namespace Chancery.Engine.Text.Markup;

/// <summary>
/// Tells which elements of a page are its article: by the page's own hints, otherwise by where running text outside links is densest.
/// Linear in elements and events.
/// </summary>
internal sealed class HtmlArticle
{
    private const int EnoughText = 200;
    private const int WrapperSlack = 600;
    private const int LongestRow = 2000;

    private readonly HtmlPage _page;
    private readonly int[] _text;
    private readonly int[] _all;
    private readonly bool[] _site;
    private readonly bool[] _inside;
    private readonly bool[] _inLink;
    private readonly NodeMarks[] _marks;
    private readonly bool[] _dataRow;

    /// <summary>Decides for a page.</summary>
    internal HtmlArticle(HtmlPage page, string text, CharTable chars)
    {
        _page = page;
        var count = page.Nodes.Count;
        _text = new int[count];
        _all = new int[count];
        _site = new bool[count];
        _inside = new bool[count];
        _inLink = new bool[count];
        _marks = new NodeMarks[count];
        _dataRow = new bool[count];
        CountText(text, chars);
        FindRows();
        MarkSite();
        Root = Choose();
        MarkInside();
    }

    /// <summary>Index of the element that holds the article; -1 when the whole page is taken.</summary>
    internal int Root { get; private set; }

    /// <summary>True when an element is the article's, or lies in it.</summary>
    internal bool IsArticle(int node) => Root < 0 || (node >= 0 && _inside[node]);

    /// <summary>True when an element belongs to the site or is not seen.</summary>
    internal bool IsSite(int node) => node >= 0 && _site[node];

    /// <summary>True for a row of a table of data; old pages use tables for their layout as well.</summary>
    internal bool IsDataRow(int node) => node >= 0 && _dataRow[node];

    /// <summary>True when an element is a link, or lies in one.</summary>
    internal bool IsLink(int node) => node >= 0 && _inLink[node];

    /// <summary>Whether an element is, or lies in, a caption or a date line of the article.</summary>
    internal NodeMarks MarksAt(int node) => node >= 0 ? _marks[node] : NodeMarks.None;

    private void CountText(string text, CharTable chars)
    {
        for (var i = 0; i < _inLink.Length; i++)
        {
            var node = _page.Nodes[i];
            _inLink[i] = (node.Marks & NodeMarks.Link) != NodeMarks.None || (node.Parent >= 0 && _inLink[node.Parent]);
        }

        foreach (var e in _page.Events)
        {
            if (e.Kind == HtmlEventKind.Text && e.Node >= 0)
            {
                var weight = Weight(text.AsSpan(e.Start, e.End - e.Start), chars);
                _all[e.Node] += weight;
                _text[e.Node] += _inLink[e.Node] ? 0 : weight;
            }
        }
    }

    /// <summary>A row of data has at least two cells, no other table inside and not much text.</summary>
    private void FindRows()
    {
        var sums = Sums(_all);
        var rowOf = new int[_page.Nodes.Count];
        var cells = new int[_page.Nodes.Count];
        var holdsTable = new bool[_page.Nodes.Count];
        for (var i = 0; i < rowOf.Length; i++)
        {
            var node = _page.Nodes[i];
            var outer = node.Parent >= 0 ? rowOf[node.Parent] : -1;
            rowOf[i] = node.Tag.Is(TagTraits.Row) ? i : outer;
            if (outer >= 0 && node.Tag.Is(TagTraits.Row))
            {
                holdsTable[outer] = true;
            }
            else if (outer >= 0 && node.Tag.Is(TagTraits.Cell))
            {
                cells[outer]++;
            }
        }

        for (var i = 0; i < rowOf.Length; i++)
        {
            _dataRow[i] = cells[i] > 1 && !holdsTable[i] && sums[i] <= LongestRow;
        }
    }

    private static int Weight(ReadOnlySpan<char> text, CharTable chars)
    {
        var weight = 0;
        foreach (var c in text)
        {
            var kind = chars[c];
            weight += (kind & CharKinds.Han) != CharKinds.None ? 3 : (kind & (CharKinds.Latin | CharKinds.Cyrillic)) != CharKinds.None ? 1 : 0;
        }

        return weight;
    }

    private void MarkSite()
    {
        var all = Sums(_all);
        var kept = HoldersOfHints(Sums(_text));
        var total = 0;
        for (var i = 0; i < all.Length; i++)
        {
            total += _page.Nodes[i].Parent < 0 ? all[i] : 0;
        }

        for (var i = 0; i < _site.Length; i++)
        {
            var node = _page.Nodes[i];
            _site[i] = (node.Parent >= 0 && _site[node.Parent]) || ((node.Marks & NodeMarks.Site) != NodeMarks.None && !kept[i] && all[i] * 2L <= total);
            if (_site[i])
            {
                _text[i] = 0;
            }
        }
    }

    /// <summary>Elements that hold the best hint of the page with enough text: the page's word counts more than a class name around it.</summary>
    private bool[] HoldersOfHints(int[] sums)
    {
        var best = int.MaxValue;
        for (var i = 0; i < sums.Length; i++)
        {
            best = _page.Nodes[i].Hint >= 0 && sums[i] >= EnoughText ? Math.Min(best, _page.Nodes[i].Hint) : best;
        }

        var holders = new bool[sums.Length];
        for (var i = sums.Length - 1; i >= 0; i--)
        {
            var node = _page.Nodes[i];
            holders[i] |= node.Hint == best && sums[i] >= EnoughText;
            if (holders[i] && node.Parent >= 0)
            {
                holders[node.Parent] = true;
            }
        }

        return holders;
    }

    private int Choose()
    {
        var sums = Sums(_text);
        var best = -1;
        for (var i = 0; i < sums.Length; i++)
        {
            var hint = _page.Nodes[i].Hint;
            if (hint >= 0 && !_site[i] && sums[i] >= EnoughText
                && (best < 0 || hint < _page.Nodes[best].Hint || (hint == _page.Nodes[best].Hint && sums[i] > sums[best])))
            {
                best = i;
            }
        }

        best = best >= 0 ? best : Densest(sums);
        return best < 0 ? best : Widen(best, sums);
    }

    private int Densest(int[] sums)
    {
        var scores = new int[sums.Length];
        var best = -1;
        for (var i = sums.Length - 1; i >= 0; i--)
        {
            var parent = _page.Nodes[i].Parent;
            if (parent < 0 || _text[i] < 40)
            {
                continue;
            }

            scores[parent] += _text[i];
            if (_page.Nodes[parent].Parent is var grandparent and >= 0)
            {
                scores[grandparent] += _text[i] / 2;
            }
        }

        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] >= EnoughText && (best < 0 || scores[i] > scores[best]))
            {
                best = i;
            }
        }

        return best;
    }

    private int Widen(int node, int[] sums)
    {
        var widest = node;
        for (var at = _page.Nodes[node].Parent; at >= 0; at = _page.Nodes[at].Parent)
        {
            if (_page.Nodes[at].Tag.Is(TagTraits.Wrapper) && !_site[at] && sums[at] <= sums[node] + (sums[node] / 2) + WrapperSlack)
            {
                widest = at;
            }
        }

        return widest;
    }

    private int[] Sums(int[] own)
    {
        var sums = (int[])own.Clone();
        for (var i = sums.Length - 1; i >= 0; i--)
        {
            if (_page.Nodes[i].Parent is var parent and >= 0)
            {
                sums[parent] += sums[i];
            }
        }

        return sums;
    }

    private void MarkInside()
    {
        for (var i = 0; i < _inside.Length; i++)
        {
            var parent = _page.Nodes[i].Parent;
            _inside[i] = i == Root || (parent >= 0 && _inside[parent]);
            _marks[i] = (_page.Nodes[i].Marks & (NodeMarks.Caption | NodeMarks.Dateline)) | (i == Root || parent < 0 ? NodeMarks.None : _marks[parent]);
        }
    }
}
