using System.Collections.Concurrent;
using Chancery.Engine.Resolve.Series;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>All mechanisms and series of sessions of a store. Kept until the store changes; safe to share between threads.</summary>
internal sealed class MechanismRegister
{
    private readonly IRecordStore _store;
    private readonly Dictionary<string, (MechanismNode Node, MechanismNode? Parent)> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SessionSeries> _seriesByRecord = new(StringComparer.Ordinal);
    private readonly Dictionary<MechanismNode, long> _weights = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, SessionSeries?> _seriesByMechanism = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<SessionSeries> _series;

    private MechanismRegister(IRecordStore store)
    {
        _store = store;
        Roots = store.ListMechanisms();
        _series = store.ListSeries([]);
        var sources = store.GetSources(RecordType.Mechanism);
        foreach (var root in Roots)
        {
            Place(root, null, sources);
        }

        foreach (var series in _series)
        {
            foreach (var id in series.Sessions.SelectMany(static s => s.RecordIds))
            {
                _seriesByRecord[id] = series;
            }
        }
    }

    /// <summary>Mechanisms that belong to no other.</summary>
    public IReadOnlyList<MechanismNode> Roots { get; }

    /// <summary>The register of the store's present state.</summary>
    public static MechanismRegister Of(StoreMemo memo) => memo.Get("mechanisms", static store => new MechanismRegister(store));

    /// <summary>The place of a mechanism's record; null when it is no mechanism's.</summary>
    public MechanismNode? Find(string recordId) => _byId.TryGetValue(recordId, out var place) ? place.Node : null;

    /// <summary>What a mechanism belongs to; null when it belongs to none.</summary>
    public MechanismNode? ParentOf(string recordId) => _byId.TryGetValue(recordId, out var place) ? place.Parent : null;

    /// <summary>How many documents tell of a mechanism and of those under it, each counted for each record that it tells.</summary>
    public long WeightOf(MechanismNode node) => _weights[node];

    /// <summary>The numbered sessions of a mechanism; null when none is told.</summary>
    public SessionSeries? SeriesOf(RecordFact mechanism) => _seriesByMechanism.GetOrAdd(mechanism.Id, _ => _store.FindSeries(mechanism.Fact, _series));

    /// <summary>The series that a session or exercise belongs to; null when it belongs to none.</summary>
    public SessionSeries? SeriesOf(string recordId) => _seriesByRecord.GetValueOrDefault(recordId);

    /// <summary>The mechanism that a meeting is a session of; null when it names none that has a record.</summary>
    public MechanismNode? MechanismOf(Fact meeting) =>
        meeting.Mechanism is { } name && _store.FindMechanism(name, meeting.Parties, _byId.Values.Select(static p => p.Node.Record!)) is { } found ? Find(found.Id) : null;

    private long Place(MechanismNode node, MechanismNode? parent, IReadOnlyDictionary<string, SourceCount> sources)
    {
        var weight = node.Children.Sum(c => Place(c, node, sources));
        if (node.Record is { } record)
        {
            _byId[record.Id] = (node, parent);
            weight += sources.TryGetValue(record.Id, out var count) ? count.Documents : 0;
        }

        return _weights[node] = weight;
    }
}
