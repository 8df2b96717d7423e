using Chancery.Engine.Text;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Tests;

/// <summary>Saves documents with facts that no extractor has to find.</summary>
internal static class StoreFiller
{
    /// <summary>Saves a document, each of its lines a paragraph; the evidence of a fact is where its words first stand.</summary>
    public static void Save(this IRecordStore store, SourceDocument document, params IEnumerable<(Fact Fact, string Words)> facts) =>
        store.Save(document, facts.Select(f =>
        {
            var start = document.Text.IndexOf(f.Words, StringComparison.Ordinal);
            return (f.Fact, new Span(start, start + f.Words.Length));
        }));

    /// <summary>Saves a document, each of its lines a paragraph.</summary>
    public static void Save(this IRecordStore store, SourceDocument document, params IEnumerable<(Fact Fact, Span Evidence)> facts)
    {
        var text = document.Text;
        var paragraphs = new List<Paragraph>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var found && found >= 0 ? found : text.Length;
            paragraphs.Add(new Paragraph(new Span(start, end), ParagraphKind.Body, "en"));
            start = end + 1;
        }

        var clean = new CleanDocument(document, text, text.ToLowerInvariant(), OffsetMap.Identity(text.Length), paragraphs, []);
        store.Save([(document, clean, [.. facts.Select(f => ToStatement(document, f.Fact, f.Evidence))])], "data1");
    }

    private static Statement ToStatement(SourceDocument document, Fact fact, Span evidence) => new()
    {
        Id = StatementIds.Create(document.Id, fact, [evidence]),
        DocumentId = document.Id,
        Fact = fact,
        Evidence = [evidence],
        RuleId = "test.rule",
        DataVersion = "data1",
        Confidence = 0.8,
        FieldSources = new Dictionary<string, string> { ["date"] = "carried" },
    };
}
