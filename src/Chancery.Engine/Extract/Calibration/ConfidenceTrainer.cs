namespace Chancery.Engine.Extract.Calibration;

/// <summary>A statement whose rightness is known.</summary>
/// <param name="Document">Its document.</param>
/// <param name="Vector">Its features.</param>
/// <param name="Right">True when it agrees with gold in every key field.</param>
public sealed record TrainingExample(string Document, FeatureVector Vector, bool Right);

/// <summary>Penalties on the squares of weights: what holds for every type is learned from most examples and is held least.</summary>
/// <param name="Prior">Of the weight of rules' own confidence, towards 1.</param>
/// <param name="Shared">Of features for all types.</param>
/// <param name="Type">Of features for one type.</param>
/// <param name="Rule">Of rules.</param>
public sealed record ConfidencePenalties(double Prior = 10, double Shared = 32, double Type = 64, double Rule = 32);

/// <summary>
/// Fits a <see cref="ConfidenceModel"/>: logistic regression with a penalty on the square of each weight, by Newton steps on one weight
/// after the other in a fixed order. The same examples in the same order give the same weights.
/// </summary>
public sealed class ConfidenceTrainer
{
    private const double BiasPenalty = 0.01;
    private const int Bias = 0;
    private const int Prior = 1;
    // Of statements with a confidence of 0.9 or more 95 % are to be right; the two hundredths more are for documents unlike the samples.
    private const double High = 0.9;
    private const double HighShare = 0.97;
    private const int LeastCautionPercent = 30;
    private const int CautionStepPercent = 5;
    private const int MaxSweeps = 200;
    private const double SmallestStep = 1e-4;

    private readonly IReadOnlyList<TrainingExample> _examples;
    private readonly List<string> _rules = [];
    private readonly List<(string Type, string Name, string Value)> _features = [];
    private readonly List<List<int>> _users = [];
    private readonly List<double> _penalties = [];
    private readonly double[] _priors;

    /// <summary>Numbers the weights of the examples.</summary>
    public ConfidenceTrainer(IReadOnlyList<TrainingExample> examples, ConfidencePenalties? penalties = null)
    {
        penalties ??= new ConfidencePenalties();
        _examples = examples;
        _priors = [.. examples.Select(e => ConfidenceModel.PriorLogOdds(e.Vector.Prior))];
        var everyone = Enumerable.Range(0, examples.Count).ToList();
        AddWeight(BiasPenalty, everyone);
        AddWeight(penalties.Prior, everyone);
        Number(e => [e.Vector.Rule], penalties.Rule, _rules);
        Number(e => e.Vector.Features.Select(f => (ConfidenceModel.AllTypes, f.Name, f.Value)), penalties.Shared, _features);
        Number(e => e.Vector.Features.Where(f => f.Name != FeatureNames.Type).Select(f => (e.Vector.Type, f.Name, f.Value)), penalties.Type, _features);
    }

    /// <summary>
    /// Weights fitted to all examples, and for each example how likely it is to be right under weights fitted to the examples of all
    /// other documents. Caution is the least under which, of the examples so left out, those of high confidence hold what it promises.
    /// </summary>
    public (ConfidenceWeights Weights, double[] LeftOut) Train()
    {
        var all = Fit(Start(), leftOut: null);
        var odds = LeaveOneDocumentOut(all);
        var caution = Caution(odds);
        return (ToWeights(all) with { Caution = caution }, [.. odds.Select(o => ConfidenceModel.Probability(o, caution))]);
    }

    /// <summary>Mean log loss of a model, in nats.</summary>
    public static double LogLoss(IReadOnlyList<TrainingExample> examples, ConfidenceModel model) =>
        LogLoss(examples, [.. examples.Select(e => model.Probability(e.Vector))]);

    /// <summary>Mean log loss of probabilities, one for each example, in nats.</summary>
    public static double LogLoss(IReadOnlyList<TrainingExample> examples, double[] probabilities) =>
        examples.Select((e, i) => -Math.Log(e.Right ? probabilities[i] : 1 - probabilities[i])).Average();

    private double Caution(double[] odds)
    {
        for (var percent = 100; percent > LeastCautionPercent; percent -= CautionStepPercent)
        {
            var high = Enumerable.Range(0, odds.Length).Where(i => ConfidenceModel.Probability(odds[i], percent / 100.0) >= High).ToArray();
            if (high.Length == 0 || high.Average(i => _examples[i].Right ? 1 : 0) >= HighShare)
            {
                return percent / 100.0;
            }
        }

        return LeastCautionPercent / 100.0;
    }

    /// <summary>For each example its log odds under weights fitted to the examples of all other documents.</summary>
    private double[] LeaveOneDocumentOut(double[] all)
    {
        var odds = new double[_examples.Count];
        foreach (var document in _examples.Select(e => e.Document).Distinct(StringComparer.Ordinal))
        {
            var model = new ConfidenceModel(ToWeights(Fit([.. all], document)));
            for (var i = 0; i < odds.Length; i++)
            {
                if (_examples[i].Document == document)
                {
                    odds[i] = model.LogOdds(_examples[i].Vector);
                }
            }
        }

        return odds;
    }

    private void Number<T>(Func<TrainingExample, IEnumerable<T>> keys, double penalty, List<T> names)
        where T : notnull
    {
        var numbers = new Dictionary<T, int>();
        for (var i = 0; i < _examples.Count; i++)
        {
            foreach (var key in keys(_examples[i]))
            {
                if (!numbers.TryGetValue(key, out var number))
                {
                    numbers[key] = number = AddWeight(penalty, []);
                    names.Add(key);
                }

                _users[number].Add(i);
            }
        }
    }

    private int AddWeight(double penalty, List<int> users)
    {
        _users.Add(users);
        _penalties.Add(penalty);
        return _users.Count - 1;
    }

    /// <summary>The point that penalties pull to: each rule's own confidence as it is.</summary>
    private double[] Start()
    {
        var weights = new double[_users.Count];
        weights[Prior] = 1;
        return weights;
    }

    private double[] Fit(double[] weights, string? leftOut)
    {
        var used = _examples.Select(e => leftOut is null || e.Document != leftOut).ToArray();
        var odds = Odds(weights);
        for (var sweep = 0; sweep < MaxSweeps; sweep++)
        {
            var largest = 0.0;
            for (var w = 0; w < weights.Length; w++)
            {
                largest = Math.Max(largest, Math.Abs(Step(w, weights, odds, used)));
            }

            if (largest < SmallestStep)
            {
                break;
            }
        }

        return weights;
    }

    /// <summary>Moves one weight by a Newton step.</summary>
    private double Step(int w, double[] weights, double[] odds, bool[] used)
    {
        var centre = w == Prior ? 1.0 : 0.0;
        var slope = _penalties[w] * (weights[w] - centre);
        var curve = _penalties[w];
        foreach (var i in _users[w])
        {
            if (used[i])
            {
                var x = w == Prior ? _priors[i] : 1;
                var p = ConfidenceModel.Sigmoid(odds[i]);
                slope += x * (p - (_examples[i].Right ? 1 : 0));
                curve += x * x * Math.Max(p * (1 - p), 0.05);
            }
        }

        var step = -slope / curve;
        weights[w] += step;
        foreach (var i in _users[w])
        {
            odds[i] += step * (w == Prior ? _priors[i] : 1);
        }

        return step;
    }

    private double[] Odds(double[] weights)
    {
        var odds = new double[_examples.Count];
        for (var w = 0; w < weights.Length; w++)
        {
            foreach (var i in _users[w])
            {
                odds[i] += weights[w] * (w == Prior ? _priors[i] : 1);
            }
        }

        return odds;
    }

    private ConfidenceWeights ToWeights(double[] weights) => new()
    {
        Bias = weights[Bias],
        Prior = weights[Prior],
        Rules = _rules.Select((rule, i) => (rule, weights[2 + i])).ToDictionary(p => p.rule, p => p.Item2, StringComparer.Ordinal),
        Features = _features.Select((feature, i) => (feature, weights[2 + _rules.Count + i])).ToDictionary(p => p.feature, p => p.Item2),
    };
}
