using Chancery.Model;

namespace Chancery.Engine.Sources;

/// <summary>An input that could not be read, with what a person needs to mend it.</summary>
/// <param name="Path">File, folder or archive entry.</param>
/// <param name="Code">Stable code, such as <c>empty-file</c>, <c>binary-file</c>, <c>broken-archive</c>, <c>no-access</c>, <c>too-large</c>.</param>
/// <param name="Reason">What is wrong, where (byte offset or line when known), and what to do.</param>
public sealed record SourceProblem(string Path, string Code, string Reason);

/// <summary>One thing a source gave: a document or a problem; never both.</summary>
public readonly record struct SourceItem
{
    /// <summary>The document, when it could be read.</summary>
    public SourceDocument? Document { get; init; }

    /// <summary>The problem, when it could not.</summary>
    public SourceProblem? Problem { get; init; }
}

/// <summary>Limits and choices for reading.</summary>
public sealed record SourceOptions
{
    /// <summary>IANA name of the encoding to use for all files; null detects it for each.</summary>
    public string? Encoding { get; init; }

    /// <summary>Largest file or archive entry, in bytes.</summary>
    public long MaxFileBytes { get; init; } = 64L << 20;

    /// <summary>Longest line, in UTF-16 code units; the longest that a saved page or converted book was seen to have is below one million.</summary>
    public int MaxLineLength { get; init; } = 8_000_000;

    /// <summary>Most entries of an archive.</summary>
    public int MaxArchiveEntries { get; init; } = 200_000;

    /// <summary>Largest ratio of unpacked to packed size of an archive entry above 1 MiB.</summary>
    public int MaxArchiveRatio { get; init; } = 200;
}
