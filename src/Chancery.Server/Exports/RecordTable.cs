using Chancery.Model;

namespace Chancery.Server.Exports;

/// <summary>
/// Records of one type as rows of a table: the fields that the ontology gives the type, how sure and how often told they are, the main
/// evidence and links. Cells are text, <see cref="decimal"/>, <see cref="int"/>, <see cref="double"/> or null, not yet guarded against
/// spreadsheets.
/// </summary>
internal sealed class RecordTable
{
    private static readonly string[] Lead = ["id", "parties"];
    private static readonly string[] Trail =
        ["plover", "confidence", "documents", "independent", "evidence", "doc", "start", "end", "words", "address", "link"];

    private readonly ExportJob _job;
    private readonly RecordType _type;
    private readonly string[] _fields;

    /// <summary>Prepares the table of one type.</summary>
    public RecordTable(ExportJob job, RecordType type)
    {
        _job = job;
        _type = type;
        _fields = [.. job.Knowledge.Ontology.FieldsOf(type).Select(f => f.Name)];
        Columns = [.. Lead, .. _fields, .. Trail];
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>A row for each record of the type.</summary>
    public IEnumerable<IReadOnlyList<object?>> Rows() =>
        (_job with { Filter = _job.Filter with { Types = [_type] } }).Records().Select(Row);

    private IReadOnlyList<object?> Row(Record record)
    {
        var fact = record.Fact;
        var values = CsvCell.Values(fact);
        var main = record.Evidence[0];
        var document = _job.Documents.Get(main.DocumentId);
        return
        [
            record.Id,
            string.Join("; ", fact.Parties),
            .. _fields.Select(field => field switch
            {
                "value" => fact.Value,
                "ordinal" => fact.Ordinal,
                _ => (object?)values.GetValueOrDefault(field),
            }),
            _job.Knowledge.Ontology.PloverOf(fact),
            Math.Round(record.Confidence, 3),
            record.Sources.Documents,
            record.Sources.Independent,
            record.Evidence.Count,
            document.Name,
            document.Index.ToCodePoint(main.Span.Start),
            document.Index.ToCodePoint(main.Span.End),
            main.Span.In(document.Stored.Text).ToString(),
            document.Stored.Entry.Metadata.Address?.Value,
            _job.LinkToRecord(record.Id),
        ];
    }
}
