using Chancery.Engine.Sources.Inputs;
using Chancery.Model;

namespace Chancery.Engine.Sources.Readers;

/// <summary>What readers of text formats have in common.</summary>
internal static class TextResult
{
    /// <summary>The decoded input as a result, or the problem of decoding it.</summary>
    internal static ReaderResult Of(DocumentInput input, DocumentFormat format, DocumentMetadata metadata)
    {
        var decoded = input.Decoded;
        if (decoded.Text is null)
        {
            return new ReaderResult(null, string.Empty, format, metadata, new SourceProblem(input.Path, decoded.Code!, $"{input.Path} {decoded.Reason}"));
        }

        return decoded.Text.AsSpan().IsWhiteSpace()
            ? new ReaderResult(null, string.Empty, format, metadata, new SourceProblem(input.Path, "empty-file", $"{input.Path} holds nothing but blanks"))
            : new ReaderResult(decoded.Text, decoded.Encoding, format, metadata);
    }
}
