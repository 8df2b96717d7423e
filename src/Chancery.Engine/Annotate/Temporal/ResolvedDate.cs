namespace Chancery.Engine.Annotate.Temporal;

/// <summary>A draft resolved in context: a date, a period of two dates, or nothing.</summary>
/// <param name="From">First day, month or year.</param>
/// <param name="To">Last day, month or year; equal to <paramref name="From"/> for a single date.</param>
/// <param name="Granularity">The unit it counts in.</param>
/// <param name="Traits">How it was found.</param>
internal readonly record struct ResolvedDate(
    CalendarDate From, CalendarDate To, TemporalGranularity Granularity, TemporalTraits Traits)
{
    /// <summary>True when there is a value.</summary>
    public bool HasValue => From.Year > 0 || From.Month != 0 || Season > 0;

    /// <summary>True when it spans more than one date.</summary>
    public bool IsPeriod => From != To;

    /// <summary>EDTF season code 21 to 24, with the year of <see cref="From"/>; 0 for none.</summary>
    public int Season { get; init; }

    /// <summary>Day of the week that the words tell; 0 for none.</summary>
    public int Weekday { get; init; }

    /// <summary>An expression that has no value in its context.</summary>
    public static ResolvedDate Unresolved(TemporalGranularity granularity, TemporalTraits traits) =>
        new(default, default, granularity, traits);

    /// <summary>A single date.</summary>
    public static ResolvedDate Single(CalendarDate date, TemporalGranularity granularity, TemporalTraits traits) =>
        new(date, date, granularity, traits);

    /// <summary>The EDTF value, or null.</summary>
    public string? ToEdtf()
    {
        if (!HasValue)
        {
            return null;
        }

        return Season > 0
            ? $"{new CalendarDate(From.Year, 0, 0)}-{Season}"
            : IsPeriod ? $"{From}/{To}" : From.ToString();
    }
}
