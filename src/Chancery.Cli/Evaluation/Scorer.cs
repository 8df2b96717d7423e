using System.Globalization;

namespace Chancery.Cli.Evaluation;

/// <summary>Precision, recall and F1 of one row, rounded to four digits.</summary>
internal sealed record ScoreFigures(double P, double R, double F1)
{
    /// <summary>The figures of a count.</summary>
    public static ScoreFigures Of(MatchCount count) => new(Round(count.Precision), Round(count.Recall), Round(count.F1));

    /// <summary>Rounds the exact binary value half to even, as Python's <c>round</c> does.</summary>
    private static double Round(double value)
    {
        var exact = decimal.Parse(value.ToString("F28", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return (double)Math.Round(exact, 4, MidpointRounding.ToEven);
    }
}

/// <summary>One row of the result: a type, language or document, or <c>all</c>.</summary>
internal sealed record ScoreRow(string Name, int Gold, int Pred, ScoreFigures Strict, ScoreFigures Lenient)
{
    /// <summary>The row of a count.</summary>
    public static ScoreRow Of(string name, PairCount count) =>
        new(name, count.Strict.Gold, count.Strict.Predicted, ScoreFigures.Of(count.Strict), ScoreFigures.Of(count.Lenient));
}

/// <summary>The result of an evaluation.</summary>
/// <param name="Documents">Documents with gold, in order.</param>
/// <param name="Evidence">Predicted slices in these documents.</param>
/// <param name="Grounded">Share of slices whose quote is exactly what their offsets name, 0 to 1.</param>
/// <param name="ByType">A row for each type and one for all.</param>
/// <param name="ByLanguage">A row for each language of documents, in order of tags, and one for all.</param>
/// <param name="ByDocument">A row for each document and one for all.</param>
/// <param name="Problems">What was missed or is wrong, by document.</param>
/// <param name="Outcomes">Every prediction with its outcome.</param>
internal sealed record ScoreResult(
    IReadOnlyList<GoldDocument> Documents,
    int Evidence,
    double Grounded,
    IReadOnlyList<ScoreRow> ByType,
    IReadOnlyList<ScoreRow> ByLanguage,
    IReadOnlyList<ScoreRow> ByDocument,
    IReadOnlyList<ScoreProblem> Problems,
    IReadOnlyList<PredictionOutcome> Outcomes)
{
    /// <summary>How often predictions of a confidence are right; empty when they carry none.</summary>
    public IReadOnlyList<ConfidenceBin> ByConfidence { get; } = CalibrationTable.Of(Outcomes);
}

/// <summary>Scores predicted records against gold, document by document.</summary>
internal static class Scorer
{
    private const string All = "all";

    /// <summary>Scores predictions.</summary>
    /// <param name="documents">Documents with gold, in order.</param>
    /// <param name="predictions">Records of any types; evidence in other documents is passed over.</param>
    /// <param name="types">Types to score, in the order of the rows.</param>
    public static ScoreResult Score(IReadOnlyList<GoldDocument> documents, IEnumerable<ScoredRecord> predictions, IReadOnlyList<string> types)
    {
        var byName = documents.ToDictionary(d => d.Name, StringComparer.Ordinal);
        var predicted = documents.ToDictionary(d => d.Name, _ => new List<ScoredRecord>(), StringComparer.Ordinal);
        var (evidence, grounded) = Distribute(predictions, byName, predicted, types);
        var cells = new List<(GoldDocument Document, string Type, PairCount Count)>();
        var problems = new List<ScoreProblem>();
        var outcomes = new List<PredictionOutcome>();
        foreach (var document in documents)
        {
            var details = new ScoreDetails();
            foreach (var type in types)
            {
                var gold = document.Records.Where(r => r.Type == type).ToArray();
                var mine = predicted[document.Name].Where(r => r.Type == type).ToArray();
                cells.Add((document, type, DocumentScorer.Score(document.Name, type, gold, mine, details)));
            }

            problems.AddRange([.. details.Misses, .. details.Wrong]);
            outcomes.AddRange(details.Outcomes);
        }

        return new ScoreResult(
            documents,
            evidence,
            evidence > 0 ? (double)grounded / evidence : 0,
            Rows(types, cells.ToLookup(c => c.Type, c => c.Count)),
            Rows(documents.Select(d => d.Language).Distinct().Order(StringComparer.Ordinal), cells.ToLookup(c => c.Document.Language, c => c.Count)),
            Rows(documents.Select(d => d.Name), cells.ToLookup(c => c.Document.Name, c => c.Count)),
            problems,
            outcomes);
    }

    private static (int Evidence, int Grounded) Distribute(
        IEnumerable<ScoredRecord> predictions,
        Dictionary<string, GoldDocument> documents,
        Dictionary<string, List<ScoredRecord>> predicted,
        IReadOnlyList<string> types)
    {
        var evidence = 0;
        var grounded = 0;
        foreach (var record in predictions.Where(r => r.Type is { } type && types.Contains(type)))
        {
            foreach (var slices in record.Evidence.GroupBy(e => e.Document, StringComparer.Ordinal))
            {
                if (!documents.TryGetValue(slices.Key, out var document))
                {
                    continue;
                }

                evidence += slices.Count();
                grounded += slices.Count(e => e.End > e.Start && document.Slice(e) == e.Quote);
                var part = record.With([.. slices]);
                if (!document.Ignores(part))
                {
                    predicted[document.Name].Add(part);
                }
            }
        }

        return (evidence, grounded);
    }

    private static List<ScoreRow> Rows(IEnumerable<string> names, ILookup<string, PairCount> cells)
    {
        var rows = new List<ScoreRow>();
        var all = default(PairCount);
        foreach (var name in names)
        {
            var sum = cells[name].Aggregate(default(PairCount), (a, b) => a + b);
            rows.Add(ScoreRow.Of(name, sum));
            all += sum;
        }

        rows.Add(ScoreRow.Of(All, all));
        return rows;
    }
}
