using Chancery.Engine.Sources.Metadata;

namespace Chancery.Engine.Sources.Readers;

/// <summary>A line that holds nothing but a date, as covers, mastheads and press releases have it.</summary>
internal static class DateLine
{
    private const int LinesLookedAt = 24;
    private const int ShortestDate = 6;
    private const int LongestDate = 16;

    /// <summary>True when a line is a date and nothing else.</summary>
    internal static bool IsDate(ReadOnlySpan<char> line, MetadataData data)
    {
        line = line.Trim();
        return line.Length is >= ShortestDate and <= LongestDate && line.IndexOfAnyExcept(data.DateLine) < 0 && new DateText(data).TryParse(line, out _);
    }

    /// <summary>Sets the date from the first such line among the first lines of a text, when none is known.</summary>
    internal static void Set(ReadOnlySpan<char> text, MetadataData data, MetadataBuilder builder)
    {
        if (builder.Has("date"))
        {
            return;
        }

        var seen = 0;
        foreach (var line in text.EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                continue;
            }

            if (seen++ == LinesLookedAt)
            {
                return;
            }

            if (IsDate(line, data))
            {
                builder.Set("date", line, $"text:paragraph {seen}");
                return;
            }
        }
    }
}
