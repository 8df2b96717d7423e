using Chancery.Engine.Data;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine;

/// <summary>What came out of one document.</summary>
/// <param name="Clean">The cleaned document.</param>
/// <param name="Statements">What it says, in order of position.</param>
public sealed record DocumentResult(CleanDocument Clean, IReadOnlyList<Statement> Statements);

/// <summary>
/// One document in, statements out. Pure and immutable after it is built, so one instance serves all threads.
/// </summary>
public sealed class DocumentPipeline
{
    /// <summary>Builds the pipeline from a data folder.</summary>
    /// <exception cref="DataException">A data file is wrong.</exception>
    public DocumentPipeline(ChanceryData data)
    {
        DataVersion = data.Version;
    }

    /// <summary>Version of the data that statements are stamped with.</summary>
    public string DataVersion { get; }

    /// <summary>Reads one document.</summary>
    public DocumentResult Process(SourceDocument document)
    {
        throw new NotSupportedException("under construction");
    }
}
