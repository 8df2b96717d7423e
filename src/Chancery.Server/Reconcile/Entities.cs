using System.Text.Json.Serialization;
using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;

namespace Chancery.Server.Reconcile;

/// <summary>What names can be matched with.</summary>
internal enum EntityKind
{
    /// <summary>A state, organisation or group.</summary>
    Party,

    /// <summary>A person in an office, at a meeting or speaking.</summary>
    Person,

    /// <summary>A standing mechanism.</summary>
    Mechanism,

    /// <summary>An agreement.</summary>
    Agreement,
}

/// <summary>Something that records speak of under a name.</summary>
/// <param name="Id">Stable while the store names it so: <c>party:CHN</c>, <c>person:RUS:name</c>, or the id of a record.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parties">Codes of its parties.</param>
/// <param name="Detail">What tells it from others: an office, a date.</param>
/// <param name="Records">Number of records that name it.</param>
internal sealed record Entity(string Id, EntityKind Kind, string Name, IReadOnlyList<string> Parties, string? Detail, long Records)
{
    /// <summary>The party that a person stands for, or null.</summary>
    [JsonIgnore]
    public string? Party => Parties is [var only] ? only : null;
}

/// <summary>All entities of a store, most records first within a kind. Immutable.</summary>
internal sealed class Entities
{
    private readonly Dictionary<string, Entity> _byId = new(StringComparer.Ordinal);

    private Entities(IEnumerable<Entity> all)
    {
        All = [.. all.OrderBy(e => e.Kind).ThenByDescending(e => e.Records).ThenBy(e => e.Id, StringComparer.Ordinal)];
        foreach (var entity in All)
        {
            _byId[entity.Id] = entity;
        }
    }

    /// <summary>The entities.</summary>
    public IReadOnlyList<Entity> All { get; }

    /// <summary>An entity; null when there is none with this id.</summary>
    public Entity? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Reads the entities of a store.</summary>
    public static Entities Read(IRecordStore store, ExportKnowledge knowledge)
    {
        var parties = store.Summary().RecordsByParty.Select(p =>
            new Entity("party:" + p.Key, EntityKind.Party, knowledge.Parties.Of(p.Key).Name, [p.Key], knowledge.Parties.Of(p.Key).Kind.ToString().ToLowerInvariant(), p.Value));
        return new Entities([.. parties, .. Persons(store), .. Named(store, RecordType.Mechanism, EntityKind.Mechanism), .. Named(store, RecordType.Agreement, EntityKind.Agreement)]);
    }

    private static IEnumerable<Entity> Persons(IRecordStore store)
    {
        var filter = new RecordFilter { Types = [RecordType.Meeting, RecordType.Statement, RecordType.Tenure] };
        return store.Records(filter).SelectMany(r => PersonsOf(r.Fact))
            .GroupBy(p => (p.Name, p.Party))
            .Select(g => new Entity(
                $"person:{g.Key.Party}:{g.Key.Name}",
                EntityKind.Person,
                g.Key.Name,
                g.Key.Party is { } party ? [party] : [],
                g.Select(p => p.Role).OfType<string>().GroupBy(r => r, StringComparer.Ordinal).OrderByDescending(r => r.Count()).ThenBy(r => r.Key, StringComparer.Ordinal).FirstOrDefault()?.Key,
                g.Count()));
    }

    private static IEnumerable<(string Name, string? Party, string? Role)> PersonsOf(Fact fact)
    {
        foreach (var participant in fact.Participants.Where(p => p.Person is not null))
        {
            yield return (participant.Person!, participant.Party, participant.Role);
        }

        if (fact.Speaker is { Person: { } speaker } told)
        {
            yield return (speaker, told.Party, told.Role);
        }

        if (fact.Person is { } holder)
        {
            yield return (holder, fact.Parties is [var party] ? party : null, fact.Role);
        }
    }

    /// <summary>Records of a type by name; of several with one name and the same parties the first in time stands for all.</summary>
    private static IEnumerable<Entity> Named(IRecordStore store, RecordType type, EntityKind kind) =>
        store.Records(new RecordFilter { Types = [type] })
            .Where(r => (r.Fact.Name ?? r.Fact.Title) is not null)
            .GroupBy(r => (Name: (r.Fact.Name ?? r.Fact.Title)!, Parties: string.Join(' ', r.Fact.Parties)))
            .Select(g => new Entity(g.First().Id, kind, g.Key.Name, g.First().Fact.Parties, g.First().Fact.Date, g.Count()));
}
