namespace Chancery.Engine.Annotate.Temporal;

/// <summary>A pattern found in the items of a paragraph.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="First">Index of its first item, context included.</param>
internal readonly record struct TemporalMatch(TemporalPattern Pattern, int First)
{
    /// <summary>True when a pattern was found.</summary>
    public bool IsMatch => Pattern is not null;

    /// <summary>One past the index of its last item that is not context.</summary>
    public int Next => First + Pattern.Classes.Length - Pattern.Trail;

    /// <summary>Index of its first item that is not context.</summary>
    public int Begin => First + Pattern.Lead;

    /// <summary>What its items say.</summary>
    public DateDraft ToDraft(List<TemporalItem> items)
    {
        var draft = new DateDraft();
        for (var i = Pattern.Lead; i < Pattern.Classes.Length - Pattern.Trail; i++)
        {
            draft.Apply(Pattern.Classes[i], items[First + i]);
        }

        draft.Complete();
        return draft;
    }
}

/// <summary>Finds patterns in items; neighbours in a pattern have nothing but a few blanks between them.</summary>
internal static class TemporalMatcher
{
    private const int MostBlanks = 3;

    /// <summary>The longest pattern that starts at an item; of equally long ones the first of the file.</summary>
    public static TemporalMatch Longest(TemporalPatternSet patterns, List<TemporalItem> items, int index, ReadOnlySpan<char> text)
    {
        var best = default(TemporalMatch);
        if (index >= items.Count)
        {
            return best;
        }

        var bits = items[index].Classes.Bits & patterns.Starts.Bits;
        while (bits != UInt128.Zero)
        {
            var c = (int)UInt128.TrailingZeroCount(bits);
            bits &= bits - UInt128.One;
            foreach (var pattern in patterns.StartingWith((TemporalClass)c)!)
            {
                if ((!best.IsMatch || pattern.Classes.Length > best.Pattern.Classes.Length) && Matches(pattern, items, index, text))
                {
                    best = new TemporalMatch(pattern, index);
                }
            }
        }

        return best;
    }

    /// <summary>The longest pattern that starts at an item with a class.</summary>
    public static TemporalMatch LongestFrom(
        TemporalPatternSet patterns, TemporalClass first, List<TemporalItem> items, int index, ReadOnlySpan<char> text)
    {
        var best = default(TemporalMatch);
        foreach (var pattern in patterns.StartingWith(first) ?? [])
        {
            if ((!best.IsMatch || pattern.Classes.Length > best.Pattern.Classes.Length) && Matches(pattern, items, index, text))
            {
                best = new TemporalMatch(pattern, index);
            }
        }

        return best;
    }

    /// <summary>True when all classes of a pattern stand at an item and after it.</summary>
    public static bool Matches(TemporalPattern pattern, List<TemporalItem> items, int index, ReadOnlySpan<char> text)
    {
        if (index + pattern.Classes.Length > items.Count)
        {
            return false;
        }

        for (var i = 0; i < pattern.Classes.Length; i++)
        {
            if (!items[index + i].Is(pattern.Classes[i]) || (i > 0 && !AreNeighbours(items, index + i - 1, text)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when an item and the next one have nothing but blanks between them.</summary>
    public static bool AreNeighbours(List<TemporalItem> items, int index, ReadOnlySpan<char> text)
    {
        if (index + 1 >= items.Count)
        {
            return false;
        }

        var gap = items[index + 1].Start - items[index].End;
        return gap == 0 || (gap <= MostBlanks && text.Slice(items[index].End, gap).IndexOfAnyExcept(' ', '\u00a0') < 0);
    }
}
