using System.CommandLine;
using System.Globalization;
using Chancery.Cli.Evaluation;
using Chancery.Cli.Output;
using Chancery.Engine.Extract.Calibration;

namespace Chancery.Cli.Commands;

/// <summary><c>calibrate</c>: learns confidence from documents with gold.</summary>
internal static class CalibrateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliApp app)
    {
        var gold = new Option<string>("--gold") { Description = "Folder of gold files: NAME.jsonl for document NAME", HelpName = "DIR", Required = true };
        var docs = new Option<string>("--docs") { Description = "Folder of the documents", HelpName = "DIR", Required = true };
        var output = new Option<string>("--out") { Description = "File for the weights", HelpName = "FILE", Required = true };
        var command = new ExampledCommand(
            "calibrate",
            "Learns from documents with gold how likely a record is to be right",
            "chancery calibrate --gold tests/golden/samples --docs samples/docs --out data/models/confidence.yaml")
        {
            gold, docs, output,
        };
        command.SetAction(parsed =>
        {
            var result = Calibrator.Train(new EvaluationRun(app.Workbench(parsed), parsed.GetRequiredValue(docs)), parsed.GetRequiredValue(gold));
            Save(parsed.GetRequiredValue(output), result);
            app.Console.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Examples} statements of {result.Documents} documents; log loss {result.PriorLoss:0.000} by the rules alone, {result.LeftOutLoss:0.000} learned (each document left out)"));
            ScoreReport.WriteBins(app.Console.Output, result.LeftOut);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Save(string path, CalibrationResult result)
    {
        string[] header =
        [
            "How likely a statement is to be right: weights of a logistic regression over properties of the statement, in log odds.",
            "Made by 'chancery calibrate' from the project's own samples and their gold; not to be edited. Licence: as the project.",
            $"Fitted to {result.Examples.ToString(CultureInfo.InvariantCulture)} statements of {result.Documents.ToString(CultureInfo.InvariantCulture)} documents.",
            "log odds = bias + prior * log odds of the rule's own confidence + weights of features, for all types and for the statement's own",
            "+ weight of its rule; what is above the log odds of 0.8 is multiplied with 'caution'. What has no weight adds nothing: a new rule",
            "starts from its own confidence.",
        ];
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using var writer = new StreamWriter(path);
            ConfidenceFile.Write(writer, header, result.Weights);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationException($"{path}: cannot be written: {e.Message}", e);
        }
    }
}
