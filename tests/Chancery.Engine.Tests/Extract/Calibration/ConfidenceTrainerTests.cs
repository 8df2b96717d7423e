using Chancery.Engine.Data;
using Chancery.Engine.Extract.Calibration;
using Chancery.Model;

namespace Chancery.Engine.Tests.Extract.Calibration;

public class ConfidenceTrainerTests
{
    [Fact]
    public void What_goes_wrong_often_lowers_confidence()
    {
        var (weights, leftOut) = new ConfidenceTrainer(Examples()).Train();
        var model = new ConfidenceModel(weights);
        var told = model.Probability(Vector("told"));
        var carried = model.Probability(Vector("context"));
        told.ShouldBeGreaterThan(0.75);
        carried.ShouldBeLessThan(0.6);
        leftOut.Length.ShouldBe(Examples().Count);
        leftOut.ShouldAllBe(p => p >= 0.01 && p <= 0.99);
    }

    [Fact]
    public void The_same_examples_give_the_same_file() => Written().ShouldBe(Written());

    [Fact]
    public void Learning_lowers_the_loss_on_documents_left_out()
    {
        var (_, leftOut) = new ConfidenceTrainer(Examples()).Train();
        ConfidenceTrainer.LogLoss(Examples(), leftOut).ShouldBeLessThan(ConfidenceTrainer.LogLoss(Examples(), new ConfidenceModel(ConfidenceWeights.PriorOnly)));
    }

    [Fact]
    public void The_pipeline_gives_each_statement_what_its_features_say()
    {
        var pipeline = new DocumentPipeline(new ChanceryData());
        const string Text = "On 3 March 2020 the foreign minister of France met the foreign minister of Italy in Rome.";
        var result = pipeline.Process(new SourceDocument
        {
            Id = "d", Path = "d.txt", Text = Text, ContentHash = "d", Encoding = "utf-8", Format = DocumentFormat.Text,
        });
        result.Features.Count.ShouldBe(result.Statements.Count);
        result.Statements.Count.ShouldBeGreaterThan(0);
        for (var i = 0; i < result.Statements.Count; i++)
        {
            result.Features[i].Rule.ShouldBe(result.Statements[i].RuleId);
            result.Statements[i].Confidence.ShouldBe(pipeline.Confidence.Probability(result.Features[i]));
        }
    }

    private static string Written()
    {
        using var text = new StringWriter();
        ConfidenceFile.Write(text, [], new ConfidenceTrainer(Examples()).Train().Weights);
        return text.ToString();
    }

    /// <summary>Four documents in which a told date is right in nine of ten cases and a carried one in three.</summary>
    private static List<TrainingExample> Examples() =>
    [
        .. Enumerable.Range(0, 400).Select(i => i % 2 == 0
            ? new TrainingExample($"d{i % 8 / 2}", Vector("told"), i % 20 != 0)
            : new TrainingExample($"d{i % 8 / 2}", Vector("context"), i % 20 is 1 or 3 or 5)),
    ];

    private static FeatureVector Vector(string date) => new("meeting", "r", 0.8, [new Feature("date", date)]);
}
