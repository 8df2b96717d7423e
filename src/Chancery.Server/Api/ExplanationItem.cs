using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;

namespace Chancery.Server.Api;

/// <summary>A slice of a document.</summary>
/// <param name="Doc">Name of the file.</param>
/// <param name="Line">Number of its line, from 1.</param>
/// <param name="Start">First code point in the decoded file.</param>
/// <param name="End">Code point after the last.</param>
/// <param name="Quote">The slice.</param>
public sealed record SliceItem(string Doc, int Line, int Start, int End, string Quote);

/// <summary>What one document says.</summary>
/// <param name="Id">Hash of its content.</param>
/// <param name="Path">Path of the document.</param>
/// <param name="Rule">Rule that read it.</param>
/// <param name="DataVersion">Version of the data it was read with.</param>
/// <param name="Confidence">0 to 1: the share of such statements expected to be right.</param>
/// <param name="FieldSources">Where the values of fields came from that do not stand in the slice.</param>
/// <param name="Fact">What it says.</param>
/// <param name="Evidence">Where, the main slice first.</param>
public sealed record StatementItem(
    string Id,
    string Path,
    string Rule,
    string DataVersion,
    double Confidence,
    IReadOnlyDictionary<string, string> FieldSources,
    FactJson Fact,
    IReadOnlyList<SliceItem> Evidence)
{
    /// <summary>A statement for programs.</summary>
    public static StatementItem Of(Statement statement, DocumentText document) => new(
        statement.Id,
        document.Stored.Entry.Path,
        statement.RuleId,
        statement.DataVersion,
        Math.Round(statement.Confidence, 3),
        new SortedDictionary<string, string>(statement.FieldSources.ToDictionary(), StringComparer.Ordinal),
        FactJson.Of(statement.Fact),
        [
            .. statement.Evidence.Select(span => new SliceItem(
                document.Name,
                SourceLines.NumberOf(document.Stored.Text, span.Start),
                document.Index.ToCodePoint(span.Start),
                document.Index.ToCodePoint(span.End),
                span.In(document.Stored.Text).ToString())),
        ]);
}

/// <summary>Why two statements of a record are taken to tell of one fact.</summary>
/// <param name="Statement">Id of a statement.</param>
/// <param name="With">Id of the statement of the record that fits it best.</param>
/// <param name="Score">How well: the sum of the features.</param>
/// <param name="Threshold">The sum from which they are one.</param>
/// <param name="Features">What was added for what they have in common or not; <c>never</c> for what keeps two apart.</param>
public sealed record LinkItem(string Statement, string With, int Score, int Threshold, IReadOnlyDictionary<string, object> Features);

/// <summary>A record, why it is one, and the statements behind it.</summary>
/// <param name="Record">The record.</param>
/// <param name="Key">Key of the profile whose id it bears.</param>
/// <param name="Links">What ties its statements to one another.</param>
/// <param name="ChosenBy">For each field on which statements disagree the rule that chose its value.</param>
/// <param name="Statements">Its statements, in order of document path and position.</param>
public sealed record ExplanationItem(
    RecordJson Record,
    string Key,
    IReadOnlyList<LinkItem> Links,
    IReadOnlyDictionary<string, string> ChosenBy,
    IReadOnlyList<StatementItem> Statements)
{
    /// <summary>An explanation for programs.</summary>
    public static ExplanationItem Of(Record record, RecordExplanation explanation, IReadOnlyList<Statement> statements, DocumentTexts documents) => new(
        RecordJson.Of(record, documents),
        record.Key,
        [.. explanation.Links.Select(Link)],
        new SortedDictionary<string, string>(explanation.ChosenBy.ToDictionary(), StringComparer.Ordinal),
        [.. statements.Select(s => StatementItem.Of(s, documents.Get(s.DocumentId)))]);

    private static LinkItem Link(RecordLink link) => new(
        link.StatementId,
        link.OtherId,
        link.Score.Total,
        link.Score.Threshold,
        link.Score.Features.ToDictionary(f => f.Name, f => f.Weight is { } weight ? (object)weight : "never"));
}
