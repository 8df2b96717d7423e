using System.Runtime.InteropServices;

namespace Chancery.Engine.Resolve.Identity;

/// <summary>Two profiles that belong together, by their places in a list.</summary>
/// <param name="A">The smaller place.</param>
/// <param name="B">The larger place.</param>
/// <param name="Score">Their score.</param>
internal readonly record struct Link(int A, int B, int Score);

/// <summary>What people have decided on profiles, by their keys.</summary>
/// <param name="Together">Pairs that are one fact.</param>
/// <param name="Apart">Pairs that are two.</param>
public sealed record Constraints(IReadOnlyCollection<(string A, string B)> Together, IReadOnlyCollection<(string A, string B)> Apart)
{
    /// <summary>No decision.</summary>
    public static readonly Constraints None = new([], []);
}

/// <summary>Profiles joined to facts.</summary>
/// <param name="Components">For each profile the smallest place it is linked to, through others too.</param>
/// <param name="Facts">Places of the profiles of each fact, ascending; facts by their first place.</param>
internal sealed record Clustering(IReadOnlyList<int> Components, IReadOnlyList<IReadOnlyList<int>> Facts);

/// <summary>
/// Joins profiles link by link, the strongest first, unless something keeps a profile of one side from one of the other. The result
/// depends on the profiles alone: they come in the order of their keys, and links of one score are taken in that order.
/// </summary>
/// <param name="profiles">In ordinal order of their keys, none twice.</param>
/// <param name="forbids">True for two profiles that may not be one.</param>
internal sealed class Clusters(IReadOnlyList<Profile> profiles, Func<Profile, Profile, bool> forbids)
{
    /// <summary>A link gives way when another to a fact that cannot be the same is as strong but for this.</summary>
    private const int Margin = 1;

    private readonly List<int>[] _members = [.. Enumerable.Range(0, profiles.Count).Select(static i => new List<int> { i })];
    private readonly int[] _fact = [.. Enumerable.Range(0, profiles.Count)];
    private readonly HashSet<(int A, int B)> _apart = [];

    /// <summary>For each profile the first one that people decided to be one with it: what fits one of these fits all.</summary>
    private int[] _decided = [];

    /// <summary>Joins the profiles.</summary>
    /// <param name="links">Links between them, each once, in any order.</param>
    /// <param name="constraints">Decisions; pairs that are not among the profiles are passed over.</param>
    public Clustering Join(List<Link> links, Constraints constraints)
    {
        var places = new Dictionary<string, int>(profiles.Count, StringComparer.Ordinal);
        for (var i = 0; i < profiles.Count; i++)
        {
            places.Add(profiles[i].Key, i);
        }

        var together = Pairs(constraints.Together, places);
        _apart.UnionWith(Pairs(constraints.Apart, places).Select(static p => (p.A, p.B)));
        var components = ComponentsOf([.. links, .. together]);
        _decided = ComponentsOf(together);
        foreach (var (a, b, _) in together)
        {
            Unite(a, b);
        }

        var clear = links.FindAll(l => !_apart.Contains((l.A, l.B)));
        clear.Sort(static (x, y) => x.Score != y.Score ? y.Score.CompareTo(x.Score) : x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B));
        foreach (var link in WithoutDoubtful(clear))
        {
            if (_fact[link.A] != _fact[link.B] && MayUnite(_fact[link.A], _fact[link.B]))
            {
                Unite(link.A, link.B);
            }
        }

        return new Clustering(components, [.. _members.Where(static m => m.Count > 0).Select(static m => (IReadOnlyList<int>)[.. m.Order()]).OrderBy(static m => m[0])]);
    }

    private static List<Link> Pairs(IEnumerable<(string A, string B)> pairs, Dictionary<string, int> places)
    {
        var found = new List<Link>();
        foreach (var (a, b) in pairs)
        {
            if (places.TryGetValue(a, out var x) && places.TryGetValue(b, out var y) && x != y)
            {
                found.Add(new Link(Math.Min(x, y), Math.Max(x, y), int.MaxValue));
            }
        }

        found.Sort(static (x, y) => x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B));
        return found;
    }

    private int[] ComponentsOf(List<Link> links)
    {
        var parent = Enumerable.Range(0, profiles.Count).ToArray();
        foreach (var link in links)
        {
            var (a, b) = (Root(parent, link.A), Root(parent, link.B));
            (parent[Math.Max(a, b)], parent[Math.Min(a, b)]) = (Math.Min(a, b), Math.Min(a, b));
        }

        for (var i = 0; i < parent.Length; i++)
        {
            parent[i] = Root(parent, i);
        }

        return parent;
    }

    private static int Root(int[] parent, int at)
    {
        while (parent[at] != at)
        {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }

        return at;
    }

    /// <summary>
    /// Leaves out links that could as well lead elsewhere: a visit "in May" to either of two visits of that month. Such a profile stays
    /// alone, and a person can decide.
    /// </summary>
    private List<Link> WithoutDoubtful(List<Link> links)
    {
        var byProfile = new Dictionary<int, List<Link>>();
        foreach (var link in links)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(byProfile, link.A, out _) ??= []).Add(link);
            (CollectionsMarshal.GetValueRefOrAddDefault(byProfile, link.B, out _) ??= []).Add(link);
        }

        var doubtful = new HashSet<Link>();
        foreach (var (profile, own) in byProfile)
        {
            MarkDoubtful(profile, own, doubtful);
        }

        return links.FindAll(l => !doubtful.Contains(l));
    }

    private void MarkDoubtful(int profile, List<Link> own, HashSet<Link> doubtful)
    {
        // Links come strongest first, so that only those within the margin of a conflict need be looked at.
        for (var i = 0; i < own.Count; i++)
        {
            for (var j = i + 1; j < own.Count && own[i].Score - own[j].Score <= Margin; j++)
            {
                if (Forbids(Other(own[i], profile), Other(own[j], profile)))
                {
                    doubtful.Add(own[i]);
                    doubtful.Add(own[j]);
                }
            }
        }
    }

    private static int Other(Link link, int profile) => link.A == profile ? link.B : link.A;

    private bool MayUnite(int first, int second)
    {
        var (ours, theirs) = (_members[first].GroupBy(m => _decided[m]).ToList(), _members[second].GroupBy(m => _decided[m]).ToList());
        return ours.TrueForAll(a => theirs.TrueForAll(b => Fits(a, b)));
    }

    /// <summary>True when no decision keeps two groups apart and some profile of one may be one with some of the other.</summary>
    private bool Fits(IEnumerable<int> group, IEnumerable<int> other)
    {
        var fits = false;
        foreach (var a in group)
        {
            foreach (var b in other)
            {
                if (_apart.Contains((Math.Min(a, b), Math.Max(a, b))))
                {
                    return false;
                }

                fits |= !forbids(profiles[a], profiles[b]);
            }
        }

        return fits;
    }

    private bool Forbids(int a, int b) => _apart.Contains((Math.Min(a, b), Math.Max(a, b))) || forbids(profiles[a], profiles[b]);

    private void Unite(int a, int b)
    {
        var (to, from) = (Math.Min(_fact[a], _fact[b]), Math.Max(_fact[a], _fact[b]));
        if (to == from)
        {
            return;
        }

        foreach (var member in _members[from])
        {
            _fact[member] = to;
        }

        _members[to].AddRange(_members[from]);
        _members[from].Clear();
    }
}
