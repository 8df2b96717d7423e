using Chancery.Engine.Sources.Metadata;

namespace Chancery.Engine.Sources.Readers;

/// <summary>The readers there are, in the order in which they are asked.</summary>
internal static class DocumentReaders
{
    /// <summary>Creates them.</summary>
    internal static IReadOnlyList<IDocumentReader> Create(MetadataData data) =>
    [
        new HtmlReader(data),
        new MarkdownReader(data),
        new PlainTextReader(data),
    ];
}
