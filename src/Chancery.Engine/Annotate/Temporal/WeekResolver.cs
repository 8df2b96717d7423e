namespace Chancery.Engine.Annotate.Temporal;

/// <summary>Weeks and days of the week.</summary>
internal static class WeekResolver
{
    /// <summary>
    /// Resolves a week or a day of the week. A bare weekday is the last one up to the document's date, or the next one after a word such
    /// as 将. Without a document date the weekday that the text told with its last date anchors them.
    /// </summary>
    public static ResolvedDate Resolve(DateDraft draft, TemporalContext context, bool isFuture, TemporalTraits traits)
    {
        if (!TryAnchor(context, draft.WeekShift.Anchor, out var day, out var weekday))
        {
            return ResolvedDate.Unresolved(draft.Granularity, traits);
        }

        if (draft.WeekShift.IsSet)
        {
            var monday = day.AddDays(1 - weekday + (7 * draft.WeekShift.By));
            return draft.Weekday > 0
                ? ResolvedDate.Single(monday.AddDays(draft.Weekday - 1), TemporalGranularity.Day, traits)
                : new ResolvedDate(monday, monday.AddDays(6), TemporalGranularity.Week, traits);
        }

        var ahead = (draft.Weekday - weekday + 7) % 7;
        var back = (weekday - draft.Weekday + 7) % 7;
        return ResolvedDate.Single(day.AddDays(isFuture ? ahead : -back), TemporalGranularity.Day, traits) with { Weekday = draft.Weekday };
    }

    private static bool TryAnchor(TemporalContext context, Anchor anchor, out CalendarDate day, out int weekday)
    {
        day = anchor == Anchor.Text && context is { LastIsNear: true, Last: { HasDay: true, Year: > 0 } } ? context.Last : context.Document;
        weekday = day.HasDay ? day.Weekday : 0;
        if (weekday == 0 && context.LastWeekday > 0 && context.Last.HasDay)
        {
            day = context.Last;
            weekday = context.LastWeekday;
        }
        else if (weekday == 0 && !context.HasDocument && context.Last is { HasDay: true, Year: > 0 })
        {
            day = context.Last;
            weekday = day.Weekday;
        }

        return weekday > 0;
    }
}
