namespace Chancery.Cli.Evaluation;

/// <summary>Predictions whose confidence lies in one range.</summary>
/// <param name="From">Least confidence, 0 to 1.</param>
/// <param name="To">Below this, except that the last range ends with 1.</param>
/// <param name="Count">Number of predictions.</param>
/// <param name="Mean">Their mean confidence; 0 when there are none.</param>
/// <param name="Strict">Share that is right in every key field; 0 when there are none.</param>
/// <param name="Lenient">Share that is right in half of the key fields; 0 when there are none.</param>
internal sealed record ConfidenceBin(double From, double To, int Count, double Mean, double Strict, double Lenient);

/// <summary>How often predictions of a confidence are right.</summary>
internal static class CalibrationTable
{
    private static readonly double[] Bounds = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

    /// <summary>The table; empty when the predictions carry no confidence.</summary>
    public static IReadOnlyList<ConfidenceBin> Of(IEnumerable<PredictionOutcome> outcomes) =>
        Of([.. outcomes.Where(o => o.Predicted.Confidence is not null).Select(o => (o.Predicted.Confidence ?? 0, o.Strict, o.Lenient))]);

    /// <summary>The table of confidences and what became of them.</summary>
    public static IReadOnlyList<ConfidenceBin> Of(IReadOnlyList<(double Confidence, bool Strict, bool Lenient)> outcomes)
    {
        var bins = new List<ConfidenceBin>();
        for (var i = 0; i + 1 < Bounds.Length && outcomes.Count > 0; i++)
        {
            var (from, to) = (Bounds[i], Bounds[i + 1]);
            var inside = outcomes.Where(o => o.Confidence >= from && (o.Confidence < to || to >= 1)).ToArray();
            bins.Add(new ConfidenceBin(from, to, inside.Length, Share(inside, o => o.Confidence), Share(inside, o => o.Strict ? 1 : 0), Share(inside, o => o.Lenient ? 1 : 0)));
        }

        return bins;
    }

    private static double Share((double Confidence, bool Strict, bool Lenient)[] outcomes, Func<(double Confidence, bool Strict, bool Lenient), double> value) =>
        outcomes.Length > 0 ? outcomes.Average(value) : 0;
}
