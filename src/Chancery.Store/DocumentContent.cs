using System.Buffers;
using System.IO.Compression;
using System.Text;
using Chancery.Engine.Resolve.Copies;
using Chancery.Engine.Text;
using Chancery.Model;
using Chancery.Store.Search;

namespace Chancery.Store;

/// <summary>
/// The texts of a document as a store keeps them: source, cleaned and folded text, paragraphs, and the words its statements are
/// indexed under. They say nearly the same, so packed together they take little more room than one of them.
/// </summary>
/// <param name="Text">Decoded source text.</param>
/// <param name="Clean">Cleaned text.</param>
/// <param name="Folded">Folded text, as long as <paramref name="Clean"/>.</param>
/// <param name="StatementWords">For each statement, in order of position, the words it is indexed under.</param>
/// <param name="Paragraphs">Paragraphs in order.</param>
internal sealed record DocumentContent(
    string Text,
    string Clean,
    string Folded,
    IReadOnlyList<string> StatementWords,
    IReadOnlyList<ContentParagraph> Paragraphs)
{
    private const byte Format = 1;
    /// <summary>Half the time of quality 4 for a twentieth more room.</summary>
    private const int Quality = 2;
    private const int ChunkChars = 16384;

    /// <summary>Takes what is stored from a cleaned document.</summary>
    public static DocumentContent Of(CleanDocument clean, IReadOnlyList<string> statementWords)
    {
        var paragraphs = new List<ContentParagraph>(clean.Paragraphs.Count);
        var end = 0;
        foreach (var paragraph in clean.Paragraphs)
        {
            var source = paragraph.Span.Length > 0 ? clean.ToSource(paragraph.Span) : new Span(end, end);
            end = source.End;
            paragraphs.Add(new ContentParagraph(paragraph.Span, source, paragraph.Kind, paragraph.Language));
        }

        return new DocumentContent(clean.Source.Text, clean.Text, clean.Folded, statementWords, paragraphs);
    }

    /// <summary>Words under which each paragraph is indexed, in order; empty for one that is not.</summary>
    public IEnumerable<string> IndexedParagraphs()
    {
        var buffer = new StringBuilder();
        return Paragraphs.Select(p => IndexedWords.OfParagraph(p.Clean.In(Folded), p.Kind, buffer));
    }

    /// <summary>The signature of the text without navigation and advertising; null for a short one.</summary>
    public TextPrint? Print() => TextPrint.Of(Paragraphs.Where(static p => p.Kind != ParagraphKind.Boilerplate).Select(p => p.Clean.In(Folded).ToString()));

    /// <summary>Hash of the letters of the paragraph that a slice of the source starts in; 0 when it is too short to tell a copied passage.</summary>
    public long PassageOf(Span source)
    {
        var (low, high) = (0, Paragraphs.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Paragraphs[middle].Source.Start <= source.Start ? (middle, high) : (low, middle - 1);
        }

        if (Paragraphs.Count == 0)
        {
            return 0;
        }

        return TextPrint.PassageHash(Paragraphs[low].Clean.In(Folded).ToString());
    }

    /// <summary>Writes the content as one compressed block.</summary>
    public byte[] Pack()
    {
        using var target = new MemoryStream();
        target.WriteByte(Format);
        using (var packed = new BrotliStream(target, new BrotliCompressionOptions { Quality = Quality }, leaveOpen: true))
        using (var writer = new BinaryWriter(packed, Encoding.UTF8))
        {
            Write(writer, Text);
            Write(writer, Clean);
            Write(writer, Folded);
            Write(writer, string.Join('\n', StatementWords));
            writer.Write7BitEncodedInt(StatementWords.Count);
            writer.Write7BitEncodedInt(Paragraphs.Count);
            foreach (var paragraph in Paragraphs)
            {
                writer.Write7BitEncodedInt(paragraph.Clean.Start);
                writer.Write7BitEncodedInt(paragraph.Clean.Length);
                writer.Write7BitEncodedInt(paragraph.Source.Start);
                writer.Write7BitEncodedInt(paragraph.Source.Length);
                writer.Write((byte)paragraph.Kind);
                writer.Write(paragraph.Language);
            }
        }

        return target.ToArray();
    }

    /// <summary>Reads a block that <see cref="Pack"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is no such block.</exception>
    public static DocumentContent Unpack(byte[] block)
    {
        if (block.Length == 0 || block[0] != Format)
        {
            throw new InvalidDataException("the text of a document is stored in a form this program does not know");
        }

        using var source = new MemoryStream(block, 1, block.Length - 1, writable: false);
        using var unpacked = new BrotliStream(source, CompressionMode.Decompress);
        using var buffered = new BufferedStream(unpacked, ChunkChars);
        using var reader = new BinaryReader(buffered, Encoding.UTF8);
        var text = Read(reader);
        var clean = Read(reader);
        var folded = Read(reader);
        var words = Read(reader);
        var statementWords = reader.Read7BitEncodedInt() == 0 ? [] : words.Split('\n');
        var paragraphs = new ContentParagraph[reader.Read7BitEncodedInt()];
        for (var i = 0; i < paragraphs.Length; i++)
        {
            var cleanSpan = ReadSpan(reader);
            var sourceSpan = ReadSpan(reader);
            paragraphs[i] = new ContentParagraph(cleanSpan, sourceSpan, (ParagraphKind)reader.ReadByte(), string.Intern(reader.ReadString()));
        }

        return new DocumentContent(text, clean, folded, statementWords, paragraphs);
    }

    private static Span ReadSpan(BinaryReader reader)
    {
        var start = reader.Read7BitEncodedInt();
        return new Span(start, start + reader.Read7BitEncodedInt());
    }

    private static void Write(BinaryWriter writer, string text)
    {
        writer.Write7BitEncodedInt(text.Length);
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(Math.Min(text.Length, ChunkChars)));
        var encoder = Encoding.UTF8.GetEncoder();
        for (var at = 0; at < text.Length; at += ChunkChars)
        {
            var chunk = text.AsSpan(at, Math.Min(ChunkChars, text.Length - at));
            var length = encoder.GetBytes(chunk, bytes, flush: at + chunk.Length == text.Length);
            writer.Write(bytes, 0, length);
        }

        ArrayPool<byte>.Shared.Return(bytes);
    }

    private static string Read(BinaryReader reader)
    {
        var length = reader.Read7BitEncodedInt();
        return string.Create(length, reader, static (target, source) =>
        {
            while (target.Length > 0)
            {
                var read = source.Read(target);
                if (read == 0)
                {
                    throw new InvalidDataException("the stored text of a document ends too early");
                }

                target = target[read..];
            }
        });
    }
}

/// <summary>A paragraph as stored.</summary>
/// <param name="Clean">UTF-16 range in the cleaned text.</param>
/// <param name="Source">UTF-16 range in the decoded source text.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Language">Language tag.</param>
internal readonly record struct ContentParagraph(Span Clean, Span Source, ParagraphKind Kind, string Language);
