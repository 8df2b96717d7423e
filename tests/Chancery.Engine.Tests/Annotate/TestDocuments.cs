using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Tests.Annotate;

/// <summary>Documents whose cleaned text is the source itself: one paragraph a line, an identity map.</summary>
internal static class TestDocuments
{
    private static readonly CharTable Chars = new TextData(Specs.Data).Chars;

    public static CleanDocument Of(string text, string? date = null, string language = "und", ParagraphKind kind = ParagraphKind.Body)
    {
        var source = new SourceDocument
        {
            Id = "0",
            Path = "test.txt",
            Text = text,
            ContentHash = "0",
            Encoding = "utf-8",
            Format = DocumentFormat.Text,
            Metadata = new DocumentMetadata { Date = date is null ? null : new MetadataValue(date, "test") },
        };
        var paragraphs = new List<Paragraph>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] == '\n')
            {
                paragraphs.Add(new Paragraph(new Span(start, i), kind, language));
                start = i + 1;
            }
        }

        var sentences = paragraphs.Select((p, i) => new Sentence(p.Span, i)).ToList();
        return new CleanDocument(source, text, Fold(text), OffsetMap.Identity(text.Length), paragraphs, sentences);
    }

    /// <summary>Folds as the text stage does.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (folded, original) => Chars.Fold(original, folded));
}
