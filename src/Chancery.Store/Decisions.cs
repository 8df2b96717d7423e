using System.Text.Json;

namespace Chancery.Store;

/// <summary>What a person can decide.</summary>
public enum DecisionKind
{
    /// <summary>The record is right.</summary>
    Accept,

    /// <summary>A field of the record has another value.</summary>
    Correct,

    /// <summary>The record's statements are wrong.</summary>
    Reject,

    /// <summary>Two records are one.</summary>
    Merge,

    /// <summary>Some statements of a record tell of another fact than the rest.</summary>
    Split,

    /// <summary>Two records are two.</summary>
    Distinct,

    /// <summary>Two documents are one source.</summary>
    SameSource,

    /// <summary>Two documents are two sources.</summary>
    NotSameSource,
}

/// <summary>What is to be decided.</summary>
public sealed record DecisionRequest
{
    /// <summary>What is decided.</summary>
    public required DecisionKind Kind { get; init; }

    /// <summary>Id of the record; for decisions on documents the path of the first.</summary>
    public required string Subject { get; init; }

    /// <summary>Of a decision on two records the other's id, of one on documents the second path.</summary>
    public string? Other { get; init; }

    /// <summary>Of a split the ids of the statements that leave.</summary>
    public IReadOnlyList<string> Statements { get; init; } = [];

    /// <summary>Of a correction the field.</summary>
    public string? Field { get; init; }

    /// <summary>Of a correction the value as JSON.</summary>
    public string? Value { get; init; }

    /// <summary>
    /// <see cref="RecordVersions.Of"/> of the record as the one who decides saw it: when it has changed since, nothing is decided. Null takes
    /// the record as it is.
    /// </summary>
    public string? Version { get; init; }

    /// <summary><see cref="RecordVersions.Of"/> of the other record as seen.</summary>
    public string? OtherVersion { get; init; }

    /// <summary>Who decides.</summary>
    public required string Who { get; init; }

    /// <summary>Why.</summary>
    public required string Why { get; init; }
}

/// <summary>A decision that was made.</summary>
/// <param name="Number">Its number in the store, from 1.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="RecordId">Id that the record had then; empty for decisions on documents.</param>
/// <param name="Summary">What it spoke of, in one line.</param>
/// <param name="Field">Corrected field.</param>
/// <param name="Value">Its value as JSON.</param>
/// <param name="Who">Who decided.</param>
/// <param name="MadeAt">When, UTC.</param>
/// <param name="Why">Why.</param>
/// <param name="UndoneBy">Who undid it; null while it is in force.</param>
/// <param name="UndoneAt">When it was undone, UTC.</param>
/// <param name="IsOrphaned">True when nothing is left of what it spoke of, so that it has no effect.</param>
public sealed record Decision(
    long Number,
    DecisionKind Kind,
    string RecordId,
    string Summary,
    string? Field,
    string? Value,
    string Who,
    DateTimeOffset MadeAt,
    string Why,
    string? UndoneBy,
    DateTimeOffset? UndoneAt,
    bool IsOrphaned);

/// <summary>How kinds of decisions are written in commands and addresses.</summary>
public static class DecisionKinds
{
    /// <summary>All kinds.</summary>
    public static readonly IReadOnlyList<DecisionKind> All = Enum.GetValues<DecisionKind>();

    /// <summary>The written name: <c>NotSameSource</c> is <c>not-same-source</c>.</summary>
    public static string Name(this DecisionKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary>Reads a written name.</summary>
    public static bool TryParse(string? name, out DecisionKind kind)
    {
        foreach (var known in All)
        {
            if (known.Name() == name)
            {
                kind = known;
                return true;
            }
        }

        kind = default;
        return false;
    }
}

/// <summary>Something that a person should look at.</summary>
/// <param name="RecordId">Id of a record.</param>
/// <param name="OtherId">Id of a record that may be the same fact; null when the record itself is in question.</param>
/// <param name="Settles">How many documents' statements a decision would settle, weighed by how open the question is; more comes first.</param>
public sealed record ReviewItem(string RecordId, string? OtherId, double Settles);

/// <summary>One of several documents that are copies or revisions of one another.</summary>
/// <param name="Document">The document.</param>
/// <param name="Share">Estimated share of runs of letters in common with the document asked for, 0 to 1; 0 when it is tied through others only.</param>
/// <param name="IsSuperseded">True when a later revision of it is among them.</param>
public sealed record SourceCopy(DocumentEntry Document, double Share, bool IsSuperseded);
