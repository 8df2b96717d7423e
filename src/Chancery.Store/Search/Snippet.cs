using Chancery.Model;

namespace Chancery.Store.Search;

/// <summary>Cuts the part of a paragraph around the first searched word.</summary>
internal static class Snippet
{
    private const int Before = 40;
    private const int MostLength = 200;
    private const int FarthestBlank = 20;
    private const string Ellipsis = "\u2026";

    /// <summary>The snippet with an ellipsis where text is left out, and the marks that lie in it.</summary>
    /// <param name="text">Cleaned paragraph.</param>
    /// <param name="marks">Disjoint ranges in <paramref name="text"/>, in order; may be empty.</param>
    public static (string Text, IReadOnlyList<Span> Marks) Cut(string text, List<Span> marks)
    {
        if (text.Length <= MostLength)
        {
            return (text, marks);
        }

        var first = marks.Count > 0 ? marks[0] : default;
        var start = AtWordStart(text, Math.Max(0, Math.Min(first.Start - Before, text.Length - MostLength)));
        var end = AtWordEnd(text, Math.Min(text.Length, Math.Max(start + MostLength, Math.Min(first.End, start + (2 * MostLength)))));
        var lead = start > 0 ? Ellipsis : string.Empty;
        var shift = lead.Length - start;
        List<Span> inside = [];
        foreach (var mark in marks)
        {
            if (mark.End <= end)
            {
                inside.Add(new Span(mark.Start + shift, mark.End + shift));
            }
        }

        return (lead + text[start..end] + (end < text.Length ? Ellipsis : string.Empty), inside);
    }

    /// <summary>Goes forward past a blank nearby, so that no word is cut; never into a surrogate pair.</summary>
    private static int AtWordStart(string text, int at)
    {
        if (at == 0)
        {
            return 0;
        }

        var blank = text.AsSpan(at, FarthestBlank).IndexOf(' ');
        var start = blank >= 0 ? at + blank + 1 : at;
        return char.IsLowSurrogate(text[start]) ? start + 1 : start;
    }

    private static int AtWordEnd(string text, int at)
    {
        if (at == text.Length)
        {
            return at;
        }

        var blank = text.AsSpan(at - FarthestBlank, FarthestBlank).LastIndexOf(' ');
        var end = blank >= 0 ? at - FarthestBlank + blank : at;
        return char.IsLowSurrogate(text[end]) ? end - 1 : end;
    }
}
