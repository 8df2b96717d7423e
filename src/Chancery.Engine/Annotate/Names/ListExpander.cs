using Chancery.Model;

namespace Chancery.Engine.Annotate.Names;

/// <summary>
/// Members of a list that share one head word: "education, culture and sport sub-commissions", or "the sub-commissions are: education, culture, sport".
/// </summary>
internal sealed class ListExpander(Classes classes, Marks marks)
{
    private const int MaxItem = 14;
    private const int MaxItems = 40;

    /// <summary>Names of the members before the last one of a list whose head stands at its end.</summary>
    /// <param name="map">Base mentions.</param>
    /// <param name="ownStart">Where the last member, or what follows "and others", starts.</param>
    /// <param name="head">The head word.</param>
    /// <param name="limit">Start of the sentence.</param>
    /// <param name="ownIsSuffix">True when what stands between "and others" and the head belongs to every member.</param>
    public List<(Span Span, string Name)> Before(MentionMap map, int ownStart, Span head, int limit, out bool ownIsSuffix)
    {
        var found = new List<(Span, string)>();
        ownIsSuffix = map.EndingAt(ownStart) is WordMention etc && etc.Word.Is(classes.Etc);
        var at = ownIsSuffix ? map.EndingAt(ownStart)!.Span.Start : ownStart - 1;
        if (at <= limit || (!ownIsSuffix && !marks.IsListMark(map.Doc.Text[at])))
        {
            return found;
        }

        var suffixStart = ownIsSuffix ? ownStart : SharedSuffix(map, ownStart, head.Start);
        var suffix = map.Doc.Text[suffixStart..head.End];
        var items = new List<Span>();
        while (items.Count < MaxItems && ItemBefore(map, at, limit) is { } item)
        {
            items.Add(item);
            at = item.Start - 1;
            if (at <= limit || !marks.IsListMark(map.Doc.Text[at]))
            {
                break;
            }
        }

        if (items.Count == 0)
        {
            return found;
        }

        var first = items[^1];
        var prefix = map.StartingAt(first.Start) is PartyRef { Reference: 0 } party && party.Span.End < first.End ? party.Span : new Span(first.Start, first.Start);
        foreach (var item in items)
        {
            var own = item.Start == first.Start ? new Span(prefix.End, item.End) : item;
            found.Add((item, map.Doc.Text[prefix.Start..prefix.End] + own.In(map.Doc.Text).ToString() + suffix));
        }

        return found;
    }

    /// <summary>Names of the members of a list that follows its head: "sub-commissions include: ...".</summary>
    public List<(Span Span, string Name)> Behind(MentionMap map, Span head, int limit)
    {
        var found = new List<(Span, string)>();
        var at = SkipIntroduction(map, head.End, limit);
        if (at < 0)
        {
            return found;
        }

        var word = map.Doc.Text[head.Start..head.End];
        var start = at;
        for (var i = at; i <= limit; i++)
        {
            var ends = i == limit || marks.IsListMark(map.Doc.Text[i]) || (map.StartingAt(i) is WordMention etc && etc.Word.Is(classes.Etc))
                || !MentionMap.IsNameChar(map.Doc.Text[i]);
            if (!ends)
            {
                continue;
            }

            if (i - start is >= 2 and <= MaxItem && !map.Doc.Text.AsSpan(start, i - start).EndsWith(word, StringComparison.Ordinal))
            {
                found.Add((new Span(start, i), map.Doc.Text[start..i] + word));
            }

            if (i == limit || !marks.IsListMark(map.Doc.Text[i]))
            {
                start = i;
                break;
            }

            start = i + 1;
        }

        if (found.Count < 3 || HasOwnHead(map, start, limit))
        {
            found.Clear();
        }

        return found;
    }

    /// <summary>True when "and others" and a head of their own follow the members: that head names them.</summary>
    private bool HasOwnHead(MentionMap map, int at, int limit)
    {
        while (at < limit && map.StartingAt(at) is WordMention word)
        {
            if (word.Word.Is(classes.HeadMechanism))
            {
                return true;
            }

            if (!word.Word.Is(classes.Etc) && !word.Word.Is(classes.Generic))
            {
                return false;
            }

            at = word.Span.End;
        }

        return false;
    }

    private int SkipIntroduction(MentionMap map, int at, int limit)
    {
        var introduced = false;
        while (at < limit)
        {
            if (map.StartingAt(at) is WordMention word && (word.Word.Is(classes.Copula) || word.Word.Is(classes.Includes)))
            {
                introduced = true;
                at = word.Span.End;
            }
            else if (marks.IsColon(map.Doc.Text[at]))
            {
                return at + 1;
            }
            else
            {
                return introduced ? at : -1;
            }
        }

        return -1;
    }

    /// <summary>The generic word before the head that all members share, such as "cooperation".</summary>
    private int SharedSuffix(MentionMap map, int ownStart, int headStart) =>
        map.EndingAt(headStart) is WordMention word && word.Span.Start > ownStart && word.Word.Is(classes.Generic) ? word.Span.Start : headStart;

    private Span? ItemBefore(MentionMap map, int end, int limit)
    {
        var start = end;
        while (start > limit && end - start < MaxItem && !marks.IsListMark(map.Doc.Text[start - 1]))
        {
            if (map.EndingAt(start) is { } mention)
            {
                if (mention is WordMention word && (classes.Breaks(word.Word) || word.Word.Is(classes.Found) || word.Word.Is(classes.Includes) || word.Word.Is(classes.HeadMechanism)))
                {
                    break;
                }

                if (mention is WordMention office && office.Word.Is(classes.OfficeHead))
                {
                    return null;
                }

                if (mention.Kind is MentionKind.Date or MentionKind.Quantity or MentionKind.Person)
                {
                    break;
                }

                start = mention.Span.Start;
            }
            else if (MentionMap.IsHan(map.Doc.Text[start - 1]))
            {
                start--;
            }
            else
            {
                break;
            }
        }

        return end - start >= 2 ? new Span(start, end) : null;
    }
}
