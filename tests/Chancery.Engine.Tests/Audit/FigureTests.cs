using Chancery.Engine.Audit;
using Chancery.Engine.Data;
using Chancery.Engine.Tests.Text;
using Chancery.Model;
using FsCheck;
using FsCheck.Fluent;
using Interval = Chancery.Engine.Audit.Interval;

namespace Chancery.Engine.Tests.Audit;

public class FigureTests
{
    [Theory]
    [InlineData("2401亿美元", 240_100_000_000, 100_000_000, 100_000_000)]
    [InlineData("1109.72亿美元", 110_972_000_000, 1_000_000, 1_000_000)]
    [InlineData("1,949名", 1949, 1, 1)]
    [InlineData("4300多公里", 4300, 1, 100)]
    [InlineData("60余个", 60, 1, 10)]
    [InlineData("26.30%", 26.3, 0.01, 0.1)]
    [InlineData("244,81 млрд", 244_810_000_000, 10_000_000, 10_000_000)]
    [InlineData("八个", 8, 1, 1)]
    public void The_last_written_digit_and_the_last_that_is_not_zero_are_read(string written, decimal value, decimal step, decimal coarse) =>
        Figure.Precision(written, value, percent: false).ShouldBe((step, coarse));

    [Theory]
    [InlineData("over", 60, 70)]
    [InlineData("under", 55, 60.5)]
    [InlineData("about", 55, 65)]
    [InlineData(null, 59.5, 60.5)]
    public void A_bound_opens_as_much_as_the_last_digit_that_is_not_zero(string? bound, decimal low, decimal high) =>
        new Figure(new Span(0, 2), 60, "t", bound, 1, 10).Interval.ShouldBe(new Interval(low, high));

    [Fact]
    public void A_whole_number_of_persons_is_exact() => new Figure(new Span(0, 2), 1949, "person", null, 1, 1).Interval.ShouldBe(Interval.Exactly(1949));

    [Fact]
    public void Intervals_hold_what_their_members_give() =>
        Prop.ForAll<int, int, PositiveInt>((a, b, x) =>
        {
            var (p, q) = (new Interval(a, a + x.Get), new Interval(b, b + (3 * x.Get)));
            var (m, n) = (a + (x.Get / 2m), b + x.Get);
            return Holds(p + q, m + n) && Holds(p - q, m - n) && (Interval.Ratio(p, q) is not { } ratio || Holds(ratio, m / n));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("audit/words/zh.yaml", "anounce: [即]\n", "audit/words/zh.yaml:1: 'anounce' is no class")]
    [InlineData("audit/words/zh.yaml", "announce: 即\n", "audit/words/zh.yaml:1: class 'announce' needs a list of words")]
    [InlineData("audit/words/en.yaml", "announce: [Namely]\n", "audit/words/en.yaml:1: a word is text in lower case")]
    public void A_mistake_in_the_words_is_named_with_file_and_line(string file, string content, string message)
    {
        using var data = new DataCopy();
        data.Write(file, content);
        Should.Throw<DataException>(() => new AuditWords(data.Data)).Message.ShouldStartWith(message);
    }

    [Theory]
    [InlineData("metrics:\n  trade: {kinds: [money], flow: up}\nidentities: []\nneutral: []\n", "audit/metrics.yaml:2: 'up' is no flow; known are in and out")]
    [InlineData("metrics: {}\nidentities:\n  - {total: trade, parts: [a, b]}\n", "audit/metrics.yaml:3: 'trade' is no measure of this file")]
    [InlineData("metrics: {}\n", "audit/metrics.yaml:1: the key 'identities' is missing")]
    public void A_mistake_in_the_measures_is_named_with_file_and_line(string content, string message)
    {
        using var data = new DataCopy();
        data.Write("audit/metrics.yaml", content);
        Should.Throw<DataException>(() => new MetricTable(data.Data)).Message.ShouldStartWith(message);
    }

    private static bool Holds(Interval interval, decimal value) => interval.Low <= value && value <= interval.High;
}
