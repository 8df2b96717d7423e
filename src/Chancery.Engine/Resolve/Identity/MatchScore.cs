namespace Chancery.Engine.Resolve.Identity;

/// <summary>One thing that speaks for or against two statements telling of one fact.</summary>
/// <param name="Name">Aspect and outcome as the data writes them, such as <c>date same</c>.</param>
/// <param name="Weight">What it adds; null when it keeps the two apart whatever else they share.</param>
public sealed record MatchFeature(string Name, int? Weight);

/// <summary>How two profiles compare in all aspects.</summary>
/// <param name="Total">Sum of the weights.</param>
/// <param name="Threshold">Total from which they are one.</param>
/// <param name="IsForbidden">True when something keeps them apart.</param>
/// <param name="Features">What was added, in the order of the data; only outcomes that count.</param>
public sealed record MatchScore(int Total, int Threshold, bool IsForbidden, IReadOnlyList<MatchFeature> Features)
{
    /// <summary>True when the two tell of one fact.</summary>
    public bool IsMatch => !IsForbidden && Total >= Threshold;
}

/// <summary>A score without its features, for many pairs.</summary>
/// <param name="Total">Sum of the weights.</param>
/// <param name="IsForbidden">True when something keeps them apart.</param>
/// <param name="Missing">What is missing to the threshold; 0 or less when it is reached.</param>
internal readonly record struct QuickScore(int Total, bool IsForbidden, int Missing)
{
    /// <summary>True when the two tell of one fact.</summary>
    public bool IsMatch => !IsForbidden && Missing <= 0;
}

/// <summary>Scores pairs of profiles. Safe to share.</summary>
internal sealed class Scorer(IdentityModel model, AspectComparer comparer)
{
    /// <summary>Total and verdict; stops at the first thing that keeps the two apart.</summary>
    public QuickScore Score(Profile a, Profile b)
    {
        if (a.Type != b.Type || a.IsRejected || b.IsRejected)
        {
            return new QuickScore(0, true, 0);
        }

        // In one order, so that the score does not depend on which of the two came first.
        (a, b) = string.CompareOrdinal(a.Key, b.Key) <= 0 ? (a, b) : (b, a);
        var weights = model.Of(a.Type);
        var total = 0;
        for (var i = 0; i < weights.Aspects.Count; i++)
        {
            var weight = weights.Weights[i][(int)comparer.Compare(weights.Aspects[i], a, b, weights)];
            if (weight == IdentityModel.Never)
            {
                return new QuickScore(total, true, 0);
            }

            total += weight;
        }

        return new QuickScore(total, false, weights.Threshold - total);
    }

    /// <summary>The score with every feature that counts.</summary>
    public MatchScore Explain(Profile a, Profile b)
    {
        var weights = model.Of(a.Type);
        if (a.Type != b.Type)
        {
            return new MatchScore(0, weights.Threshold, true, [new MatchFeature("type differ", null)]);
        }

        (a, b) = string.CompareOrdinal(a.Key, b.Key) <= 0 ? (a, b) : (b, a);
        var features = new List<MatchFeature>();
        var total = 0;
        for (var i = 0; i < weights.Aspects.Count; i++)
        {
            var outcome = comparer.Compare(weights.Aspects[i], a, b, weights);
            var weight = weights.Weights[i][(int)outcome];
            if (weight == 0)
            {
                continue;
            }

            total += weight == IdentityModel.Never ? 0 : weight;
            features.Add(new MatchFeature($"{Written(weights.Aspects[i].ToString())} {Written(outcome.ToString())}", weight == IdentityModel.Never ? null : weight));
        }

        return new MatchScore(total, weights.Threshold, features.Exists(static f => f.Weight is null), features);
    }

    /// <summary>A name as the data writes it: <c>InMonth</c> is <c>in-month</c>.</summary>
    private static string Written(string name) =>
        string.Concat(name.Select(static (c, i) => char.IsUpper(c) ? (i > 0 ? "-" : string.Empty) + char.ToLowerInvariant(c) : c.ToString()));
}
