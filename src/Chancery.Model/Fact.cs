using System.Text.Json.Serialization;

namespace Chancery.Model;

/// <summary>One who takes part in a meeting.</summary>
public sealed record Participant
{
    /// <summary>Name as the document writes it; absent when only the office or party is told.</summary>
    public string? Person { get; init; }

    /// <summary>Office without the state's name.</summary>
    public string? Role { get; init; }

    /// <summary>Party code.</summary>
    public string? Party { get; init; }
}

/// <summary>Who says something: a person, an office, a party or a named body.</summary>
public sealed record Speaker
{
    /// <summary>Name of a person as the document writes it.</summary>
    public string? Person { get; init; }

    /// <summary>Office without the state's name.</summary>
    public string? Role { get; init; }

    /// <summary>Party code.</summary>
    public string? Party { get; init; }

    /// <summary>Name of a body or group that speaks, as written; <c>author</c> for the document's author.</summary>
    public string? Name { get; init; }
}

/// <summary>How a quantity changed against a basis.</summary>
/// <param name="Value">Size of the change, in <paramref name="Unit"/>; negative for a fall.</param>
/// <param name="Unit">Unit of the change, usually <c>%</c>, or <c>times</c> for a multiple.</param>
/// <param name="Basis"><c>yoy</c>, <c>since:&lt;EDTF&gt;</c> or <c>multiple</c>.</param>
public sealed record Change(decimal Value, string Unit, string? Basis);

/// <summary>How many sessions a mechanism has held.</summary>
/// <param name="Count">Number of sessions told.</param>
/// <param name="AsOf">EDTF date at which the count holds.</param>
public sealed record Sessions(int Count, string? AsOf);

/// <summary>
/// What a statement or a record says: the fields of record contract 1. Which of them a type uses, and in which order they are
/// exported, is told by <c>data/ontology</c>. Immutable; a field the text does not give is null.
/// </summary>
public sealed record Fact
{
    /// <summary>One of the ten record types.</summary>
    public required RecordType Type { get; init; }

    /// <summary>Sorted party codes (ordinal order, no repeats).</summary>
    public IReadOnlyList<string> Parties { get; init; } = [];

    /// <summary>EDTF date; null when the text does not say.</summary>
    public string? Date { get; init; }

    /// <summary>Kind of meeting, exercise, agreement, mechanism or project.</summary>
    public string? Kind { get; init; }

    /// <summary>Name of an exercise, mechanism or project.</summary>
    public string? Name { get; init; }

    /// <summary>Title of a meeting or agreement.</summary>
    public string? Title { get; init; }

    /// <summary>Level of a relationship.</summary>
    public string? Label { get; init; }

    /// <summary>Standard form of the name, title or label, when it differs from the one written.</summary>
    public string? Canonical { get; init; }

    /// <summary>Where it happens.</summary>
    public string? Place { get; init; }

    /// <summary>Domain of an exercise.</summary>
    public string? Domain { get; init; }

    /// <summary>Mechanism of which a meeting is a session.</summary>
    public string? Mechanism { get; init; }

    /// <summary>Number of a session or exercise in its series, from 1.</summary>
    public int? Ordinal { get; init; }

    /// <summary>Name of the mechanism to which this one belongs.</summary>
    public string? Parent { get; init; }

    /// <summary>Cadence of a mechanism.</summary>
    public string? Cadence { get; init; }

    /// <summary>How many sessions a mechanism has held.</summary>
    public Sessions? Sessions { get; init; }

    /// <summary>What was done with an agreement.</summary>
    public string? Action { get; init; }

    /// <summary>State of a project.</summary>
    public string? State { get; init; }

    /// <summary>Participants of a meeting.</summary>
    public IReadOnlyList<Participant> Participants { get; init; } = [];

    /// <summary>What an indicator measures: a short noun phrase as the text has it.</summary>
    public string? Metric { get; init; }

    /// <summary>Measured value, in the base unit.</summary>
    public decimal? Value { get; init; }

    /// <summary>Unit of the value.</summary>
    public string? Unit { get; init; }

    /// <summary>Change of the value.</summary>
    public Change? Change { get; init; }

    /// <summary><c>over</c>, <c>under</c> or <c>about</c>.</summary>
    public string? Bound { get; init; }

    /// <summary>Who says it.</summary>
    public Speaker? Speaker { get; init; }

    /// <summary>Kind of speech act.</summary>
    public string? Act { get; init; }

    /// <summary>Words in quotation marks.</summary>
    public string? Quote { get; init; }

    /// <summary>Person who holds an office.</summary>
    public string? Person { get; init; }

    /// <summary>Office held.</summary>
    public string? Role { get; init; }

    /// <summary>PLOVER root code of an event.</summary>
    public string? Code { get; init; }

    /// <summary>Parties that act in an event.</summary>
    public IReadOnlyList<string> Source { get; init; } = [];

    /// <summary>Parties acted upon in an event.</summary>
    public IReadOnlyList<string> Target { get; init; } = [];

    /// <summary>The text by which people know this fact: its name, title, label, metric, person or act.</summary>
    [JsonIgnore]
    public string? Headline => Name ?? Title ?? Label ?? Metric ?? Person ?? Mechanism ?? Speaker?.Person ?? Speaker?.Name ?? Code;
}
