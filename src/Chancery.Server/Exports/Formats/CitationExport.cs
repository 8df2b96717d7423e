using Chancery.Model;
using Chancery.Server.Exports.Citing;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>The documents behind the records as citations, in order of path, each with passages that carry the records.</summary>
public abstract class CitationExport : ExportFormat
{
    /// <inheritdoc />
    public override string Counts => "documents";

    /// <inheritdoc />
    protected override long WriteRecords(ExportJob job, Stream output)
    {
        var passages = new Dictionary<string, List<Span>>(StringComparer.Ordinal);
        foreach (var evidence in job.Records().SelectMany(r => r.Evidence))
        {
            if (!passages.TryGetValue(evidence.DocumentId, out var spans))
            {
                passages[evidence.DocumentId] = spans = [];
            }

            spans.Add(evidence.Span);
        }

        var paths = job.Store.GetEntries(passages.Keys);
        string[] ids = [.. passages.Keys.OrderBy(id => paths.TryGetValue(id, out var entry) ? entry.Path : id, StringComparer.Ordinal)];
        WriteCitations(ids.Select(Cite), output);
        return ids.Length;

        Citation Cite(string id)
        {
            job.Stop.ThrowIfCancellationRequested();
            return Citations.Of(job.Documents.Get(id), passages[id]);
        }
    }

    /// <summary>Writes the citations, which are made one by one.</summary>
    protected abstract void WriteCitations(IEnumerable<Citation> citations, Stream output);
}
