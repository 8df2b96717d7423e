using Chancery.Engine;
using Chancery.Engine.Data;
using Chancery.Engine.Resolve;
using Chancery.Engine.Sources;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Cli;

/// <summary>What commands work with. Nothing is loaded before it is asked for.</summary>
internal interface IWorkbench
{
    /// <summary>The data folder.</summary>
    ChanceryData Data { get; }

    /// <summary>Joins statements to records.</summary>
    IRecordResolver Resolver { get; }

    /// <summary>Reads one document; safe to call from several threads.</summary>
    DocumentResult Process(SourceDocument document);

    /// <summary>Opens inputs; problems are items of the result.</summary>
    IEnumerable<SourceItem> Read(IReadOnlyList<string> paths, SourceOptions options);

    /// <summary>Opens a store.</summary>
    /// <exception cref="StoreException">It cannot be used.</exception>
    IRecordStore OpenStore(string kb, bool readOnly);
}
