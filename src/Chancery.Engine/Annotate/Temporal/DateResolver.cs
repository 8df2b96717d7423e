namespace Chancery.Engine.Annotate.Temporal;

/// <summary>
/// Turns drafts into dates. A year that neither the words, nor the text before, nor the document's date gives stays unknown.
/// </summary>
internal static class DateResolver
{
    /// <summary>How many days a date may lie after the document's date and still be taken for this year's.</summary>
    private const int DaysAhead = 60;

    /// <summary>How many days a date must lie back before a word such as 将 moves it to the next year.</summary>
    private const int DaysBack = 240;

    /// <summary>How many days a bare day of the month may lie ahead and still be taken for this month's.</summary>
    private const int MonthDaysAhead = 3;

    /// <summary>Resolves a draft.</summary>
    /// <param name="draft">What the words say.</param>
    /// <param name="context">What is known so far.</param>
    /// <param name="isFuture">True when a word before it says that it lies ahead.</param>
    public static ResolvedDate Resolve(DateDraft draft, TemporalContext context, bool isFuture)
    {
        var traits = isFuture ? TemporalTraits.Future : TemporalTraits.None;
        if (draft.IsVague)
        {
            return ResolvedDate.Unresolved(TemporalGranularity.None, traits | TemporalTraits.Approximate | TemporalTraits.Relative);
        }

        if (draft.Direction != TemporalClass.None)
        {
            traits |= TemporalTraits.Relative;
            return RelativePeriod.CanResolve(draft, context)
                ? RelativePeriod.Resolve(draft, context, traits)
                : ResolvedDate.Unresolved(draft.Granularity, traits);
        }

        if (draft.DayShift.IsSet)
        {
            return ShiftedDay(draft, context, traits | TemporalTraits.Relative);
        }

        if (draft.WeekShift.IsSet || (draft.Weekday > 0 && draft.Day == 0))
        {
            return WeekResolver.Resolve(draft, context, isFuture, traits | TemporalTraits.Relative);
        }

        if (draft.QuarterShift.IsSet)
        {
            return ShiftedQuarter(draft, context, traits | TemporalTraits.Relative);
        }

        return draft.Decade > 0 || draft.Century > 0 || draft.YearTo > 0
            ? LongPeriod(draft, traits)
            : Calendar(draft, context, isFuture, traits);
    }

    private static ResolvedDate ShiftedDay(DateDraft draft, TemporalContext context, TemporalTraits traits)
    {
        if (draft.Granularity == TemporalGranularity.Present)
        {
            return Present(draft, context, traits);
        }

        var anchor = draft.DayShift.Anchor == Anchor.Text && context.Last.HasDay && (context.LastIsNear || !context.HasDocument)
            ? context.Last
            : context.Document;
        return anchor.HasDay
            ? ResolvedDate.Single(anchor.AddDays(draft.DayShift.By), draft.Granularity, traits)
            : ResolvedDate.Unresolved(draft.Granularity, traits);
    }

    private static ResolvedDate ShiftedQuarter(DateDraft draft, TemporalContext context, TemporalTraits traits)
    {
        if (context.Document.Month == 0)
        {
            return ResolvedDate.Unresolved(draft.Granularity, traits);
        }

        var start = context.Document with { Month = (((context.Document.Month - 1) / 3) * 3) + 1 };
        var first = start.AddMonths(draft.QuarterShift.By * 3);
        return new ResolvedDate(first, first.AddMonths(2), draft.Granularity, traits);
    }

    /// <summary>The present is the document's date, or in an undated document the day of the latest 截至 (as of) of the paragraph.</summary>
    private static ResolvedDate Present(DateDraft draft, TemporalContext context, TemporalTraits traits)
    {
        var date = context.HasDocument ? context.Document : context.NearAsOf;
        return date.Year > 0
            ? ResolvedDate.Single(date, draft.Granularity, traits)
            : ResolvedDate.Unresolved(draft.Granularity, traits);
    }

    private static ResolvedDate LongPeriod(DateDraft draft, TemporalTraits traits)
    {
        var from = draft.Year;
        var to = draft.YearTo;
        if (draft.Decade > 0)
        {
            from = (draft.Century > 0 ? draft.Century : draft.Decade >= 30 ? 1900 : 2000) + draft.Decade;
            to = from + 9;
        }
        else if (draft.Century > 0)
        {
            (from, to) = (draft.Century + 1, draft.Century + 100);
        }

        return to >= from
            ? new ResolvedDate(new CalendarDate(from, 0, 0), new CalendarDate(to, 0, 0), draft.Granularity, traits)
            : ResolvedDate.Unresolved(draft.Granularity, traits);
    }

    private static ResolvedDate Calendar(DateDraft draft, TemporalContext context, bool isFuture, TemporalTraits traits)
    {
        var month = MonthOf(draft, context, isFuture, ref traits);
        if (month.Month == 0 && draft.Day > 0)
        {
            return ResolvedDate.Single(new CalendarDate(0, -1, draft.Day), draft.Granularity, traits);
        }

        var year = month.Year > 0 ? month.Year : YearOf(draft, month.Month, context, isFuture, ref traits);
        if (year == 0 && draft.YearShift.IsSet && month.Month == 0 && draft.Season == 0)
        {
            return ResolvedDate.Unresolved(draft.Granularity, traits);
        }

        if (draft.MonthShift.IsSet && month.Month == 0)
        {
            return ResolvedDate.Unresolved(draft.Granularity, traits);
        }

        var first = ToExistingDay(new CalendarDate(year, month.Month, draft.Day), traits);
        if (first.Day != draft.Day)
        {
            return ResolvedDate.Unresolved(draft.Granularity, traits);
        }

        var to = draft.MonthTo > 0 ? first with { Month = draft.MonthTo } : first;
        to = to.Year > 0 && to.Month < first.Month ? to with { Year = to.Year + 1 } : to;
        return new ResolvedDate(first, to, draft.Granularity, traits) { Season = draft.Season, Weekday = draft.Weekday };
    }

    /// <summary>
    /// A day that the month does not have was meant of an earlier month or year, where the context and not the words gave them; day 0
    /// when no such day is near.
    /// </summary>
    private static CalendarDate ToExistingDay(CalendarDate date, TemporalTraits traits)
    {
        for (var steps = 0; date.Day > 28 && date.Month > 0 && steps < 8; steps++)
        {
            if (date.Day <= DateTime.DaysInMonth(date.Year > 0 ? date.Year : 2000, date.Month))
            {
                return date;
            }

            if ((traits & TemporalTraits.MonthCarried) != TemporalTraits.None)
            {
                date = date.AddMonths(-1) with { Day = date.Day };
            }
            else if ((traits & TemporalTraits.YearFromDocument) != TemporalTraits.None)
            {
                date = date with { Year = date.Year - 1 };
            }
            else
            {
                break;
            }
        }

        return date.Day <= 28 || date.Month <= 0 ? date : date with { Day = 0 };
    }

    /// <summary>The month that a draft means, with the year when the month decides it.</summary>
    private static CalendarDate MonthOf(DateDraft draft, TemporalContext context, bool isFuture, ref TemporalTraits traits)
    {
        if (draft.MonthShift.IsSet)
        {
            traits |= TemporalTraits.Relative;
            var near = draft.MonthShift.Anchor == Anchor.Text && context.Last.Month > 0 ? context.Last : context.Document;
            return near.Month > 0 ? near.AddMonths(draft.MonthShift.By) : default;
        }

        if (draft.Month > 0 || draft.Day == 0)
        {
            return new CalendarDate(0, draft.Month, 0);
        }

        var last = context.Last;
        if (last.Month > 0 && (!context.HasDocument || (context.LastIsNear && last.Day > 0)))
        {
            traits |= TemporalTraits.MonthCarried;
            return new CalendarDate(last.Year, last.Month, 0);
        }

        if (context.Document.Month == 0)
        {
            return default;
        }

        traits |= TemporalTraits.MonthCarried | TemporalTraits.YearFromDocument;
        var document = context.Document;
        if (document.Day == 0)
        {
            return document;
        }

        var shift = draft.Day > document.Day + MonthDaysAhead && !isFuture ? -1 : draft.Day < document.Day - 1 && isFuture ? 1 : 0;
        return document.AddMonths(shift);
    }

    private static int YearOf(DateDraft draft, int month, TemporalContext context, bool isFuture, ref TemporalTraits traits)
    {
        if (draft.Year > 0)
        {
            return draft.Year;
        }

        if (draft.Occurrence is { } side && context.HasDocument)
        {
            traits |= TemporalTraits.Relative;
            return OccurrenceYear(side, month > 0 ? month : MonthOfSeason(draft.Season), context.Document);
        }

        if (draft.YearShift.IsSet)
        {
            traits |= TemporalTraits.Relative;
            var anchor = draft.YearShift.Anchor == Anchor.Text && context.Last.Year > 0 ? context.Last.Year : context.Document.Year;
            return anchor > 0 ? anchor + draft.YearShift.By : 0;
        }

        var told = new CalendarDate(context.CarriedYear, month, draft.Day);
        var ahead = told.DayNumber - context.Document.DayNumber;
        if (context.CarriedYear > 0 && (!context.HasDocument || (isFuture ? ahead > -DaysAhead : ahead <= DaysAhead)))
        {
            traits |= TemporalTraits.YearCarried;
            return context.CarriedYear;
        }

        if (!context.HasDocument)
        {
            return 0;
        }

        traits |= TemporalTraits.YearFromDocument;
        return NearestYear(told with { Year = context.Document.Year }, context.Document, isFuture);
    }

    /// <summary>The year of the nearest such month before (-1) or after (1) the document's month; this year's for 0.</summary>
    private static int OccurrenceYear(int side, int month, CalendarDate document) => side switch
    {
        < 0 => document.Year - (document.Month > 0 && month < document.Month ? 0 : 1),
        > 0 => document.Year + (document.Month > 0 && month > document.Month ? 0 : 1),
        _ => document.Year,
    };

    /// <summary>The last month of an EDTF season, which "last summer" lies before.</summary>
    private static int MonthOfSeason(int season) => Math.Min(12, ((season - 21) * 3) + 5);

    /// <summary>
    /// This year, except that a date far ahead of the document is last year's unless something says that it lies ahead, and one far
    /// back that is said to lie ahead is next year's.
    /// </summary>
    private static int NearestYear(CalendarDate date, CalendarDate document, bool isFuture)
    {
        var distance = date.DayNumber - document.DayNumber;
        if (document.Month == 0)
        {
            return document.Year;
        }

        return distance > DaysAhead && !isFuture ? document.Year - 1 : distance < -DaysBack && isFuture ? document.Year + 1 : document.Year;
    }
}
