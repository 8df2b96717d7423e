namespace Chancery.Server.Exports.Citing;

/// <summary>Citations as plain text, one line each.</summary>
public static class CitationLine
{
    /// <summary>
    /// Author, title, source, date and address, as far as they are known; with passages each in quotation marks before them, and the
    /// file and place where they stand behind.
    /// </summary>
    public static string Of(Citation citation)
    {
        var about = string.Join(", ", new[] { citation.Author, Quoted(citation.Title), citation.Source, citation.Date?.ToString(), citation.Address }.Where(p => p is not null));
        return citation.Passages.Count == 0 ? about : $"{string.Join(" … ", citation.Passages.Select(p => Quoted(p.Quote)))} ({about}; {Places(citation)})";
    }

    /// <summary>All passages with their places, on one line; null when there are none.</summary>
    internal static string? Passages(Citation citation) =>
        citation.Passages.Count == 0 ? null : string.Join(" | ", citation.Passages.Select(Passage)) + (LeftOut(citation) is { } more ? " | " + more : "");

    /// <summary>A passage and its place in code points.</summary>
    internal static string Passage(CitedPassage passage) => $"{Quoted(passage.Quote)} [{passage.Start}-{passage.End}]";

    /// <summary>How many passages were left out; null when none was.</summary>
    internal static string? LeftOut(Citation citation) => citation.PassagesLeftOut > 0 ? $"and {citation.PassagesLeftOut} more" : null;

    private static string Places(Citation citation) =>
        citation.Path + " " + string.Join(", ", citation.Passages.Select(p => $"{p.Start}-{p.End}"));

    private static string Quoted(string text) => "\u201C" + text + "\u201D";
}
