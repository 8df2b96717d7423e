using System.Globalization;
using System.Text.Json;
using Chancery.Cli.Evaluation;

namespace Chancery.Cli.Output;

/// <summary>The result of an evaluation as tables in the terminal or as JSON.</summary>
internal static class ScoreReport
{
    /// <summary>What the rows of the table may be.</summary>
    public static readonly string[] Views = ["type", "language", "document", "confidence"];

    private const int ShownQuote = 160;
    private const int LeastName = 10;

    private static readonly string[] Hidden = ["evidence", "id", "confidence", "sources"];

    /// <summary>A table with a row for each type, language, document or range of confidence.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="result">What to show.</param>
    /// <param name="view">One of <see cref="Views"/>.</param>
    public static void Write(TextWriter output, ScoreResult result, string view)
    {
        switch (view)
        {
            case "confidence":
                WriteBins(output, result.ByConfidence);
                break;
            case "language":
                WriteRows(output, view, result.ByLanguage);
                break;
            case "document":
                WriteRows(output, view, result.ByDocument);
                break;
            default:
                WriteRows(output, view, result.ByType);
                break;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"documents {result.Documents.Count}, evidence {result.Evidence}, grounded {result.Grounded * 100:0.00}%"));
    }

    /// <summary>How often predictions of a confidence are right.</summary>
    public static void WriteBins(TextWriter output, IReadOnlyList<ConfidenceBin> bins)
    {
        output.WriteLine("confidence   count   mean   strict  lenient");
        foreach (var bin in bins)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{bin.From:0.0} to {bin.To:0.0}   {bin.Count,5}  {bin.Mean,5:F3}   {bin.Strict,6:F3}   {bin.Lenient,6:F3}"));
        }

        if (bins.Count == 0)
        {
            output.WriteLine("(the records carry no confidence)");
        }
    }

    /// <summary>One object: <c>docs</c>, <c>grounded</c>, <c>rows</c> by type, <c>languages</c>, <c>documents</c> and <c>confidence</c>.</summary>
    public static void WriteJson(TextWriter output, ScoreResult result) =>
        output.WriteLine(JsonSerializer.Serialize(
            new
            {
                Docs = result.Documents.Count,
                result.Grounded,
                Rows = result.ByType.Select(r => new { Type = r.Name, r.Gold, r.Pred, r.Strict, r.Lenient }),
                Languages = result.ByLanguage.Select(r => new { Language = r.Name, r.Gold, r.Pred, r.Strict, r.Lenient }),
                Documents = result.ByDocument.Select(r => new { Document = r.Name, r.Gold, r.Pred, r.Strict, r.Lenient }),
                Confidence = result.ByConfidence,
            },
            CliJson.Options));

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

    private static void WriteRows(TextWriter output, string view, IReadOnlyList<ScoreRow> rows)
    {
        var width = rows.Max(r => Math.Max(r.Name.Length, LeastName));
        output.WriteLine(view.PadRight(width) + "  gold  pred   strict P      R     F1   lenient P      R     F1");
        foreach (var row in rows)
        {
            output.WriteLine(row.Name.PadRight(width) + string.Create(
                CultureInfo.InvariantCulture,
                $" {row.Gold,5} {row.Pred,5}   {row.Strict.P,8:F3} {row.Strict.R,6:F3} {row.Strict.F1,6:F3}   {row.Lenient.P,9:F3} {row.Lenient.R,6:F3} {row.Lenient.F1,6:F3}"));
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
