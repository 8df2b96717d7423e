using Chancery.Server.Exports;
using Chancery.Cli.Output;

namespace Chancery.Cli.Tests;

public class OutputTests
{
    [Theory]
    [InlineData("a\r\n  b\tc ", "a b c")]
    [InlineData("\e[31mred\e[0m", "\uFFFD[31mred\uFFFD[0m")]
    [InlineData("x\u202Ey", "x\uFFFDy")]
    [InlineData("", "")]
    public void Text_from_documents_cannot_steer_the_terminal(string text, string expected) => CliConsole.Line(text).ShouldBe(expected);

    [Theory]
    [InlineData(0, 0, 0, "0 inputs, 0 a second")]
    [InlineData(500, 0, 10, "500 inputs, 50 a second")]
    [InlineData(500, 2000, 10, "500 of about 2,000 inputs, 50 a second, 30 s left")]
    [InlineData(500, 20000, 10, "500 of about 20,000 inputs, 50 a second, 7 min left")]
    [InlineData(30, 20, 10, "30 of about 30 inputs, 3 a second")]
    public void Progress_tells_count_rate_and_time_left(int done, int total, int seconds, string expected) =>
        IngestDisplay.Line(done, total, TimeSpan.FromSeconds(seconds)).ShouldBe(expected);

    [Fact]
    public void Lines_are_counted_from_1()
    {
        SourceLines.NumberOf("a\nb\nc", 0).ShouldBe(1);
        SourceLines.NumberOf("a\nb\nc", 4).ShouldBe(3);
    }

    [Theory]
    [InlineData("short.txt", 9, "short.txt")]
    [InlineData("longer-name.txt", 8, "longer-…")]
    [InlineData("北京公报.txt", 6, "北京…")]
    [InlineData("北京公报", 8, "北京公报")]
    public void Names_are_cut_to_cells_of_a_terminal(string name, int cells, string expected) =>
        Cells.Shorten(name, cells).ShouldBe(expected);
}
