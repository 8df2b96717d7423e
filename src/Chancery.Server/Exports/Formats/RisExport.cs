using Chancery.Model;
using Chancery.Server.Exports.Citing;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>RIS: one reference after the other.</summary>
public sealed class RisExport : CitationExport
{
    /// <inheritdoc />
    public override string Name => "ris";

    /// <inheritdoc />
    public override string Holds => "citations of the documents behind the records, as RIS";

    /// <inheritdoc />
    public override ExportFile FileOf(RecordFilter filter) => new(".ris", "application/x-research-info-systems; charset=utf-8");

    /// <inheritdoc />
    protected override void WriteCitations(IEnumerable<Citation> citations, Stream output)
    {
        using var writer = ExportText.Writer(output);
        foreach (var citation in citations)
        {
            writer.Write(Ris.Of(citation));
        }
    }
}
