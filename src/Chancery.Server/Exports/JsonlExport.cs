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
    /// <returns>Number of records.</returns>
    public static long Write(IRecordStore store, RecordFilter filter, TextWriter output)
    {
        var documents = new DocumentTexts(store);
        var count = 0L;
        foreach (var record in store.Records(filter))
        {
            output.Write(Line(record, documents));
            output.Write('\n');
            count++;
        }

        return count;
    }
}
