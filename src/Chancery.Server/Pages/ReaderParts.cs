using Chancery.Model;

namespace Chancery.Server.Pages;

/// <summary>Cuts a long document into parts that a browser can show; the cuts depend on the text alone.</summary>
public static class ReaderParts
{
    /// <summary>UTF-16 code units of a part, before it is cut back to a line break.</summary>
    public const int Size = 8_000;

    private const int Slack = 2_000;

    /// <summary>The parts in order; at least one. They cover the text without gaps and never cut a surrogate pair.</summary>
    public static IReadOnlyList<Span> Of(string text)
    {
        var parts = new List<Span>();
        var start = 0;
        while (text.Length - start > Size)
        {
            var end = Cut(text, start + Size);
            parts.Add(new Span(start, end));
            start = end;
        }

        parts.Add(new Span(start, text.Length));
        return parts;
    }

    /// <summary>Index of the part that holds an offset.</summary>
    public static int Holding(IReadOnlyList<Span> parts, int offset)
    {
        var index = 0;
        while (index + 1 < parts.Count && parts[index].End <= offset)
        {
            index++;
        }

        return index;
    }

    private static int Cut(string text, int latest)
    {
        var line = text.LastIndexOf('\n', latest - 1, Slack);
        if (line >= 0)
        {
            return line + 1;
        }

        return char.IsLowSurrogate(text[latest]) ? latest - 1 : latest;
    }
}
