using Chancery.Model;

namespace Chancery.Store;

/// <summary>How many records of a type fall in a year.</summary>
/// <param name="Type">Record type.</param>
/// <param name="Year">Year in which their date starts.</param>
/// <param name="Records">How many there are.</param>
public sealed record YearCount(RecordType Type, int Year, long Records);

public partial interface IRecordStore
{
    /// <summary>Dated records by type and the year in which their date starts, in order of year.</summary>
    /// <param name="parties">Party codes that a record must all have; empty for any.</param>
    IReadOnlyList<YearCount> CountByYear(IReadOnlyList<string> parties);

    /// <summary>Documents that tell of parties, newest date first.</summary>
    /// <param name="parties">Party codes that one record of the document must all have; empty for any document.</param>
    /// <param name="limit">Most documents, 1 to 10000.</param>
    IReadOnlyList<DocumentEntry> NewestDocuments(IReadOnlyList<string> parties, int limit);
}
