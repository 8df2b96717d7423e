using System.Globalization;
using Chancery.Engine.Data;
using Chancery.Model;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Extract.Calibration;

/// <summary>Reads and writes <c>data/models/confidence.yaml</c>.</summary>
public static class ConfidenceFile
{
    private static readonly string[] Scalars = ["bias", "prior", "caution"];

    /// <summary>Reads the weights.</summary>
    /// <exception cref="DataException">A key is unknown or missing, or a weight is no number.</exception>
    public static ConfidenceWeights Read(ChanceryData data)
    {
        var root = data.ReadYaml(ConfidenceModel.File);
        var map = root as YamlMappingNode ?? throw Error(root, "the file is a mapping of keys");
        var scalars = new Dictionary<string, double>(StringComparer.Ordinal);
        var rules = new Dictionary<string, double>(StringComparer.Ordinal);
        var features = new Dictionary<(string, string, string), double>();
        foreach (var (key, value) in map.Children)
        {
            switch (key.ToString())
            {
                case "rules":
                    foreach (var (rule, weight) in Mapping(value, "rules"))
                    {
                        rules[rule.ToString()] = Number(weight);
                    }

                    break;
                case "features":
                    ReadFeatures(value, features);
                    break;
                case var name when Array.IndexOf(Scalars, name) >= 0:
                    scalars[name] = Number(value);
                    break;
                case var name:
                    throw Error(key, $"unknown key '{name}'; known are {string.Join(", ", Scalars)}, features, rules");
            }
        }

        return new ConfidenceWeights
        {
            Bias = Scalar("bias"), Prior = Scalar("prior"), Caution = Scalar("caution"), Rules = rules, Features = features,
        };

        double Scalar(string name) => scalars.TryGetValue(name, out var number) ? number : throw Error(root, $"the key '{name}' is missing");
    }

    private static void ReadFeatures(YamlNode node, Dictionary<(string, string, string), double> features)
    {
        foreach (var (type, names) in Mapping(node, "features"))
        {
            if (type.ToString() != ConfidenceModel.AllTypes && !RecordTypes.TryParse(type.ToString(), out _))
            {
                throw Error(type, $"'{type}' is neither '{ConfidenceModel.AllTypes}' nor one of {string.Join(", ", RecordTypes.All.Select(t => t.Name()))}");
            }

            foreach (var (name, values) in Mapping(names, type.ToString()))
            {
                if (!FeatureNames.All.Contains(name.ToString()))
                {
                    throw Error(name, $"unknown feature '{name}'; known are {string.Join(", ", FeatureNames.All)}");
                }

                foreach (var (value, weight) in Mapping(values, name.ToString()))
                {
                    features[(type.ToString(), name.ToString(), value.ToString())] = Number(weight);
                }
            }
        }
    }

    private static IDictionary<YamlNode, YamlNode> Mapping(YamlNode node, string key) =>
        (node as YamlMappingNode ?? throw Error(node, $"'{key}' is a mapping")).Children;

    private static double Number(YamlNode node) =>
        double.TryParse((node as YamlScalarNode)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Error(node, $"a weight is a number, not '{node}'");

    private static DataException Error(YamlNode node, string reason) => new(ConfidenceModel.File, node.Start.Line, reason);

    /// <summary>Writes the weights, in a fixed order, rounded to a thousandth; weights that round to nothing are left out.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="header">Lines of the comment at the head, without the sign of a comment.</param>
    /// <param name="weights">What to write.</param>
    public static void Write(TextWriter output, IEnumerable<string> header, ConfidenceWeights weights)
    {
        foreach (var line in header)
        {
            output.Write($"# {line}\n");
        }

        output.Write($"bias: {Text(weights.Bias)}\nprior: {Text(weights.Prior)}\ncaution: {Text(weights.Caution)}\nfeatures:\n");
        var kept = weights.Features.Where(f => Text(f.Value) != "0").OrderBy(f => f.Key.Type != ConfidenceModel.AllTypes).ThenBy(f => f.Key.Type, StringComparer.Ordinal)
            .ThenBy(f => f.Key.Name, StringComparer.Ordinal).ThenBy(f => f.Key.Value, StringComparer.Ordinal);
        foreach (var type in kept.GroupBy(f => f.Key.Type))
        {
            output.Write($"  {type.Key}:\n");
            foreach (var name in type.GroupBy(f => f.Key.Name))
            {
                output.Write($"    {name.Key}: {{ {string.Join(", ", name.Select(f => $"'{f.Key.Value.Replace("'", "''")}': {Text(f.Value)}"))} }}\n");
            }
        }

        output.Write("rules:\n");
        foreach (var (rule, weight) in weights.Rules.Where(r => Text(r.Value) != "0").OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            output.Write($"  {rule}: {Text(weight)}\n");
        }
    }

    private static string Text(double weight)
    {
        var rounded = Math.Round(weight, 3);
        return (rounded == 0 ? 0 : rounded).ToString("0.###", CultureInfo.InvariantCulture);
    }
}
