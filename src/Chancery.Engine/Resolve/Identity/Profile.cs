using Chancery.Engine.Resolve.Names;
using Chancery.Engine.Resolve.Persons;
using Chancery.Model;

namespace Chancery.Engine.Resolve.Identity;

/// <summary>
/// What of a statement decides which fact it tells of. Statements with equal profiles are one record by that alone; profiles are
/// compared with each other. A pure function of the statement and the words of its evidence.
/// </summary>
public sealed class Profile
{
    /// <summary>JSON of everything that counts: equal exactly for equal profiles.</summary>
    public required string Key { get; init; }

    /// <summary>Id: a letter for the type and the first 16 hexadecimal digits of the key's SHA-256.</summary>
    public required string Id { get; init; }

    /// <summary>Type of the fact.</summary>
    public required RecordType Type { get; init; }

    /// <summary>Fields that count, names folded.</summary>
    public required Fact Fact { get; init; }

    /// <summary>Id of the document, when nothing places the fact outside it.</summary>
    internal string? Document { get; init; }

    /// <summary>Letters of the evidence, when they are needed to tell the fact from others.</summary>
    internal string? Words { get; init; }

    /// <summary>True for statements that a person rejected: they are compared with nothing.</summary>
    public bool IsRejected { get; init; }

    /// <summary>The date, if its year is known.</summary>
    internal Edtf? Date { get; init; }

    /// <summary>Name, title, label or metric.</summary>
    internal NameSignature Name { get; init; } = NameSignature.None;

    /// <summary>Mechanism of a session.</summary>
    internal NameSignature Mechanism { get; init; } = NameSignature.None;

    /// <summary>Mechanism above this one.</summary>
    internal NameSignature Parent { get; init; } = NameSignature.None;

    /// <summary>Where it happens.</summary>
    internal PlaceName Place { get; init; } = PlaceName.None;

    /// <summary>Those who take part, or the one who speaks or holds an office.</summary>
    internal IReadOnlyList<Person> Persons { get; init; } = [];

    /// <summary>Letters of the quotation.</summary>
    internal string Quote { get; init; } = string.Empty;

    /// <summary>Hashes of every run of letters (three in Chinese, six in other scripts) of quotation or evidence, ascending; empty when neither counts.</summary>
    internal IReadOnlyList<int> Grams { get; init; } = [];
}

/// <summary>One who takes part, speaks or holds an office.</summary>
/// <param name="Name">The person; null when only office or party is told.</param>
/// <param name="Role">The office.</param>
/// <param name="Party">Party code.</param>
/// <param name="Body">Letters of the name of a body that speaks; empty for persons.</param>
internal sealed record Person(PersonName? Name, NameSignature Role, string? Party, string Body);
