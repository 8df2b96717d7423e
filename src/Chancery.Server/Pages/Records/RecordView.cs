using Chancery.Engine.Data;
using Chancery.Engine.Resolve.Identity;
using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>Why two statements of a record are taken to tell one fact.</summary>
/// <param name="One">Words of one.</param>
/// <param name="Other">Words of the other.</param>
/// <param name="Score">How they compare.</param>
public sealed record LinkView(SourceChipModel One, SourceChipModel Other, MatchScore Score);

/// <summary>A record with its fields, what is behind them and what stands around it.</summary>
public sealed class RecordView
{
    /// <summary>Statements of one page of the list.</summary>
    public const int PageSize = 30;

    private const int ShownLinks = 12;
    private const int ShownFindings = 10;
    private const int MostFindings = 500;

    /// <summary>The record in one line.</summary>
    public required RecordLine Line { get; init; }

    /// <summary>Its fields with the source of each.</summary>
    public required IReadOnlyList<RecordFieldView> Fields { get; init; }

    /// <summary>A page of its statements, in order of document and position.</summary>
    public required Page<StatementView> Statements { get; init; }

    /// <summary>Number of the first statement shown, from 1.</summary>
    public required int FirstStatement { get; init; }

    /// <summary>What ties its statements together; empty when all tell it alike.</summary>
    public required IReadOnlyList<LinkView> Links { get; init; }

    /// <summary>How many links are left out.</summary>
    public required int MoreLinks { get; init; }

    /// <summary>Its documents by source.</summary>
    public required IReadOnlyList<SourceGroup> Sources { get; init; }

    /// <summary>How many documents are left out.</summary>
    public required int MoreDocuments { get; init; }

    /// <summary>What stands around it.</summary>
    public required RecordNeighbours Neighbours { get; init; }

    /// <summary>Findings of the audit that speak of it, worst first.</summary>
    public required IReadOnlyList<FindingCard> Findings { get; init; }

    /// <summary>Decisions on its statements, newest first.</summary>
    public required IReadOnlyList<Decision> Decisions { get; init; }

    /// <summary>What the record says.</summary>
    public Fact Fact => Line.Record.Fact;

    /// <summary>Builds the view of a record.</summary>
    /// <param name="services">Services of the request.</param>
    /// <param name="record">The record.</param>
    /// <param name="cursor">Cursor of its statements; null for the first.</param>
    /// <exception cref="ArgumentException">The cursor is none of this list.</exception>
    internal static RecordView Build(IServiceProvider services, Record record, string? cursor)
    {
        var store = services.GetRequiredService<IRecordStore>();
        var memo = services.GetRequiredService<StoreMemo>();
        var lines = services.GetRequiredService<RecordLines>();
        var page = services.GetRequiredService<PageContext>();
        var statements = store.GetStatements(record.Id).ToList();
        var explanation = memo.Get("explanation of " + record.Id, s => s.Explain(record.Id)) ?? new RecordExplanation([], new Dictionary<string, string>());
        var byDocument = statements.ToLookup(static s => s.DocumentId, StringComparer.Ordinal);
        var shown = ListPages.After(statements, cursor, PageSize, static s => s.Id);
        var (sources, moreDocuments) = RecordSources.Read(record, store, lines);
        var cards = new FindingCards(services.GetRequiredService<DocumentTexts>(), lines, page, new FindingRecords(store));
        return new RecordView
        {
            Line = lines.Of(record),
            Fields = [.. new RecordFields(record, statements, explanation.ChosenBy, lines, page.Words).Read(services.GetRequiredService<Ontology>())],
            Statements = new Page<StatementView>([.. shown.Items.Select(s => StatementView.Of(s, record.Id, lines))], shown.Next, shown.Total),
            FirstStatement = shown.Items.Count == 0 ? 1 : statements.IndexOf(shown.Items[0]) + 1,
            Links = [.. LinkViews(explanation, statements, record.Id, lines)],
            MoreLinks = Math.Max(0, explanation.Links.Count - ShownLinks),
            Sources = sources,
            MoreDocuments = moreDocuments,
            Neighbours = RecordNeighbours.Of(record, store, memo, lines),
            Findings = [.. store.ListFindingsNear(record.Id, MostFindings).Where(f => FindingRecords.Names(f, byDocument)).Take(ShownFindings).Select(cards.Of)],
            Decisions = store.ListDecisions(record.Id),
        };
    }

    private static IEnumerable<LinkView> LinkViews(RecordExplanation explanation, List<Statement> statements, string recordId, RecordLines lines)
    {
        var byId = statements.ToDictionary(static s => s.Id, StringComparer.Ordinal);
        foreach (var link in explanation.Links.Take(ShownLinks))
        {
            if (byId.TryGetValue(link.StatementId, out var one) && byId.TryGetValue(link.OtherId, out var other))
            {
                yield return new LinkView(Chip(one), Chip(other), link.Score);
            }
        }

        SourceChipModel Chip(Statement statement) => lines.Chip(new Evidence(statement.DocumentId, statement.Evidence[0]), recordId, 0);
    }
}
