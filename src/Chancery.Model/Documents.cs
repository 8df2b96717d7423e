namespace Chancery.Model;

/// <summary>The value of one piece of document metadata and where it was found.</summary>
/// <param name="Value">The value: EDTF for a date, BCP 47 for a language, plain text otherwise.</param>
/// <param name="Origin">Where it came from, such as <c>front-matter:date</c>, <c>meta:og:title</c>, <c>metadata.csv</c>, <c>text:line 2</c>.</param>
public sealed record MetadataValue(string Value, string Origin);

/// <summary>What is known of a document beside its text. A value that nothing gives stays null: nothing is guessed.</summary>
public sealed record DocumentMetadata
{
    /// <summary>Title.</summary>
    public MetadataValue? Title { get; init; }

    /// <summary>Date of publication (EDTF).</summary>
    public MetadataValue? Date { get; init; }

    /// <summary>Publisher or author, as the document or the side file names it.</summary>
    public MetadataValue? Source { get; init; }

    /// <summary>Author.</summary>
    public MetadataValue? Author { get; init; }

    /// <summary>Address it was published at.</summary>
    public MetadataValue? Address { get; init; }

    /// <summary>Place it is dated from.</summary>
    public MetadataValue? Place { get; init; }

    /// <summary>Main language (<c>zh-Hans</c>, <c>zh-Hant</c>, <c>en</c>, <c>ru</c>).</summary>
    public MetadataValue? Language { get; init; }

    /// <summary>Whose view it takes, as the side file tells it (a party code or free text).</summary>
    public MetadataValue? Perspective { get; init; }
}

/// <summary>Formats a reader can give.</summary>
public enum DocumentFormat
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Markdown, with or without YAML front matter and embedded HTML.</summary>
    Markdown,

    /// <summary>A saved HTML page.</summary>
    Html,
}

/// <summary>
/// One document as read: its decoded text, untouched, and its metadata. Every offset in the program points into <see cref="Text"/>.
/// </summary>
public sealed record SourceDocument
{
    /// <summary>Lower-case hexadecimal SHA-256 of path and bytes, first 24 digits.</summary>
    public required string Id { get; init; }

    /// <summary>Path relative to what was ingested, with forward slashes; entries of an archive follow its name (<c>a.zip/b.txt</c>).</summary>
    public required string Path { get; init; }

    /// <summary>The file's name without folders, as evidence cites it.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The whole decoded file; a byte-order mark is not part of it.</summary>
    public required string Text { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the bytes.</summary>
    public required string ContentHash { get; init; }

    /// <summary>IANA name of the encoding it was decoded with.</summary>
    public required string Encoding { get; init; }

    /// <summary>How its markup is read.</summary>
    public required DocumentFormat Format { get; init; }

    /// <summary>What is known beside the text.</summary>
    public DocumentMetadata Metadata { get; init; } = new();
}
