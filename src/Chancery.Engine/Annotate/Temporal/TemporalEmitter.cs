using Chancery.Model;

namespace Chancery.Engine.Annotate.Temporal;

/// <summary>Resolves drafts in context, in order, and makes mentions of them.</summary>
internal sealed class TemporalEmitter(TemporalContext context, List<TemporalMention> mentions)
{
    private const int DaysOfWeek = 7;

    /// <summary>Counted periods that wait for the year that the text as a whole reports on.</summary>
    private readonly List<(int Mention, DateDraft Draft)> _pending = [];

    /// <summary>Tells that a sentence begins in which no year told before holds on.</summary>
    public void StartSentence() => context.StartSentence();

    /// <summary>Takes over what a date lacks from one that completes it (7、8月, 16–17 мая 2024 года).</summary>
    public static void Inherit(DateDraft draft, DateDraft from)
    {
        if (draft.Month == 0 && draft.Day > 0)
        {
            draft.Month = from.Month;
        }

        if (draft.Year == 0 && !draft.YearShift.IsSet && draft.Occurrence is null && draft.Granularity is TemporalGranularity.Day or TemporalGranularity.Month)
        {
            draft.Year = from.Year;
            draft.YearShift = from.YearShift;
        }

        if (!draft.MonthShift.IsSet && draft.Month == 0)
        {
            draft.MonthShift = from.MonthShift;
        }
    }

    /// <summary>Makes a mention of one date with the words around it.</summary>
    /// <param name="frame">The words around it.</param>
    /// <param name="first">Its first item.</param>
    /// <param name="draft">What it says.</param>
    /// <param name="end">One past its last code unit.</param>
    public void Emit(TemporalFrame frame, in TemporalItem first, DateDraft draft, int end)
    {
        var date = DateResolver.Resolve(draft, context, first.AfterFuture);
        var traits = frame.Traits | date.Traits | InTitle(first);
        var isOpen = frame.IsOpen || (traits & TemporalTraits.Since) != TemporalTraits.None;
        var value = UpToNow(frame, date) ?? frame.Apply(date, isOpen);
        var isPeriod = isOpen || date.IsPeriod || date.Granularity is TemporalGranularity.None;
        Add(frame, end, value, isPeriod ? TemporalKind.Period : TemporalKind.Date, date.Granularity, traits);
        if (value is null && draft.Direction != TemporalClass.None && !context.HasDocument)
        {
            _pending.Add((mentions.Count - 1, draft));
        }

        if (date.HasValue && draft.Direction == TemporalClass.None && date.Granularity != TemporalGranularity.Present)
        {
            var weekday = frame.Weekday > 0 ? frame.Weekday : date.Weekday;
            context.Remember(date.To, weekday, traits, date.Granularity >= TemporalGranularity.Decade);
        }
    }

    /// <summary>A period up to the time of writing ends with the document's date, when that is known and later.</summary>
    private string? UpToNow(TemporalFrame frame, in ResolvedDate date) =>
        frame.IsToNow && context.HasDocument && date.HasValue && date.From.Year > 0 && date.From.DayNumber <= context.Document.DayNumber
            ? $"{date.From}/{context.Document}"
            : null;

    /// <summary>Makes a mention of a period from one date to another; of the first date alone when they are in no order.</summary>
    public void EmitRange(TemporalFrame frame, in TemporalItem first, DateDraft draft, DateDraft last, int end)
    {
        Inherit(draft, last);
        var from = DateResolver.Resolve(draft, context, first.AfterFuture);
        var to = DateResolver.Resolve(Continue(last, from), context, first.AfterFuture);
        if (draft is { Weekday: > 0, Day: 0 } && last is { Weekday: > 0, Day: 0 } && from.From.HasDay)
        {
            to = ResolvedDate.Single(from.From.AddDays((last.Weekday - draft.Weekday + DaysOfWeek) % DaysOfWeek), to.Granularity, to.Traits);
        }

        var goesOnNextYear = last.Year == 0 && !last.YearShift.IsSet && from.From.Year > 0 && to.From.Year == from.From.Year
            && to.To.DayNumber < from.From.DayNumber;
        if (goesOnNextYear)
        {
            to = to with { From = to.From with { Year = to.From.Year + 1 }, To = to.To with { Year = to.To.Year + 1 } };
        }

        if (!from.HasValue || !to.HasValue || (from.From.Year > 0) != (to.To.Year > 0)
            || (from.From.Year > 0 && to.To.DayNumber < from.From.DayNumber))
        {
            Emit(frame, first, draft, end);
            return;
        }

        var traits = frame.Traits | from.Traits | to.Traits | InTitle(first);
        Add(frame, end, $"{from.From}/{to.To}", TemporalKind.Period, to.Granularity, traits);
        context.Remember(to.To, frame.Weekday, traits, to.To.Year > from.From.Year && to.To.Month == 0);
    }

    /// <summary>Makes a mention of a duration.</summary>
    public void EmitDuration(Span span, DateDraft draft) => mentions.Add(new TemporalMention
    {
        Span = span,
        Kind = TemporalKind.Duration,
        Granularity = draft.CountUnit,
        Amount = draft.Count,
    });

    /// <summary>Makes a mention of a year that fills a cell of a table.</summary>
    public void EmitYear(Span span, int year) => mentions.Add(new TemporalMention
    {
        Span = span,
        Value = new CalendarDate(year, 0, 0).ToString(),
        Kind = TemporalKind.Date,
        Granularity = TemporalGranularity.Year,
    });

    /// <summary>Resolves what had to wait for the end of the text.</summary>
    public void Finish()
    {
        foreach (var (index, draft) in _pending)
        {
            var date = RelativePeriod.Resolve(draft, context, mentions[index].Traits);
            mentions[index] = mentions[index] with { Value = date.ToEdtf() };
        }
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

    private static TemporalTraits InTitle(in TemporalItem item) => item.InTitle ? TemporalTraits.InTitle : TemporalTraits.None;

    private void Add(TemporalFrame frame, int end, string? value, TemporalKind kind, TemporalGranularity granularity, TemporalTraits traits) =>
        mentions.Add(new TemporalMention
        {
            Span = new Span(frame.StartOf(kind == TemporalKind.Period), end),
            Value = value,
            Kind = kind,
            Granularity = granularity,
            Traits = traits,
        });
}
