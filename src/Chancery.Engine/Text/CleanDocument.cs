using Chancery.Model;

namespace Chancery.Engine.Text;

/// <summary>What a paragraph of a cleaned document is.</summary>
public enum ParagraphKind
{
    /// <summary>The document's own title.</summary>
    Title,

    /// <summary>A section heading.</summary>
    Heading,

    /// <summary>Running text.</summary>
    Body,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>One row of a table; cells are separated by a tab.</summary>
    TableRow,

    /// <summary>The caption of a picture, table or chart, or a picture credit.</summary>
    Caption,

    /// <summary>A footnote or endnote.</summary>
    Footnote,

    /// <summary>Navigation, advertising, running titles, tables of contents: kept for reading, never extracted from.</summary>
    Boilerplate,
}

/// <summary>A paragraph of the cleaned text.</summary>
/// <param name="Span">UTF-16 range in the cleaned text, without the line break after it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Language"><c>zh-Hans</c>, <c>zh-Hant</c>, <c>en</c>, <c>ru</c> or <c>und</c>.</param>
/// <param name="Level">Heading level 1 to 6; table rows: number of the table in the document from 1; otherwise 0.</param>
/// <param name="RepeatOf">Index of the earlier paragraph that this one repeats word for word or nearly so; -1 when it repeats none.</param>
public sealed record Paragraph(Span Span, ParagraphKind Kind, string Language, int Level = 0, int RepeatOf = -1);

/// <summary>A sentence of the cleaned text.</summary>
/// <param name="Span">UTF-16 range in the cleaned text, closing punctuation and quotation marks included.</param>
/// <param name="Paragraph">Index of its paragraph.</param>
public readonly record struct Sentence(Span Span, int Paragraph);

/// <summary>
/// A document cleaned for reading, with an exact way back: every cleaned character knows the slice of the source it came from.
/// Immutable and safe to share.
/// </summary>
public sealed class CleanDocument
{
    private readonly OffsetMap _map;

    /// <summary>Builds a cleaned document.</summary>
    /// <param name="source">The document as read.</param>
    /// <param name="text">Cleaned text; paragraphs are separated by one line feed.</param>
    /// <param name="folded">As long as <paramref name="text"/>: simplified characters, half-width forms, lower case. For matching only.</param>
    /// <param name="map">For each cleaned code unit its slice of the decoded source.</param>
    /// <param name="paragraphs">Paragraphs in order.</param>
    /// <param name="sentences">Sentences in order.</param>
    /// <exception cref="ArgumentException">Folded text or map is not as long as the text.</exception>
    public CleanDocument(
        SourceDocument source,
        string text,
        string folded,
        OffsetMap map,
        IReadOnlyList<Paragraph> paragraphs,
        IReadOnlyList<Sentence> sentences)
    {
        if (folded.Length != text.Length || map.Length != text.Length)
        {
            throw new ArgumentException("text, folded text and offset map must have one length", nameof(folded));
        }

        Source = source;
        Text = text;
        Folded = folded;
        _map = map;
        Paragraphs = paragraphs;
        Sentences = sentences;
    }

    /// <summary>The document as read.</summary>
    public SourceDocument Source { get; }

    /// <summary>Cleaned text, characters as written.</summary>
    public string Text { get; }

    /// <summary>Same length as <see cref="Text"/>: simplified, half-width, lower case. What lexicon and rules match on.</summary>
    public string Folded { get; }

    /// <summary>Paragraphs in order.</summary>
    public IReadOnlyList<Paragraph> Paragraphs { get; }

    /// <summary>Sentences in order.</summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>The slice of the decoded source that a range of the cleaned text came from.</summary>
    /// <param name="clean">Non-empty UTF-16 range in <see cref="Text"/>.</param>
    public Span ToSource(Span clean)
    {
        var first = _map[clean.Start];
        return new Span(first.Start, Math.Max(_map[clean.End - 1].End, first.Start));
    }
}
