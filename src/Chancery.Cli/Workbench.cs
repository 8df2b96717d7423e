using Chancery.Engine;
using Chancery.Engine.Data;
using Chancery.Engine.Resolve;
using Chancery.Engine.Sources;
using Chancery.Engine.Text;
using Chancery.Model;
using Chancery.Store;
using Chancery.Store.Search;

namespace Chancery.Cli;

/// <summary>What commands work with. Nothing is loaded before it is asked for.</summary>
internal interface IWorkbench
{
    /// <summary>The data folder.</summary>
    ChanceryData Data { get; }

    /// <summary>Reads one document; safe to call from several threads.</summary>
    DocumentResult Process(SourceDocument document);

    /// <summary>Cleans one document without extracting from it; safe to call from several threads.</summary>
    CleanDocument Clean(SourceDocument document);

    /// <summary>Opens inputs; problems are items of the result.</summary>
    IEnumerable<SourceItem> Read(IReadOnlyList<string> paths, SourceOptions options);

    /// <summary>Opens a store.</summary>
    /// <exception cref="StoreException">It cannot be used.</exception>
    IRecordStore OpenStore(string kb, bool readOnly);
}

/// <summary>The program's parts put together over one data folder.</summary>
internal sealed class Workbench : IWorkbench
{
    private readonly Lazy<ChanceryData> _data;
    private readonly Lazy<TextCleaner> _cleaner;
    private readonly Lazy<DocumentPipeline> _pipeline;

    /// <summary>Prepares the parts.</summary>
    /// <param name="dataFolder">The data folder; null takes the one beside the program.</param>
    public Workbench(string? dataFolder)
    {
        _data = new(() => new ChanceryData(dataFolder));
        _cleaner = new(() => new TextCleaner(Data));
        _pipeline = new(() => new DocumentPipeline(Data));
    }

    /// <inheritdoc />
    public ChanceryData Data => _data.Value;

    /// <inheritdoc />
    public DocumentResult Process(SourceDocument document) => _pipeline.Value.Process(document);

    /// <inheritdoc />
    public CleanDocument Clean(SourceDocument document) => _cleaner.Value.Clean(document);

    /// <inheritdoc />
    public IEnumerable<SourceItem> Read(IReadOnlyList<string> paths, SourceOptions options) => new SourceSet(Data).Open(paths, options);

    /// <inheritdoc />
    public IRecordStore OpenStore(string kb, bool readOnly) =>
        RecordStores.Open(kb, new RecordResolver(Data, _cleaner.Value.Fold), readOnly, TextAnalyzer.Load(Data, _cleaner.Value.Fold));
}
