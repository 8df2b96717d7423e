using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>
/// Dated interactions as events with a source and a target: an event and a statement have theirs, what parties do together goes both
/// ways. Figures, offices, levels and standing bodies are no events; neither is what has no year in which it starts.
/// </summary>
public abstract class EventTable : ExportFormat
{
    /// <inheritdoc />
    public override IReadOnlyList<RecordType> Types =>
        [RecordType.Meeting, RecordType.Exercise, RecordType.Agreement, RecordType.Statement, RecordType.Project, RecordType.Event];

    /// <inheritdoc />
    public override string Counts => "rows";

    /// <inheritdoc />
    public override ExportFile FileOf(RecordFilter filter) => new(".tsv", "text/tab-separated-values; charset=utf-8");

    /// <summary>Names of the columns.</summary>
    protected abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Rows of one record.</summary>
    private protected abstract IEnumerable<IReadOnlyList<object?>> Rows(ExportJob job, EventRecord item);

    /// <inheritdoc />
    protected override long WriteRecords(ExportJob job, Stream output)
    {
        using var table = new TableWriter(output, Columns, "\t");
        var count = 0L;
        foreach (var record in job.Records())
        {
            if (DateEnds.Of(record.Fact.Date) is not { From: { } start } ends)
            {
                continue;
            }

            foreach (var row in Rows(job, EventRecord.Of(job, record, ends, start)))
            {
                table.Write(row);
                count++;
            }
        }

        return count;
    }
}
