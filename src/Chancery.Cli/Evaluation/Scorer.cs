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

/// <summary>One row of the result: a type, or <c>all</c>.</summary>
internal sealed record ScoreRow(string Type, int Gold, int Pred, ScoreFigures Strict, ScoreFigures Lenient);

/// <summary>The result of an evaluation.</summary>
/// <param name="Docs">Documents with gold.</param>
/// <param name="Evidence">Predicted slices in these documents.</param>
/// <param name="Grounded">Share of slices whose quote is exactly what their offsets name, 0 to 1.</param>
/// <param name="Rows">A row for each type and one for all.</param>
/// <param name="Problems">What was missed or is wrong, by document.</param>
internal sealed record ScoreResult(int Docs, int Evidence, double Grounded, IReadOnlyList<ScoreRow> Rows, IReadOnlyList<ScoreProblem> Problems);

/// <summary>Scores predicted records against gold, document by document.</summary>
internal static class Scorer
{
    /// <summary>Scores predictions.</summary>
    /// <param name="documents">Documents with gold, in order.</param>
    /// <param name="predictions">Records of any types; evidence in other documents is passed over.</param>
    /// <param name="types">Types to score, in the order of the rows.</param>
    public static ScoreResult Score(IReadOnlyList<GoldDocument> documents, IEnumerable<ScoredRecord> predictions, IReadOnlyList<string> types)
    {
        var byName = documents.ToDictionary(d => d.Name, StringComparer.Ordinal);
        var predicted = documents.ToDictionary(d => d.Name, _ => new List<ScoredRecord>(), StringComparer.Ordinal);
        var (evidence, grounded) = Distribute(predictions, byName, predicted, types);
        var strict = new MatchCount[types.Count];
        var lenient = new MatchCount[types.Count];
        var problems = new List<ScoreProblem>();
        foreach (var document in documents)
        {
            var misses = new List<ScoreProblem>();
            var wrong = new List<ScoreProblem>();
            for (var i = 0; i < types.Count; i++)
            {
                var gold = document.Records.Where(r => r.Type == types[i]).ToArray();
                var mine = predicted[document.Name].Where(r => r.Type == types[i]).ToArray();
                var (s, l) = DocumentScorer.Score(document.Name, types[i], gold, mine, misses, wrong);
                strict[i] += s;
                lenient[i] += l;
            }

            problems.AddRange([.. misses, .. wrong]);
        }

        return new ScoreResult(documents.Count, evidence, evidence > 0 ? (double)grounded / evidence : 0, Rows(types, strict, lenient), problems);
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

    private static List<ScoreRow> Rows(IReadOnlyList<string> types, MatchCount[] strict, MatchCount[] lenient)
    {
        var rows = new List<ScoreRow>();
        var (allStrict, allLenient) = (default(MatchCount), default(MatchCount));
        for (var i = 0; i < types.Count; i++)
        {
            rows.Add(Row(types[i], strict[i], lenient[i]));
            allStrict += strict[i];
            allLenient += lenient[i];
        }

        rows.Add(Row("all", allStrict, allLenient));
        return rows;
    }

    private static ScoreRow Row(string type, MatchCount strict, MatchCount lenient) =>
        new(type, strict.Gold, strict.Predicted, ScoreFigures.Of(strict), ScoreFigures.Of(lenient));
}
