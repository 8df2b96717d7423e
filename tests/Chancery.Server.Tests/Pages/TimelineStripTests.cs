using Chancery.Model;
using Chancery.Server.Pages;
using Chancery.Store;

namespace Chancery.Server.Tests.Pages;

public sealed class TimelineStripTests
{
    [Theory]
    [InlineData(19010101, 20241231, "decade", "1900")]
    [InlineData(19900101, 20241231, "year", "1990")]
    [InlineData(20200101, 20241231, "month", "2020-01")]
    [InlineData(20241001, 20241031, "day", "2024-10-01")]
    public void Columns_are_as_fine_as_the_period_allows(int from, int to, string unit, string first)
    {
        var strip = TimelineStrip.Of([(Mark(20241014, 20241014), 0)], 1, from, to);
        strip.Unit.ShouldBe(unit);
        strip.Columns[0].From.ShouldBe(first);
        strip.Counts[0].Sum().ShouldBe(1);
    }

    [Fact]
    public void Every_mark_is_in_a_column_or_counted_before_or_after()
    {
        (RecordMark, int)[] marks = [(Mark(0, 20101231), 0), (Mark(18400101, 18401231), 1), (Mark(20100601, 20100601), 0), (Mark(20120101, 99999999), 1), (Mark(20300101, 20300101), 0)];
        var strip = TimelineStrip.Of(marks, 2, 20100101, 20121231);
        (strip.Earlier, strip.Later).ShouldBe((1, 1));
        strip.Counts.Select(c => c.Sum()).ShouldBe([2, 1]);
        strip.Totals.ShouldBe([3, 2]);
    }

    [Fact]
    public void Without_marks_there_are_no_columns() => TimelineStrip.Of([], 3, null, null).Columns.ShouldBeEmpty();

    private static RecordMark Mark(int from, int to) => new("m-0", RecordType.Meeting, from, to, false, null);
}
