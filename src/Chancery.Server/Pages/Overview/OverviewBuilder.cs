using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>Gathers what the overview shows; what has to be counted over the whole store is kept until the store changes.</summary>
public sealed class OverviewBuilder(StoreMemo memo, IRecordStore store, RecordLines lines, DocumentTexts documents, PageContext page)
{
    private const int ShownRecords = 5;
    private const int ShownDocuments = 8;
    private const int ShownFindings = 3;
    private const int ShownDyads = 10;
    private const int ReadFindings = 60;
    private const int ReadLevels = 400;
    private const double SureLevel = 0.5;

    private static readonly RecordType[] ColumnTypes = [RecordType.Meeting, RecordType.Exercise, RecordType.Agreement];

    /// <summary>Builds the view.</summary>
    /// <param name="parties">Parties in view; empty for all.</param>
    /// <param name="year">Year to show; null takes the newest document's.</param>
    public OverviewView Build(IReadOnlyList<string> parties, int? year)
    {
        var key = string.Join(' ', parties);
        var counts = memo.Get("years " + key, s => s.CountByYear(parties));
        var newest = memo.Get("newest " + key, s => s.NewestDocuments(parties, ShownDocuments));
        var bars = Bars(counts, YearOf(newest));
        year ??= bars.LastOrDefault(b => b.Records > 0)?.Year;
        return new OverviewView
        {
            Types = memo.Get("types " + key, s => Types(s, parties)),
            Levels = parties.Count == 2 ? Levels(memo.Get("levels " + key, s => LevelsOf(s, parties)), bars) : [],
            Year = year,
            Years = bars,
            Columns = year is { } shown ? [.. ColumnTypes.Select(t => Column(t, shown, parties))] : [],
            Findings = Findings(key, parties),
            Newest = newest,
            Dyads = parties.Count == 0 ? memo.Get("overview dyads", s => s.ListDyads(ShownDyads)) : [],
        };
    }

    private static int YearOf(IReadOnlyList<DocumentEntry> newest) =>
        newest.Count > 0 && Edtf.TryParse(newest[0].Metadata.Date?.Value, out var date, out _) && !date.IsUnspecified ? date.Latest / 10_000 : 9999;

    /// <summary>Every year that has records, gaps between them too. Years after the newest document are plans, which the timeline shows.</summary>
    private static IReadOnlyList<YearBar> Bars(IReadOnlyList<YearCount> counts, int last)
    {
        var byYear = counts.Where(c => ColumnTypes.Contains(c.Type) && c.Year <= last).GroupBy(c => c.Year).ToDictionary(g => g.Key, g => g.Sum(c => c.Records));
        return byYear.Count == 0 ? [] : [.. Enumerable.Range(byYear.Keys.Min(), byYear.Keys.Max() - byYear.Keys.Min() + 1).Select(y => new YearBar(y, byYear.GetValueOrDefault(y)))];
    }

    private static IReadOnlyList<KeyValuePair<RecordType, long>> Types(IRecordStore store, IReadOnlyList<string> parties) =>
        [.. RecordTypes.All.Select(t => KeyValuePair.Create(t, store.ListRecords(new RecordFilter { Types = [t], Parties = parties, Limit = 1 }).Total))
            .Where(t => t.Value > 0).OrderByDescending(t => t.Value)];

    private static IReadOnlyList<Record> LevelsOf(IRecordStore store, IReadOnlyList<string> parties)
    {
        var levels = new List<Record>();
        foreach (var record in store.ListRecords(new RecordFilter { Types = [RecordType.Status], Parties = parties, DatedOnly = true, MinConfidence = SureLevel, Limit = ReadLevels }).Items)
        {
            var label = record.Fact.Canonical ?? record.Fact.Label;
            if (record.Fact.Parties.Count == 2 && label is not null && levels.All(l => (l.Fact.Canonical ?? l.Fact.Label) != label))
            {
                levels.Add(record);
            }
        }

        return levels;
    }

    private IReadOnlyList<Level> Levels(IReadOnlyList<Record> records, IReadOnlyList<YearBar> bars)
    {
        var years = records.Select(r => Edtf.TryParse(r.Fact.Date, out var date, out _) ? date.Earliest / 10_000 : 0).ToArray();
        var last = Math.Max(bars.Count > 0 ? bars[^1].Year : 0, years.Append(0).Max());
        return [.. records.Select((r, i) => new Level(lines.Of(r), years[i], i + 1 < years.Length ? years[i + 1] : last))];
    }

    private YearColumn Column(RecordType type, int year, IReadOnlyList<string> parties)
    {
        var found = store.ListRecords(new RecordFilter
        {
            Types = [type], Parties = parties, From = year.ToString("0000"), To = year.ToString("0000"), NewestFirst = true, Limit = ShownRecords,
        });
        return new YearColumn(type, found.Total, [.. found.Items.Select(lines.Of)]);
    }

    private IReadOnlyList<FindingCard> Findings(string key, IReadOnlyList<string> parties)
    {
        var records = new FindingRecords(store);
        var findings = memo.Get("findings " + key, s => FindingsOf(s, records, parties));
        var cards = new FindingCards(documents, lines, page, records);
        return [.. findings.Select(cards.Of)];
    }

    private static IReadOnlyList<Finding> FindingsOf(IRecordStore store, FindingRecords records, IReadOnlyList<string> parties) =>
        [.. store.ListFindings(new FindingFilter { Verdicts = [FindingVerdict.Inconsistent], Limit = ReadFindings }).Items
            .Where(f => parties.Count == 0 || records.Of(f).Any(id => store.GetRecord(id) is { } record && parties.All(record.Fact.Parties.Contains)))
            .Take(ShownFindings)];
}
