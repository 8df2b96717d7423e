using Chancery.Engine.Data;
using Chancery.Engine.Extract.Calibration;

namespace Chancery.Engine.Tests.Extract.Calibration;

public sealed class ConfidenceModelTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chancery-confidence-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_weights_a_statement_is_as_likely_right_as_its_rule_says()
    {
        var model = ConfidenceModel.Load(new ChanceryData(_folder));
        model.Probability(Vector("any.rule", 0.7)).ShouldBe(0.7, 1e-9);
        model.Probability(Vector("any.rule", 1)).ShouldBe(0.99, 1e-9);
    }

    [Fact]
    public void Weights_of_all_types_of_the_own_type_and_of_the_rule_add_up()
    {
        var model = Load("""
            bias: 0
            prior: 1
            caution: 1
            features:
              all: { date: { context: -1 } }
              meeting: { date: { context: -0.5 } }
              tenure: { date: { context: -9 } }
            rules: { known: 1.5 }
            """);
        model.Probability(Vector("known", 0.7, new Feature("date", "context"))).ShouldBe(0.7, 1e-9);
        model.Explain(Vector("known", 0.5, new Feature("date", "context"))).ShouldBe([new Contribution("date=context", -1.5), new Contribution("rule", 1.5)]);
        model.Probability(Vector("new", 0.7, new Feature("date", "evidence"))).ShouldBe(0.7, 1e-9);
    }

    [Fact]
    public void Caution_holds_only_high_confidence_down()
    {
        var model = Load("bias: 0\nprior: 1\ncaution: 0.5\nfeatures: {}\nrules: {}\n");
        model.Probability(Vector("a", 0.75)).ShouldBe(0.75, 1e-9);
        model.Probability(Vector("a", 0.95)).ShouldBeInRange(0.85, 0.92);
    }

    [Theory]
    [InlineData("bias: 0\nprior: 1\n", "models/confidence.yaml:1: the key 'caution' is missing")]
    [InlineData("bias: much\n", "models/confidence.yaml:1: a weight is a number, not 'much'")]
    [InlineData("weights: {}\n", "models/confidence.yaml:1: unknown key 'weights'; known are bias, prior, caution, features, rules")]
    [InlineData("bias: 0\nfeatures:\n  visit: {}\n", "models/confidence.yaml:3: 'visit' is neither 'all' nor one of meeting")]
    [InlineData("bias: 0\nfeatures:\n  all:\n    mood: {}\n", "models/confidence.yaml:4: unknown feature 'mood'; known are type")]
    public void A_wrong_file_is_named_with_line_and_reason(string text, string message) =>
        Should.Throw<DataException>(() => Load(text)).Message.ShouldStartWith(message);

    [Fact]
    public void What_is_written_is_read_back()
    {
        var weights = new ConfidenceWeights
        {
            Bias = -0.25, Prior = 0.8, Caution = 0.6,
            Rules = new Dictionary<string, double> { ["zh.a"] = 0.125, ["zh.b"] = 0.0001 },
            Features = new Dictionary<(string, string, string), double> { [("all", "value", "it's: a")] = 1.5 },
        };
        using var text = new StringWriter();
        ConfidenceFile.Write(text, ["Made by a test."], weights);
        text.ToString().ShouldStartWith("# Made by a test.\nbias: -0.25\n");
        text.ToString().ShouldNotContain("zh.b");
        var vector = new FeatureVector("meeting", "zh.a", 0.6, [new Feature("value", "it's: a")]);
        Load(text.ToString()).Probability(vector).ShouldBe(new ConfidenceModel(weights).Probability(vector), 1e-9);
    }

    private ConfidenceModel Load(string text)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "models"));
        File.WriteAllText(Path.Combine(_folder, "models", "confidence.yaml"), text);
        return ConfidenceModel.Load(new ChanceryData(_folder));
    }

    private static FeatureVector Vector(string rule, double prior, params Feature[] features) => new("meeting", rule, prior, features);
}
