using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Server.Ui;

namespace Chancery.Server.Pages;

/// <summary>Where a fact stands, for the chip that leads to its words.</summary>
/// <param name="Href">Address of the reader at the words.</param>
/// <param name="Document">Name of the document's file.</param>
/// <param name="Paragraph">Number of the paragraph from 1; 0 when it is not known.</param>
/// <param name="More">How many more documents tell it.</param>
/// <param name="Quote">The words, shortened.</param>
public sealed record SourceChipModel(string Href, string Document, int Paragraph, int More, string Quote);

/// <summary>A record as one line of a table.</summary>
/// <param name="Record">The record.</param>
/// <param name="Headline">The words by which it is known.</param>
/// <param name="Details">The rest in the reader's language.</param>
/// <param name="Chip">Where its main evidence stands.</param>
public sealed record RecordLine(Record Record, string Headline, string Details, SourceChipModel Chip)
{
    /// <summary>Address of the record's own page, without query.</summary>
    public string Path => "/records/" + Uri.EscapeDataString(Record.Id);
}

/// <summary>Makes lines of records for one reader.</summary>
public sealed class RecordLines(DocumentTexts documents, PageContext page)
{
    private const int ShownQuote = 160;

    /// <summary>The line of a record.</summary>
    public RecordLine Of(Record record)
    {
        var chip = Chip(record.Evidence[0], record.Id, record.Sources.Documents - 1);
        var line = FactWords.Line(record.Fact, page.Words, chip.Quote);
        return new RecordLine(record, line.Headline, line.Details, chip);
    }

    /// <summary>The chip of one slice.</summary>
    /// <param name="evidence">The slice.</param>
    /// <param name="recordId">The record to show as current in the reader.</param>
    /// <param name="more">How many more documents to announce.</param>
    public SourceChipModel Chip(Evidence evidence, string recordId, int more)
    {
        var document = documents.Get(evidence.DocumentId);
        return new SourceChipModel(
            ReaderAddress(document, evidence.Span, recordId),
            document.Name,
            Paragraph(document, evidence.Span),
            more,
            Quote(document.Stored.Text, evidence.Span));
    }

    /// <summary>Address of the reader at a slice.</summary>
    public string ReaderAddress(DocumentText document, Span span, string recordId)
    {
        var parts = ReaderParts.Of(document.Stored.Text);
        var part = parts.Count > 1 ? (ReaderParts.Holding(parts, span.Start) + 1).ToString() : null;
        return page.Link("/documents/" + document.Stored.Entry.Id, ("record", recordId), ("part", part)) + "#e-" + document.Index.ToCodePoint(span.Start);
    }

    /// <summary>The words of a slice on one line, shortened.</summary>
    public static string Quote(string text, Span span)
    {
        var length = Math.Min(span.Length, ShownQuote);
        if (length < span.Length && char.IsHighSurrogate(text[span.Start + length - 1]))
        {
            length--;
        }

        var quote = string.Join(' ', text.Substring(span.Start, length).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return length < span.Length ? quote + " …" : quote;
    }

    private static int Paragraph(DocumentText document, Span span)
    {
        var paragraphs = document.Stored.Paragraphs;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (paragraphs[i].Source.Overlaps(span))
            {
                return i + 1;
            }
        }

        return 0;
    }
}
