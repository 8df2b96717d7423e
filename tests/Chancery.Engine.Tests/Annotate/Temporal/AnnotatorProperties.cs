using System.Diagnostics;
using Chancery.Engine.Annotate.Quantities;
using Chancery.Engine.Annotate.Temporal;
using Chancery.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Chancery.Engine.Tests.Annotate.Temporal;

/// <summary>What must hold for every text: valid values, ordered spans, linear time.</summary>
public class AnnotatorProperties
{
    private static readonly TemporalAnnotator Dates = new(Specs.Data);
    private static readonly QuantityAnnotator Quantities = new(Specs.Data);

    private static readonly string[] Pieces =
    [
        "2024", "12", "3", "31", "1.5", "1,949", "年", "月", "日", "号", "至", "—", "和", "、", "自", "以来", "截至", "底", "去年", "周三", "第", "次", "亿",
        "万", "多", "余", "近", "美元", "%", "百分之", "分之", "三", "十", "两", "几", "两年来", "前", "后", "，", "。", " ", "\n", "(", ")", "《", "》", "增长", "同比",
        "May", "16", "th", ",", " to ", " and ", "from ", "since ", "last year", "billion", "$", "percent", "мая", " по ", "с ", "года", "млрд", "-й", "\t", "-",
        "二〇二四", "十四五", "上半年", "世纪", "90", "年代", "0", "29", "02", "𠀀",
    ];

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    [InlineData("ru")]
    public void Mentions_are_ordered_inside_the_text_and_valid(string language) => Prop.ForAll(
        Gen.ArrayOf(Gen.Elements(Pieces)).Select(string.Concat).ToArbitrary(),
        Gen.Elements(null, "2024-03-31", "2024-10", "2023").ToArbitrary(),
        (text, date) =>
        {
            var document = TestDocuments.Of(text, date, language);
            var dates = Dates.Annotate(document);
            CheckSpans(dates.Select(static m => m.Span), text.Length);
            foreach (var mention in dates)
            {
                (mention.Kind == TemporalKind.Duration).ShouldBe(mention.Amount is not null);
                if (mention.Value is { } value)
                {
                    Edtf.TryParse(value, out _, out var reason).ShouldBeTrue($"{text}: {value}: {reason}");
                }
            }

            CheckSpans(Quantities.Annotate(document, dates).Select(static m => m.Span), text.Length);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(600).WithEndSize(30));

    [Theory]
    [InlineData("zh", "一")]
    [InlineData("zh", "9")]
    [InlineData("zh", "自从")]
    [InlineData("zh", "3月、")]
    [InlineData("zh", "同比增长")]
    [InlineData("zh", "第七、")]
    [InlineData("en", "1 and ")]
    [InlineData("en", "May 1 and 2 and ")]
    [InlineData("en", "from since ")]
    [InlineData("en", "twenty ")]
    [InlineData("ru", "1 000 ")]
    [InlineData("ru", "7 и ")]
    public void A_long_paragraph_of_one_repeated_piece_is_read_in_linear_time(string language, string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        var document = TestDocuments.Of(text, "2024-03-31", language);
        var clock = Stopwatch.StartNew();
        Quantities.Annotate(document, Dates.Annotate(document));
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    private static void CheckSpans(IEnumerable<Span> spans, int length)
    {
        var end = 0;
        foreach (var span in spans)
        {
            span.Start.ShouldBeGreaterThanOrEqualTo(end);
            span.Length.ShouldBeGreaterThan(0);
            end = span.End;
        }

        end.ShouldBeLessThanOrEqualTo(length);
    }
}
