using Chancery.Engine.Sources.Inputs;
using Chancery.Engine.Sources.Markup;
using Chancery.Engine.Sources.Metadata;
using Chancery.Model;

namespace Chancery.Engine.Sources.Readers;

/// <summary>Markdown, with or without front matter; also text files that are Markdown by what they hold.</summary>
internal sealed class MarkdownReader(MetadataData data) : IDocumentReader
{
    private const int ProbeLength = 64 * 1024;
    private const int EnoughHeadings = 2;
    private const int EnoughTags = 3;

    /// <inheritdoc/>
    public bool Reads(DocumentInput input) =>
        data.IsExtension("markdown", input.Extension)
        || ((data.IsExtension("text", input.Extension) || input.Extension.Length == 0 || input.Named) && input.Decoded.Text is { } text && LooksLikeMarkdown(text));

    /// <inheritdoc/>
    public ReaderResult Read(DocumentInput input)
    {
        var builder = new MetadataBuilder(data);
        if (input.Decoded.Text is { } text)
        {
            var body = 0;
            if (FrontMatter.TryFind(text, out var yaml, out var end))
            {
                ReadFrontMatter(FrontMatterText.Read(yaml.In(text)), builder);
                body = end;
            }

            ReadHeadings(text.AsSpan(body), builder);
            DateLine.Set(text.AsSpan(body), data, builder);
            FileNameDate.Set(input.Name, builder);
        }

        return TextResult.Of(input, DocumentFormat.Markdown, builder.Build());
    }

    private void ReadFrontMatter(Dictionary<string, string> values, MetadataBuilder builder)
    {
        foreach (var (field, keys) in data.FrontMatter)
        {
            foreach (var key in keys)
            {
                if (values.TryGetValue(key, out var value))
                {
                    builder.Set(field, value, "front-matter:" + key);
                }
            }
        }
    }

    /// <summary>
    /// The first heading is the title, unless it ends with a date of eight digits in brackets: then it names the publication and its
    /// issue, and the next heading is the title.
    /// </summary>
    private void ReadHeadings(ReadOnlySpan<char> text, MetadataBuilder builder)
    {
        var number = 0;
        foreach (var line in text[..Math.Min(text.Length, ProbeLength)].EnumerateLines())
        {
            number++;
            var level = HeadingLevel(line);
            if (level == 0)
            {
                continue;
            }

            var heading = line[level..].Trim();
            if (TryIssue(heading, out var publication, out var date))
            {
                builder.Set("date", date, $"text:heading {level}");
                builder.Set("source", publication.Trim().Trim(data.TitleMarks), $"text:heading {level}");
                continue;
            }

            builder.Set("title", heading.Trim("*_"), $"text:heading {level}");
            return;
        }
    }

    private static bool TryIssue(ReadOnlySpan<char> heading, out ReadOnlySpan<char> publication, out string date)
    {
        publication = default;
        date = string.Empty;
        var open = heading.LastIndexOfAny('(', '（');
        if (open <= 0 || heading.Length - open != 10 || heading[^1] is not (')' or '）'))
        {
            return false;
        }

        publication = heading[..open];
        return DateText.TryEightDigits(heading.Slice(open + 1, 8), out date);
    }

    private static int HeadingLevel(ReadOnlySpan<char> line)
    {
        var level = line.IndexOfAnyExcept('#');
        return level is > 0 and <= 6 && line[level] is ' ' or '\t' ? level : 0;
    }

    private static bool LooksLikeMarkdown(string text)
    {
        if (FrontMatter.TryFind(text, out _, out _))
        {
            return true;
        }

        int headings = 0, tags = 0;
        foreach (var line in text.AsSpan(0, Math.Min(text.Length, ProbeLength)).EnumerateLines())
        {
            headings += HeadingLevel(line) > 0 ? 1 : 0;
            tags += line.Count("<p>") + line.Count("<p ") + line.Count("<div") + line.Count("](http");
            if (headings >= EnoughHeadings || tags >= EnoughTags)
            {
                return true;
            }
        }

        return false;
    }
}
