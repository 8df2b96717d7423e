using Chancery.Model;
using Chancery.Server.Exports.Citing;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>CSL-JSON: an array of items.</summary>
public sealed class CslExport : CitationExport
{
    /// <inheritdoc />
    public override string Name => "csl";

    /// <inheritdoc />
    public override string Holds => "citations of the documents behind the records, as CSL-JSON";

    /// <inheritdoc />
    public override ExportFile FileOf(RecordFilter filter) => new(".json", "application/vnd.citationstyles.csl+json");

    /// <inheritdoc />
    protected override void WriteCitations(IEnumerable<Citation> citations, Stream output)
    {
        using var items = new JsonItems(output, "[", "]\n");
        foreach (var citation in citations)
        {
            items.Add(writer => CslJson.Write(writer, citation));
        }

        items.Complete();
    }
}
