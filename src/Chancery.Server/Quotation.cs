using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;

namespace Chancery.Server;

/// <summary>Where words stand: enough to cite them and to open them.</summary>
/// <param name="Document">Id of the document.</param>
/// <param name="Doc">Its file name, as evidence names it.</param>
/// <param name="Path">Its path in the store.</param>
/// <param name="Title">Its title.</param>
/// <param name="Date">Its date (EDTF).</param>
/// <param name="Source">Its publisher or author.</param>
/// <param name="Address">Address it was published at.</param>
/// <param name="Start">First code point of the words in the decoded file.</param>
/// <param name="End">Code point after the last.</param>
/// <param name="Quote">The words, exactly.</param>
/// <param name="Before">What stands before them.</param>
/// <param name="After">What stands after them.</param>
/// <param name="Link">The words marked in the explorer; absent when none is served.</param>
public sealed record Quotation(
    string Document,
    string Doc,
    string Path,
    string? Title,
    string? Date,
    string? Source,
    string? Address,
    int Start,
    int End,
    string Quote,
    string? Before,
    string? After,
    string? Link);

/// <summary>Makes quotations and links into the explorer.</summary>
/// <param name="documents">Texts of the documents.</param>
/// <param name="explorer">Address of the explorer, ending with a slash; null when none is served.</param>
public sealed class Quotations(DocumentTexts documents, Uri? explorer)
{
    private const int LongestQuote = 1000;

    private const int ContextLength = 80;

    /// <summary>Cites words with what stands around them.</summary>
    /// <exception cref="StoreException">The store has no such document.</exception>
    public Quotation InContext(Evidence evidence)
    {
        var text = documents.Get(evidence.DocumentId).Stored.Text;
        var span = evidence.Span;
        var before = Whole(text, new Span(Math.Max(0, span.Start - ContextLength), span.Start));
        var after = Whole(text, new Span(span.End, Math.Min(text.Length, span.End + ContextLength)));
        return Of(evidence) with { Before = before, After = after };
    }

    /// <summary>Cites the first words of a range.</summary>
    /// <param name="evidence">The range.</param>
    /// <param name="longest">Most UTF-16 code units of the quote.</param>
    /// <exception cref="StoreException">The store has no such document.</exception>
    public Quotation Shortened(Evidence evidence, int longest = LongestQuote)
    {
        var span = evidence.Span;
        if (span.Length <= longest)
        {
            return Of(evidence);
        }

        var text = documents.Get(evidence.DocumentId).Stored.Text;
        var end = span.Start + longest;
        return Of(evidence with { Span = new Span(span.Start, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end) });
    }

    /// <summary>Cites words.</summary>
    /// <exception cref="StoreException">The store has no such document.</exception>
    public Quotation Of(Evidence evidence)
    {
        var document = documents.Get(evidence.DocumentId);
        var (start, end) = (document.Index.ToCodePoint(evidence.Span.Start), document.Index.ToCodePoint(evidence.Span.End));
        var entry = document.Stored.Entry;
        return new Quotation(
            entry.Id,
            document.Name,
            entry.Path,
            entry.Metadata.Title?.Value,
            entry.Metadata.Date?.Value,
            entry.Metadata.Source?.Value,
            entry.Metadata.Address?.Value,
            start,
            end,
            evidence.Span.In(document.Stored.Text).ToString(),
            null,
            null,
            Link($"documents/{Uri.EscapeDataString(entry.Id)}?at={start}-{end}#e-{start}"));
    }

    /// <summary>The page of a record; null when no explorer is served.</summary>
    public string? LinkToRecord(string id) => Link("records/" + Uri.EscapeDataString(id));

    /// <summary>The page of a document; null when no explorer is served.</summary>
    public string? LinkToDocument(string id) => Link("documents/" + Uri.EscapeDataString(id));

    private string? Link(string path) => explorer is null ? null : new Uri(explorer, path).AbsoluteUri;

    /// <summary>The words of a range without a half of a surrogate pair at its ends.</summary>
    private static string? Whole(string text, Span span)
    {
        var start = span.Start < span.End && char.IsLowSurrogate(text[span.Start]) ? span.Start + 1 : span.Start;
        var end = span.End > start && char.IsHighSurrogate(text[span.End - 1]) ? span.End - 1 : span.End;
        return end > start ? text[start..end] : null;
    }
}
