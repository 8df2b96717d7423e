namespace Chancery.Cli.Evaluation;

/// <summary>Counts of a comparison; they add up over documents.</summary>
/// <param name="GoldMatched">Gold records that a prediction met.</param>
/// <param name="Gold">Gold records.</param>
/// <param name="Predicted">Predictions.</param>
/// <param name="PredictedMatched">Predictions that met a gold record.</param>
internal readonly record struct MatchCount(int GoldMatched, int Gold, int Predicted, int PredictedMatched)
{
    /// <summary>Share of predictions that are right, 0 to 1.</summary>
    public double Precision => Predicted > 0 ? (double)PredictedMatched / Predicted : 0;

    /// <summary>Share of gold that was found, 0 to 1.</summary>
    public double Recall => Gold > 0 ? (double)GoldMatched / Gold : 0;

    /// <summary>Harmonic mean of precision and recall, 0 to 1.</summary>
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;

    /// <summary>The sum of two counts.</summary>
    public static MatchCount operator +(MatchCount a, MatchCount b) =>
        new(a.GoldMatched + b.GoldMatched, a.Gold + b.Gold, a.Predicted + b.Predicted, a.PredictedMatched + b.PredictedMatched);
}

/// <summary>Strict and lenient counts together.</summary>
internal readonly record struct PairCount(MatchCount Strict, MatchCount Lenient)
{
    /// <summary>The sum of two counts.</summary>
    public static PairCount operator +(PairCount a, PairCount b) => new(a.Strict + b.Strict, a.Lenient + b.Lenient);
}

/// <summary>A gold record that was missed, a prediction that is not in gold, or a pair that differs.</summary>
/// <param name="Document">The document.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Gold">The gold record, if any.</param>
/// <param name="Predicted">The prediction, if any.</param>
internal sealed record ScoreProblem(string Document, string Reason, ScoredRecord? Gold, ScoredRecord? Predicted)
{
    /// <summary>The record type.</summary>
    public string Type => (Gold ?? Predicted)?.Type ?? "";
}

/// <summary>A prediction and whether it is right.</summary>
/// <param name="Document">The document it was scored in.</param>
/// <param name="Predicted">The prediction, with its evidence in that document.</param>
/// <param name="Strict">True when it meets a gold record in every key field.</param>
/// <param name="Lenient">True when it meets one in at least half of them.</param>
internal sealed record PredictionOutcome(string Document, ScoredRecord Predicted, bool Strict, bool Lenient);

/// <summary>What is found out about single records while documents are scored.</summary>
internal sealed class ScoreDetails
{
    /// <summary>Gold that no prediction met.</summary>
    public List<ScoreProblem> Misses { get; } = [];

    /// <summary>Predictions that met nothing or differ.</summary>
    public List<ScoreProblem> Wrong { get; } = [];

    /// <summary>Every prediction with its outcome.</summary>
    public List<PredictionOutcome> Outcomes { get; } = [];
}

/// <summary>
/// Compares the records of one document. A prediction can meet a gold record of its own type whose evidence it overlaps; matching
/// is one to one, best first, and gold records that tell one fact may be met by one prediction.
/// </summary>
internal static class DocumentScorer
{
    private const double LenientShare = 0.5;

    /// <summary>Strict and lenient counts of one type; what became of each record is added to the details.</summary>
    public static PairCount Score(string document, string type, ScoredRecord[] gold, ScoredRecord[] predicted, ScoreDetails details)
    {
        var candidates = Candidates(KeyFields.Of(type), gold, predicted);
        var metBy = new int?[gold.Length];
        var factOf = new string?[predicted.Length];
        var taken = new bool[predicted.Length];
        var strict = new HashSet<int>();
        var strictGold = 0;
        foreach (var again in (ReadOnlySpan<bool>)[false, true])
        {
            foreach (var (share, _, g, p) in candidates)
            {
                if (metBy[g] is not null || share < LenientShare || taken[p] != again || (again && (gold[g].Fact is null || gold[g].Fact != factOf[p])))
                {
                    continue;
                }

                metBy[g] = p;
                taken[p] = true;
                factOf[p] = gold[g].Fact;
                if (share >= 1)
                {
                    strictGold++;
                    strict.Add(p);
                }
                else
                {
                    var bad = KeyFields.Of(type).Where(k => !k.Agree(gold[g], predicted[p])).Select(k => k.Name);
                    details.Wrong.Add(new ScoreProblem(document, "differs in " + string.Join(",", bad), gold[g], predicted[p]));
                }
            }
        }

        details.Misses.AddRange(gold.Where((_, i) => metBy[i] is null).Select(r => new ScoreProblem(document, "missed", r, null)));
        details.Wrong.AddRange(predicted.Where((_, i) => !taken[i]).Select(r => new ScoreProblem(document, "not in gold", null, r)));
        details.Outcomes.AddRange(predicted.Select((r, i) => new PredictionOutcome(document, r, strict.Contains(i), taken[i])));
        return new PairCount(
            new MatchCount(strictGold, gold.Length, predicted.Length, strict.Count),
            new MatchCount(metBy.Count(p => p is not null), gold.Length, predicted.Length, taken.Count(t => t)));
    }

    private static List<(double Share, double Date, int Gold, int Predicted)> Candidates(
        IReadOnlyList<KeyField> keys, ScoredRecord[] gold, ScoredRecord[] predicted)
    {
        var candidates = new List<(double Share, double Date, int Gold, int Predicted)>();
        for (var g = 0; g < gold.Length; g++)
        {
            for (var p = 0; p < predicted.Length; p++)
            {
                if (gold[g].Overlaps(predicted[p]))
                {
                    var hits = Tellings(gold, g, predicted[p]).Max(telling => keys.Count(k => k.Agree(telling, predicted[p])));
                    var date = DateAgreement.Score(gold[g].Text("date"), predicted[p].Text("date"));
                    candidates.Add(((double)hits / keys.Count, date, g, p));
                }
            }
        }

        candidates.Sort((a, b) => (-a.Share, -a.Date, a.Gold, a.Predicted).CompareTo((-b.Share, -b.Date, b.Gold, b.Predicted)));
        return candidates;
    }

    private static IEnumerable<ScoredRecord> Tellings(ScoredRecord[] gold, int index, ScoredRecord predicted) =>
        gold.Where((other, i) => i == index
            || (gold[index].Fact is { } fact && other.Fact == fact && other.Overlaps(predicted)));
}
