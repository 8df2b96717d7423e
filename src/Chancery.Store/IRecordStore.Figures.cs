using Chancery.Model;

namespace Chancery.Store;

/// <summary>A measured quantity.</summary>
/// <param name="Id">Id of the record.</param>
/// <param name="Measure">What names of its measure have in common, in any language so far as the data tells.</param>
/// <param name="Fact">What the record says; it has a value and a measure.</param>
public sealed record Figure(string Id, string Measure, Fact Fact);

public partial interface IRecordStore
{
    /// <summary>All indicators with a value.</summary>
    /// <param name="parties">Party codes that a record must all have; empty for any.</param>
    IReadOnlyList<Figure> ListFigures(IReadOnlyList<string> parties);
}
