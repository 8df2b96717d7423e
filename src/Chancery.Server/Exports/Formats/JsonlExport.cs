using System.Text;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>The record contract's own form: one JSON object a line.</summary>
public sealed class JsonlExport : ExportFormat
{
    /// <inheritdoc />
    public override string Name => "jsonl";

    /// <inheritdoc />
    public override string Holds => "the record contract, one JSON object a line";

    /// <inheritdoc />
    protected override bool CanSplitByDocument => true;

    /// <inheritdoc />
    public override ExportFile FileOf(RecordFilter filter) => new(".jsonl", "application/jsonl; charset=utf-8");

    /// <summary>One record as one line of JSON, without the line break.</summary>
    public static string Line(Record record, DocumentTexts documents) =>
        ContractJson.Line(record, id => documents.Get(id) is var d ? (d.Name, d.Stored.Text, d.Index) : default);

    /// <inheritdoc />
    protected override long WriteRecords(ExportJob job, Stream output)
    {
        using var writer = ExportText.Writer(output);
        var count = 0L;
        foreach (var record in job.ByDocument ? job.Records().SelectMany(job.Store.GetTellings) : job.Records())
        {
            writer.Write(Line(record, job.Documents));
            writer.Write('\n');
            count++;
        }

        return count;
    }
}
