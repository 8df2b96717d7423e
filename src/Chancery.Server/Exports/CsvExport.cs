using System.Globalization;
using System.Text;
using Chancery.Engine.Data;
using Chancery.Model;
using Chancery.Store;
using CsvHelper;
using CsvHelper.Configuration;

namespace Chancery.Server.Exports;

/// <summary>One CSV file a record type (RFC 4180, UTF-8 with a byte-order mark for spreadsheets), every row with its main evidence.</summary>
public sealed class CsvExport
{
    private static readonly string[] Lead = ["id", "parties"];
    private static readonly string[] Trail = ["plover", "confidence", "documents", "independent", "evidence", "doc", "start", "end", "quote"];

    private readonly IRecordStore _store;
    private readonly Ontology _ontology;

    /// <summary>Prepares an export.</summary>
    public CsvExport(IRecordStore store, Ontology ontology)
    {
        _store = store;
        _ontology = ontology;
    }

    /// <summary>Writes <c>meeting.csv</c> and so on into a folder, which is made when it is missing; types without records give a header alone.</summary>
    /// <returns>Records of each type.</returns>
    /// <exception cref="IOException">A file could not be written.</exception>
    public IReadOnlyDictionary<RecordType, long> Write(RecordFilter filter, string folder)
    {
        Directory.CreateDirectory(folder);
        var counts = new Dictionary<RecordType, long>();
        var types = filter.Types.Count > 0 ? filter.Types : RecordTypes.All;
        foreach (var type in types)
        {
            using var writer = new StreamWriter(Path.Combine(folder, type.Name() + ".csv"), append: false, new UTF8Encoding(true));
            counts[type] = WriteType(type, filter with { Types = [type] }, writer);
        }

        return counts;
    }

    /// <summary>Writes the table of one type.</summary>
    /// <returns>Number of rows beside the header.</returns>
    public long WriteType(RecordType type, RecordFilter filter, TextWriter output)
    {
        using var csv = new CsvWriter(output, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        var fields = _ontology.FieldsOf(type);
        WriteRow(csv, [.. Lead, .. fields.Select(f => f.Name), .. Trail]);
        var documents = new DocumentTexts(_store);
        var count = 0L;
        foreach (var record in _store.Records(filter))
        {
            WriteRow(csv, Cells(record, fields, documents));
            count++;
        }

        return count;
    }

    private static void WriteRow(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(CsvCell.Guard(cell));
        }

        csv.NextRecord();
    }

    private List<string> Cells(Record record, IReadOnlyList<OntologyField> fields, DocumentTexts documents)
    {
        var cells = new List<string> { record.Id, string.Join("; ", record.Fact.Parties) };
        var values = CsvCell.Values(record.Fact);
        cells.AddRange(fields.Select(field => values.GetValueOrDefault(field.Name, "")));
        var main = record.Evidence[0];
        var document = documents.Get(main.DocumentId);
        cells.AddRange(
        [
            _ontology.PloverOf(record.Fact),
            Math.Round(record.Confidence, 3).ToString(CultureInfo.InvariantCulture),
            record.Sources.Documents.ToString(CultureInfo.InvariantCulture),
            record.Sources.Independent.ToString(CultureInfo.InvariantCulture),
            record.Evidence.Count.ToString(CultureInfo.InvariantCulture),
            document.Name,
            document.Index.ToCodePoint(main.Span.Start).ToString(CultureInfo.InvariantCulture),
            document.Index.ToCodePoint(main.Span.End).ToString(CultureInfo.InvariantCulture),
            main.Span.In(document.Stored.Text).ToString(),
        ]);
        return cells;
    }
}
