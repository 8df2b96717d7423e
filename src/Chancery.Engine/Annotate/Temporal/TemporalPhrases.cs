namespace Chancery.Engine.Annotate.Temporal;

/// <summary>Finds dates and what may stand around them in the items of one window of text.</summary>
internal sealed class TemporalPhrases(TemporalLexicon lexicon)
{
    private const int FarthestSince = 40;
    private const int MostModifiers = 6;
    private const int LongestList = 12;

    private static readonly ClassSet Prefixes = ClassSet.Of(
        TemporalClass.Since, TemporalClass.From, TemporalClass.FromOrSince, TemporalClass.Until, TemporalClass.By, TemporalClass.AsOf,
        TemporalClass.BeforePrefix, TemporalClass.AfterPrefix, TemporalClass.About, TemporalClass.Lead, TemporalClass.PartPrefix,
        TemporalClass.Between);

    private static readonly ClassSet Suffixes = ClassSet.Of(
        TemporalClass.SinceSuffix, TemporalClass.ToNow, TemporalClass.Before, TemporalClass.After, TemporalClass.AboutSuffix,
        TemporalClass.Part, TemporalClass.TimeOfDay, TemporalClass.Filler, TemporalClass.BetweenSuffix);

    private static readonly ClassSet SinceBreaks = ClassSet.Of(
        TemporalClass.Stop, TemporalClass.Clause, TemporalClass.Count, TemporalClass.Year4);

    private static readonly ClassSet Connectors = ClassSet.Of(TemporalClass.To, TemporalClass.And);

    private string _folded = string.Empty;

    /// <summary>The items of the window.</summary>
    public List<TemporalItem> Items { get; } = [];

    /// <summary>The document's folded text.</summary>
    public ReadOnlySpan<char> Text => _folded;

    /// <summary>Starts a document.</summary>
    public void Start(string folded) => _folded = folded;

    /// <summary>True when an item and the next one stand side by side.</summary>
    public bool IsNext(int index) => TemporalMatcher.AreNeighbours(Items, index, Text);

    /// <summary>True when an item may start an expression: what most items may not.</summary>
    public bool MayStart(int index) => Items[index].Classes.HasAny(Prefixes) || Items[index].Classes.HasAny(lexicon.Dates.Starts)
        || Items[index].Classes.HasAny(lexicon.Heads.Starts) || Items[index].Classes.HasAny(lexicon.Durations.Starts);

    /// <summary>True when a connector stands directly before an item.</summary>
    public bool IsConnector(int index) => index < Items.Count && Items[index].Classes.HasAny(Connectors) && IsNext(index - 1) && IsNext(index);

    /// <summary>The complete date at an item; one that starts behind its context is preferred when it reaches farther (in May 2024).</summary>
    public TemporalMatch DateAt(int index)
    {
        var date = TemporalMatcher.Longest(lexicon.Dates, Items, index, Text);
        if (!date.IsMatch || date.Pattern.Lead == 0)
        {
            return date;
        }

        var inner = TemporalMatcher.Longest(lexicon.Dates, Items, date.Begin, Text);
        return inner.IsMatch && inner.Next > date.Next ? inner : date;
    }

    /// <summary>The duration at an item that is no ordinal.</summary>
    public TemporalMatch DurationAt(int index)
    {
        var duration = TemporalMatcher.Longest(lexicon.Durations, Items, index, Text);
        var isOrdinal = duration.IsMatch && index > 0 && Items[index - 1].Is(TemporalClass.OrdinalMark) && IsNext(index - 1);
        return isOrdinal ? default : duration;
    }

    /// <summary>The incomplete date that starts with a class.</summary>
    public TemporalMatch TailAt(TemporalClass first, int index) =>
        index < Items.Count ? TemporalMatcher.LongestFrom(lexicon.Tails, first, Items, index, Text) : default;

    /// <summary>Skips the words before a date.</summary>
    /// <param name="index">Index of the first.</param>
    /// <param name="frame">Told of each word; null when only the date after them matters.</param>
    /// <returns>Index of the item after them.</returns>
    public int SkipPrefixes(int index, TemporalFrame? frame)
    {
        for (var taken = 0; taken < MostModifiers && index < Items.Count && Items[index].Classes.HasAny(Prefixes) && IsNext(index); taken++)
        {
            if (DateAt(index).IsMatch)
            {
                break;
            }

            frame?.TakePrefix(Items[index].Classes);
            index++;
        }

        return index;
    }

    /// <summary>Takes the words after a date; returns the index of the item after them.</summary>
    public int TakeSuffixes(TemporalFrame frame, int next)
    {
        for (var taken = 0; taken < MostModifiers && next < Items.Count && IsNext(next - 1); taken++)
        {
            var clock = TemporalMatcher.Longest(lexicon.Clock, Items, next, Text);
            if (clock.IsMatch)
            {
                next = clock.Next;
            }
            else if (IsBracketedWeekday(next))
            {
                frame.Weekday = Items[next + 1].Value;
                next += 3;
            }
            else if (Items[next].Classes.HasAny(Suffixes))
            {
                frame.TakeSuffix(Items[next].Classes);
                next++;
            }
            else
            {
                break;
            }
        }

        return next;
    }

    /// <summary>The date after a connector, complete or going on in the first date's year or month.</summary>
    public TemporalMatch SecondDate(TemporalMatch first, int index)
    {
        index = SkipPrefixes(index, frame: null);
        var date = DateAt(index);
        if (!date.IsMatch && index < Items.Count && Items[index].Is(TemporalClass.Article) && IsNext(index))
        {
            index++;
        }

        return date.IsMatch ? date : TailAt(first.Pattern.LastNumber, index);
    }

    /// <summary>True when a word after the second date makes both the ends of a period (2015年和2018年之间).</summary>
    public bool IsBetween(TemporalMatch second) =>
        second.Next < Items.Count && Items[second.Next].Is(TemporalClass.BetweenSuffix) && IsNext(second.Next - 1);

    /// <summary>An incomplete date at an item, before connectors that lead to a date which completes it.</summary>
    public TemporalMatch HeadAt(int index)
    {
        var bits = Items[index].Classes.Bits & lexicon.Heads.Starts.Bits;
        while (bits != UInt128.Zero)
        {
            var c = (TemporalClass)(int)UInt128.TrailingZeroCount(bits);
            bits &= bits - UInt128.One;
            foreach (var pattern in lexicon.Heads.StartingWith(c)!)
            {
                if (TemporalMatcher.Matches(pattern, Items, index, Text) && LeadsToDate(index + pattern.Classes.Length, pattern.LastNumber))
                {
                    return new TemporalMatch(pattern, index);
                }
            }
        }

        return default;
    }

    /// <summary>以来 at the end of the clause opens a period that a date at its start began.</summary>
    /// <param name="next">Index of the item after the date.</param>
    public bool IsOpenedFarther(int next)
    {
        for (var i = next; i < Items.Count && Items[i].Start - Items[next - 1].End <= FarthestSince; i++)
        {
            if (Items[i].Is(TemporalClass.FarSince))
            {
                return true;
            }

            if (Items[i].Classes.HasAny(SinceBreaks))
            {
                return false;
            }
        }

        return false;
    }

    private bool IsBracketedWeekday(int at) =>
        at + 2 < Items.Count && Items[at].Is(TemporalClass.Open) && Items[at + 1].Is(TemporalClass.Weekday)
        && Items[at + 2].Is(TemporalClass.Close) && IsNext(at) && IsNext(at + 1);

    /// <summary>True when connectors and numbers of one class lead from an item to a date that starts with that class.</summary>
    private bool LeadsToDate(int at, TemporalClass number)
    {
        for (var steps = 0; steps < LongestList && IsConnector(at); steps++)
        {
            var date = DateAt(at + 1);
            if (date.IsMatch)
            {
                return date.Pattern.First == number;
            }

            if (!Items[at + 1].Is(number))
            {
                return false;
            }

            at += 2;
        }

        return false;
    }
}
