using Chancery.Model;

namespace Chancery.Server.Pages;

/// <summary>A slice of a document that a record stands on.</summary>
/// <param name="Span">UTF-16 range in the decoded text.</param>
/// <param name="RecordId">The record.</param>
/// <param name="Type">Its type.</param>
public sealed record Highlight(Span Span, string RecordId, RecordType Type);

/// <summary>A run of text under the same highlights.</summary>
/// <param name="Span">UTF-16 range in the decoded text.</param>
/// <param name="Marks">Highlights over it, shortest first, at most <see cref="ReaderSegments.MostMarks"/>; empty for plain text.</param>
/// <param name="Starts">Those that start here.</param>
public sealed record ReaderSegment(Span Span, IReadOnlyList<Highlight> Marks, IReadOnlyList<Highlight> Starts);

/// <summary>Splits text at the borders of its highlights, so that overlapping ones can be shown.</summary>
public static class ReaderSegments
{
    /// <summary>Most highlights that one run shows.</summary>
    public const int MostMarks = 4;

    /// <summary>The runs of one part of a document, in order and without gaps.</summary>
    /// <param name="part">UTF-16 range to show.</param>
    /// <param name="highlights">Highlights in any order; what lies outside the part is cut off.</param>
    /// <param name="focus">A slice whose borders split the text too; null for none.</param>
    public static IReadOnlyList<ReaderSegment> Of(Span part, IReadOnlyList<Highlight> highlights, Span? focus = null)
    {
        var shown = highlights.Where(h => h.Span.Length > 0 && h.Span.Overlaps(part)).OrderBy(h => h.Span).ToArray();
        var borders = new SortedSet<int> { part.Start, part.End };
        foreach (var span in shown.Select(h => h.Span).Concat(focus is { } found && found.Overlaps(part) ? [found] : []))
        {
            borders.Add(Math.Max(span.Start, part.Start));
            borders.Add(Math.Min(span.End, part.End));
        }

        var active = new SortedSet<Highlight>(ShortestFirst.Instance);
        var ending = new PriorityQueue<Highlight, int>();
        var segments = new List<ReaderSegment>();
        var next = 0;
        var start = -1;
        foreach (var border in borders)
        {
            if (start >= 0)
            {
                segments.Add(Segment(new Span(start, border)));
            }

            start = border;
        }

        return segments;

        ReaderSegment Segment(Span span)
        {
            while (ending.TryPeek(out var over, out var end) && end <= span.Start)
            {
                active.Remove(over);
                ending.Dequeue();
            }

            var starts = new List<Highlight>();
            for (; next < shown.Length && shown[next].Span.Start <= span.Start; next++)
            {
                active.Add(shown[next]);
                ending.Enqueue(shown[next], shown[next].Span.End);
                starts.Add(shown[next]);
            }

            return new ReaderSegment(span, [.. active.Take(MostMarks)], starts);
        }
    }

    private sealed class ShortestFirst : IComparer<Highlight>
    {
        public static readonly ShortestFirst Instance = new();

        public int Compare(Highlight? x, Highlight? y)
        {
            var byLength = x!.Span.Length.CompareTo(y!.Span.Length);
            var bySpan = byLength != 0 ? byLength : x.Span.CompareTo(y.Span);
            return bySpan != 0 ? bySpan : string.CompareOrdinal(x.RecordId, y.RecordId);
        }
    }
}
