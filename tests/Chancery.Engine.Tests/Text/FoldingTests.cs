using Chancery.Engine.Data;
using Chancery.Engine.Text;

namespace Chancery.Engine.Tests.Text;

public class FoldingTests
{
    [Theory]
    [InlineData("蘇聯與中國簽訂條約", "苏联与中国签订条约")]
    [InlineData("ＡＳＥＡＮ（東盟）：３％", "asean(东盟):3%")]
    [InlineData("「列根號」“Ж”", "「列根号」“ж”")]
    [InlineData("乾淨的發電廠 後方", "干净的发电厂 后方")]
    public void Folded_text_is_simplified_half_width_and_lower_case(string text, string folded)
    {
        TextSpecs.Clean(text).Folded.ShouldBe(folded);
        TextSpecs.Cleaner.Fold(text).ShouldBe(folded);
    }

    [Fact]
    public void A_wrong_line_of_the_traditional_characters_is_named()
    {
        using var copy = new DataCopy();
        copy.Append("text/traditional.txt", "長\t\n");
        Should.Throw<DataException>(() => new TextCleaner(copy.Data)).Message
            .ShouldMatch(@"^text/traditional\.txt:\d+: a line is a traditional character");
    }

    [Fact]
    public void A_missing_key_is_named()
    {
        using var copy = new DataCopy();
        copy.Write("text/scan.yaml", "digits: {l: \"1\"}\n");
        Should.Throw<DataException>(() => new TextCleaner(copy.Data)).Message.ShouldBe("text/scan.yaml: the key 'digitsBefore' is missing");
    }

    [Fact]
    public void A_repair_that_adds_characters_is_refused()
    {
        using var copy = new DataCopy();
        copy.Append("text/scan.yaml", "\n");
        copy.Replace("text/scan.yaml", "{wrong: 己经, right: 已经}", "{wrong: 己经, right: 已经经}");
        Should.Throw<DataException>(() => new TextCleaner(copy.Data)).Message
            .ShouldMatch(@"^text/scan\.yaml:\d+: '已经经' is longer than '己经': a repair never adds characters$");
    }
}
