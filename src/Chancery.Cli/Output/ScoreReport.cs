using System.Globalization;
using System.Text.Json;
using Chancery.Cli.Evaluation;
using Chancery.Model;

namespace Chancery.Cli.Output;

/// <summary>The result of an evaluation as a table or as JSON.</summary>
internal static class ScoreReport
{
    private const int ShownQuote = 160;

    private static readonly string[] Hidden = ["evidence", "id", "confidence", "sources"];

    /// <summary>A table with a row a type.</summary>
    public static void Write(TextWriter output, ScoreResult result)
    {
        output.WriteLine("type        gold  pred   strict P      R     F1   lenient P      R     F1");
        foreach (var row in result.Rows)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Type,-10} {row.Gold,5} {row.Pred,5}   {row.Strict.P,8:0.000} {row.Strict.R,6:0.000} {row.Strict.F1,6:0.000}   {row.Lenient.P,9:0.000} {row.Lenient.R,6:0.000} {row.Lenient.F1,6:0.000}"));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"documents {result.Docs}, evidence {result.Evidence}, grounded {result.Grounded * 100:0.00}%"));
    }

    /// <summary>One object: <c>docs</c>, <c>grounded</c> and <c>rows</c>.</summary>
    public static void WriteJson(TextWriter output, ScoreResult result) =>
        output.WriteLine(JsonSerializer.Serialize(new { result.Docs, result.Grounded, result.Rows }, CliJson.Options));

    /// <summary>What was missed or is wrong, with the words.</summary>
    public static void WriteProblems(TextWriter output, IEnumerable<ScoreProblem> problems)
    {
        foreach (var problem in problems)
        {
            var evidence = (problem.Gold ?? problem.Predicted)!.Evidence[0];
            output.WriteLine();
            output.WriteLine($"{problem.Document}:{evidence.Start} {problem.Reason}");
            if (evidence.Quote is { } quote)
            {
                output.WriteLine("  text: " + CliConsole.Line(quote.AsSpan(0, Math.Min(quote.Length, ShownQuote))));
            }

            WriteRecord(output, "  gold: ", problem.Gold);
            WriteRecord(output, "  pred: ", problem.Predicted);
        }
    }

    private static void WriteRecord(TextWriter output, string label, ScoredRecord? record)
    {
        if (record is not null)
        {
            var shown = record.Json.EnumerateObject().Where(p => Array.IndexOf(Hidden, p.Name) < 0).ToDictionary(p => p.Name, p => p.Value);
            output.WriteLine(label + JsonSerializer.Serialize(shown, CliJson.Options));
        }
    }
}
