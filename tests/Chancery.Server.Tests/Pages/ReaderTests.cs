using Chancery.Model;
using Chancery.Server.Pages;
using FsCheck;
using FsCheck.Fluent;

namespace Chancery.Server.Tests.Pages;

public class ReaderTests
{
    [Fact]
    public void Overlapping_highlights_split_the_text()
    {
        var a = new Highlight(new Span(2, 6), "a", RecordType.Meeting);
        var b = new Highlight(new Span(4, 8), "b", RecordType.Agreement);
        var segments = ReaderSegments.Of(new Span(0, 10), [b, a]);
        segments.Select(s => (s.Span.Start, s.Span.End, string.Concat(s.Marks.Select(m => m.RecordId)), string.Concat(s.Starts.Select(m => m.RecordId))))
            .ShouldBe([(0, 2, "", ""), (2, 4, "a", "a"), (4, 6, "ab", "b"), (6, 8, "b", ""), (8, 10, "", "")]);
    }

    [Fact]
    public void Highlights_are_cut_at_the_borders_of_the_part()
    {
        var segments = ReaderSegments.Of(new Span(5, 10), [new Highlight(new Span(0, 7), "a", RecordType.Event)]);
        segments.Select(s => s.Span).ShouldBe([new Span(5, 7), new Span(7, 10)]);
        segments[0].Starts.Single().RecordId.ShouldBe("a");
    }

    [Fact]
    public void Segments_cover_the_part_and_show_what_lies_over_them() => Prop.ForAll(
        Gen.Choose(0, 60).Two().Select(p => new Span(Math.Min(p.Item1, p.Item2), Math.Max(p.Item1, p.Item2))).ListOf().ToArbitrary(),
        spans =>
        {
            var part = new Span(10, 50);
            var highlights = spans.Select((s, i) => new Highlight(s, "r" + i, RecordType.Meeting)).ToArray();
            var segments = ReaderSegments.Of(part, highlights);
            segments[0].Span.Start.ShouldBe(part.Start);
            segments[^1].Span.End.ShouldBe(part.End);
            for (var i = 1; i < segments.Count; i++)
            {
                segments[i].Span.Start.ShouldBe(segments[i - 1].Span.End);
            }

            foreach (var segment in segments)
            {
                var over = highlights.Where(h => h.Span.Contains(segment.Span) && h.Span.Length > 0).ToArray();
                segment.Marks.Count.ShouldBe(Math.Min(over.Length, ReaderSegments.MostMarks));
                segment.Marks.ShouldBeSubsetOf(over);
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(ReaderParts.Size)]
    [InlineData(ReaderParts.Size + 1)]
    [InlineData(3 * ReaderParts.Size)]
    public void Parts_cover_the_text(int length)
    {
        var parts = ReaderParts.Of(new string('x', length));
        parts[0].Start.ShouldBe(0);
        parts[^1].End.ShouldBe(length);
        parts.Zip(parts.Skip(1)).ShouldAllBe(p => p.First.End == p.Second.Start);
        parts.ShouldAllBe(p => p.Length <= ReaderParts.Size);
        ReaderParts.Holding(parts, length).ShouldBe(parts.Count - 1);
    }

    [Fact]
    public void Parts_end_at_a_line_break_and_never_inside_a_character()
    {
        var lines = string.Concat(Enumerable.Repeat(new string('x', 999) + "\n", 50));
        ReaderParts.Of(lines).SkipLast(1).ShouldAllBe(p => lines[p.End - 1] == '\n');
        var wide = "x" + string.Concat(Enumerable.Repeat("𠀀", ReaderParts.Size));
        ReaderParts.Of(wide).ShouldAllBe(p => p.End == wide.Length || !char.IsLowSurrogate(wide[p.End]));
    }
}
