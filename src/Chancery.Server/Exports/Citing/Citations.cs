using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports.Citing;

/// <summary>
/// Citations of documents, alone or with the passages that carry a record. Each can be written as CSL-JSON, RIS, BibTeX and as a line
/// of plain text: see <see cref="CslJson"/>, <see cref="Ris"/>, <see cref="BibTeX"/> and <see cref="CitationLine"/>.
/// </summary>
public static class Citations
{
    /// <summary>Most passages that one citation holds; the rest is counted.</summary>
    public const int MostPassages = 5;

    /// <summary>The citation of one document.</summary>
    public static Citation OfDocument(DocumentEntry entry) => Citation.Of(entry);

    /// <summary>Citations of all documents that tell a record, each with the passages that carry it, in the record's order.</summary>
    /// <exception cref="StoreException">The store does not hold a document that the record names.</exception>
    public static IReadOnlyList<Citation> OfRecord(Record record, DocumentTexts documents) =>
        [.. record.Evidence.GroupBy(e => e.DocumentId).Select(g => Of(documents.Get(g.Key), g.Select(e => e.Span)))];

    /// <summary>The citation of a document with passages of it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="spans">UTF-16 ranges of the passages in its decoded text, in any order.</param>
    public static Citation Of(DocumentText document, IEnumerable<Span> spans)
    {
        Span[] ordered = [.. spans.Distinct().Order()];
        return Citation.Of(document.Stored.Entry) with
        {
            Passages = [.. ordered.Take(MostPassages).Select(s => Passage(document, s))],
            PassagesLeftOut = Math.Max(0, ordered.Length - MostPassages),
        };
    }

    private static CitedPassage Passage(DocumentText document, Span span) => new(
        ExportText.OneLine(span.In(document.Stored.Text).ToString()),
        document.Index.ToCodePoint(span.Start),
        document.Index.ToCodePoint(span.End));
}
