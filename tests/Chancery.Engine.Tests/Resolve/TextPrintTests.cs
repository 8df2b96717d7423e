using Chancery.Engine.Resolve.Copies;
using FsCheck;
using FsCheck.Fluent;

namespace Chancery.Engine.Tests.Resolve;

public sealed class TextPrintTests
{
    private static readonly string Story = string.Concat(Enumerable.Range(0, 80).Select(i => $"第{i}段讲述了第{i * 7 % 31}号议题，代表们对此各有看法。"));

    [Fact]
    public void A_text_is_its_own_copy_whatever_its_layout()
    {
        var print = TextPrint.Of([Story]).ShouldNotBeNull();
        print.Similarity(TextPrint.Of([Story[..300] + "\n \n", "  " + Story[300..]])!).ShouldBe(1);
        TextPrint.FromBytes(print.ToBytes()).Similarity(print).ShouldBe(1);
        print.Bands().ShouldBe(TextPrint.FromBytes(print.ToBytes()).Bands());
    }

    [Fact]
    public void A_revision_is_near_and_another_story_far()
    {
        var print = TextPrint.Of([Story])!;
        var revised = TextPrint.Of([Story.Replace("第40段", "新增一段话并且第40段", StringComparison.Ordinal)])!;
        print.Similarity(revised).ShouldBeGreaterThan(0.85);
        print.Bands().Intersect(revised.Bands()).ShouldNotBeEmpty();
        print.Similarity(TextPrint.Of([string.Concat(Enumerable.Range(0, 80).Select(i => $"{i}号船驶过海峡，船员向岸上的人挥手致意。"))])!).ShouldBeLessThan(0.2);
    }

    [Fact]
    public void A_short_text_has_no_print_and_a_short_passage_no_hash()
    {
        TextPrint.Of(["短讯。"]).ShouldBeNull();
        TextPrint.PassageHash("短讯。").ShouldBe(0);
        TextPrint.PassageHash(Story).ShouldBe(TextPrint.PassageHash(Story.Replace("，", " ，", StringComparison.Ordinal)));
        Should.Throw<InvalidDataException>(() => TextPrint.FromBytes([1, 2, 3]));
    }

    [Fact]
    public void The_share_is_estimated_within_a_fifth()
    {
        Prop.ForAll(Gen.Choose(0, 40).ToArbitrary(), changed =>
        {
            var words = Enumerable.Range(0, 200).Select(i => $"word{i:000}x").ToArray();
            var other = words.Select((w, i) => i % 40 < changed ? $"other{i:000}" : w).ToArray();
            var (a, b) = (string.Concat(words), string.Concat(other));
            var (x, y) = (Shingles(a), Shingles(b));
            var exact = (double)x.Intersect(y).Count() / x.Union(y).Count();
            return Math.Abs(exact - TextPrint.Of([a])!.Similarity(TextPrint.Of([b])!)) < 0.2;
        }).QuickCheckThrowOnFailure();
    }

    private static HashSet<string> Shingles(string text) => [.. Enumerable.Range(0, text.Length - 6).Select(i => text.Substring(i, 7))];
}
