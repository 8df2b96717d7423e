namespace Chancery.Engine.Extract.Calibration;

/// <summary>The weights of a <see cref="ConfidenceModel"/>, all in log odds.</summary>
public sealed record ConfidenceWeights
{
    /// <summary>Weights under which a statement is as likely right as its rule says.</summary>
    public static readonly ConfidenceWeights PriorOnly = new();

    /// <summary>Added for every statement.</summary>
    public double Bias { get; init; }

    /// <summary>Times the log odds of the rule's own confidence.</summary>
    public double Prior { get; init; } = 1;

    /// <summary>What is kept of the log odds above a confidence of 0.8, above 0 and at most 1: below 1 high confidence is given less freely.</summary>
    public double Caution { get; init; } = 1;

    /// <summary>By rule id.</summary>
    public IReadOnlyDictionary<string, double> Rules { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>By record type (or <see cref="ConfidenceModel.AllTypes"/>), feature name and value.</summary>
    public IReadOnlyDictionary<(string Type, string Name, string Value), double> Features { get; init; } =
        new Dictionary<(string, string, string), double>();
}
