using System.Security.Cryptography;
using System.Text;
using Chancery.Model;

namespace Chancery.Server.Exports;

/// <summary>Who or what records speak of.</summary>
internal enum ActorKind
{
    /// <summary>A state, organisation or group.</summary>
    Party,

    /// <summary>A person.</summary>
    Person,

    /// <summary>A mechanism.</summary>
    Mechanism,
}

/// <summary>Someone or something that records speak of.</summary>
internal sealed class Actor(ActorKind kind, string id, string name)
{
    /// <summary>What it is.</summary>
    public ActorKind Kind => kind;

    /// <summary>Letters, digits and hyphens; the same for the same actor in every store.</summary>
    public string Id => id;

    /// <summary>Party code, or name.</summary>
    public string Name => name;

    /// <summary>Kind of a mechanism, when a record tells it.</summary>
    public string? MechanismKind { get; set; }

    /// <summary>Mechanism to which a mechanism belongs, when a record tells it.</summary>
    public Actor? Parent { get; set; }

    /// <summary>Codes of the parties it belongs to, in ordinal order.</summary>
    public SortedSet<string> Parties { get; } = new(StringComparer.Ordinal);

    /// <summary>Further names under which records speak of it.</summary>
    public SortedSet<string> OtherNames { get; } = new(StringComparer.Ordinal);

    /// <summary>How many records speak of it.</summary>
    public int Records { get; set; }
}

/// <summary>
/// All parties, persons and mechanisms of an export. Persons whom <c>data/persons</c> knows are one in whatever script they are written;
/// other persons and mechanisms are told apart by their names.
/// </summary>
internal sealed class Cast
{
    private readonly ExportJob _job;
    private readonly Dictionary<string, Actor> _actors = new(StringComparer.Ordinal);

    private Cast(ExportJob job)
    {
        _job = job;
    }

    /// <summary>Goes through the records once and collects who is in them.</summary>
    public static Cast Of(ExportJob job)
    {
        var cast = new Cast(job);
        foreach (var record in job.Survey())
        {
            cast.Add(record.Fact);
        }

        return cast;
    }

    /// <summary>All of a kind, in order of name.</summary>
    public IEnumerable<Actor> All(ActorKind kind) => _actors.Values.Where(a => a.Kind == kind).OrderBy(a => a.Name, StringComparer.Ordinal);

    /// <summary>A party by code.</summary>
    public Actor Party(string code) => Get(ActorKind.Party, code, code);

    /// <summary>A person by name.</summary>
    public Actor Person(string name)
    {
        if (_job.Knowledge.Persons.Find(name) is not { } known)
        {
            return Get(ActorKind.Person, name, name);
        }

        var person = Get(ActorKind.Person, known.Id, known.Names.GetValueOrDefault("en", name));
        if (name != person.Name)
        {
            person.OtherNames.Add(name);
        }

        return person;
    }

    /// <summary>A mechanism by name.</summary>
    public Actor Mechanism(string name) => Get(ActorKind.Mechanism, name, name);

    /// <summary>The mechanism that a record is; null for other records and for one without a name.</summary>
    public Actor? MechanismOf(Fact fact) => fact.Type == RecordType.Mechanism && (fact.Canonical ?? fact.Name) is { } name ? Mechanism(name) : null;

    /// <summary>The persons of a record, each with role and party as told.</summary>
    public IEnumerable<(Actor Person, string? Role, string? Party)> PersonsOf(Fact fact)
    {
        foreach (var participant in fact.Participants.Where(p => p.Person is not null))
        {
            yield return (Person(participant.Person!), participant.Role, participant.Party);
        }

        if (fact.Speaker is { Person: { } speaker } by)
        {
            yield return (Person(speaker), by.Role, by.Party);
        }

        if (fact.Person is { } holder)
        {
            yield return (Person(holder), fact.Role, fact.Parties is [var only] ? only : null);
        }
    }

    private void Add(Fact fact)
    {
        foreach (var party in fact.Parties.Concat(fact.Source).Concat(fact.Target).Select(Party).Distinct())
        {
            party.Records++;
        }

        foreach (var (person, _, party) in PersonsOf(fact))
        {
            person.Records++;
            AddParty(person, party);
        }

        if (fact.Mechanism is { } session)
        {
            Add(Mechanism(session), fact);
        }

        if (MechanismOf(fact) is { } mechanism)
        {
            Add(mechanism, fact);
            mechanism.MechanismKind ??= fact.Kind;
            if (fact.Name is { } name && name != mechanism.Name)
            {
                mechanism.OtherNames.Add(name);
            }

            if (fact.Parent is { } parent && parent != mechanism.Name)
            {
                mechanism.Parent ??= Mechanism(parent);
            }
        }
    }

    private void Add(Actor mechanism, Fact fact)
    {
        mechanism.Records++;
        foreach (var party in fact.Parties)
        {
            AddParty(mechanism, party);
        }
    }

    private void AddParty(Actor actor, string? code)
    {
        if (code is not null)
        {
            Party(code);
            actor.Parties.Add(code);
        }
    }

    /// <summary>Id of a party.</summary>
    public static string PartyId(string code) => "party-" + Slug(code);

    private Actor Get(ActorKind kind, string key, string name)
    {
        var id = kind switch
        {
            ActorKind.Party => "party-",
            ActorKind.Person => "person-",
            _ => "mechanism-",
        };
        if (!_actors.TryGetValue(id + key, out var actor))
        {
            _actors[id + key] = actor = new Actor(kind, id + Slug(key), name);
        }

        return actor;
    }

    /// <summary>A key of Latin letters, digits and hyphens as it is; otherwise the start of a hash.</summary>
    public static string Slug(string key) => key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        ? key
        : "x" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16];
}
