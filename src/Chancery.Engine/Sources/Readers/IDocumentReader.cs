using Chancery.Engine.Sources.Inputs;
using Chancery.Model;

namespace Chancery.Engine.Sources.Readers;

/// <summary>What a reader makes of an input: a text with its format and metadata, or a problem.</summary>
/// <param name="Text">Decoded text, untouched; null with a problem.</param>
/// <param name="Encoding">IANA name of the encoding.</param>
/// <param name="Format">How its markup is read.</param>
/// <param name="Metadata">What it tells of itself.</param>
/// <param name="Problem">Why it cannot be read, or null.</param>
internal sealed record ReaderResult(string? Text, string Encoding, DocumentFormat Format, DocumentMetadata Metadata, SourceProblem? Problem = null);

/// <summary>One format. A new one is a class in a file of its own and one line in <see cref="DocumentReaders"/>.</summary>
internal interface IDocumentReader
{
    /// <summary>True when the input is in this reader's format.</summary>
    bool Reads(DocumentInput input);

    /// <summary>Reads an input that it said it reads. Never throws on its content.</summary>
    ReaderResult Read(DocumentInput input);
}
