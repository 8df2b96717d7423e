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
        var sources = run.Sources(gold, []);
        var predicted = run.Predict(sources);
        var score = run.Score(gold, sources, predicted.Records, [.. RecordTypes.All.Select(t => t.Name())]);
        var (examples, lenient) = Examples(predicted, score);
        if (examples.Count == 0)
        {
            throw new EvaluationException($"{gold}: the pipeline finds no statement in these documents, so there is nothing to learn from");
        }

        var trainer = new ConfidenceTrainer(examples);
        var weights = trainer.Train();
        var leftOut = trainer.LeaveOneDocumentOut();
        return new CalibrationResult(
            weights,
            examples.Count,
            examples.Select(e => e.Document).Distinct(StringComparer.Ordinal).Count(),
            ConfidenceTrainer.LogLoss(examples, new ConfidenceModel(ConfidenceWeights.PriorOnly)),
            ConfidenceTrainer.LogLoss(examples, leftOut),
            CalibrationTable.Of([.. examples.Select((e, i) => (leftOut[i], e.Right, lenient[i]))]));
    }

    /// <summary>Statements with the outcome of the record they went into, in order of documents and positions.</summary>
    private static (List<TrainingExample> Examples, List<bool> Lenient) Examples(PredictedRecords predicted, ScoreResult score)
    {
        var outcomes = new Dictionary<(string Document, string Statement), PredictionOutcome>();
        foreach (var outcome in score.Outcomes)
        {
            foreach (var statement in predicted.StatementIds[outcome.Predicted.Text("id") ?? ""])
            {
                outcomes.TryAdd((outcome.Document, statement), outcome);
            }
        }

        var examples = new List<TrainingExample>();
        var lenient = new List<bool>();
        foreach (var (document, result) in predicted.Results)
        {
            for (var i = 0; i < result.Features.Count; i++)
            {
                if (outcomes.TryGetValue((document.Name, result.Statements[i].Id), out var outcome))
                {
                    examples.Add(new TrainingExample(document.Name, result.Features[i], outcome.Strict));
                    lenient.Add(outcome.Lenient);
                }
            }
        }

        return (examples, lenient);
    }
}
