using Chancery.Engine.Data;
using Chancery.Model;
using Chancery.Server.Ui;

namespace Chancery.Server.Tests.Ui;

public class WordsTests
{
    private static readonly UiWords Words = new(new ChanceryData());
    private static readonly UiText English = Words.English;
    private static readonly UiText Chinese = Words.Choose("zh", null);

    [Theory]
    [InlineData("2024-10-14", "14 Oct 2024", "2024年10月14日")]
    [InlineData("2024-10", "Oct 2024", "2024年10月")]
    [InlineData("2024", "2024", "2024年")]
    [InlineData("2013-03/2024-10", "Mar 2013 – Oct 2024", "2013年3月—2024年10月")]
    [InlineData("1992/..", "since 1992", "1992年起")]
    [InlineData("../2022-02", "until Feb 2022", "至2022年2月")]
    [InlineData("2005~", "about 2005", "约2005年")]
    [InlineData("XXXX-05-16", "16 May, year unknown", "5月16日（年份不明）")]
    [InlineData("2024-21", "Spring 2024", "2024年春")]
    [InlineData("2024-05-XX", "May 2024", "2024年5月")]
    [InlineData(null, "no date", "未注明日期")]
    [InlineData("20th century", "20th century", "20th century年")]
    public void Dates_are_said_in_the_readers_language(string? edtf, string english, string chinese)
    {
        DateWords.Of(edtf, English).ShouldBe(english);
        DateWords.Of(edtf, Chinese).ShouldBe(chinese);
    }

    [Theory]
    [InlineData("2024-10-14", "2024")]
    [InlineData("1992/..", "1992")]
    [InlineData("../2022", "Start not given")]
    [InlineData("XXXX-05", "Year unknown or not given")]
    [InlineData(null, "Year unknown or not given")]
    public void Headings_take_the_year_a_date_starts_in(string? edtf, string year) => DateWords.Heading(edtf, English).ShouldBe(year);

    [Theory]
    [InlineData("240100000000", "USD", null, "240.1 billion USD", "2,401亿美元")]
    [InlineData("107000000", "t", "over", "over 107 million t", "超过1.07亿吨")]
    [InlineData("26.3", "%", null, "26.3%", "26.3%")]
    [InlineData("1", "rank", null, "rank 1", "第1位")]
    [InlineData("20", "item", "about", "about 20 items", "约20个")]
    [InlineData("-5", "pood", null, "-5 pood", "-5pood")]
    public void Figures_are_scaled_to_the_languages_own_large_numbers(string value, string unit, string? bound, string english, string chinese)
    {
        NumberWords.Of(decimal.Parse(value), unit, bound, English).ShouldBe(english);
        NumberWords.Of(decimal.Parse(value), unit, bound, Chinese).ShouldBe(chinese);
    }

    [Theory]
    [InlineData("zh", null, "zh")]
    [InlineData("ZH", "en", "zh")]
    [InlineData(null, "zh-CN,zh;q=0.9,en;q=0.8", "zh")]
    [InlineData(null, "fr, en;q=0.5", "en")]
    [InlineData("fr", "zh-Hant", "zh")]
    [InlineData("../x", "", "en")]
    public void Language_is_the_one_asked_for_then_the_browsers_then_English(string? asked, string? header, string expected) =>
        Words.Choose(asked, header).Language.ShouldBe(expected);

    [Fact]
    public void A_meeting_without_a_name_is_known_by_its_participants()
    {
        var fact = new Fact
        {
            Type = RecordType.Meeting,
            Kind = "talks",
            Place = "Minsk",
            Participants = [new Participant { Person = "A. Orlova", Role = "minister", Party = "RUS" }, new Participant { Party = "BLR" }],
        };
        FactWords.Line(fact, English).ShouldBe(new FactLine("A. Orlova (minister, RUS); BLR", "talks · Minsk"));
    }

    [Fact]
    public void Every_type_has_a_line_even_when_the_text_gives_nothing_more()
    {
        foreach (var type in RecordTypes.All)
        {
            FactWords.Line(new Fact { Type = type }, Chinese).Headline.ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public void A_missing_key_is_an_error_at_load()
    {
        var folder = Directory.CreateTempSubdirectory("chancery-ui-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "ui"));
            File.WriteAllText(Path.Combine(folder.FullName, "ui", "en.yaml"), "a: one\nb: two\n");
            File.WriteAllText(Path.Combine(folder.FullName, "ui", "xx.yaml"), "a: un\n");
            Should.Throw<DataException>(() => new UiWords(new ChanceryData(folder.FullName)))
                .Message.ShouldBe("ui/xx.yaml: 'b' is missing; every language needs every key");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
