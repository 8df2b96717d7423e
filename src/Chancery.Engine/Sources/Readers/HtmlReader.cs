using Chancery.Engine.Sources.Inputs;
using Chancery.Engine.Sources.Metadata;
using Chancery.Model;

namespace Chancery.Engine.Sources.Readers;

/// <summary>Saved HTML pages.</summary>
internal sealed class HtmlReader(MetadataData data) : IDocumentReader
{
    /// <inheritdoc/>
    public bool Reads(DocumentInput input) =>
        data.IsExtension("html", input.Extension)
        || (!data.IsExtension("markdown", input.Extension) && input.Decoded.Text is { } text && IsPage(text));

    /// <inheritdoc/>
    public ReaderResult Read(DocumentInput input)
    {
        var decoded = input.Decoded;
        var builder = new MetadataBuilder(data);
        if (decoded.Text is { } text)
        {
            HtmlMetadata.Read(text, data, builder);
            FileNameDate.Set(input.Name, builder);
        }

        return TextResult.Of(input, DocumentFormat.Html, builder.Build());
    }

    private static bool IsPage(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && start[..Math.Min(start.Length, 1000)].Contains("<html", StringComparison.OrdinalIgnoreCase));
    }
}
