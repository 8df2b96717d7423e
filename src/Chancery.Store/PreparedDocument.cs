using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Chancery.Engine.Resolve.Copies;
using Chancery.Engine.Text;
using Chancery.Model;
using Chancery.Store.Search;

namespace Chancery.Store;

/// <summary>A document made ready to be written: everything that needs no database.</summary>
internal sealed class PreparedDocument
{
    private PreparedDocument(SourceDocument source, CleanDocument clean, List<Statement> statements, TextAnalyzer analyzer)
    {
        Source = source;
        Statements = statements;
        FactJson = statements.ConvertAll(s => StoredJson.Fact(s.Fact));
        StatementWords = statements.ConvertAll(s => IndexedWords.OfStatement(s, source.Text, analyzer));
        var content = DocumentContent.Of(clean, StatementWords);
        Paragraphs = [.. content.IndexedParagraphs()];
        Packed = content.Pack();
        Print = content.Print();
        Passages = statements.ConvertAll(s => content.PassageOf(s.Evidence[0]));
        TextHash = HashOf(string.Join('\n', Paragraphs));
        Metadata = StoredJson.Metadata(source.Metadata);
        Heading = analyzer.Fold(source.Path + "\n" + source.Metadata.Title?.Value);
        Language = LanguageOf(clean);
        var day = DayRange.Of(source.Metadata.Date?.Value);
        Day = day == DayRange.Undated ? 0 : day.From;
    }

    /// <summary>The document.</summary>
    public SourceDocument Source { get; }

    /// <summary>Its statements in order of position, none twice.</summary>
    public List<Statement> Statements { get; }

    /// <summary>JSON of each statement's fact.</summary>
    public List<string> FactJson { get; }

    /// <summary>Words under which each statement is indexed.</summary>
    public List<string> StatementWords { get; }

    /// <summary>Words under which each paragraph is indexed; empty for one that is not.</summary>
    public List<string> Paragraphs { get; }

    /// <summary>The packed texts.</summary>
    public byte[] Packed { get; }

    /// <summary>Hash of the words of the text: equal for copies that differ in layout only.</summary>
    public long TextHash { get; }

    /// <summary>Signature of the text; null for a short one.</summary>
    public TextPrint? Print { get; }

    /// <summary>For each statement the hash of its paragraph; 0 for a short one.</summary>
    public List<long> Passages { get; }

    /// <summary>JSON of the metadata.</summary>
    public string Metadata { get; }

    /// <summary>Path and title, folded.</summary>
    public string Heading { get; }

    /// <summary>First day of the document's date; 0 without one.</summary>
    public int Day { get; }

    /// <summary>Tag of the language most of the text is written in; empty when it has no letters.</summary>
    public string Language { get; }

    /// <summary>Makes a document ready.</summary>
    /// <exception cref="ArgumentException">A statement is of another document or has no evidence.</exception>
    public static PreparedDocument Create(SourceDocument source, CleanDocument clean, IReadOnlyList<Statement> statements, TextAnalyzer analyzer)
    {
        foreach (var statement in statements)
        {
            if (statement.DocumentId != source.Id || statement.Evidence.Count == 0)
            {
                throw new ArgumentException($"statement {statement.Id} has no evidence in {source.Path}", nameof(statements));
            }
        }

        var ordered = statements.DistinctBy(s => s.Id).OrderBy(s => s.Evidence[0]).ThenBy(s => s.Id, StringComparer.Ordinal).ToList();
        return new PreparedDocument(source, clean, ordered, analyzer);
    }

    private static string LanguageOf(CleanDocument clean) =>
        clean.Paragraphs.Where(p => p.Language is not ("" or "und")).GroupBy(p => p.Language, p => p.Span.Length, StringComparer.Ordinal)
            .MaxBy(g => (g.Sum(), g.Key))?.Key ?? string.Empty;

    /// <summary>First 8 bytes of a text's SHA-256.</summary>
    public static long HashOf(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
