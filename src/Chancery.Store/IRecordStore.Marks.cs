using Chancery.Engine.Resolve.Names;
using Chancery.Model;

namespace Chancery.Store;

/// <summary>A dated record as a line of time draws it.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Type">Its type.</param>
/// <param name="From">First day, yyyymmdd; 0 for an open start.</param>
/// <param name="To">Last day, yyyymmdd; 99999999 for an open end.</param>
/// <param name="IsApproximate">True when an end is marked approximate or uncertain.</param>
/// <param name="Mechanism">Key of its mechanism, when marks were asked for by mechanism.</param>
public readonly record struct RecordMark(string Id, RecordType Type, int From, int To, bool IsApproximate, string? Mechanism);

/// <summary>A person or mechanism and how many records name it.</summary>
/// <param name="Key">What all its spellings have in common.</param>
/// <param name="Spellings">Its spellings, most used first; never empty.</param>
/// <param name="Records">Records that name it.</param>
public sealed record NameCount(string Key, IReadOnlyList<string> Spellings, long Records);

public partial interface IRecordStore
{
    /// <summary>All dated records that pass a filter, oldest first, whatever its page and order.</summary>
    /// <param name="filter">Which records.</param>
    /// <param name="byMechanism">True gives each its mechanism and leaves out those without one.</param>
    IReadOnlyList<RecordMark> ListMarks(RecordFilter filter, bool byMechanism = false);

    /// <summary>How many records that pass a filter have no date with a year, whatever period it asks for.</summary>
    long CountUndated(RecordFilter filter);

    /// <summary>Persons or mechanisms that records which pass a filter are about, most records first.</summary>
    /// <param name="kind">Persons or mechanisms.</param>
    /// <param name="filter">Which records.</param>
    /// <param name="limit">Most names, 1 to 10000.</param>
    IReadOnlyList<NameCount> ListNames(NameKind kind, RecordFilter filter, int limit);
}
