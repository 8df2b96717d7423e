using Chancery.Engine.Resolve.Identity;
using Chancery.Model;

namespace Chancery.Store;

/// <summary>What is asked of a person.</summary>
public enum ReviewQuestion
{
    /// <summary>Whether a record is right.</summary>
    Record,

    /// <summary>Whether two records are one.</summary>
    Pair,
}

/// <summary>Which questions to list. Null or empty means any.</summary>
public sealed record ReviewFilter
{
    /// <summary>What is asked.</summary>
    public ReviewQuestion? Question { get; init; }

    /// <summary>Types of the records.</summary>
    public IReadOnlyList<RecordType> Types { get; init; } = [];

    /// <summary>Party codes that must all be among the parties of the record; of two records, of one of them.</summary>
    public IReadOnlyList<string> Parties { get; init; } = [];

    /// <summary>Questions to pass over, from 0.</summary>
    public int Skip { get; init; }

    /// <summary>Most questions, 1 to 10000.</summary>
    public int Limit { get; init; } = 20;
}

/// <summary>Some of the open questions.</summary>
/// <param name="Items">In falling order of what an answer would settle.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record ReviewPage(IReadOnlyList<ReviewItem> Items, long Total);

/// <summary>What became of a decision.</summary>
public enum DecisionState
{
    /// <summary>It is in force.</summary>
    InForce,

    /// <summary>It was undone.</summary>
    Undone,

    /// <summary>It is in force, but nothing is left of what it spoke of.</summary>
    Orphaned,
}

/// <summary>Which decisions to list. Null or empty means any.</summary>
public sealed record DecisionFilter
{
    /// <summary>Id of a record: only decisions on its statements.</summary>
    public string? RecordId { get; init; }

    /// <summary>Kinds.</summary>
    public IReadOnlyList<DecisionKind> Kinds { get; init; } = [];

    /// <summary>Who made them, written the same.</summary>
    public string? Who { get; init; }

    /// <summary>What became of them.</summary>
    public DecisionState? State { get; init; }

    /// <summary>Only decisions made at this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Opaque cursor from <see cref="Page{T}.Next"/>.</summary>
    public string? Cursor { get; init; }

    /// <summary>Most decisions to return, 1 to 10000.</summary>
    public int Limit { get; init; } = 100;
}

public partial interface IRecordStore
{
    /// <summary>What a person should look at.</summary>
    ReviewPage Review(ReviewFilter filter);

    /// <summary>Makes several decisions, one after the other: all of them, or none when one cannot be made.</summary>
    /// <returns>The decisions, in the order of the requests.</returns>
    /// <exception cref="DecisionException">One of them cannot be made; the message says why.</exception>
    IReadOnlyList<Decision> Decide(IReadOnlyList<DecisionRequest> requests);

    /// <summary>A decision by its number; null when there is none.</summary>
    Decision? GetDecision(long number);

    /// <summary>Decisions, newest first.</summary>
    Page<Decision> ListDecisions(DecisionFilter filter);

    /// <summary>Ids of records that may be the same fact as this one and are not decided on, by how many documents tell them.</summary>
    /// <param name="recordId">Id of a record; an unknown one has none.</param>
    IReadOnlyList<string> ListCandidates(string recordId);

    /// <summary>How two records compare: the best of the ways in which both are told. Null when one of them is not there.</summary>
    MatchScore? Compare(string recordId, string otherId);
}
