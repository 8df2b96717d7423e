using Chancery.Engine;
using Chancery.Engine.Extract.Calibration;
using Chancery.Model;
using Chancery.Server.Exports;

namespace Chancery.Cli.Output;

/// <summary>
/// What the confidence of statements is made of. A store keeps the confidence but not its parts, so the documents are read once more; each
/// only once.
/// </summary>
internal sealed class ConfidenceParts(IWorkbench workbench)
{
    private readonly Lazy<ConfidenceModel> _model = new(() => ConfidenceModel.Load(workbench.Data));
    private readonly Dictionary<string, DocumentResult> _read = new(StringComparer.Ordinal);

    /// <summary>What adds to the log odds, the largest first; null when the document, read with the present data, does not tell the statement.</summary>
    public IReadOnlyList<Contribution>? Of(Statement statement, DocumentText document)
    {
        if (statement.DataVersion != workbench.Data.Version)
        {
            return null;
        }

        if (!_read.TryGetValue(statement.DocumentId, out var result))
        {
            _read[statement.DocumentId] = result = workbench.Process(SourceOf(document));
        }

        var place = result.Statements.Select(static s => s.Id).ToList().IndexOf(statement.Id);
        return place < 0 || place >= result.Features.Count ? null : _model.Value.Explain(result.Features[place]);
    }

    private static SourceDocument SourceOf(DocumentText document)
    {
        var entry = document.Stored.Entry;
        return new SourceDocument
        {
            Id = entry.Id,
            Path = entry.Path,
            Text = document.Stored.Text,
            ContentHash = entry.ContentHash,
            Encoding = entry.Encoding,
            Format = entry.Format,
            Metadata = entry.Metadata,
        };
    }
}
