using Chancery.Engine.Resolve.Identity;

namespace Chancery.Store;

/// <summary>Why two statements of a record are taken to tell of one fact.</summary>
/// <param name="StatementId">A statement.</param>
/// <param name="OtherId">The statement of the record that fits it best.</param>
/// <param name="Score">How they compare.</param>
public sealed record RecordLink(string StatementId, string OtherId, MatchScore Score);

/// <summary>Why a record is one record, and where its values come from.</summary>
/// <param name="Links">For each way in which the fact is told, but the first, what ties it to the rest. Empty when all statements tell it alike.</param>
/// <param name="ChosenBy">For each field on which statements disagree the rule that chose its value.</param>
public sealed record RecordExplanation(IReadOnlyList<RecordLink> Links, IReadOnlyDictionary<string, string> ChosenBy);
