namespace Chancery.Store;

/// <summary>Two parties and how many records name both.</summary>
/// <param name="First">Party code, before <paramref name="Second"/> in ordinal order.</param>
/// <param name="Second">Party code.</param>
/// <param name="Records">Records that name both.</param>
public sealed record Dyad(string First, string Second, long Records);

public partial interface IRecordStore
{
    /// <summary>Pairs of parties by the number of records that name both, most first.</summary>
    /// <param name="limit">Most pairs, 1 to 10000.</param>
    IReadOnlyList<Dyad> ListDyads(int limit);
}
