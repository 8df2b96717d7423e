using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>PLOVER event records: one row a record, compound actors as the PLOVER manual allows them.</summary>
public sealed class PloverExport : EventTable
{
    /// <inheritdoc />
    public override string Name => "plover";

    /// <inheritdoc />
    public override string Holds => "events with PLOVER codes, a row each, separated by tabs";

    /// <inheritdoc />
    protected override IReadOnlyList<string> Columns { get; } =
    [
        "id", "date", "dateFrom", "dateTo", "source", "event", "target", "mutual", "sourceText", "targetText", "location",
        "text", "type", "cameo", "confidence", "documents", "independent", "doc", "url",
    ];

    /// <inheritdoc />
    private protected override IEnumerable<IReadOnlyList<object?>> Rows(ExportJob job, EventRecord item)
    {
        var (record, fact) = (item.Record, item.Record.Fact);
        yield return
        [
            record.Id,
            fact.Date,
            item.Ends.From?.ToString(),
            item.Ends.To?.ToString(),
            string.Join(';', item.Source),
            job.Knowledge.Ontology.PloverOf(fact),
            string.Join(';', item.Target),
            item.IsMutual ? 1 : 0,
            Actor(fact),
            item.IsMutual ? Actor(fact) : null,
            OneLine(fact.Place),
            item.Sentence,
            fact.Type.Name(),
            job.Knowledge.Ontology.CameoOf(fact),
            Math.Round(record.Confidence, 3),
            record.Sources.Documents,
            record.Sources.Independent,
            item.Document.Name,
            ExportText.Address(item.Document.Stored.Entry.Metadata.Address?.Value),
        ];
    }

    private static string? Actor(Fact fact) => fact.Type switch
    {
        RecordType.Statement => OneLine(fact.Speaker?.Person ?? fact.Speaker?.Role ?? fact.Speaker?.Name),
        RecordType.Meeting => string.Join("; ", fact.Participants.Select(p => OneLine(p.Person ?? p.Role)).Where(p => p is not null)),
        _ => null,
    };

    private static string? OneLine(string? text) => text is null ? null : ExportText.OneLine(text);
}
