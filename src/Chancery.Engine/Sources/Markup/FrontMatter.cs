using Chancery.Model;

namespace Chancery.Engine.Sources.Markup;

/// <summary>Finds YAML front matter: a block between two lines of three dashes at the very start.</summary>
internal static class FrontMatter
{
    private const int LongestBlock = 256 * 1024;

    /// <summary>Finds the block.</summary>
    /// <param name="text">Decoded source.</param>
    /// <param name="yaml">Its YAML, without the lines of dashes.</param>
    /// <param name="end">Where the text after it starts.</param>
    internal static bool TryFind(ReadOnlySpan<char> text, out Span yaml, out int end)
    {
        yaml = default;
        end = 0;
        var start = text.IndexOfAnyExcept('\r', '\n', ' ');
        if (start < 0 || !IsDashes(text, start, out var first))
        {
            return false;
        }

        var line = first;
        var limit = Math.Min(text.Length, first + LongestBlock);
        while (line < limit)
        {
            var length = text[line..].IndexOf('\n');
            if (IsDashes(text, line, out end))
            {
                yaml = new Span(first, line);
                return HasKey(text[first..line]);
            }

            if (length < 0)
            {
                return false;
            }

            line += length + 1;
        }

        return false;
    }

    private static bool IsDashes(ReadOnlySpan<char> text, int at, out int next)
    {
        next = at;
        if (!text[at..].StartsWith("---"))
        {
            return false;
        }

        var end = text[at..].IndexOf('\n');
        next = end < 0 ? text.Length : at + end + 1;
        return text[(at + 3)..next].IsWhiteSpace();
    }

    private static bool HasKey(ReadOnlySpan<char> yaml)
    {
        foreach (var line in yaml.EnumerateLines())
        {
            var colon = line.IndexOf(':');
            if (colon > 0 && line[..colon].IndexOfAny(" \t") < 0)
            {
                return true;
            }
        }

        return false;
    }
}
