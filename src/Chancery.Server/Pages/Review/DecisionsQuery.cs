using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>The filters of a list of decisions as an address gives them.</summary>
internal sealed class DecisionsQuery
{
    private const int MostShown = 1000;

    private DecisionsQuery(DecisionFilter filter, string? state, string? problemKey = null, string? problemValue = null)
    {
        Filter = filter;
        State = state;
        ProblemKey = problemKey;
        ProblemValue = problemValue;
    }

    /// <summary>States as an address writes them.</summary>
    public static IReadOnlyList<(string Name, DecisionState State)> States { get; } =
        [("in-force", DecisionState.InForce), ("undone", DecisionState.Undone), ("orphaned", DecisionState.Orphaned)];

    /// <summary>The filter for the store.</summary>
    public DecisionFilter Filter { get; }

    /// <summary>The state as written.</summary>
    public string? State { get; }

    /// <summary>Key of the words that say what is wrong with the address; null when nothing is.</summary>
    public string? ProblemKey { get; }

    /// <summary>The value that is wrong.</summary>
    public string? ProblemValue { get; }

    /// <summary>Reads <c>record kind who state cursor limit</c>.</summary>
    /// <param name="query">The address.</param>
    /// <param name="limit">Decisions of one page when the address does not say.</param>
    public static DecisionsQuery Read(IQueryCollection query, int limit)
    {
        var kinds = new List<DecisionKind>();
        foreach (var name in query.Many("kind"))
        {
            if (!DecisionKinds.TryParse(name.ToLowerInvariant(), out var kind))
            {
                return new DecisionsQuery(new DecisionFilter(), null, "decisions.badKind", name);
            }

            kinds.Add(kind);
        }

        var state = query.One("state");
        var known = States.Where(s => s.Name == state).Select(static s => (DecisionState?)s.State).FirstOrDefault();
        if (state is not null && known is null)
        {
            return new DecisionsQuery(new DecisionFilter(), null, "decisions.badState", state);
        }

        var filter = new DecisionFilter
        {
            RecordId = query.One("record"),
            Kinds = kinds,
            Who = query.One("who"),
            State = known,
            Cursor = query.One("cursor"),
            Limit = int.TryParse(query.One("limit"), out var asked) ? Math.Clamp(asked, 1, MostShown) : limit,
        };
        return new DecisionsQuery(filter, state);
    }
}
