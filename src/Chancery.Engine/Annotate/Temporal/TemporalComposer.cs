using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Temporal;

/// <summary>Puts modifiers, dates, connectors and second dates of one paragraph together and resolves them in order.</summary>
internal sealed class TemporalComposer(TemporalLexicon lexicon, TemporalContext context, List<TemporalMention> mentions)
{
    private const int FarthestSince = 40;
    private const int MostSuffixes = 6;

    private static readonly ClassSet Prefixes = ClassSet.Of(
        TemporalClass.Since, TemporalClass.From, TemporalClass.FromOrSince, TemporalClass.Until, TemporalClass.By, TemporalClass.AsOf, TemporalClass.BeforePrefix,
        TemporalClass.AfterPrefix, TemporalClass.About, TemporalClass.Lead, TemporalClass.PartPrefix, TemporalClass.Between);

    private static readonly ClassSet Suffixes = ClassSet.Of(
        TemporalClass.SinceSuffix, TemporalClass.ToNow, TemporalClass.Before, TemporalClass.After, TemporalClass.AboutSuffix,
        TemporalClass.Part, TemporalClass.TimeOfDay, TemporalClass.Filler, TemporalClass.BetweenSuffix);

    private static readonly ClassSet SinceBreaks = ClassSet.Of(TemporalClass.Stop, TemporalClass.Clause, TemporalClass.Count, TemporalClass.Year4);
    private static readonly ClassSet Connectors = ClassSet.Of(TemporalClass.To, TemporalClass.And);

    private readonly List<TemporalItem> _items = [];
    private readonly TemporalLexer _lexer = new(lexicon);
    private CleanDocument _document = null!;

    /// <summary>Reads one paragraph.</summary>
    public void Read(CleanDocument document, Paragraph paragraph)
    {
        _document = document;
        _lexer.Read(document.Text, document.Folded, paragraph.Span.Start, paragraph.Span.End, _items);
        for (var i = 0; i < _items.Count;)
        {
            var next = ReadAt(i);
            if (next == i && paragraph.Kind == ParagraphKind.TableRow)
            {
                ReadYearCell(i, paragraph.Span);
            }

            i = Math.Max(next, i + 1);
        }
    }

    private ReadOnlySpan<char> Text => _document.Folded;

    private bool IsNext(int index) => TemporalMatcher.AreNeighbours(_items, index, Text);

    /// <summary>Reads the expression that starts at an item; returns the next item, or the same when there is none.</summary>
    private int ReadAt(int index)
    {
        var frame = new TemporalFrame(index);
        var at = index;
        while (at < _items.Count && _items[at].Classes.HasAny(Prefixes) && IsNext(at))
        {
            var isDateItself = TemporalMatcher.Longest(lexicon.Dates, _items, at, Text).IsMatch;
            if (isDateItself)
            {
                break;
            }

            frame.TakePrefix(_items[at].Classes);
            at++;
        }

        if (at >= _items.Count)
        {
            return index;
        }

        var next = ReadDates(frame, at);
        return next > at ? next : ReadDuration(at, index);
    }

    private int ReadDates(TemporalFrame frame, int at)
    {
        var date = TemporalMatcher.Longest(lexicon.Dates, _items, at, Text);
        var head = FindHead(date.IsMatch ? date.Begin : at);
        if (head.IsMatch && (!date.IsMatch || head.Next >= date.Next))
        {
            return ReadHeads(frame, head.First, head);
        }

        if (!date.IsMatch && frame.HasPrefix)
        {
            date = TemporalMatcher.LongestFrom(lexicon.Tails, TemporalClass.Year4, _items, at, Text);
            date = date.IsMatch ? date : TemporalMatcher.LongestFrom(lexicon.Tails, TemporalClass.MonthName, _items, at, Text);
        }

        if (!date.IsMatch)
        {
            return at;
        }

        frame.SetDate(_items, date.Begin);
        return ReadAfterDate(frame, date);
    }

    private int ReadAfterDate(TemporalFrame frame, TemporalMatch date)
    {
        var draft = date.ToDraft(_items);
        var first = date.Begin;
        var next = TakeSuffixes(frame, date.Next);
        if (next < _items.Count && IsNext(next - 1) && _items[next].Classes.HasAny(Connectors)
            && !frame.IsOpen)
        {
            var isRange = _items[next].Is(TemporalClass.To) || frame.IsBetween;
            var second = FindSecond(date, next + 1);
            isRange |= second.IsMatch && second.Next < _items.Count && _items[second.Next].Is(TemporalClass.BetweenSuffix) && IsNext(second.Next - 1);
            if (second.IsMatch && isRange && !(draft is { Weekday: > 0, Day: 0 } && second.ToDraft(_items).Weekday == 0))
            {
                var end = TakeSuffixes(frame, second.Next);
                EmitRange(frame, first, draft, second, end);
                return end;
            }

            if (second.IsMatch && second.Pattern.Classes.Length == 1 && !_items[next].Is(TemporalClass.To))
            {
                Emit(frame, first, draft, next);
                var list = new TemporalFrame(second.First);
                list.SetDate(_items, second.First);
                return ReadAfterDate(list, second);
            }
        }

        frame.CloseWithoutRange();
        FindFarSince(frame, next);
        Emit(frame, first, draft, next);
        return next;
    }

    /// <summary>The date after a connector, complete or not.</summary>
    private TemporalMatch FindSecond(TemporalMatch first, int at)
    {
        if (!IsNext(at - 1))
        {
            return default;
        }

        while (at < _items.Count && _items[at].Classes.HasAny(Prefixes) && IsNext(at)
            && !TemporalMatcher.Longest(lexicon.Dates, _items, at, Text).IsMatch)
        {
            at++;
        }

        var date = TemporalMatcher.Longest(lexicon.Dates, _items, at, Text);
        if (date.IsMatch)
        {
            return date;
        }

        return TemporalMatcher.LongestFrom(lexicon.Tails, first.Pattern.LastNumber, _items, at, Text);
    }

    /// <summary>An incomplete date at an item that a connector and, in the end, a date follow.</summary>
    private TemporalMatch FindHead(int at)
    {
        var best = default(TemporalMatch);
        var bits = _items[at].Classes.Bits & lexicon.Heads.Starts.Bits;
        while (bits != UInt128.Zero && !best.IsMatch)
        {
            var c = (TemporalClass)(int)UInt128.TrailingZeroCount(bits);
            bits &= bits - UInt128.One;
            foreach (var pattern in lexicon.Heads.StartingWith(c)!)
            {
                if (!best.IsMatch && TemporalMatcher.Matches(pattern, _items, at, Text)
                    && LeadsToDate(at + pattern.Classes.Length, pattern.LastNumber))
                {
                    best = new TemporalMatch(pattern, at);
                }
            }
        }

        return best;
    }

    /// <summary>True when connectors and numbers of one class lead from an item to a date that starts with that class.</summary>
    private bool LeadsToDate(int at, TemporalClass number)
    {
        for (var steps = 0; steps < 12; steps++)
        {
            if (at + 1 >= _items.Count || !IsNext(at - 1) || !IsNext(at)
                || !_items[at].Classes.HasAny(Connectors))
            {
                return false;
            }

            var date = TemporalMatcher.Longest(lexicon.Dates, _items, at + 1, Text);
            if (date.IsMatch)
            {
                return date.Pattern.First == number;
            }

            if (!_items[at + 1].Is(number))
            {
                return false;
            }

            at += 2;
        }

        return false;
    }

    private int ReadHeads(TemporalFrame frame, int at, TemporalMatch head)
    {
        frame.SetDate(_items, at);
        var draft = head.ToDraft(_items);
        var first = at;
        var connector = head.Next;
        while (true)
        {
            var isRange = _items[connector].Is(TemporalClass.To) || frame.IsBetween;
            var date = TemporalMatcher.Longest(lexicon.Dates, _items, connector + 1, Text);
            if (date.IsMatch)
            {
                return isRange
                    ? CloseRange(frame, first, draft, date)
                    : CloseList(frame, first, draft, date, connector);
            }

            EmitListed(frame, first, draft, head.Pattern.LastNumber, connector);
            first = connector + 1;
            frame = new TemporalFrame(first);
            frame.SetDate(_items, first);
            draft = new DateDraft();
            draft.Apply(head.Pattern.LastNumber, _items[first]);
            connector += 2;
        }
    }

    private int CloseRange(TemporalFrame frame, int first, DateDraft draft, TemporalMatch date)
    {
        var end = TakeSuffixes(frame, date.Next);
        EmitRange(frame, first, draft, date, end);
        return end;
    }

    private int CloseList(TemporalFrame frame, int first, DateDraft draft, TemporalMatch date, int connector)
    {
        var last = date.ToDraft(_items);
        Inherit(draft, last);
        Emit(frame, first, draft, connector);
        var own = new TemporalFrame(date.Begin);
        own.SetDate(_items, date.Begin);
        return ReadAfterDate(own, date);
    }

    /// <summary>A number of a list before its last member (7、8、9月) takes what it lacks from that member.</summary>
    private void EmitListed(TemporalFrame frame, int first, DateDraft draft, TemporalClass number, int connector)
    {
        for (var at = connector; at + 1 < _items.Count; at += 2)
        {
            var date = TemporalMatcher.Longest(lexicon.Dates, _items, at + 1, Text);
            if (date.IsMatch && date.Pattern.First == number)
            {
                Inherit(draft, date.ToDraft(_items));
                break;
            }
        }

        Emit(frame, first, draft, connector);
    }

    private static void Inherit(DateDraft draft, DateDraft from)
    {
        if (draft.Month == 0 && draft.Day > 0)
        {
            draft.Month = from.Month;
        }

        if (draft.Year == 0 && !draft.YearShift.IsSet && draft.Granularity is TemporalGranularity.Day or TemporalGranularity.Month)
        {
            draft.Year = from.Year;
            draft.YearShift = from.YearShift;
        }

        if (!draft.MonthShift.IsSet && draft.Month == 0)
        {
            draft.MonthShift = from.MonthShift;
        }
    }

    private int TakeSuffixes(TemporalFrame frame, int next)
    {
        for (var taken = 0; taken < MostSuffixes && next < _items.Count && IsNext(next - 1); taken++)
        {
            var clock = TemporalMatcher.Longest(lexicon.Clock, _items, next, Text);
            if (clock.IsMatch)
            {
                next = clock.Next;
                continue;
            }

            if (IsBracketedWeekday(next))
            {
                frame.Weekday = _items[next + 1].Value;
                next += 3;
                continue;
            }

            if (!_items[next].Classes.HasAny(Suffixes))
            {
                break;
            }

            frame.TakeSuffix(_items[next].Classes);
            next++;
        }

        return next;
    }

    private bool IsBracketedWeekday(int at) =>
        at + 2 < _items.Count && _items[at].Is(TemporalClass.Open) && _items[at + 1].Is(TemporalClass.Weekday)
        && _items[at + 2].Is(TemporalClass.Close) && IsNext(at) && IsNext(at + 1);

    /// <summary>以来 at the end of the clause opens a period that a date at its start began.</summary>
    private void FindFarSince(TemporalFrame frame, int next)
    {
        for (var i = next; !frame.IsOpen && i < _items.Count && _items[i].Start - _items[next - 1].End <= FarthestSince; i++)
        {
            if (_items[i].Classes.HasAny(SinceBreaks))
            {
                return;
            }

            if (_items[i].Is(TemporalClass.FarSince))
            {
                frame.Traits |= TemporalTraits.Since;
            }
        }
    }

    private void EmitRange(TemporalFrame frame, int first, DateDraft draft, TemporalMatch second, int end)
    {
        var last = second.ToDraft(_items);
        Inherit(draft, last);
        var from = DateResolver.Resolve(draft, context, _items[first].AfterFuture);
        var to = DateResolver.Resolve(Continue(last, from), context, _items[first].AfterFuture);
        if (last.Year == 0 && !last.YearShift.IsSet && from.HasValue && to.From.Year == from.From.Year && to.To.DayNumber < from.From.DayNumber
            && to.From.Year > 0)
        {
            to = to with { From = to.From with { Year = to.From.Year + 1 }, To = to.To with { Year = to.To.Year + 1 } };
        }

        if (!from.HasValue || !to.HasValue || (from.From.Year > 0 && to.To.DayNumber < from.From.DayNumber))
        {
            Emit(frame, first, draft, end);
            return;
        }

        var traits = frame.Traits | from.Traits | to.Traits | (_items[first].InTitle ? TemporalTraits.InTitle : TemporalTraits.None);
        var value = $"{from.From}/{to.To}";
        Add(frame, end, value, TemporalKind.Period, to.Granularity, traits);
        context.Remember(to.To, frame.Weekday, traits, to.To.Year > from.From.Year && to.To.Month == 0);
    }

    /// <summary>The second date of a period goes on in the year and month of the first.</summary>
    private static DateDraft Continue(DateDraft second, in ResolvedDate from)
    {
        var last = second with { };
        if (last.Day > 0 && last.Month == 0 && !last.MonthShift.IsSet)
        {
            last.Month = from.From.Month > 0 ? from.From.Month : 0;
        }

        if (last.Year == 0 && !last.YearShift.IsSet && !last.DayShift.IsSet && last.Month > 0)
        {
            last.Year = from.From.Year;
        }

        return last;
    }

    private void Emit(TemporalFrame frame, int first, DateDraft draft, int next)
    {
        var date = DateResolver.Resolve(draft, context, _items[first].AfterFuture);
        var traits = frame.Traits | date.Traits | (_items[first].InTitle ? TemporalTraits.InTitle : TemporalTraits.None);
        var weekday = frame.Weekday > 0 ? frame.Weekday : date.Weekday;
        var isOpen = frame.IsOpen || (traits & TemporalTraits.Since) != TemporalTraits.None;
        var value = frame.Apply(date, isOpen);
        var isPeriod = isOpen || date.IsPeriod || date.Granularity is TemporalGranularity.None;
        Add(frame, next, value, isPeriod ? TemporalKind.Period : TemporalKind.Date, date.Granularity, traits);
        if (value is null && draft.Direction != TemporalClass.None && !context.HasDocument)
        {
            Pending.Add((mentions.Count - 1, draft));
        }

        if (date.HasValue && draft.Direction == TemporalClass.None && date.Granularity != TemporalGranularity.Present)
        {
            context.Remember(date.To, weekday, traits, date.Granularity >= TemporalGranularity.Decade);
        }
    }

    /// <summary>Counted periods that wait for the year that the text as a whole reports on.</summary>
    public List<(int Mention, DateDraft Draft)> Pending { get; } = [];

    private void Add(
        TemporalFrame frame, int next, string? value, TemporalKind kind, TemporalGranularity granularity, TemporalTraits traits) =>
        mentions.Add(new TemporalMention
        {
            Span = new Span(frame.StartOf(kind == TemporalKind.Period), _items[next - 1].End),
            Value = value,
            Kind = kind,
            Granularity = granularity,
            Traits = traits,
        });

    private int ReadDuration(int at, int index)
    {
        var duration = TemporalMatcher.Longest(lexicon.Durations, _items, at, Text);
        if (!duration.IsMatch || (at > 0 && _items[at - 1].Is(TemporalClass.OrdinalMark) && IsNext(at - 1)))
        {
            return index;
        }

        var draft = duration.ToDraft(_items);
        mentions.Add(new TemporalMention
        {
            Span = new Span(_items[duration.Begin].Start, _items[duration.Next - 1].End),
            Kind = TemporalKind.Duration,
            Granularity = draft.CountUnit,
            Amount = draft.Count,
        });
        return duration.Next;
    }

    /// <summary>A year that fills a cell of a table.</summary>
    private void ReadYearCell(int index, Span paragraph)
    {
        var item = _items[index];
        var fillsCell = (item.Start == paragraph.Start || Text[item.Start - 1] == '\t')
            && (item.End == paragraph.End || Text[item.End] == '\t');
        if (!item.Is(TemporalClass.Year4) || !fillsCell)
        {
            return;
        }

        mentions.Add(new TemporalMention
        {
            Span = new Span(item.Start, item.End),
            Value = new CalendarDate(item.Value, 0, 0).ToString(),
            Kind = TemporalKind.Date,
            Granularity = TemporalGranularity.Year,
        });
    }
}
