using Chancery.Cli.Evaluation;
using Chancery.Model;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Chancery.Cli.Tests.Evaluation;

public class ScorerTests
{
    private static readonly string[] Types = [.. RecordTypes.All.Select(t => t.Name())];

    private static readonly Dictionary<string, Case> Cases = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .Build()
        .Deserialize<List<Case>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "specs", "eval", "cases.yaml")))
        .ToDictionary(c => c.Name);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Figures_are_those_of_the_case(string name)
    {
        var expected = Cases[name];
        using var folder = new TempFolder();
        folder.Write("gold/d.txt.jsonl", expected.Gold);
        var prediction = folder.Write("export.jsonl", expected.Predictions);
        var gold = GoldSet.Read(folder.At("gold"), "d.txt", expected.Document, Types.ToHashSet());

        var result = Scorer.Score([gold], GoldSet.Lines(prediction), Types);

        var all = result.ByType[^1];
        new[] { all.Strict.P, all.Strict.R, all.Strict.F1 }.ShouldBe(expected.Strict);
        new[] { all.Lenient.P, all.Lenient.R, all.Lenient.F1 }.ShouldBe(expected.Lenient);
        result.Grounded.ShouldBe(expected.Grounded);
        result.ByLanguage[^1].ShouldBe(all);
        result.ByDocument[^1].ShouldBe(all);
        result.Outcomes.Count.ShouldBe(all.Pred);
        if (expected.Problem is not null)
        {
            result.Problems.Select(p => p.Reason).ShouldContain(expected.Problem);
        }
    }

    [Theory]
    [InlineData("2024-10-14", "2024-10-14", 1)]
    [InlineData("2005~", "2005", 1)]
    [InlineData("2024", "2024-01/2024-12", 1)]
    [InlineData("2013/2024", "2014/2024", 1)]
    [InlineData("2024-10", "2024-10-14", 0.5)]
    [InlineData("2024-21", "2024-04", 0.5)]
    [InlineData("2023", "2024", 0)]
    [InlineData(null, "2024", 0)]
    [InlineData(null, null, 1)]
    [InlineData("XXXX-05-16", "2024-05-16", 0.5)]
    [InlineData("soon", "2024", 0)]
    public void Dates_agree_as_far_as_they_overlap(string? gold, string? predicted, double expected) =>
        DateAgreement.Score(gold, predicted).ShouldBe(expected);

    [Theory]
    [InlineData("Treaty of Peace", "treaty of peace", 1)]
    [InlineData("a", "b", 0)]
    [InlineData(null, "", 1)]
    [InlineData(null, "a", 0)]
    [InlineData("Peace Treaty", "the Peace Treaty of 1950", 0.8)]
    [InlineData("night", "nacht", 0.25)]
    public void Names_are_alike_by_their_pairs_of_letters(string? a, string? b, double expected) =>
        Similarity.Dice(a, b).ShouldBe(expected, 0.001);

    [Fact]
    public void A_line_that_is_no_record_is_named_with_its_number()
    {
        using var folder = new TempFolder();
        var file = folder.Write("export.jsonl", "{\"type\":\"event\"}\n\nnot json\n");
        var error = Should.Throw<EvaluationException>(() => GoldSet.Lines(file).ToArray());
        error.Message.ShouldStartWith(file + ":3: not a record:");
    }

    public sealed class Case
    {
        public required string Name { get; set; }

        public required string Document { get; set; }

        public required string Gold { get; set; }

        public required string Predictions { get; set; }

        public double[] Strict { get; set; } = [];

        public double[] Lenient { get; set; } = [];

        public double Grounded { get; set; }

        public string? Problem { get; set; }
    }
}
