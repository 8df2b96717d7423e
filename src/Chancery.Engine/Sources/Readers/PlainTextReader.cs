using Chancery.Engine.Sources.Inputs;
using Chancery.Engine.Sources.Metadata;
using Chancery.Model;

namespace Chancery.Engine.Sources.Readers;

/// <summary>Plain text: a title on the first line, a date alone on the second, an address alone on the first, where they stand so.</summary>
internal sealed class PlainTextReader(MetadataData data) : IDocumentReader
{
    private const int ProbeLength = 16 * 1024;
    private const int LongestTitle = 200;
    private const int LinesLookedAt = 4;

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
        ReadOnlySpan<char> first = default, second = default;
        var longest = 0;
        int count = 0, number = 0, secondNumber = 0;
        foreach (var line in text.EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace())
            {
                continue;
            }

            if (count++ == 0)
            {
                first = line;
            }
            else
            {
                longest = Math.Max(longest, line.Length);
                if (count == 2)
                {
                    second = line;
                    secondNumber = number;
                }
                else if (count == LinesLookedAt)
                {
                    break;
                }
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

        SetHeadDate(text, builder);
        if (!isAddress && IsTitle(first, second, longest, secondNumber > 2, isDate))
        {
            builder.Set("title", first, "text:line 1");
        }
    }

    /// <summary>A line of date, or of place and date, a little farther down, below a title of several lines or a byline.</summary>
    private void SetHeadDate(ReadOnlySpan<char> text, MetadataBuilder builder)
    {
        const int HeadLines = 6;
        var seen = 0;
        var number = 0;
        foreach (var line in text.EnumerateLines())
        {
            number++;
            if (builder.Has("date") || seen == HeadLines)
            {
                return;
            }

            seen += line.IsWhiteSpace() ? 0 : 1;
            if (DateLine.IsDate(line, data))
            {
                builder.Set("date", line, $"text:line {number}");
            }
        }
    }

    private static bool AreAlike(int a, int b) => Math.Min(a, b) * 5 >= Math.Max(a, b) * 4;


    /// <summary>
    /// A line of its own, without end of sentence: a date or a blank line behind it, or much shorter than one of the next lines. Two lines of about
    /// one length, both without end of sentence, are torn running text.
    /// </summary>
    private bool IsTitle(ReadOnlySpan<char> first, ReadOnlySpan<char> second, int longest, bool beforeBlank, bool beforeDate)
    {
        var line = first.Trim();
        if (line.Length is 0 or > LongestTitle || second.IsEmpty || first[0] is '\u3000' or '\t' || data.NoTitleEnds.Contains(line[^1], StringComparison.Ordinal))
        {
            return false;
        }

        var body = second.Trim();
        var torn = AreAlike(line.Length, body.Length) && !data.NoTitleEnds.Contains(body[^1], StringComparison.Ordinal);
        return beforeDate || (!torn && (beforeBlank || longest >= line.Length * 2));
    }
}
