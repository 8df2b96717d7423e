using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports;

/// <summary>The record contract's own form: one JSON object a line.</summary>
public static class JsonlExport
{
    /// <summary>One record as one line of JSON, without the line break.</summary>
    public static string Line(Record record, DocumentTexts documents) =>
        ContractJson.Line(record, id => documents.Get(id) is var d ? (d.Name, d.Stored.Text, d.Index) : default);

    /// <summary>Writes all records that pass a filter; lines end with a line feed on every system.</summary>
    /// <param name="store">Where the records are.</param>
    /// <param name="filter">Which to write.</param>
    /// <param name="output">Where to.</param>
    /// <param name="byDocument">True writes a record once for each document that tells it, with the values that document gives and the same id.</param>
    /// <returns>Number of lines.</returns>
    public static long Write(IRecordStore store, RecordFilter filter, TextWriter output, bool byDocument = false)
    {
        var documents = new DocumentTexts(store);
        var count = 0L;
        var records = store.Records(filter);
        foreach (var record in byDocument ? records.SelectMany(store.GetTellings) : records)
        {
            output.Write(Line(record, documents));
            output.Write('\n');
            count++;
        }

        return count;
    }
}
