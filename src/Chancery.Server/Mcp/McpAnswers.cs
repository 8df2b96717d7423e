using Chancery.Server.Api;

namespace Chancery.Server.Mcp;

/// <summary>A record as tools give it.</summary>
/// <param name="Line">It in one line of English.</param>
/// <param name="Record">The record in contract form.</param>
/// <param name="Link">Its page in the explorer; absent when none is served.</param>
/// <param name="Citations">Where it is told: the first places, quotes cut when they are long.</param>
internal sealed record CitedRecord(string Line, RecordJson Record, string? Link, IReadOnlyList<Quotation> Citations);

/// <summary>Records of one page.</summary>
/// <param name="Records">The records.</param>
/// <param name="Next">Cursor of the next page; absent on the last.</param>
/// <param name="Total">How many there are in all.</param>
internal sealed record RecordsAnswer(IReadOnlyList<CitedRecord> Records, string? Next, long Total);

/// <summary>A record and what stands behind it.</summary>
/// <param name="Record">The record.</param>
/// <param name="Statements">What each document says.</param>
/// <param name="ChosenBy">For each field on which documents disagree the rule that chose its value.</param>
/// <param name="CitationsLeftOut">Places beyond those that are cited.</param>
internal sealed record RecordAnswer(CitedRecord Record, IReadOnlyList<StatementItem> Statements, IReadOnlyDictionary<string, string> ChosenBy, int CitationsLeftOut);

/// <summary>Passages of one page.</summary>
/// <param name="Passages">The passages, each with its citation.</param>
/// <param name="Next">Cursor of the next page; absent on the last.</param>
/// <param name="Total">How many there are in all.</param>
internal sealed record PassagesAnswer(IReadOnlyList<PassageItem> Passages, string? Next, long Total);

/// <summary>A finding with the places of its operands.</summary>
/// <param name="Finding">The finding in contract form.</param>
/// <param name="Citations">Where its operands stand, in their order.</param>
internal sealed record CitedFinding(FindingItem Finding, IReadOnlyList<Quotation> Citations);

/// <summary>Findings of one page.</summary>
/// <param name="Findings">The findings, worst first.</param>
/// <param name="Next">Cursor of the next page; absent on the last.</param>
/// <param name="Total">How many there are in all.</param>
internal sealed record FindingsAnswer(IReadOnlyList<CitedFinding> Findings, string? Next, long Total);

/// <summary>A mechanism with its numbered sessions.</summary>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Series">Its sessions, gaps and cadence; absent when no numbered session is told.</param>
/// <param name="SessionCitations">For sessions by number where they are told.</param>
internal sealed record CitedMechanism(CitedRecord Mechanism, SeriesItem? Series, IReadOnlyDictionary<string, Quotation> SessionCitations);

/// <summary>Mechanisms of one page.</summary>
/// <param name="Mechanisms">The mechanisms.</param>
/// <param name="Next">Cursor of the next page; absent on the last.</param>
/// <param name="Total">How many there are in all.</param>
internal sealed record SessionsAnswer(IReadOnlyList<CitedMechanism> Mechanisms, string? Next, long Total);

/// <summary>A range of a document's text.</summary>
/// <param name="Document">What is known of the document.</param>
/// <param name="Text">The range, in code points.</param>
/// <param name="Length">Length of the whole text in code points.</param>
/// <param name="Next">Where to go on; absent at the end.</param>
/// <param name="Records">Where records stand in the range.</param>
internal sealed record DocumentAnswer(DocumentItem Document, TextRange Text, int Length, int? Next, IReadOnlyList<RecordMark> Records);
