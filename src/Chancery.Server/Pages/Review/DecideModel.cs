using Chancery.Engine.Data;
using Chancery.Model;

namespace Chancery.Server.Pages;

/// <summary>A value that some document gives.</summary>
/// <param name="Text">As it stands in the field.</param>
/// <param name="Documents">How many statements give it.</param>
public sealed record DecideChoice(string Text, int Documents);

/// <summary>One field to be edited.</summary>
/// <param name="Field">The field.</param>
/// <param name="Was">Its text as the record has it.</param>
/// <param name="Text">Its text as it stands in the form.</param>
/// <param name="Problem">What is wrong with it; null when nothing is.</param>
/// <param name="Choices">Other values that documents give, most told first.</param>
public sealed record DecideField(OntologyField Field, string Was, string Text, string? Problem, IReadOnlyList<DecideChoice> Choices);

/// <summary>One statement of the record.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Passage">Its words with what stands around them.</param>
/// <param name="Chip">Where they stand.</param>
/// <param name="IsTicked">True when it is ticked to leave the record.</param>
public sealed record DecideStatement(string Id, Passage Passage, SourceChipModel Chip, bool IsTicked);

/// <summary>A record with all that can be decided on it.</summary>
public sealed class DecideModel
{
    /// <summary>The record in one line.</summary>
    public required RecordLine Line { get; init; }

    /// <summary>Its version, so that nothing is decided on what has changed.</summary>
    public required string Version { get; init; }

    /// <summary>Its fields.</summary>
    public required IReadOnlyList<DecideField> Fields { get; init; }

    /// <summary>Its first statements.</summary>
    public required IReadOnlyList<DecideStatement> Statements { get; init; }

    /// <summary>How many statements are not shown.</summary>
    public required int MoreStatements { get; init; }

    /// <summary>Records that may be the same fact.</summary>
    public required IReadOnlyList<RecordLine> Candidates { get; init; }

    /// <summary>Records found by words.</summary>
    public IReadOnlyList<RecordLine> Found { get; init; } = [];

    /// <summary>The words by which they were sought; null when none were.</summary>
    public string? Find { get; init; }

    /// <summary>Why what was sent was not done; null when nothing was.</summary>
    public string? Problem { get; init; }

    /// <summary>Who decides; empty when it is not known.</summary>
    public required string Who { get; init; }

    /// <summary>The reason as written.</summary>
    public string Why { get; init; } = string.Empty;

    /// <summary>The record.</summary>
    public Record Record => Line.Record;
}
