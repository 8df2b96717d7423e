using System.Runtime.InteropServices;
using Chancery.Model;

namespace Chancery.Engine.Resolve.Series;

/// <summary>Puts mechanisms under those that they name as theirs.</summary>
/// <param name="find">Finds a mechanism by name and parties among others, as <see cref="SeriesBuilder.MechanismOf"/> does.</param>
internal sealed class MechanismTree(Func<string, IReadOnlyList<string>, IEnumerable<RecordFact>, RecordFact?> find)
{
    /// <summary>Mechanisms that belong to no other, by id; after them those that are only named as somebody's parent, by name.</summary>
    public IReadOnlyList<MechanismNode> RootsOf(IEnumerable<RecordFact> records)
    {
        var mechanisms = records.Where(static r => r.Fact is { Type: RecordType.Mechanism, Name: not null }).OrderBy(static r => r.Id, StringComparer.Ordinal).ToList();
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        var orphans = new List<RecordFact>();
        foreach (var mechanism in mechanisms.Where(static m => m.Fact.Parent is not null))
        {
            var parent = find(mechanism.Fact.Parent!, mechanism.Fact.Parties, mechanisms.Where(m => m.Id != mechanism.Id));
            if (parent is null)
            {
                orphans.Add(mechanism);
            }
            else if (!IsUnder(parent.Id, mechanism.Id, parents))
            {
                parents.Add(mechanism.Id, parent.Id);
            }
        }

        var children = mechanisms.Where(m => parents.ContainsKey(m.Id)).ToLookup(m => parents[m.Id], StringComparer.Ordinal);
        var named = Named(orphans);
        var placed = orphans.Select(static o => o.Id).Concat(parents.Keys).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. mechanisms.Where(m => !placed.Contains(m.Id)).Select(m => Node(m, children)),
            .. named.Select(n => new MechanismNode(n[0].Fact.Parent!, n[0].Fact.Parties, null, [.. n.Select(m => Node(m, children))]))
                .OrderBy(static n => n.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Two mechanisms may each name the other: the first stays above.</summary>
    private static bool IsUnder(string id, string above, Dictionary<string, string> parents)
    {
        for (var at = id; ; at = parents[at])
        {
            if (at == above)
            {
                return true;
            }

            if (!parents.ContainsKey(at))
            {
                return false;
            }
        }
    }

    private static MechanismNode Node(RecordFact mechanism, ILookup<string, RecordFact> children) =>
        new(mechanism.Fact.Name!, mechanism.Fact.Parties, mechanism, [.. children[mechanism.Id].Select(c => Node(c, children))]);

    /// <summary>Those whose parent has no record, by the parent that they name.</summary>
    private List<List<RecordFact>> Named(List<RecordFact> orphans)
    {
        var heads = new List<RecordFact>();
        var groups = new Dictionary<string, List<RecordFact>>(StringComparer.Ordinal);
        foreach (var orphan in orphans)
        {
            var head = find(orphan.Fact.Parent!, orphan.Fact.Parties, heads);
            if (head is null)
            {
                head = orphan with { Fact = orphan.Fact with { Name = orphan.Fact.Parent } };
                heads.Add(head);
            }

            (CollectionsMarshal.GetValueRefOrAddDefault(groups, head.Id, out _) ??= []).Add(orphan);
        }

        return [.. heads.Select(h => groups[h.Id])];
    }
}
