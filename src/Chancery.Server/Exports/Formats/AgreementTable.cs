using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Resolve.Series;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>
/// Agreements in the columns of a dataset that codes them. Only what the texts tell is filled in; what a coder reads in the treaty
/// itself stays empty. An agreement of which several records tell (signed, ratified, extended) is a row with the dates of all.
/// </summary>
public abstract class AgreementTable : ExportFormat
{
    /// <inheritdoc />
    public override IReadOnlyList<RecordType> Types => [RecordType.Agreement];

    /// <inheritdoc />
    public override string Counts => "rows";

    /// <inheritdoc />
    public override ExportFile FileOf(RecordFilter filter) => new(".csv", "text/csv; charset=utf-8");

    /// <summary>Columns of the dataset.</summary>
    protected abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Columns behind those of the dataset, for what it does not have.</summary>
    private static readonly string[] Trail = ["parties", "title", "kind", "action", "date", "confidence", "documents", "doc", "start", "end", "words", "link"];

    /// <summary>The rows of an agreement in the columns of the dataset.</summary>
    private protected abstract IEnumerable<IReadOnlyList<object?>> Rows(AgreementRow agreement);

    /// <inheritdoc />
    protected override long WriteRecords(ExportJob job, Stream output)
    {
        var lives = new Dictionary<string, AgreementLife>(StringComparer.Ordinal);
        foreach (var life in job.Store.ListLives(job.Filter.Parties))
        {
            foreach (var step in life.Steps)
            {
                lives.TryAdd(step.RecordId, life);
            }
        }

        using var table = new TableWriter(output, [.. Columns, .. Trail]);
        var written = new HashSet<AgreementLife>(ReferenceEqualityComparer.Instance);
        var count = 0L;
        foreach (var record in job.Records())
        {
            var life = lives.GetValueOrDefault(record.Id);
            if (life is not null && !written.Add(life))
            {
                continue;
            }

            foreach (var row in Rows(new AgreementRow(job, record, life)))
            {
                table.Write([.. row, .. TrailOf(job, record)]);
                count++;
            }
        }

        return count;
    }

    private static object?[] TrailOf(ExportJob job, Record record)
    {
        var fact = record.Fact;
        var main = record.Evidence[0];
        var document = job.Documents.Get(main.DocumentId);
        return
        [
            string.Join("; ", fact.Parties), fact.Title, fact.Kind, fact.Action, fact.Date, Math.Round(record.Confidence, 3), record.Sources.Documents, document.Name,
            document.Index.ToCodePoint(main.Span.Start), document.Index.ToCodePoint(main.Span.End), main.Span.In(document.Stored.Text).ToString(),
            job.LinkToRecord(record.Id),
        ];
    }
}
