using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>Somebody who acts in a sentence: a person, an office, a party, a group of parties or a body.</summary>
internal sealed record Actor
{
    /// <summary>Where it stands in the cleaned text.</summary>
    public required Span Span { get; init; }

    /// <summary>Person's name as written at its fullest.</summary>
    public string? Person { get; init; }

    /// <summary>Office without the party.</summary>
    public string? Role { get; init; }

    /// <summary>Parties it stands for, sorted; empty when the text does not tell.</summary>
    public IReadOnlyList<string> Parties { get; init; } = [];

    /// <summary>Name of a body or group as written.</summary>
    public string? Name { get; init; }

    /// <summary>True for a state or organisation told by its mere name, which its code says as well.</summary>
    public bool IsBare { get; init; }

    /// <summary>True when it was carried over from an earlier clause or sentence.</summary>
    public bool Carried { get; init; }

    /// <summary>True for news agencies, experts and other sources that are no party.</summary>
    public bool IsSource { get; init; }

    /// <summary>Those that a conjunction joins to this actor; empty for a single one.</summary>
    public IReadOnlyList<Actor> Members { get; init; } = [];

    /// <summary>True for a people or its groups: it may be told of, but others do not go on as it.</summary>
    public bool IsPeople { get; init; }

    /// <summary>The one party, or null.</summary>
    public string? Party => Parties.Count == 1 ? Parties[0] : null;

    /// <summary>As a participant of a meeting.</summary>
    public Participant ToParticipant() => new() { Person = Person, Role = Role, Party = Party };

    /// <summary>As a speaker.</summary>
    public Speaker ToSpeaker() => Person is not null
        ? new Speaker { Person = Person, Role = Role, Party = Party }
        : new Speaker { Role = Role, Party = Party, Name = Party is null || (Role is null && !IsBare) ? Name : null };
}
