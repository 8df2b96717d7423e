using System.Security.Cryptography;
using System.Text;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Store.Tests;

/// <summary>Small documents and statements written for these tests.</summary>
internal static class Sample
{
    public const string DataVersion = "data-1";

    /// <summary>A stand-in for the program's folding: lower case and the few traditional characters the tests use.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = source[i] switch
            {
                '國' => '国',
                '訪' => '访',
                '問' => '问',
                '貿' => '贸',
                '邊' => '边',
                var c => char.ToLowerInvariant(c),
            };
        }
    });

    /// <summary>A document whose paragraphs are its lines.</summary>
    public static SourceDocument Document(string path, string text, string? date = null, string? title = null) => new()
    {
        Id = Hash(path + "\n" + text)[..24],
        Path = path,
        Text = text,
        ContentHash = Hash(text),
        Encoding = "utf-8",
        Format = DocumentFormat.Text,
        Metadata = new DocumentMetadata
        {
            Date = date is null ? null : new MetadataValue(date, "metadata.csv"),
            Title = title is null ? null : new MetadataValue(title, "text:line 1"),
        },
    };

    public static CleanDocument Clean(SourceDocument document, ParagraphKind kind = ParagraphKind.Body)
    {
        var paragraphs = new List<Paragraph>();
        for (var start = 0; start <= document.Text.Length;)
        {
            var end = document.Text.IndexOf('\n', start) is >= 0 and var found ? found : document.Text.Length;
            paragraphs.Add(new Paragraph(new Span(start, end), kind, "und"));
            start = end + 1;
        }

        return new CleanDocument(document, document.Text, Fold(document.Text), OffsetMap.Identity(document.Text.Length), paragraphs, []);
    }

    /// <summary>A statement whose evidence is the first occurrence of a quote in the document.</summary>
    public static Statement Tell(SourceDocument document, Fact fact, string quote, double confidence = 0.8)
    {
        var start = document.Text.IndexOf(quote, StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, $"\"{quote}\" stands in the sample");
        return Tell(document, fact, new Span(start, start + quote.Length), confidence);
    }

    public static Statement Tell(SourceDocument document, Fact fact, Span evidence, double confidence = 0.8) => new()
    {
        Id = StatementIds.Create(document.Id, fact, [evidence]),
        DocumentId = document.Id,
        Fact = fact,
        Evidence = [evidence],
        RuleId = "test.rule",
        FieldSources = new Dictionary<string, string> { ["date"] = "carried" },
        DataVersion = DataVersion,
        Confidence = confidence,
    };

    public static Fact Visit(string? date, string? person = null, params string[] parties) => new()
    {
        Type = RecordType.Meeting,
        Parties = parties.Length > 0 ? parties : ["CHN", "RUS"],
        Kind = "visit",
        Date = date,
        Participants = person is null ? [] : [new Participant { Person = person, Party = "CHN" }],
    };

    public static Fact Mechanism(string name) => new() { Type = RecordType.Mechanism, Parties = ["CHN", "RUS"], Name = name, Kind = "committee" };

    public static (SourceDocument Document, CleanDocument Clean, IReadOnlyList<Statement> Statements) Told(
        SourceDocument document,
        params IReadOnlyList<Statement> statements) => (document, Clean(document), statements);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
