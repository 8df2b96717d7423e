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

        var isDate = count > 1 && DateLine.IsDate(second, data);
        if (isDate)
        {
            builder.Set("date", second, $"text:line {secondNumber}");
        }

        if (!isAddress && IsTitle(first, second, third, secondNumber > 2, isDate))
        {
            builder.Set("title", first, "text:line 1");
        }
    }

    private static bool AreAlike(int a, int b) => Math.Min(a, b) * 5 >= Math.Max(a, b) * 4;


    /// <summary>
    /// A line of its own, without end of sentence: a date or a blank line behind it, or much shorter than what follows. Three lines of about
    /// one length are torn running text.
    /// </summary>
    private bool IsTitle(ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> third, bool beforeBlank, bool beforeDate)
    {
        var line = first.Trim();
        if (line.Length is 0 or > LongestTitle || second.IsEmpty || first[0] is '\u3000' or '\t' || data.NoTitleEnds.Contains(line[^1], StringComparison.Ordinal))
        {
            return false;
        }

        var torn = AreAlike(line.Length, second.Trim().Length) && AreAlike(line.Length, third.Trim().Length);
        return !torn && (beforeDate || beforeBlank || second.Trim().Length >= line.Length * 2);
    }
}
