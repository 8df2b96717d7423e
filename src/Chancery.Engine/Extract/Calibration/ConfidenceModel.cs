using Chancery.Engine.Data;

namespace Chancery.Engine.Extract.Calibration;

/// <summary>How much one property moved a confidence.</summary>
/// <param name="Feature">Such as <c>date=context</c>; <c>base</c> stands for all that every statement shares.</param>
/// <param name="LogOdds">What it adds to the log odds of being right.</param>
public sealed record Contribution(string Feature, double LogOdds);

/// <summary>
/// Logistic regression over the features of a draft: how likely a statement is to be right. Weights come from
/// <c>data/models/confidence.yaml</c>; a feature or rule without a weight adds nothing, so that of a new rule its own confidence tells. Immutable.
/// </summary>
public sealed class ConfidenceModel
{
    /// <summary>The data file with the weights.</summary>
    public const string File = "models/confidence.yaml";

    /// <summary>Name of the group of weights that hold for every type.</summary>
    public const string AllTypes = "all";

    private const double Least = 0.01;
    private const double Most = 0.99;
    private const double Sure = 0.8;
    private const double MostPrior = 0.99;

    private readonly ConfidenceWeights _weights;

    /// <summary>Makes a model of weights.</summary>
    public ConfidenceModel(ConfidenceWeights weights)
    {
        _weights = weights;
    }

    /// <summary>Reads the model of a data folder; without the file each rule's own confidence stands.</summary>
    /// <exception cref="DataException">The file is not as <c>data/README.md</c> tells.</exception>
    public static ConfidenceModel Load(ChanceryData data) =>
        data.Files("models").Contains(File) ? new ConfidenceModel(ConfidenceFile.Read(data)) : new ConfidenceModel(ConfidenceWeights.PriorOnly);

    /// <summary>Chance that the statement is right, 0.01 to 0.99.</summary>
    public double Probability(FeatureVector vector) => Probability(LogOdds(vector), _weights.Caution);

    /// <summary>Chance of log odds under a share of caution, 0.01 to 0.99.</summary>
    internal static double Probability(double logOdds, double caution)
    {
        var knee = PriorLogOdds(Sure);
        return Math.Clamp(Sigmoid(logOdds > knee ? knee + (caution * (logOdds - knee)) : logOdds), Least, Most);
    }

    /// <summary>Sum of all weights.</summary>
    internal double LogOdds(FeatureVector vector)
    {
        var sum = _weights.Bias + (_weights.Prior * PriorLogOdds(vector.Prior)) + _weights.Rules.GetValueOrDefault(vector.Rule);
        foreach (var feature in vector.Features)
        {
            sum += WeightOf(vector.Type, feature);
        }

        return sum;
    }

    /// <summary>What each property adds to the log odds before caution, the largest first; what adds nothing is left out.</summary>
    public IReadOnlyList<Contribution> Explain(FeatureVector vector)
    {
        var parts = new List<Contribution>
        {
            new("base", _weights.Bias),
            new("rule", (_weights.Prior * PriorLogOdds(vector.Prior)) + _weights.Rules.GetValueOrDefault(vector.Rule)),
        };
        foreach (var feature in vector.Features)
        {
            parts.Add(new Contribution($"{feature.Name}={feature.Value}", WeightOf(vector.Type, feature)));
        }

        return [.. parts.Where(p => Math.Abs(p.LogOdds) >= 0.005).OrderByDescending(p => Math.Abs(p.LogOdds)).ThenBy(p => p.Feature, StringComparer.Ordinal)];
    }

    /// <summary>The log odds of a rule's own confidence.</summary>
    /// <param name="prior">Above 0 and at most 1.</param>
    internal static double PriorLogOdds(double prior)
    {
        var p = Math.Min(prior, MostPrior);
        return Math.Log(p / (1 - p));
    }

    /// <summary>The probability of log odds.</summary>
    internal static double Sigmoid(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private double WeightOf(string type, Feature feature) =>
        _weights.Features.GetValueOrDefault((AllTypes, feature.Name, feature.Value)) + _weights.Features.GetValueOrDefault((type, feature.Name, feature.Value));
}
