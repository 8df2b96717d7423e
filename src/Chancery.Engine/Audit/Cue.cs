using Chancery.Model;

namespace Chancery.Engine.Audit;

/// <summary>What a word does for the audit; the names of the classes in <c>data/audit/words</c>.</summary>
internal enum Cue
{
    /// <summary>Opens a list that names all members ("namely").</summary>
    Announce,

    /// <summary>Opens a list only where a colon follows; may be an ordinary verb.</summary>
    AnnounceWeak,

    /// <summary>Opens a list that may name some only ("including").</summary>
    AnnounceOpen,

    /// <summary>Says that a list goes on ("and others").</summary>
    Etc,

    /// <summary>Joins the last member of a list.</summary>
    Conj,

    /// <summary>Joins a subject to its partners.</summary>
    Join,

    /// <summary>Makes the number behind it a total.</summary>
    Total,

    /// <summary>Opens the parts of a total.</summary>
    Breakdown,

    /// <summary>Opens parts that make up the whole.</summary>
    Each,

    /// <summary>Stands before the first of two values.</summary>
    From,

    /// <summary>Stands before the second of two values.</summary>
    To,

    /// <summary>Makes a number an average.</summary>
    Average,

    /// <summary>Makes an average one by year.</summary>
    AverageYear,

    /// <summary>Makes an average one by month.</summary>
    AverageMonth,

    /// <summary>Stands before a share.</summary>
    Share,

    /// <summary>Joins a base with its multiple or fraction.</summary>
    RatioOf,

    /// <summary>Names a target.</summary>
    Target,

    /// <summary>Says that a target was reached.</summary>
    Reached,

    /// <summary>Says that a target was not reached.</summary>
    Missed,

    /// <summary>Once a year.</summary>
    Yearly,

    /// <summary>Once in two years.</summary>
    Biennial,

    /// <summary>Says that a session did not take place.</summary>
    Skipped,

    /// <summary>Tells when something began.</summary>
    Start,

    /// <summary>Tells how long something has run so far.</summary>
    Running,

    /// <summary>Tells how long something took.</summary>
    Lasting,

    /// <summary>Refers to a table.</summary>
    Table,

    /// <summary>Heads a numbered enumeration ("proposals").</summary>
    EnumHead,

    /// <summary>A number of an enumeration; its class names series and number.</summary>
    Marker,

    /// <summary>Says whose figure it is.</summary>
    Attributed,

    /// <summary>Makes an office one not held now, or not this one.</summary>
    Former,

    /// <summary>The act of signing.</summary>
    Signing,

    /// <summary>What is counted when states are.</summary>
    State,

    /// <summary>What is counted when areas are.</summary>
    Area,

    /// <summary>Tells how long ago something was.</summary>
    Ago,

    /// <summary>"The last" so many: no bound, though its second half alone would be one.</summary>
    Latest,

    /// <summary>Less than: any less.</summary>
    Below,

    /// <summary>More than.</summary>
    Above,

    /// <summary>Makes the number behind it the amount of a rise.</summary>
    Rise,

    /// <summary>Makes the number behind it the amount of a fall.</summary>
    Fall,

    /// <summary>Names the whole of a share ("of the total").</summary>
    Whole,

    /// <summary>Says that a figure holds for each of several.</summary>
    EachOne,

    /// <summary>Says that a change leaves prices aside.</summary>
    Real,

    /// <summary>What is counted is not what a list behind it names.</summary>
    NoList,

    /// <summary>Makes a figure a mark that was passed.</summary>
    Threshold,

    /// <summary>Numbers the term of a body, not its session.</summary>
    Term,

    /// <summary>Means the year before the one told last.</summary>
    YearBefore,

    /// <summary>Stands at the date by which something is to be reached.</summary>
    GoalBefore,
}

/// <summary>A cue in a sentence.</summary>
/// <param name="Cue">What it does.</param>
/// <param name="Span">UTF-16 range in the cleaned text.</param>
/// <param name="Series">Of a marker: its series of markers; otherwise empty.</param>
/// <param name="Number">Of a marker: its number, from 1; otherwise 0.</param>
internal readonly record struct CueMention(Cue Cue, Span Span, string Series, int Number);
