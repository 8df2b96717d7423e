using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Server.Ui;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>One value of a series as a document tells it.</summary>
/// <param name="Record">Record that holds it.</param>
/// <param name="Fact">The values told.</param>
/// <param name="Value">Value with bound and unit, in the reader's language.</param>
/// <param name="Change">Change in the reader's language; null when none is told.</param>
/// <param name="Chip">Where it stands.</param>
/// <param name="IsTarget">True when its time begins after the document that tells it.</param>
/// <param name="Differs">True when another value is told of the same time.</param>
public sealed record FigureRow(Record Record, Fact Fact, string Value, string? Change, SourceChipModel Chip, bool IsTarget, bool Differs)
{
    /// <summary>First day as an ISO date; null without a date.</summary>
    public string? From => Edtf.TryParse(Fact.Date, out var date, out _) && date.Earliest > 10_000 ? TimelineStrip.DayOf(date.Earliest).ToString("yyyy-MM-dd") : null;

    /// <summary>Last day as an ISO date; that of <see cref="From"/> when the end is open.</summary>
    public string? To => Edtf.TryParse(Fact.Date, out var date, out _) && date.Latest < Edtf.OpenEnd && From is not null ? TimelineStrip.DayOf(date.Latest).ToString("yyyy-MM-dd") : From;
}

/// <summary>A series with all that documents tell of it and what the audit says.</summary>
/// <param name="Series">The series.</param>
/// <param name="Rows">Its values by date, competing ones beside one another.</param>
/// <param name="Left">How many records are left out of the table.</param>
/// <param name="Notes">Findings of the audit on these values.</param>
public sealed record FigureView(FigureSeries Series, IReadOnlyList<FigureRow> Rows, int Left, IReadOnlyList<FindingCard> Notes);

/// <summary>Reads a series for one reader.</summary>
internal sealed class FigureReader(IRecordStore store, StoreMemo memo, RecordLines lines, FindingCards cards, PageContext page)
{
    private const int MostRecords = 120;
    private const int MostNotes = 6;
    private const int MostFindings = 10_000;

    /// <summary>The view of a series.</summary>
    public FigureView Read(FigureSeries series)
    {
        var records = series.Points.Take(MostRecords).Select(p => store.GetRecord(p.RecordId)).OfType<Record>().ToList();
        var told = records.SelectMany(r => store.GetTellings(r).DistinctBy(t => (t.Fact.Value, t.Fact.Bound, t.Fact.Date)).Select(t => (Record: r, Telling: t))).ToList();
        var dates = store.GetEntries(told.Select(t => t.Telling.Evidence[0].DocumentId).Distinct());
        var values = told.Where(t => t.Telling.Fact.Date is not null).ToLookup(t => t.Telling.Fact.Date!, t => (t.Telling.Fact.Value, t.Telling.Fact.Bound), StringComparer.Ordinal);
        var rows = told.Select(t => RowOf(
            t.Record, t.Telling, IsTarget(t.Telling.Fact.Date, dates.GetValueOrDefault(t.Telling.Evidence[0].DocumentId)), t.Telling.Fact.Date is { } d && values[d].Distinct().Skip(1).Any()));
        return new FigureView(series, [.. rows], Math.Max(0, series.Points.Count - MostRecords), Notes(records));
    }

    private static bool IsTarget(string? date, DocumentEntry? document) =>
        Edtf.TryParse(date, out var value, out _) && Edtf.TryParse(document?.Metadata.Date?.Value, out var published, out _)
        && value.Earliest > published.Latest && !value.IsUnspecified;

    private FigureRow RowOf(Record record, Record telling, bool isTarget, bool differs)
    {
        var fact = telling.Fact;
        return new FigureRow(
            record,
            fact,
            NumberWords.Of(fact.Value ?? 0, fact.Unit, fact.Bound, page.Words),
            FactWords.Field(fact, "change", page.Words),
            lines.Chip(telling.Evidence[0], record.Id, record.Sources.Documents - 1),
            isTarget,
            differs);
    }

    /// <summary>Findings that do not hold and compare words of these records.</summary>
    private List<FindingCard> Notes(List<Record> records)
    {
        var byDocument = memo.Get("findings by document", s => s.ListFindings(new FindingFilter { Verdicts = [FindingVerdict.Inconsistent, FindingVerdict.Undecidable], Limit = MostFindings }).Items
            .SelectMany(f => f.Operands.Select(o => (o.Evidence, Finding: f))).ToLookup(f => f.Evidence.DocumentId, StringComparer.Ordinal));
        var found = records.SelectMany(r => r.Evidence)
            .SelectMany(e => byDocument[e.DocumentId].Where(f => f.Evidence.Span.Overlaps(e.Span)).Select(f => f.Finding))
            .DistinctBy(f => f.Id).OrderBy(f => f.Verdict).ThenBy(f => f.Id, StringComparer.Ordinal);
        return [.. found.Take(MostNotes).Select(cards.Of)];
    }
}
