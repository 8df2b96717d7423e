using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports.Citing;

/// <summary>A passage of a document that carries a fact.</summary>
/// <param name="Quote">Its words on one line.</param>
/// <param name="Start">First character, in Unicode code points of the decoded file.</param>
/// <param name="End">One past the last.</param>
public sealed record CitedPassage(string Quote, int Start, int End);

/// <summary>
/// What is needed to cite one document. What the document does not tell is null: no author, publisher or day is made up, and when
/// somebody looked at an address is not known, so there is no date of access.
/// </summary>
public sealed record Citation
{
    /// <summary>Key of letters and digits, the same for the same document.</summary>
    public required string Key { get; init; }

    /// <summary>Title on one line; the file's name when the document has none.</summary>
    public required string Title { get; init; }

    /// <summary>Author, as the document names it.</summary>
    public string? Author { get; init; }

    /// <summary>Publisher or publication.</summary>
    public string? Source { get; init; }

    /// <summary>Day, month or year of publication; null when it is not told with its year.</summary>
    public DatePoint? Date { get; init; }

    /// <summary>True when the date is marked approximate or uncertain.</summary>
    public bool IsDateApproximate { get; init; }

    /// <summary>Address it was published at: http or https.</summary>
    public string? Address { get; init; }

    /// <summary>Place it is dated from.</summary>
    public string? Place { get; init; }

    /// <summary>Main language (BCP 47).</summary>
    public string? Language { get; init; }

    /// <summary>Path under which the document was ingested.</summary>
    public required string Path { get; init; }

    /// <summary>Passages cited from it, in order of position.</summary>
    public IReadOnlyList<CitedPassage> Passages { get; init; } = [];

    /// <summary>How many passages were left out.</summary>
    public int PassagesLeftOut { get; init; }

    /// <summary>The citation of a document, without passages.</summary>
    public static Citation Of(DocumentEntry entry)
    {
        var metadata = entry.Metadata;
        var date = DateEnds.Of(metadata.Date?.Value);
        return new Citation
        {
            Key = "chancery" + entry.Id[..Math.Min(entry.Id.Length, 12)],
            Title = Line(metadata.Title) ?? ExportText.OneLine(entry.Path[(entry.Path.LastIndexOf('/') + 1)..]),
            Author = Line(metadata.Author),
            Source = Line(metadata.Source),
            Date = date?.From,
            IsDateApproximate = date?.IsApproximate == true,
            Address = ExportText.Address(metadata.Address?.Value),
            Place = Line(metadata.Place),
            Language = Line(metadata.Language),
            Path = ExportText.OneLine(entry.Path),
        };
    }

    private static string? Line(MetadataValue? value) =>
        value is null || ExportText.OneLine(value.Value) is not { Length: > 0 } line ? null : line;
}
