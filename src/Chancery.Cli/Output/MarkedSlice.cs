using Chancery.Cli.Evaluation;

namespace Chancery.Cli.Output;

/// <summary>A piece of a document's text, marked or not.</summary>
/// <param name="Text">The text as the document has it.</param>
/// <param name="Mark"><c>gold</c>, <c>found</c> or <c>both</c>; null for text around the evidence.</param>
internal sealed record MarkedPiece(string Text, string? Mark);

/// <summary>The slice of a document that a problem is about, with some text around it.</summary>
internal static class MarkedSlice
{
    private const int Around = 60;
    private const int MostShown = 500;

    /// <summary>The slice around the first evidence, cut into pieces; empty when the evidence lies outside the text.</summary>
    public static IReadOnlyList<MarkedPiece> Of(GoldDocument document, ScoreProblem problem)
    {
        var main = (problem.Gold ?? problem.Predicted)!.Evidence[0];
        var count = document.Index.ToCodePoint(document.Text.Length);
        var start = Math.Clamp(main.Start - Around, 0, count);
        var end = Math.Clamp(Math.Min(main.End + Around, start + MostShown), start, count);
        var pieces = new List<MarkedPiece>();
        var from = start;
        for (var at = start; at < end; at++)
        {
            if (at + 1 == end || Mark(at + 1) != Mark(at))
            {
                pieces.Add(new MarkedPiece(document.Text[document.Index.ToUtf16(from)..document.Index.ToUtf16(at + 1)], Mark(at)));
                from = at + 1;
            }
        }

        return pieces;

        string? Mark(int at) => (Holds(problem.Gold, at), Holds(problem.Predicted, at)) switch
        {
            (true, true) => "both",
            (true, false) => "gold",
            (false, true) => "found",
            _ => null,
        };
    }

    private static bool Holds(ScoredRecord? record, int at)
    {
        foreach (var evidence in record?.Evidence ?? [])
        {
            if (evidence.Start <= at && at < evidence.End)
            {
                return true;
            }
        }

        return false;
    }
}
