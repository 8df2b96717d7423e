namespace Chancery.Engine.Annotate.Temporal;

/// <summary>Counted periods around the present: 近两年, 两年来, 未来三年, 80年前.</summary>
internal static class RelativePeriod
{
    private const int LongestCount = 1000;

    /// <summary>True when it need not wait until the whole text is read.</summary>
    public static bool CanResolve(DateDraft draft, TemporalContext context) =>
        context.HasDocument || (draft.Direction == TemporalClass.Later && context.LastIsNear && context.Last.Year > 0);

    /// <summary>Resolves one. Without a document date only years are resolved, against the year that the text reports on.</summary>
    public static ResolvedDate Resolve(DateDraft draft, TemporalContext context, TemporalTraits traits)
    {
        var document = context.HasDocument ? context.Document : new CalendarDate(context.ReferenceYear, 0, 0);
        if (draft.Direction == TemporalClass.Later && context.LastIsNear && context.Last.Year > 0)
        {
            document = context.Last;
        }

        var count = (int)Math.Min(Math.Round(draft.Count * (draft.CountUnit == TemporalGranularity.Decade ? 10 : 1)), LongestCount + 1);
        if (count is <= 0 or > LongestCount)
        {
            return ResolvedDate.Unresolved(draft.Granularity, traits);
        }

        var unit = draft.CountUnit == TemporalGranularity.Decade ? TemporalGranularity.Year : draft.CountUnit;
        return unit switch
        {
            TemporalGranularity.Year when document.Year > count => Years(draft.Direction, count, document.Year, traits),
            TemporalGranularity.Season when document.Month > 0 => Quarters(draft.Direction, count, document, traits),
            TemporalGranularity.Month when document.Month > 0 => Months(draft.Direction, count, document, traits),
            TemporalGranularity.Week when document.HasDay => Days(draft.Direction, count * 7, document, traits),
            TemporalGranularity.Day when document.HasDay => Days(draft.Direction, count, document, traits),
            _ => ResolvedDate.Unresolved(draft.Granularity, traits),
        };
    }

    /// <summary>The last two years of a document of 2008 are 2007 and 2008.</summary>
    private static ResolvedDate Years(TemporalClass direction, int count, int year, TemporalTraits traits)
    {
        var (from, to) = direction switch
        {
            TemporalClass.Ago => (year - count, year - count),
            TemporalClass.Later => (year + count, year + count),
            TemporalClass.Coming => (year, year + count),
            _ => (year - count + 1, year),
        };
        return new ResolvedDate(new CalendarDate(from, 0, 0), new CalendarDate(to, 0, 0), TemporalGranularity.Year, traits);
    }

    private static ResolvedDate Months(TemporalClass direction, int count, CalendarDate document, TemporalTraits traits)
    {
        var (from, to) = direction switch
        {
            TemporalClass.Ago => (-count, -count),
            TemporalClass.Later => (count, count),
            TemporalClass.Coming => (0, count),
            _ => (-count, 0),
        };
        return new ResolvedDate(document.AddMonths(from), document.AddMonths(to), TemporalGranularity.Month, traits);
    }

    /// <summary>Whole quarters: the last two of a document of August are the first and second.</summary>
    private static ResolvedDate Quarters(TemporalClass direction, int count, CalendarDate document, TemporalTraits traits)
    {
        var (from, to) = direction switch
        {
            TemporalClass.Ago => (-count, -count),
            TemporalClass.Later => (count, count),
            TemporalClass.Coming => (1, count),
            _ => (-count, -1),
        };
        var start = new CalendarDate(document.Year, (((document.Month - 1) / 3) * 3) + 1, 0);
        return new ResolvedDate(start.AddMonths(from * 3), start.AddMonths((to * 3) + 2), TemporalGranularity.Season, traits);
    }

    private static ResolvedDate Days(TemporalClass direction, int count, CalendarDate document, TemporalTraits traits)
    {
        var (from, to) = direction switch
        {
            TemporalClass.Ago => (-count, -count),
            TemporalClass.Later => (count, count),
            TemporalClass.Coming => (1, count),
            _ => (-count, 0),
        };
        return new ResolvedDate(document.AddDays(from), document.AddDays(to), TemporalGranularity.Day, traits);
    }
}
