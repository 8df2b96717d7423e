using Chancery.Engine.Sources.Inputs;
using Chancery.Engine.Sources.Metadata;
using Chancery.Model;

namespace Chancery.Engine.Sources.Readers;

/// <summary>Plain text: a title on the first line, a date alone on the second, an address alone on the first, where they stand so.</summary>
internal sealed class PlainTextReader(MetadataData data) : IDocumentReader
{
    private const int ProbeLength = 16 * 1024;
    private const int LongestTitle = 200;

    /// <inheritdoc/>
    public bool Reads(DocumentInput input) => data.IsExtension("text", input.Extension) || input.Extension.Length == 0 || input.Named;

    /// <inheritdoc/>
    public ReaderResult Read(DocumentInput input)
    {
        var builder = new MetadataBuilder(data);
        if (input.Decoded.Text is { } text)
        {
            ReadFirstLines(text.AsSpan(0, Math.Min(text.Length, ProbeLength)), builder);
            FileNameDate.Set(input.Name, builder);
        }

        return TextResult.Of(input, DocumentFormat.Text, builder.Build());
    }

    private void ReadFirstLines(ReadOnlySpan<char> text, MetadataBuilder builder)
    {
        ReadOnlySpan<char> first = default, second = default, third = default;
        int count = 0, number = 0, secondNumber = 0;
        foreach (var line in text.EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace())
            {
                continue;
            }

            switch (count++)
            {
                case 0: first = line; break;
                case 1: second = line; secondNumber = number; break;
                default: third = line; break;
            }

            if (count == 3)
            {
                break;
            }
        }

        var isAddress = first.StartsWith("http://") || first.StartsWith("https://");
        if (isAddress)
        {
            builder.Set("address", first, "text:line 1");
        }

        var isDate = count > 1 && IsDateAlone(second);
        if (isDate)
        {
            builder.Set("date", second, $"text:line {secondNumber}");
        }

        if (!isAddress && IsTitle(first, isDate ? third : second, secondNumber, isDate))
        {
            builder.Set("title", first, "text:line 1");
        }
    }

    private static bool IsDateAlone(ReadOnlySpan<char> line) =>
        line.Trim().Length is >= 4 and <= 11 && line.IndexOfAnyExcept("0123456789-/. \r") < 0 && line.ContainsAnyInRange('0', '9');

    /// <summary>A line of its own, without end of sentence, before longer text: with a blank line or a date behind it, or much shorter than what follows.</summary>
    private bool IsTitle(ReadOnlySpan<char> first, ReadOnlySpan<char> next, int nextNumber, bool beforeDate)
    {
        var line = first.Trim();
        if (line.Length is 0 or > LongestTitle || next.IsEmpty || first[0] is '\u3000' or '\t' || data.NoTitleEnds.Contains(line[^1], StringComparison.Ordinal))
        {
            return false;
        }

        var body = next.Trim();
        return beforeDate || body.Length >= line.Length * 2 || (nextNumber > 2 && body.Length * 4 >= line.Length * 5);
    }
}
