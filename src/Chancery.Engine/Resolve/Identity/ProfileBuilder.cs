using System.Text.Json;
using Chancery.Engine.Resolve.Names;
using Chancery.Engine.Resolve.Persons;
using Chancery.Model;

namespace Chancery.Engine.Resolve.Identity;

/// <summary>Makes profiles of statements. Safe to share.</summary>
/// <param name="fold">Turns text into the form in which names are compared.</param>
/// <param name="names">Takes names apart.</param>
/// <param name="persons">Knows persons.</param>
/// <param name="places">Knows places.</param>
internal sealed class ProfileBuilder(Func<string, string> fold, NameReader names, PersonMatcher persons, PlaceReader places)
{
    /// <summary>
    /// Weight from which a quotation is taken to be of one speech only; a Han character weighs two, any other letter or digit one.
    /// </summary>
    internal const int TellingWeight = 16;

    /// <summary>Telling parts from which a title is taken to be of one instrument even undated.</summary>
    internal const double TellingTitle = 2;

    private const string Rejected = "rejected";
    private const int HanGram = 3;
    private const int LetterGram = 6;
    private const int MostWords = 240;

    /// <summary>The profile of a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="words">Text of its evidence; null when it is not at hand, so that only the place in the document tells it from others.</param>
    /// <param name="standing">What people decided on the statement.</param>
    public Profile Create(Statement statement, string? words, Standing standing = Standing.Usual)
    {
        var fact = Reduce(statement.Fact);
        var quote = NameFold.Plain(fact.Quote ?? string.Empty);
        var isBound = !Tells(fact, quote);
        var content = new Content(fact, null, null, standing switch { Standing.Split => statement.Id, Standing.Rejected => Rejected, _ => null });
        if (isBound)
        {
            var plain = NameFold.Plain(fold(words ?? string.Empty));
            plain = plain.Length > MostWords ? plain[..MostWords] : plain;
            content = content with { Document = statement.DocumentId, Words = plain.Length > 0 ? plain : $"{statement.Evidence[0].Start}" };
        }

        return Of(content, JsonSerializer.Serialize(content, ContractJson.Options));
    }

    /// <summary>The profile of a key that <see cref="Create"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public Profile Read(string key)
    {
        try
        {
            return Of(JsonSerializer.Deserialize<Content>(key, ContractJson.Options) ?? throw new InvalidDataException("a profile is empty"), key);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("a profile is not what this program writes: " + e.Message, e);
        }
    }

    /// <summary>True when a fact can be recognized outside its document.</summary>
    private bool Tells(Fact fact, string quote) => fact.Type switch
    {
        RecordType.Meeting => IsDated(fact) || (fact is { Mechanism: not null, Ordinal: not null }),
        RecordType.Exercise => IsDated(fact) || (fact.Name is not null && (fact.Ordinal is not null || names.Read(fact.Name).Numbers.Count > 0)),
        RecordType.Agreement => IsDated(fact) || names.Read(fact.Title).Telling >= TellingTitle,
        RecordType.Mechanism or RecordType.Project => names.Read(fact.Name).Telling >= 1,
        RecordType.Indicator => IsDated(fact),
        RecordType.Statement => NameFold.Weight(quote) >= TellingWeight,
        RecordType.Event => DateComparer.TryRead(fact.Date, out var date) && DateComparer.SizeOf(date) <= Size.Month,
        _ => true,
    };

    private static bool IsDated(Fact fact) => DateComparer.TryRead(fact.Date, out _);

    /// <summary>The fields that count for identity, names folded; all else is left out.</summary>
    private Fact Reduce(Fact f)
    {
        var core = new Fact { Type = f.Type, Parties = Parties(f.Parties), Date = f.Date };
        return f.Type switch
        {
            RecordType.Meeting => core with
            {
                Kind = f.Kind,
                Title = Line(f.Title),
                Mechanism = Line(f.Mechanism),
                Ordinal = f.Ordinal,
                Place = Line(f.Place),
                Participants = Participants(f.Participants),
            },
            RecordType.Exercise => core with { Kind = f.Kind, Name = Line(f.Name), Ordinal = f.Ordinal, Place = Line(f.Place), Domain = f.Domain },
            RecordType.Agreement => core with { Kind = f.Kind, Title = Line(f.Title), Action = f.Action },
            RecordType.Mechanism => core with { Date = null, Kind = f.Kind, Name = Line(f.Name), Parent = Line(f.Parent) },
            RecordType.Indicator => core with { Metric = Line(f.Metric), Value = Normal(f.Value), Unit = f.Unit, Place = Line(f.Place), Bound = f.Bound },
            RecordType.Statement => core with { Parties = [], Speaker = Speaker(f.Speaker), Act = f.Act, Quote = Line(f.Quote) },
            RecordType.Status => core with { Label = Line(f.Label) },
            RecordType.Project => core with { Date = null, Name = Line(f.Name), Kind = Line(f.Kind), Place = Line(f.Place) },
            RecordType.Tenure => core with { Date = null, Person = Line(f.Person), Role = Line(f.Role) },
            RecordType.Event => core with { Code = f.Code, Source = Parties(f.Source), Target = Parties(f.Target) },
            _ => throw new ArgumentOutOfRangeException(nameof(f), f.Type, "not a record type"),
        };
    }

    private Profile Of(Content content, string key)
    {
        var fact = content.Fact;
        var quote = NameFold.Plain(fact.Quote ?? string.Empty);
        var telling = NameFold.Weight(quote) >= TellingWeight;
        return new Profile
        {
            Key = key,
            Id = RecordResolver.IdOf(key, fact.Type),
            Type = fact.Type,
            Fact = fact,
            Document = content.Document,
            Words = content.Words,
            IsRejected = content.Only == Rejected,
            Date = DateComparer.TryRead(fact.Date, out var date) ? date : null,
            Name = fact.Type == RecordType.Statement ? NameSignature.None : names.Read(fact.Name ?? fact.Title ?? fact.Label ?? fact.Metric),
            Mechanism = names.Read(fact.Mechanism),
            Parent = names.Read(fact.Parent),
            Place = places.Read(fact.Place),
            Persons = PersonsOf(fact),
            Quote = telling ? quote : string.Empty,
            Grams = telling ? GramsOf(quote) : content.Words is { } words ? GramsOf(words) : [],
        };
    }

    private List<Person> PersonsOf(Fact fact) => fact.Type switch
    {
        RecordType.Meeting => [.. fact.Participants.Select(p => PersonOf(p.Person, p.Role, p.Party, null))],
        RecordType.Statement when fact.Speaker is { } s => [PersonOf(s.Person, s.Role, s.Party, s.Name)],
        RecordType.Tenure => [PersonOf(fact.Person, fact.Role, fact.Parties is [var only] ? only : null, null)],
        _ => [],
    };

    private Person PersonOf(string? person, string? role, string? party, string? body) => new(
        string.IsNullOrEmpty(person) || NameFold.Plain(person).Length == 0 ? null : persons.Read(person, party),
        names.ReadOffice(role),
        party,
        NameFold.Plain(body ?? string.Empty));

    private List<string> Parties(IReadOnlyList<string> parties) =>
        [.. parties.Select(p => p.StartsWith('@') ? '@' + NameFold.Plain(fold(p)) : p).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private List<Participant> Participants(IReadOnlyList<Participant> participants) =>
    [
        .. participants.Select(p => new Participant { Person = Line(p.Person), Role = Line(p.Role), Party = p.Party }).Distinct()
            .OrderBy(static p => p.Party, StringComparer.Ordinal).ThenBy(static p => p.Person, StringComparer.Ordinal).ThenBy(static p => p.Role, StringComparer.Ordinal),
    ];

    private Speaker? Speaker(Speaker? s) => s is null ? null : new Speaker { Person = Line(s.Person), Role = Line(s.Role), Party = s.Party, Name = Line(s.Name) };

    private string? Line(string? name) => string.IsNullOrEmpty(name) ? null : NameFold.OneLine(fold(name)) is { Length: > 0 } line ? line : null;

    /// <summary>The value without trailing zeros, so that equal values are written alike.</summary>
    private static decimal? Normal(decimal? value) => value / 1.0000000000000000000000000000m;

    private static int[] GramsOf(string plain)
    {
        var size = plain.AsSpan().ContainsAnyInRange('\u3400', '\u9FFF') ? HanGram : LetterGram;
        var grams = new SortedSet<int>();
        for (var i = 0; i + size <= plain.Length; i++)
        {
            grams.Add((int)new KeyHash('L').Add(plain.AsSpan(i, size)).Value);
        }

        return [.. grams];
    }

    private sealed record Content(Fact Fact, string? Document, string? Words, string? Only);
}
