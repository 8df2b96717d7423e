using System.Text;
using Chancery.Engine.Sources.Decoding;
using Chancery.Engine.Sources.Metadata;
using Chancery.Engine.Sources.Readers;
using Chancery.Model;

namespace Chancery.Engine.Sources.Inputs;

/// <summary>Turns the bytes of a file or entry into a document or a problem. Immutable.</summary>
internal sealed class InputReader(
    IReadOnlyList<IDocumentReader> readers, TextDecoder decoder, MetadataData data, SourceOptions options, Encoding? forced)
{
    /// <summary>Limits.</summary>
    internal SourceOptions Options => options;

    /// <summary>Endings of file names and the rest of the metadata's data.</summary>
    internal MetadataData Data => data;

    /// <summary>Reads one document.</summary>
    /// <param name="path">Path as the document carries it.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="named">True when the user named this very file.</param>
    /// <param name="sideFiles">Side files of the input.</param>
    internal SourceItem Read(string path, byte[] bytes, bool named, SideFiles sideFiles)
    {
        if (bytes.Length == 0)
        {
            return Problem(path, "empty-file", $"{path} is empty");
        }

        var input = new DocumentInput(path, bytes, named, b => decoder.Decode(b, forced));
        foreach (var reader in readers)
        {
            if (reader.Reads(input))
            {
                return Finish(input, reader.Read(input), sideFiles, options.MaxLineLength);
            }
        }

        return Problem(path, "unsupported-format", $"{path}: files ending in '{input.Extension}' are not read; convert it to text, Markdown or HTML");
    }

    /// <summary>The text of a side file.</summary>
    internal SideFile ReadSideFile(string path, byte[] bytes)
    {
        var decoded = bytes.Length == 0 ? Decoded.Of(string.Empty, "utf-8") : decoder.Decode(bytes, null);
        var file = SideFile.Read(path, decoded.Text ?? string.Empty, data);
        if (decoded.Text is null)
        {
            file.Problems.Add(new SourceProblem(path, decoded.Code!, $"{path} {decoded.Reason}"));
        }

        return file;
    }

    /// <summary>The name of an archive entry whose bytes were read as Latin-1, decoded as text is.</summary>
    internal string DecodeName(string latin1)
    {
        if (latin1.AsSpan().IndexOfAnyInRange('\u0080', '\u00FF') < 0 || latin1.AsSpan().IndexOfAnyExceptInRange('\0', '\u00FF') >= 0)
        {
            return latin1;
        }

        return decoder.Decode(Encoding.Latin1.GetBytes(latin1), null).Text ?? latin1;
    }

    /// <summary>A problem as an item.</summary>
    internal static SourceItem Problem(string path, string code, string reason) => new() { Problem = new SourceProblem(path, code, reason) };

    private static SourceItem Finish(DocumentInput input, ReaderResult result, SideFiles sideFiles, int maxLine)
    {
        if (result.Text is null)
        {
            return new SourceItem { Problem = result.Problem };
        }

        if (LongLine(result.Text, maxLine) is var line and > 0)
        {
            return Problem(input.Path, "line-too-long", $"{input.Path}:{line}: the line is longer than the limit of {maxLine} characters; break it into paragraphs or raise the limit");
        }

        return new SourceItem
        {
            Document = new SourceDocument
            {
                Id = input.DocumentId(),
                Path = input.Path,
                Text = result.Text,
                ContentHash = input.ContentHash(),
                Encoding = result.Encoding,
                Format = result.Format,
                Metadata = sideFiles.Apply(input.Path, result.Metadata),
            },
        };
    }

    /// <summary>Number, from 1, of the first line above the limit; 0 when there is none.</summary>
    private static int LongLine(string text, int limit)
    {
        var number = 0;
        for (var start = 0; start < text.Length; number++)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            if ((length < 0 ? text.Length - start : length) > limit)
            {
                return number + 1;
            }

            start = length < 0 ? text.Length : start + length + 1;
        }

        return 0;
    }
}
