using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>An entry of the panel beside the text.</summary>
/// <param name="Line">The record.</param>
/// <param name="Anchor">Id of the element where its first words in this part stand.</param>
/// <param name="IsCurrent">True for the record that the address names.</param>
public sealed record ReaderNote(RecordLine Line, string Anchor, bool IsCurrent);

/// <summary>What the address of the reader asks for.</summary>
/// <param name="Part">Number of the part from 1; null shows the one that holds the slice or record asked for.</param>
/// <param name="Record">Id of the record to show as current.</param>
/// <param name="At">Code point offsets <c>start-end</c> of a slice to point out.</param>
public readonly record struct ReaderQuery(int? Part, string? Record, string? At)
{
    /// <summary>The slice to point out in UTF-16 offsets; null when there is none or it lies outside the text.</summary>
    public Span? Focus(DocumentText document)
    {
        if (At?.Split('-') is not [var from, var to] || !int.TryParse(from, out var start) || !int.TryParse(to, out var end))
        {
            return null;
        }

        var span = new Span(document.Index.ToUtf16(start), document.Index.ToUtf16(end));
        return start >= 0 && span.Length > 0 && span.End <= document.Stored.Text.Length ? span : null;
    }
}

/// <summary>One part of a document as the reader shows it.</summary>
public sealed class ReaderView
{
    /// <summary>The document.</summary>
    public required DocumentText Document { get; init; }

    /// <summary>All parts of the document.</summary>
    public required IReadOnlyList<Span> Parts { get; init; }

    /// <summary>Index of the part shown.</summary>
    public required int Part { get; init; }

    /// <summary>Id of the record that the address names; null when it names none.</summary>
    public required string? Current { get; init; }

    /// <summary>A slice to point out that need not belong to a record, such as a search hit; UTF-16; null for none.</summary>
    public required Span? Focus { get; init; }

    /// <summary>Highlights of the part in order of position.</summary>
    public required IReadOnlyList<Highlight> Highlights { get; init; }

    /// <summary>Records of the part in order of their first words.</summary>
    public required IReadOnlyList<ReaderNote> Notes { get; init; }

    /// <summary>Runs of the part.</summary>
    public IReadOnlyList<ReaderSegment> Segments => ReaderSegments.Of(Parts[Part], Highlights, Focus);

    /// <summary>Cleaned paragraphs that lie in the part, with their number from 1 in the document.</summary>
    public IEnumerable<(int Number, StoredParagraph Paragraph)> Paragraphs =>
        Document.Stored.Paragraphs.Select((p, i) => (i + 1, p)).Where(p => p.p.Source.Overlaps(Parts[Part]));

    /// <summary>Id of the element at the start of a slice: its code point offset.</summary>
    public string Anchor(Span span) => AnchorIn(Document, Parts[Part], span);

    /// <summary>Builds the view of a document.</summary>
    /// <param name="store">The store.</param>
    /// <param name="lines">Makes the lines of the panel.</param>
    /// <param name="document">The document.</param>
    /// <param name="asked">What the address asks for.</param>
    public static ReaderView Build(IRecordStore store, RecordLines lines, DocumentText document, ReaderQuery asked)
    {
        var parts = ReaderParts.Of(document.Stored.Text);
        var all = new List<Highlight>();
        foreach (var (statement, recordId) in store.GetDocumentStatements(document.Stored.Entry.Id))
        {
            all.AddRange(statement.Evidence.Select(span => new Highlight(span, recordId, statement.Fact.Type)));
        }

        var focus = asked.Focus(document);
        var wanted = focus ?? (asked.Record is null ? null : all.Where(h => h.RecordId == asked.Record).Select(h => (Span?)h.Span).Min());
        var index = asked.Part - 1 ?? (wanted is { } span ? ReaderParts.Holding(parts, span.Start) : 0);
        var shownPart = Math.Clamp(index, 0, parts.Count - 1);
        var shown = all.Where(h => h.Span.Overlaps(parts[shownPart])).DistinctBy(h => (h.Span, h.RecordId)).OrderBy(h => h.Span).ToArray();
        return new ReaderView
        {
            Document = document,
            Parts = parts,
            Part = shownPart,
            Current = asked.Record,
            Focus = focus,
            Highlights = shown,
            Notes = MakeNotes(store, lines, shown, h => AnchorIn(document, parts[shownPart], h.Span), asked.Record),
        };
    }

    private static string AnchorIn(DocumentText document, Span part, Span span) =>
        "e-" + document.Index.ToCodePoint(Math.Max(span.Start, part.Start));

    private static List<ReaderNote> MakeNotes(
        IRecordStore store, RecordLines lines, Highlight[] shown, Func<Highlight, string> anchor, string? current)
    {
        var notes = new List<ReaderNote>();
        foreach (var highlight in shown.DistinctBy(h => h.RecordId))
        {
            if (store.GetRecord(highlight.RecordId) is { } record)
            {
                notes.Add(new ReaderNote(lines.Of(record), anchor(highlight), record.Id == current));
            }
        }

        return notes;
    }
}
