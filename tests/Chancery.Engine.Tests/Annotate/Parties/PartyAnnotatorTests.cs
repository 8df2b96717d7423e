using System.Text;
using Chancery.Engine.Annotate.Parties;

namespace Chancery.Engine.Tests.Annotate.Parties;

public sealed class PartyAnnotatorTests
{
    private static readonly PartyAnnotator Annotator = new(new NameLexicons(Specs.Data).Parties);

    public static TheoryData<AnnotateSpec> Cases() => [.. AllCases()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void FindsWhatTheSpecTells(AnnotateSpec spec)
    {
        var found = Annotator.Annotate(TestDocuments.Of(spec.Text)).Select(m => Tell(m, spec.Text));
        found.ShouldBe(spec.Parties!.Select(Normal), spec.ToString());
    }

    [Theory]
    [InlineData("中俄美日英法德朝韩")]
    [InlineData("中哈吉塔")]
    [InlineData("俄、美、")]
    [InlineData("日")]
    [InlineData("中国—")]
    [InlineData("Russia-")]
    public void TakesTimeInProportionToTheText(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 200_000 / unit.Length));
        var mentions = Annotator.Annotate(TestDocuments.Of(text));
        mentions.All(m => m.Span.End <= text.Length).ShouldBeTrue();
    }

    [Fact]
    public void MentionsNeverOverlap()
    {
        var text = string.Concat(AllCases().Select(c => c.Text));
        var mentions = Annotator.Annotate(TestDocuments.Of(text));
        for (var i = 1; i < mentions.Count; i++)
        {
            mentions[i].Span.Start.ShouldBeGreaterThanOrEqualTo(mentions[i - 1].Span.End);
        }
    }

    private static IEnumerable<AnnotateSpec> AllCases() =>
        new[] { "zh", "en", "ru" }.SelectMany(Specs.Load).Where(static s => s.Parties is not null);

    private static string Tell(PartyMention mention, string text)
    {
        var told = new StringBuilder($"{mention.Span.In(text)} | {mention.Kind} | {string.Join(' ', mention.Codes)}");
        var marks = new List<string>();
        if (!mention.MayAct)
        {
            marks.Add("target");
        }

        if (mention.IsSelf)
        {
            marks.Add("self");
        }

        if (mention.Number > 0)
        {
            marks.Add($"number {mention.Number}");
        }

        if (mention.Body is { } body)
        {
            marks.Add("body " + body);
        }

        if (mention.Candidates.Count > 0)
        {
            marks.Add("of " + string.Join(' ', mention.Candidates));
        }

        return Normal(marks.Count > 0 ? told.Append(" | ").AppendJoin(' ', marks).ToString() : told.ToString());
    }

    private static string Normal(string told) => string.Join(" | ", told.Replace("\"", "").Split('|').Select(p => p.Trim()));
}
