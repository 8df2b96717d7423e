using Chancery.Engine.Extract.Calibration;
using Chancery.Model;

namespace Chancery.Cli.Evaluation;

/// <summary>What training found.</summary>
/// <param name="Weights">The weights.</param>
/// <param name="Examples">Number of statements they were fitted to.</param>
/// <param name="Documents">Number of documents.</param>
/// <param name="PriorLoss">Mean log loss of the rules' own confidence, in nats.</param>
/// <param name="LeftOutLoss">Mean log loss on each document under weights fitted to the others, in nats.</param>
/// <param name="LeftOut">How often statements are right by the confidence so found.</param>
internal sealed record CalibrationResult(
    ConfidenceWeights Weights, int Examples, int Documents, double PriorLoss, double LeftOutLoss, IReadOnlyList<ConfidenceBin> LeftOut);

/// <summary>Learns from documents with gold how likely statements are to be right.</summary>
internal static class Calibrator
{
    /// <summary>Trains on documents with gold.</summary>
    /// <param name="run">Reads and scores the documents.</param>
    /// <param name="gold">Gold folder.</param>
    /// <exception cref="EvaluationException">A file is missing or wrong, or nothing was found to learn from.</exception>
    public static CalibrationResult Train(EvaluationRun run, string gold)
    {
        var (examples, lenient) = Examples(run, gold);
        if (examples.Count == 0)
        {
            throw new EvaluationException($"{gold}: the pipeline finds no statement in these documents, so there is nothing to learn from");
        }

        var (weights, leftOut) = new ConfidenceTrainer(examples).Train();
        return new CalibrationResult(
            weights,
            examples.Count,
            examples.Select(e => e.Document).Distinct(StringComparer.Ordinal).Count(),
            ConfidenceTrainer.LogLoss(examples, new ConfidenceModel(ConfidenceWeights.PriorOnly)),
            ConfidenceTrainer.LogLoss(examples, leftOut),
            CalibrationTable.Of([.. examples.Select((e, i) => (leftOut[i], e.Right, lenient[i]))]));
    }

    /// <summary>
    /// Statements with their outcome, in order of documents and positions. Each document is scored alone: what another document
    /// makes of a record says nothing about this one's statement.
    /// </summary>
    internal static (List<TrainingExample> Examples, List<bool> Lenient) Examples(EvaluationRun run, string gold)
    {
        var examples = new List<TrainingExample>();
        var lenient = new List<bool>();
        foreach (var source in run.Sources(gold, []))
        {
            var predicted = run.Predict([source]);
            var score = run.Score(gold, [source], predicted.Records, [.. RecordTypes.All.Select(t => t.Name())]);
            var outcomes = score.Outcomes
                .SelectMany(o => predicted.StatementIds[o.Predicted.Text("id") ?? ""], (o, id) => (Id: id, Outcome: o))
                .ToDictionary(p => p.Id, p => p.Outcome, StringComparer.Ordinal);
            var result = predicted.Results[0].Result;
            for (var i = 0; i < result.Features.Count; i++)
            {
                if (outcomes.TryGetValue(result.Statements[i].Id, out var outcome))
                {
                    examples.Add(new TrainingExample(source.Name, result.Features[i], outcome.Strict));
                    lenient.Add(outcome.Lenient);
                }
            }
        }

        return (examples, lenient);
    }
}
