using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>
/// A CAMEO event table in the columns of ICEWS: a row for each ordered pair of parties, so that what several do together has a row each
/// way. Columns that the text says nothing of stay empty.
/// </summary>
public sealed class CameoExport : EventTable
{
    /// <inheritdoc />
    public override string Name => "cameo";

    /// <inheritdoc />
    public override string Holds => "events with CAMEO codes in the columns of ICEWS, a row each pair of parties, separated by tabs";

    /// <inheritdoc />
    protected override IReadOnlyList<string> Columns { get; } =
    [
        "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
        "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Event Sentence", "Publisher", "Headline",
        "City", "District", "Province", "Country", "Latitude", "Longitude", "Record ID", "PLOVER Code", "Event Date EDTF", "Confidence",
    ];

    /// <inheritdoc />
    private protected override IEnumerable<IReadOnlyList<object?>> Rows(ExportJob job, EventRecord item)
    {
        var number = 0;
        string?[] sources = item.Source.Count > 0 ? [.. item.Source] : [null];
        string?[] targets = item.Target.Count > 0 ? [.. item.Target] : [null];
        foreach (var source in sources)
        {
            foreach (var target in targets.Where(t => t is null || t != source))
            {
                yield return Row(job, item, source, target, ++number);
            }
        }

        // Alone in what it does with others unnamed.
        if (number == 0 && item.IsMutual && sources is [{ } only])
        {
            yield return Row(job, item, only, null, 1);
        }
    }

    private static object?[] Row(ExportJob job, EventRecord item, string? source, string? target, int number)
    {
        var (record, fact, entry) = (item.Record, item.Record.Fact, item.Document.Stored.Entry);
        return
        [
            $"{record.Id}.{number}",
            item.Start.ToString(),
            PartyName(job, source),
            null,
            source,
            job.Knowledge.Words.Or("type." + fact.Type.Name(), fact.Type.Name()),
            job.Knowledge.Ontology.CameoOf(fact),
            null,
            PartyName(job, target),
            null,
            target,
            entry.Id,
            null,
            item.Sentence,
            entry.Metadata.Source is { } publisher ? ExportText.OneLine(publisher.Value) : null,
            entry.Metadata.Title is { } title ? ExportText.OneLine(title.Value) : null,
            null,
            null,
            null,
            null,
            null,
            null,
            record.Id,
            job.Knowledge.Ontology.PloverOf(fact),
            fact.Date,
            Math.Round(record.Confidence, 3),
        ];
    }

    private static string? PartyName(ExportJob job, string? code) => code is null ? null : job.Knowledge.Parties.Of(code).Name;
}
