using Chancery.Model;

namespace Chancery.Engine.Annotate.Temporal;

/// <summary>What a temporal expression names.</summary>
internal enum TemporalKind
{
    /// <summary>A day, month or year.</summary>
    Date,

    /// <summary>A stretch of time with an end or two, or a vague one.</summary>
    Period,

    /// <summary>How long something lasts, tied to no date.</summary>
    Duration,
}

/// <summary>The unit in which a temporal expression counts.</summary>
internal enum TemporalGranularity
{
    /// <summary>Not told (近年来).</summary>
    None,

    /// <summary>The moment of writing (目前).</summary>
    Present,

    /// <summary>Minutes, of a duration.</summary>
    Minute,

    /// <summary>Hours, of a duration.</summary>
    Hour,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A week, Monday to Sunday.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A season or some months; a quarter, of a duration.</summary>
    Season,

    /// <summary>A year.</summary>
    Year,

    /// <summary>Several years named as one: a decade, a plan.</summary>
    Decade,

    /// <summary>A century.</summary>
    Century,
}

/// <summary>How a value was found and what the words around it say.</summary>
[Flags]
internal enum TemporalTraits
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>Told relative to the document's date or to another date (去年, 同年, 周三).</summary>
    Relative = 1,

    /// <summary>Approximate (约2005年) or vague (近年来).</summary>
    Approximate = 2,

    /// <summary>The year is the one that the text named before.</summary>
    YearCarried = 4,

    /// <summary>The month is the one that the text named before.</summary>
    MonthCarried = 8,

    /// <summary>The year is the one nearest to the document's date.</summary>
    YearFromDocument = 16,

    /// <summary>From then on (自…以来, since).</summary>
    Since = 32,

    /// <summary>Up to then (…之前, until, by).</summary>
    Until = 64,

    /// <summary>A state at that time (截至, as of).</summary>
    AsOf = 128,

    /// <summary>A word in the sentence before it says that it lies ahead (将).</summary>
    Future = 256,

    /// <summary>Inside the title of a work or instrument.</summary>
    InTitle = 512,
}

/// <summary>An expression of time in a cleaned document.</summary>
internal sealed record TemporalMention
{
    /// <summary>UTF-16 range in the cleaned text; the whole expression with its modifiers (截至…底, 自…以来).</summary>
    public required Span Span { get; init; }

    /// <summary>EDTF value; null for durations and for what cannot be resolved (今天 without a document date).</summary>
    public string? Value { get; init; }

    /// <summary>What it names.</summary>
    public required TemporalKind Kind { get; init; }

    /// <summary>The unit in which it counts.</summary>
    public required TemporalGranularity Granularity { get; init; }

    /// <summary>How the value was found.</summary>
    public TemporalTraits Traits { get; init; }

    /// <summary>Length of a duration, in units of <see cref="Granularity"/>; null for dates.</summary>
    public decimal? Amount { get; init; }

    /// <summary>True when all of these traits hold.</summary>
    public bool Has(TemporalTraits traits) => (Traits & traits) == traits;
}
