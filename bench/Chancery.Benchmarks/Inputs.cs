using System.Text;
using Chancery.Engine.Data;
using Chancery.Engine.Sources;
using Chancery.Model;

namespace Chancery.Benchmarks;

/// <summary>Documents to measure on.</summary>
internal static class Inputs
{
    /// <summary>The sample documents that are copied beside the program.</summary>
    public static SourceDocument[] Samples() => Read([Path.Combine(AppContext.BaseDirectory, "samples")], int.MaxValue);

    /// <summary>The documents that paths hold, at most so many UTF-8 bytes of text.</summary>
    public static SourceDocument[] Read(IEnumerable<string> paths, long mostBytes)
    {
        var documents = new List<SourceDocument>();
        var bytes = 0L;
        foreach (var item in new SourceSet(new ChanceryData()).Open(paths, new SourceOptions()))
        {
            if (item.Document is { } document)
            {
                documents.Add(document);
                bytes += Size(document);
                if (bytes >= mostBytes)
                {
                    break;
                }
            }
        }

        return [.. documents];
    }

    /// <summary>UTF-8 bytes of a document's text.</summary>
    public static long Size(SourceDocument document) => Encoding.UTF8.GetByteCount(document.Text);
}
