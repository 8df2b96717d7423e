using Chancery.Engine.Sources.Metadata;

namespace Chancery.Engine.Sources.Readers;

/// <summary>A line that holds nothing but a date, or a place with a date, as covers, mastheads and press releases have it.</summary>
internal static class DateLine
{
    private const int LinesLookedAt = 24;
    private const int ShortestDate = 6;
    private const int LongestDate = 16;
    private const int LongestNamed = 60;
    private const int MostWords = 5;

    /// <summary>True when a line is a date and nothing else.</summary>
    internal static bool IsDate(ReadOnlySpan<char> line, MetadataData data)
    {
        line = line.Trim();
        return (line.Length is >= ShortestDate and <= LongestDate && line.IndexOfAnyExcept(data.DateLine) < 0 && new DateText(data).TryParse(line, out _))
            || IsNamed(line, data);
    }

    /// <summary>True for a day with the name of its month and a year, with at most a few words beside it: the place, as a rule.</summary>
    private static bool IsNamed(ReadOnlySpan<char> line, MetadataData data)
    {
        const int FullDay = 10;
        if (line.Length is < ShortestDate or > LongestNamed || data.NoTitleEnds.Contains(line[^1], StringComparison.Ordinal))
        {
            return false;
        }

        var (words, numbers) = (0, 0);
        for (var i = 0; i < line.Length; i++)
        {
            if (char.IsLetterOrDigit(line[i]) && (i == 0 || !char.IsLetterOrDigit(line[i - 1])))
            {
                words += char.IsLetter(line[i]) ? 1 : 0;
                numbers += char.IsLetter(line[i]) ? 0 : 1;
            }
        }

        return words <= MostWords && numbers == 2 && new DateText(data).TryParse(line, out var date) && date.Length == FullDay;
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
