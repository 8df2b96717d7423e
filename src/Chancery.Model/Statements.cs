namespace Chancery.Model;

/// <summary>A slice of a document that carries a fact.</summary>
/// <param name="DocumentId">Id of the document.</param>
/// <param name="Span">UTF-16 range in the document's decoded source text.</param>
public readonly record struct Evidence(string DocumentId, Span Span);

/// <summary>
/// What one document says: a fact with its evidence, the rule that read it and the version of the data it was read with.
/// Statements are immutable; the id is a hash of the content, so the same document and data give the same id on every machine.
/// </summary>
public sealed record Statement
{
    /// <summary>Lower-case hexadecimal hash of document id, fact and evidence.</summary>
    public required string Id { get; init; }

    /// <summary>The document that tells it.</summary>
    public required string DocumentId { get; init; }

    /// <summary>What is told.</summary>
    public required Fact Fact { get; init; }

    /// <summary>Slices of the document's decoded source text, in UTF-16 code units; the first is the main one. Never empty.</summary>
    public required IReadOnlyList<Span> Evidence { get; init; }

    /// <summary>Id of the rule under <c>data/rules</c> that read it.</summary>
    public required string RuleId { get; init; }

    /// <summary>Field names with the rule or context step each value came from, such as <c>date</c>: <c>carried</c>.</summary>
    public IReadOnlyDictionary<string, string> FieldSources { get; init; } = new Dictionary<string, string>();

    /// <summary>Version of <c>data/</c> it was read with.</summary>
    public required string DataVersion { get; init; }

    /// <summary>0 to 1: the share of such statements expected to be right.</summary>
    public required double Confidence { get; init; }
}

/// <summary>How many documents tell a fact.</summary>
/// <param name="Documents">Number of documents.</param>
/// <param name="Independent">Number of documents that are not copies, reprints or revisions of one another.</param>
public sealed record SourceCount(int Documents, int Independent);

/// <summary>One fact with all that is told of it. A layer over statements: it never changes them.</summary>
public sealed record Record
{
    /// <summary>Stable for the same fact from the same corpus.</summary>
    public required string Id { get; init; }

    /// <summary>Key of the profile whose id it bears; empty in lists.</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>The record's own values, chosen from its statements.</summary>
    public required Fact Fact { get; init; }

    /// <summary>All slices of all its statements, ordered by document and position.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>Ids of its statements.</summary>
    public required IReadOnlyList<string> StatementIds { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>How many documents tell it.</summary>
    public required SourceCount Sources { get; init; }
}
