using Chancery.Engine.Sources;

namespace Chancery.Server.Ingest;

/// <summary>How far an ingest is.</summary>
/// <param name="Done">Inputs settled so far: read through the pipeline, unchanged or set aside.</param>
/// <param name="Current">Path of the input settled last.</param>
public readonly record struct IngestProgress(int Done, string Current);

/// <summary>What an ingest did.</summary>
public sealed record IngestReport
{
    /// <summary>Documents saved for the first time.</summary>
    public required int New { get; init; }

    /// <summary>Documents saved again because their bytes or the data version had changed.</summary>
    public required int Changed { get; init; }

    /// <summary>Documents that were in the store already.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Statements in the documents that were saved.</summary>
    public required long Statements { get; init; }

    /// <summary>UTF-16 code units of text that were read through the pipeline.</summary>
    public required long Characters { get; init; }

    /// <summary>Inputs that were set aside, in order of path.</summary>
    public required IReadOnlyList<SourceProblem> Problems { get; init; }

    /// <summary>True when the ingest was stopped before its end; what was saved stays, and the next ingest goes on.</summary>
    public required bool Interrupted { get; init; }

    /// <summary>Time from start to end.</summary>
    public required TimeSpan Elapsed { get; init; }
}
