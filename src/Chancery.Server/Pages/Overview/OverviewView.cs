using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>One level of a relationship and how long it held, as far as is told.</summary>
/// <param name="Line">The record of the level.</param>
/// <param name="From">Year from which it held.</param>
/// <param name="To">Year in which the next one is told, or the last year of the ribbon.</param>
public sealed record Level(RecordLine Line, int From, int To);

/// <summary>Records of a type in the year shown.</summary>
/// <param name="Type">Record type.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Lines">The first of them by date.</param>
public sealed record YearColumn(RecordType Type, long Total, IReadOnlyList<RecordLine> Lines);

/// <summary>All records of a year, for the strip of years.</summary>
/// <param name="Year">The year.</param>
/// <param name="Records">Meetings, exercises and agreements in it.</param>
public sealed record YearBar(int Year, long Records);

/// <summary>What the overview shows of the parties in view.</summary>
public sealed record OverviewView
{
    /// <summary>Records by type.</summary>
    public required IReadOnlyList<KeyValuePair<RecordType, long>> Types { get; init; }

    /// <summary>Levels of the relationship by date; empty unless two parties are in view.</summary>
    public required IReadOnlyList<Level> Levels { get; init; }

    /// <summary>The year shown; null when no record has a date.</summary>
    public required int? Year { get; init; }

    /// <summary>Every year from the first to the last that has records of the columns.</summary>
    public required IReadOnlyList<YearBar> Years { get; init; }

    /// <summary>Meetings, exercises and agreements of the year.</summary>
    public required IReadOnlyList<YearColumn> Columns { get; init; }

    /// <summary>Findings that want eyes, worst first.</summary>
    public required IReadOnlyList<FindingCard> Findings { get; init; }

    /// <summary>Newest documents.</summary>
    public required IReadOnlyList<DocumentEntry> Newest { get; init; }

    /// <summary>Pairs of parties with the most records; empty when parties are in view.</summary>
    public required IReadOnlyList<Dyad> Dyads { get; init; }
}
