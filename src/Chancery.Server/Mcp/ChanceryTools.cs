using System.ComponentModel;
using System.Text;
using Chancery.Model;
using Chancery.Server.Api;
using Chancery.Server.Exports;
using Chancery.Server.Ui;
using Chancery.Store;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Chancery.Server.Mcp;

/// <summary>What assistants can ask. Every tool only reads, and every answer says where its facts stand.</summary>
[McpServerToolType]
internal sealed class ChanceryTools(IRecordStore store, DocumentTexts documents, Quotations quotations, UiWords words, StoreMemo memo)
{
    private const int MostItems = 50;
    private const int PlacesOfMany = 2;
    private const int PlacesOfOne = 20;

    private readonly ToolText _text = new(documents, quotations, words);

    [McpServerTool(Name = "search_passages", Title = "Search passages", ReadOnly = true, Idempotent = true, OpenWorld = false, UseStructuredContent = true, OutputSchemaType = typeof(PassagesAnswer))]
    [Description("Finds passages of the documents that hold all words, in Chinese (one character is enough), English or Russian in any form of case.")]
    public CallToolResult SearchPassages(
        [Description("The words")] string words,
        [Description("Most passages, 1 to 50")] int limit = 10,
        [Description("Cursor of the answer before, to go on")] string? cursor = null) => ToolAnswer.Of(() =>
    {
        var asked = string.Join(' ', ToolAnswer.Check(ApiParameters.Words, nameof(words), words));
        var page = store.Search(asked, cursor, ToolAnswer.Check(nameof(limit), limit, 1, MostItems));
        var text = new StringBuilder();
        var passages = page.Items.Select(h => PassageItem.Of(h, quotations)).ToArray();
        foreach (var passage in passages)
        {
            text.Append("- ").Append(ToolText.OneLine(passage.Snippet)).Append('\n');
            ToolText.Write(text, passage.Citation with { Quote = Start(passage.Citation.Quote) });
        }

        ToolText.WriteEnd(text, passages.Length, page.Total, page.Next, "passages");
        return (new PassagesAnswer(passages, page.Next, page.Total), text);
    });

    [McpServerTool(Name = "list_chronology", Title = "List a chronology", ReadOnly = true, Idempotent = true, OpenWorld = false, UseStructuredContent = true, OutputSchemaType = typeof(RecordsAnswer))]
    [Description("Lists dated facts between parties, each with the sentence that tells it: meetings, exercises, agreements, mechanisms, figures, statements, levels of relations, projects, offices, other events.")]
    public CallToolResult ListChronology(
        [Description("Party codes that a fact must all have: CHN, RUS, SCO ...")] string[]? parties = null,
        [Description("Types: meeting exercise agreement mechanism indicator statement status project tenure event")] string[]? types = null,
        [Description("Earliest date: 2024, 2024-10 or 2024-10-14")] string? from = null,
        [Description("Latest date")] string? to = null,
        [Description("Words that names, persons or the sentence must hold")] string? text = null,
        [Description("Least confidence, 0 to 1")] double? confidence = null,
        [Description("Id or path of a document that must tell it")] string? document = null,
        [Description("True for newest first")] bool newestFirst = false,
        [Description("Most facts, 1 to 50")] int limit = 20,
        [Description("Cursor of the answer before, to go on")] string? cursor = null) => ToolAnswer.Of(() => Records(
        Filter(parties, from, to, text) with
        {
            Types = [.. ToolAnswer.Check(ApiParameters.Type, nameof(types), types ?? []).Select(t => RecordTypes.TryParse(t.ToLowerInvariant(), out var type) ? type : default)],
            MinConfidence = confidence,
            DocumentId = document is null ? null : Find(document).Id,
            DatedOnly = true,
            NewestFirst = newestFirst,
            Cursor = cursor,
            Limit = ToolAnswer.Check(nameof(limit), limit, 1, MostItems),
        },
        "facts"));

    [McpServerTool(Name = "list_figures", Title = "List figures", ReadOnly = true, Idempotent = true, OpenWorld = false, UseStructuredContent = true, OutputSchemaType = typeof(RecordsAnswer))]
    [Description("Lists what documents give as the figures of a metric, oldest first, each with its period, value in base units and source. Values that disagree stand side by side.")]
    public CallToolResult ListFigures(
        [Description("Words of the metric, such as trade")] string metric,
        [Description("Party codes")] string[]? parties = null,
        [Description("Earliest date: 2024, 2024-10 or 2024-10-14")] string? from = null,
        [Description("Latest date")] string? to = null,
        [Description("Most figures, 1 to 50")] int limit = 20,
        [Description("Cursor of the answer before, to go on")] string? cursor = null) => ToolAnswer.Of(() => Records(
        Filter(parties, from, to, metric) with { Types = [RecordType.Indicator], Cursor = cursor, Limit = ToolAnswer.Check(nameof(limit), limit, 1, MostItems) },
        "figures"));

    [McpServerTool(Name = "open_record", Title = "Open a record", ReadOnly = true, Idempotent = true, OpenWorld = false, UseStructuredContent = true, OutputSchemaType = typeof(RecordAnswer))]
    [Description("Opens a record by its id: all fields, every document that tells it with the exact words, and how disputed values were chosen.")]
    public CallToolResult OpenRecord([Description("Id, such as a-0123456789abcdef")] string id) => ToolAnswer.Of(() =>
    {
        var record = store.Find(id);
        var cited = _text.Cite(record, PlacesOfOne);
        var statements = store.GetStatements(record.Id).Take(PlacesOfOne).Select(s => StatementItem.Of(s, documents.Get(s.DocumentId))).ToArray();
        var chosen = store.Explain(record.Id)?.ChosenBy ?? new Dictionary<string, string>();
        var text = new StringBuilder();
        ToolText.Write(text, cited, record.Id);
        text.Append($"Told by {record.Sources.Documents} documents, {record.Sources.Independent} of them independent; confidence {record.Confidence:0.00}.\n");
        foreach (var (field, rule) in chosen)
        {
            text.Append($"Documents disagree on {field}; the value was chosen by {rule}.\n");
        }

        return (new RecordAnswer(cited, statements, chosen, Math.Max(0, record.Evidence.Count - PlacesOfOne)), text);
    });

    [McpServerTool(Name = "list_findings", Title = "List findings", ReadOnly = true, Idempotent = true, OpenWorld = false, UseStructuredContent = true, OutputSchemaType = typeof(FindingsAnswer))]
    [Description("Lists what the audit found, worst first: whether sums, growth, counts, series and figures of several documents agree. A finding never says who is right.")]
    public CallToolResult ListFindings(
        [Description("Verdicts: inconsistent undecidable consistent")] string[]? verdicts = null,
        [Description("Kinds: sum difference growth multiple average share count ordinal cadence duration order contradiction office target repeat")] string[]? kinds = null,
        [Description("A part of the path or title of a document")] string? document = null,
        [Description("Most findings, 1 to 50")] int limit = 10,
        [Description("Cursor of the answer before, to go on")] string? cursor = null) => ToolAnswer.Of(() =>
    {
        var page = store.ListFindings(new FindingFilter
        {
            Verdicts = [.. ToolAnswer.Check(ApiParameters.Verdict, nameof(verdicts), verdicts ?? []).Select(v => FindingNames.TryParse(v.ToLowerInvariant(), out FindingVerdict verdict) ? verdict : default)],
            Kinds = [.. ToolAnswer.Check(ApiParameters.FindingKind, nameof(kinds), kinds ?? []).Select(k => FindingNames.TryParse(k.ToLowerInvariant(), out FindingKind kind) ? kind : default)],
            Document = ToolAnswer.Check(ApiParameters.FindingDocument, nameof(document), document).FirstOrDefault(),
            Cursor = cursor,
            Limit = ToolAnswer.Check(nameof(limit), limit, 1, MostItems),
        });
        var records = new FindingRecords(store);
        var text = new StringBuilder();
        List<CitedFinding> findings = [];
        foreach (var finding in page.Items)
        {
            var places = finding.Operands.Take(PlacesOfOne).Select(o => _text.Cite(o.Evidence)).ToArray();
            findings.Add(new CitedFinding(new FindingItem(FindingJson.Line(finding, documents, records)), places));
            text.Append($"- {finding.Verdict.Name()} {finding.Kind.Name()}: {finding.Formula} [{finding.Id}]\n");
            places.Take(PlacesOfMany).ToList().ForEach(p => ToolText.Write(text, p));
        }

        ToolText.WriteEnd(text, findings.Count, page.Total, page.Next, "findings");
        return (new FindingsAnswer(findings, page.Next, page.Total), text);
    });

    [McpServerTool(Name = "list_sessions", Title = "List sessions of mechanisms", ReadOnly = true, Idempotent = true, OpenWorld = false, UseStructuredContent = true, OutputSchemaType = typeof(SessionsAnswer))]
    [Description("Lists standing mechanisms with their numbered sessions, the numbers that no document tells of, and how often they meet.")]
    public CallToolResult ListSessions(
        [Description("Words of the mechanism's name")] string? name = null,
        [Description("Party codes")] string[]? parties = null,
        [Description("Most mechanisms, 1 to 50")] int limit = 10,
        [Description("Cursor of the answer before, to go on")] string? cursor = null) => ToolAnswer.Of(() =>
    {
        var filter = Filter(parties, null, null, name) with { Types = [RecordType.Mechanism], Cursor = cursor, Limit = ToolAnswer.Check(nameof(limit), limit, 1, MostItems) };
        var page = store.ListRecords(filter);
        var series = RegisterEndpoints.Series(memo, filter.Parties);
        var text = new StringBuilder();
        List<CitedMechanism> mechanisms = [];
        foreach (var record in page.Items)
        {
            var found = store.FindSeries(record.Fact, series) is { } own ? SeriesItem.Of(own) : null;
            var cited = _text.Cite(record, PlacesOfMany);
            ToolText.Write(text, cited, record.Id);
            mechanisms.Add(new CitedMechanism(cited, found, Sessions(text, found)));
        }

        ToolText.WriteEnd(text, mechanisms.Count, page.Total, page.Next, "mechanisms");
        return (new SessionsAnswer(mechanisms, page.Next, page.Total), text);
    });

    [McpServerTool(Name = "open_document", Title = "Open a document", ReadOnly = true, Idempotent = true, OpenWorld = false, UseStructuredContent = true, OutputSchemaType = typeof(DocumentAnswer))]
    [Description("Reads a document at a place: its text from a code point on, as it was decoded, and the records told there.")]
    public CallToolResult OpenDocument(
        [Description("Id or path of the document")] string document,
        [Description("First code point, as citations give it")] int start = 0,
        [Description("Code points to read, 1 to 10000")] int length = 3000) => ToolAnswer.Of(() =>
    {
        const int MostCodePoints = 10_000;
        var opened = documents.Get(Find(document).Id);
        var whole = opened.Index.ToCodePoint(opened.Stored.Text.Length);
        ToolAnswer.Check(nameof(start), start, 0, whole);
        var end = Math.Min(whole, start + ToolAnswer.Check(nameof(length), length, 1, MostCodePoints));
        var span = new Span(opened.Index.ToUtf16(start), opened.Index.ToUtf16(end));
        var item = DocumentItem.Of(opened.Stored.Entry, quotations);
        var text = new StringBuilder($"{ToolText.OneLine(item.Title ?? item.Name)}, {item.Date ?? "no date"}, {item.Link ?? item.Path}, characters {start} to {end} of {whole}:\n\n")
            .Append(span.In(opened.Stored.Text)).Append('\n');
        return (new DocumentAnswer(item, new TextRange(start, end, span.In(opened.Stored.Text).ToString()), whole, end < whole ? end : null, [.. DocumentEndpoints.Marks(store, opened, span)]), text);
    });

    private static RecordFilter Filter(string[]? parties, string? from, string? to, string? text) => new()
    {
        Parties = [.. ToolAnswer.Check(ApiParameters.Party, nameof(parties), parties ?? []).Select(p => p.StartsWith('@') ? p : p.ToUpperInvariant()).Distinct(StringComparer.Ordinal)],
        From = ToolAnswer.Check(ApiParameters.From, nameof(from), from).FirstOrDefault(),
        To = ToolAnswer.Check(ApiParameters.To, nameof(to), to).FirstOrDefault(),
        Text = ToolAnswer.Check(ApiParameters.Text, nameof(text), text).FirstOrDefault(),
    };

    private static string Start(string quote) => quote.Length <= 100 ? quote : string.Concat(quote.AsSpan(0, char.IsHighSurrogate(quote[99]) ? 99 : 100), "…");

    private (RecordsAnswer Content, StringBuilder Text) Records(RecordFilter filter, string what)
    {
        var page = store.ListRecords(filter);
        var text = new StringBuilder();
        List<CitedRecord> records = [];
        foreach (var record in page.Items)
        {
            records.Add(_text.Cite(record, PlacesOfMany));
            ToolText.Write(text, records[^1], record.Id);
        }

        ToolText.WriteEnd(text, records.Count, page.Total, page.Next, what);
        return (new RecordsAnswer(records, page.Next, page.Total), text);
    }

    /// <summary>Where the sessions of a series are told, by number; also written as lines.</summary>
    private Dictionary<string, Quotation> Sessions(StringBuilder text, SeriesItem? series)
    {
        var places = new Dictionary<string, Quotation>(StringComparer.Ordinal);
        foreach (var session in series?.Sessions ?? [])
        {
            text.Append($"    session {session.Ordinal}, {session.Date ?? "undated"}{(session.Place is null ? "" : ", " + ToolText.OneLine(session.Place))} [{string.Join(' ', session.Records)}]\n");
            if (places.Count < MostItems && store.GetRecord(session.Records[0]) is { } record)
            {
                places[session.Ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture)] = _text.Cite(record.Evidence[0]);
            }
        }

        if (series is { Gaps.Count: > 0 })
        {
            text.Append($"    no document tells of session {string.Join(", ", series.Gaps)}\n");
        }

        return places;
    }

    private DocumentEntry Find(string idOrPath) =>
        store.GetEntries([idOrPath]).Values.FirstOrDefault() ?? store.FindByPath(idOrPath) ?? throw ApiResults.NoDocument(idOrPath);
}
