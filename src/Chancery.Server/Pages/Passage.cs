using Chancery.Model;

namespace Chancery.Server.Pages;

/// <summary>Some words of a document with what stands around them in the same line, each on one line.</summary>
/// <param name="Before">What stands before; an ellipsis where it is cut.</param>
/// <param name="Words">The words.</param>
/// <param name="After">What stands behind.</param>
public sealed record Passage(string Before, string Words, string After)
{
    private const string Cut = "\u2026";

    /// <summary>The passage of a slice.</summary>
    /// <param name="text">Decoded text of the document.</param>
    /// <param name="span">The slice, UTF-16.</param>
    /// <param name="around">Most UTF-16 units on either side.</param>
    /// <param name="longest">Most UTF-16 units of the words.</param>
    public static Passage Of(string text, Span span, int around, int longest)
    {
        var start = Reach(text, span.Start, -1, around);
        var end = Reach(text, span.End, 1, around);
        return new Passage(
            (start > 0 && start == span.Start - around ? Cut : string.Empty) + OneLine(text, new Span(start, span.Start)),
            Shorten(OneLine(text, span), longest),
            OneLine(text, new Span(span.End, end)));
    }

    /// <summary>The next end of a line or a place far enough away; never inside a surrogate pair.</summary>
    private static int Reach(string text, int from, int step, int around)
    {
        var at = from;
        for (var i = 0; i < around; i++)
        {
            var next = step < 0 ? at - 1 : at;
            if (next < 0 || next >= text.Length || text[next] == '\n')
            {
                break;
            }

            at += step;
        }

        return at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - step : at;
    }

    private static string OneLine(string text, Span span) =>
        span.Length <= 0 ? string.Empty : string.Concat(text.AsSpan(span.Start, span.Length).ToString().Select(c => char.IsControl(c) ? ' ' : c));

    private static string Shorten(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + " " + Cut;
}
