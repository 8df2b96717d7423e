using System.Text.Json;
using Chancery.Model;

namespace Chancery.Engine.Resolve;

/// <summary>
/// Chooses a record's values from statements that share a key. The best telling gives its values; what it leaves open is filled
/// from the next best. Best is the telling with more fields, then the more precise date, then more statements behind it, then the
/// ordinal order of its JSON: never the order in which statements came.
/// </summary>
internal static class FactMerger
{
    /// <summary>Merges the facts of at least one statement.</summary>
    /// <param name="statements">Statements with one key.</param>
    /// <param name="keys">Tells participants apart.</param>
    public static Fact Merge(IReadOnlyList<Statement> statements, RecordKeys keys)
    {
        var tellings = Rank(statements);
        var best = tellings[0];
        if (tellings.Count == 1)
        {
            return best;
        }

        var sameValue = tellings.Where(f => f.Value == best.Value).ToList();
        var parties = tellings.SelectMany(f => f.Parties).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return best with
        {
            Parties = parties,
            Date = First(tellings, f => f.Date),
            Kind = First(tellings, f => f.Kind),
            Name = First(tellings, f => f.Name),
            Title = First(tellings, f => f.Title),
            Label = First(tellings, f => f.Label),
            Canonical = First(tellings, f => f.Canonical),
            Place = First(tellings, f => f.Place),
            Domain = First(tellings, f => f.Domain),
            Mechanism = First(tellings, f => f.Mechanism),
            Ordinal = First(tellings, f => f.Ordinal),
            Parent = First(tellings, f => f.Parent),
            Cadence = First(tellings, f => f.Cadence),
            Sessions = First(tellings, f => f.Sessions),
            Action = First(tellings, f => f.Action),
            State = First(tellings, f => f.State),
            Participants = Participants(tellings, keys),
            Change = First(sameValue, f => f.Change),
            Bound = First(sameValue, f => f.Bound),
            Speaker = First(tellings, f => f.Speaker),
            Quote = First(tellings, f => f.Quote),
            Person = First(tellings, f => f.Person),
            Role = First(tellings, f => f.Role),
        };
    }

    private static List<Fact> Rank(IReadOnlyList<Statement> statements) =>
    [
        .. statements.GroupBy(s => JsonSerializer.Serialize(s.Fact, ContractJson.Options), StringComparer.Ordinal)
            .Select(g => (Json: g.Key, g.First().Fact, Count: g.Count()))
            .OrderByDescending(t => FieldCount(t.Fact))
            .ThenByDescending(t => DatePrecision(t.Fact.Date))
            .ThenByDescending(t => t.Count)
            .ThenBy(t => t.Json, StringComparer.Ordinal)
            .Select(t => t.Fact),
    ];

    private static T? First<T>(List<Fact> tellings, Func<Fact, T?> field)
    {
        foreach (var fact in tellings)
        {
            if (field(fact) is { } value)
            {
                return value;
            }
        }

        return default;
    }

    private static int FieldCount(Fact fact)
    {
        ReadOnlySpan<object?> fields =
        [
            fact.Date, fact.Kind, fact.Name, fact.Title, fact.Label, fact.Canonical, fact.Place, fact.Domain, fact.Mechanism, fact.Ordinal,
            fact.Parent, fact.Cadence, fact.Sessions, fact.Action, fact.State, fact.Metric, fact.Value, fact.Unit, fact.Change, fact.Bound,
            fact.Speaker?.Person, fact.Speaker?.Role, fact.Speaker?.Party, fact.Speaker?.Name, fact.Act, fact.Quote, fact.Person, fact.Role, fact.Code,
        ];
        var count = fact.Participants.Count + fact.Source.Count + fact.Target.Count;
        foreach (var field in fields)
        {
            count += field is null ? 0 : 1;
        }

        return count;
    }

    /// <summary>0 without a date, 1 for an interval or an unknown year, then more the more exact the date is.</summary>
    private static int DatePrecision(string? date) => !Edtf.TryParse(date, out var value, out _)
        ? 0
        : value.IsInterval || value.IsUnspecified ? 1 : 2 + (int)value.Precision;

    private static List<Participant> Participants(List<Fact> tellings, RecordKeys keys)
    {
        var merged = new List<Participant>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var participant in tellings.SelectMany(f => f.Participants))
        {
            var who = keys.Who(participant.Person, null, participant.Role, participant.Party);
            if (!places.TryGetValue(who, out var place))
            {
                places.Add(who, merged.Count);
                merged.Add(participant);
                continue;
            }

            var known = merged[place];
            merged[place] = known with { Role = known.Role ?? participant.Role, Party = known.Party ?? participant.Party };
        }

        return merged.FindAll(p => !IsToldBetter(p, merged));
    }

    /// <summary>True for a bare party or office when the list also names the person, or the office, that stands for it.</summary>
    private static bool IsToldBetter(Participant bare, List<Participant> all) =>
        bare.Person is null && all.Exists(p =>
            p.Party == bare.Party && (p.Person is not null ? bare.Role is null || bare.Role == p.Role : bare.Role is null && p.Role is not null));
}
