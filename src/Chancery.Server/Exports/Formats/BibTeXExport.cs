using Chancery.Model;
using Chancery.Server.Exports.Citing;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>BibTeX: one entry after the other.</summary>
public sealed class BibTeXExport : CitationExport
{
    /// <inheritdoc />
    public override string Name => "bibtex";

    /// <inheritdoc />
    public override string Holds => "citations of the documents behind the records, as BibTeX";

    /// <inheritdoc />
    public override ExportFile FileOf(RecordFilter filter) => new(".bib", "application/x-bibtex; charset=utf-8");

    /// <inheritdoc />
    protected override void WriteCitations(IEnumerable<Citation> citations, Stream output)
    {
        using var writer = ExportText.Writer(output);
        foreach (var citation in citations)
        {
            writer.Write(BibTeX.Of(citation));
        }
    }
}
