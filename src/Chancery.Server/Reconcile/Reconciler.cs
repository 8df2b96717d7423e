using Chancery.Engine.Data;
using Chancery.Engine.Resolve;
using Chancery.Engine.Text;
using Chancery.Server.Exports;

namespace Chancery.Server.Reconcile;

/// <summary>One name to match.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it must be; null for anything.</param>
/// <param name="Party">Party code that it must have; null for any.</param>
/// <param name="Limit">Most candidates.</param>
internal sealed record NameQuery(string Name, EntityKind? Kind, string? Party, int Limit);

/// <summary>An entity that a name may stand for.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Score">How well the names fit, 0 to 100.</param>
/// <param name="IsMatch">True when it can be taken without asking.</param>
internal sealed record Candidate(Entity Entity, int Score, bool IsMatch);

/// <summary>Matches names with the entities of the store by the name comparison of resolution. Loads what it needs when it is first asked.</summary>
internal sealed class Reconciler(StoreMemo memo, ExportKnowledge knowledge, ChanceryData data)
{
    private const int Exact = 100;
    private const int Sure = 85;
    private const int Ahead = 10;
    private const int MostScored = 200;

    private readonly Lazy<NameMatcher> _matcher = new(() => new NameMatcher(data, new TextCleaner(data).Fold));

    /// <summary>All entities.</summary>
    public Entities Entities => memo.Get("entities", store => Entities.Read(store, knowledge));

    /// <summary>Candidates for a name, best first.</summary>
    public IReadOnlyList<Candidate> Match(NameQuery query)
    {
        var codes = _matcher.Value.PartiesOf(query.Name);
        var scored = Entities.All
            .Where(e => (query.Kind is null || e.Kind == query.Kind) && (query.Party is null || e.Parties.Count == 0 || e.Parties.Contains(query.Party, StringComparer.Ordinal)))
            .Select(e => (Entity: e, Score: Score(query, e, codes)))
            .Where(s => s.Score > 0)
            .OrderByDescending(s => s.Score).ThenByDescending(s => s.Entity.Records).ThenBy(s => s.Entity.Id, StringComparer.Ordinal)
            .ToList();
        var distinct = Distinct(scored);
        var isSure = distinct.Count > 0 && distinct[0].Score >= Sure && (distinct.Count == 1 || distinct[1].Score <= distinct[0].Score - Ahead);
        return [.. distinct.Take(query.Limit).Select((d, i) => new Candidate(d.BestKnown, d.Score, isSure && i == 0))];
    }

    /// <summary>Names of one entity put together under the one that most records use, so that all of them lead to the same id.</summary>
    private List<(Entity First, Entity BestKnown, int Score)> Distinct(List<(Entity Entity, int Score)> scored)
    {
        var groups = new List<(Entity First, Entity BestKnown, int Score)>();
        foreach (var (entity, score) in scored.Take(MostScored))
        {
            var known = groups.FindIndex(g => IsOne(g.First, entity));
            if (known < 0)
            {
                groups.Add((entity, entity, score));
            }
            else if (entity.Records > groups[known].BestKnown.Records)
            {
                groups[known] = groups[known] with { BestKnown = entity };
            }
        }

        return groups;
    }

    private int Score(NameQuery query, Entity entity, IReadOnlyList<string> codes) => entity.Kind switch
    {
        EntityKind.Party => codes.Contains(entity.Parties[0], StringComparer.Ordinal) || entity.Parties[0].Equals(query.Name, StringComparison.OrdinalIgnoreCase)
            || entity.Name.Equals(query.Name, StringComparison.OrdinalIgnoreCase) ? Exact : 0,
        EntityKind.Person => _matcher.Value.ScorePersons(query.Name, query.Party, entity.Name, entity.Party),
        _ => _matcher.Value.ScoreNames(query.Name, entity.Name),
    };

    /// <summary>True for two names of one person or thing.</summary>
    private bool IsOne(Entity a, Entity b)
    {
        if (a.Kind != b.Kind)
        {
            return false;
        }

        return a.Kind switch
        {
            EntityKind.Party => false,
            EntityKind.Person => _matcher.Value.ScorePersons(a.Name, a.Party, b.Name, b.Party) >= Sure,
            _ => a.Parties.SequenceEqual(b.Parties, StringComparer.Ordinal) && _matcher.Value.ScoreNames(a.Name, b.Name) > Sure,
        };
    }
}
