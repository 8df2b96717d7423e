using Chancery.Engine;
using Chancery.Engine.Data;
using Chancery.Engine.Sources;
using Chancery.Engine.Text;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Cli.Tests;

/// <summary>Asks for a stop after some inputs, as Ctrl-C does.</summary>
internal sealed class StoppingWorkbench(IWorkbench inner, int after, CancellationTokenSource stop) : IWorkbench
{
    public ChanceryData Data => inner.Data;

    public DocumentResult Process(SourceDocument document) => inner.Process(document);

    public CleanDocument Clean(SourceDocument document) => inner.Clean(document);

    public IEnumerable<SourceItem> Read(IReadOnlyList<string> paths, SourceOptions options)
    {
        var count = 0;
        foreach (var item in inner.Read(paths, options))
        {
            if (++count == after)
            {
                stop.Cancel();
            }

            yield return item;
        }
    }

    public IRecordStore OpenStore(string kb, bool readOnly) => inner.OpenStore(kb, readOnly);
}
