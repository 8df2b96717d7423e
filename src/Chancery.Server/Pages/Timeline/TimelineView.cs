using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>What the page shows above its table.</summary>
/// <param name="Lanes">The lanes from top to bottom.</param>
/// <param name="Strip">How dense they are.</param>
/// <param name="Undated">Records that pass but have no date with a year: they are counted, never placed.</param>
public sealed record TimelineView(IReadOnlyList<TimelineLane> Lanes, TimelineStrip Strip, long Undated)
{
    /// <summary>Reads it from a store.</summary>
    public static TimelineView Read(IRecordStore store, TimelineQuery query)
    {
        var lanes = TimelineLanes.Read(store, query.Filter, query.ByMechanism);
        var strip = TimelineStrip.Of(lanes.Marks, lanes.Lanes.Count, Day(query.Filter.From, d => d.Earliest), Day(query.Filter.To, d => d.Latest));
        return new TimelineView(lanes.Lanes, strip, store.CountUndated(query.Filter));
    }

    private static int? Day(string? date, Func<Edtf, int> end) => Edtf.TryParse(date, out var value, out _) ? end(value) : null;
}

/// <summary>What the fields of the filter suggest.</summary>
/// <param name="Parties">Party codes, most records first.</param>
/// <param name="Persons">Persons, most records first.</param>
/// <param name="Mechanisms">Mechanisms, most records first.</param>
public sealed record TimelineHints(IReadOnlyList<string> Parties, IReadOnlyList<NameCount> Persons, IReadOnlyList<NameCount> Mechanisms);
