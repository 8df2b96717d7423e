using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>A node of the network.</summary>
/// <param name="Actor">Party, person or mechanism.</param>
/// <param name="Records">Records that name it in the period.</param>
public sealed record NetworkNode(Actor Actor, int Records);

/// <summary>Which part of the network to show.</summary>
/// <param name="Parties">Parties that a record must all have; empty for any.</param>
/// <param name="From">First year; null for the first there is.</param>
/// <param name="To">Last year; null for the last there is.</param>
/// <param name="Most">Most nodes.</param>
public sealed record NetworkQuery(IReadOnlyList<string> Parties, int? From, int? To, int Most);

/// <summary>The actors that most records name, and which of them are named together.</summary>
/// <param name="Nodes">Nodes, most records first.</param>
/// <param name="Edges">Two places in <paramref name="Nodes"/> and the records that name both, strongest first.</param>
/// <param name="Left">Nodes that are left out.</param>
/// <param name="FirstYear">First year of the line of time.</param>
/// <param name="LastYear">Last year of the line of time.</param>
public sealed record NetworkView(IReadOnlyList<NetworkNode> Nodes, IReadOnlyList<(int A, int B, int Records)> Edges, int Left, int FirstYear, int LastYear)
{
    private const int EdgesOfNode = 4;
    private const int DaysOfYear = 10_000;

    /// <summary>One dated record in this many may lie outside the line of time.</summary>
    private const int OneInMayBeOutside = 200;

    /// <summary>Counts. Parties in view are named by every record: they join nothing and are left out.</summary>
    public static NetworkView Of(ActorNetwork network, NetworkQuery query)
    {
        var shown = Encounters(network, query).ToList();
        var weights = new int[network.Actors.Count];
        foreach (var actor in shown.SelectMany(e => e.Actors))
        {
            weights[actor]++;
        }

        var order = Enumerable.Range(0, weights.Length).Where(a => weights[a] > 0 && !(network.Actors[a].Kind is null && query.Parties.Contains(network.Actors[a].Key)))
            .OrderByDescending(a => weights[a]).ThenBy(a => network.Actors[a].Key, StringComparer.Ordinal).ToList();
        var top = order.Take(query.Most).ToList();
        var (first, last) = Years(network);
        return new NetworkView([.. top.Select(a => new NetworkNode(network.Actors[a], weights[a]))], CountEdges(shown, top, weights.Length), order.Count - top.Count, first, last);
    }

    private static IEnumerable<Encounter> Encounters(ActorNetwork network, NetworkQuery query)
    {
        var parties = query.Parties.Select(p => Number(network, p)).ToList();
        var (from, to) = ((query.From ?? 0) * DaysOfYear, ((query.To ?? 9999) * DaysOfYear) + DaysOfYear - 1);
        var isDated = query.From is not null || query.To is not null;
        return network.Encounters.Where(e => (!isDated || (e.To >= from && e.From <= to && e.To > 0)) && parties.TrueForAll(p => e.Actors.Contains(p)));
    }

    private static int Number(ActorNetwork network, string party)
    {
        for (var i = 0; i < network.Actors.Count; i++)
        {
            if (network.Actors[i].Kind is null && network.Actors[i].Key == party)
            {
                return i;
            }
        }

        return -1;
    }

    private static List<(int A, int B, int Records)> CountEdges(List<Encounter> encounters, List<int> top, int actors)
    {
        var places = new int[actors];
        Array.Fill(places, -1);
        for (var i = 0; i < top.Count; i++)
        {
            places[top[i]] = i;
        }

        var counts = new int[top.Count, top.Count];
        foreach (var encounter in encounters)
        {
            var inView = encounter.Actors.Select(a => places[a]).Where(p => p >= 0).Order().ToArray();
            for (var i = 0; i < inView.Length; i++)
            {
                for (var j = i + 1; j < inView.Length; j++)
                {
                    counts[inView[i], inView[j]]++;
                }
            }
        }

        var edges = from a in Enumerable.Range(0, top.Count)
                    from b in Enumerable.Range(a + 1, top.Count - a - 1)
                    where counts[a, b] > 0
                    orderby counts[a, b] descending
                    select (a, b, counts[a, b]);
        // The strongest of each node, so that none that is named with others stands alone.
        var drawn = new int[top.Count];
        return [.. edges.Where(e => drawn[e.a]++ < EdgesOfNode | drawn[e.b]++ < EdgesOfNode)];
    }

    private static (int First, int Last) Years(ActorNetwork network)
    {
        var years = network.Encounters.Where(e => e is { From: > DaysOfYear, To: > 0 }).Select(e => e.From / DaysOfYear).Order().ToList();
        return years.Count == 0 ? (0, 0) : (years[years.Count / OneInMayBeOutside], years[years.Count - 1 - (years.Count / OneInMayBeOutside)]);
    }
}
