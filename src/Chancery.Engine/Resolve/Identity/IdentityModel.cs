using System.Globalization;
using Chancery.Engine.Data;
using Chancery.Model;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Resolve.Identity;

/// <summary>Weights of one type.</summary>
/// <param name="Threshold">Score from which two statements tell of one fact.</param>
/// <param name="Aspects">What is compared, in the order of the data.</param>
/// <param name="Weights">For each aspect the weight of each outcome; <see cref="IdentityModel.Never"/> keeps apart.</param>
/// <param name="AkinKinds">Groups of kinds that documents use for one another.</param>
/// <param name="NearKinds">Groups of kinds that documents sometimes use for one another.</param>
/// <param name="AkinActions">Groups of actions that documents use for one another.</param>
internal sealed record TypeWeights(
    int Threshold,
    IReadOnlyList<Aspect> Aspects,
    IReadOnlyList<int[]> Weights,
    IReadOnlyList<HashSet<string>> AkinKinds,
    IReadOnlyList<HashSet<string>> NearKinds,
    IReadOnlyList<HashSet<string>> AkinActions);

/// <summary>When two statements tell of one fact, from <c>data/resolve/identity.yaml</c>. Immutable.</summary>
internal sealed class IdentityModel
{
    /// <summary>The weight that keeps two statements apart whatever else they share.</summary>
    public const int Never = int.MinValue;

    private const string File = "resolve/identity.yaml";

    private readonly Dictionary<RecordType, TypeWeights> _types = [];

    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="DataException">A type is missing, or an aspect, outcome or weight is not known.</exception>
    public IdentityModel(ChanceryData data)
    {
        var root = data.ReadYaml(File) as YamlMappingNode ?? throw new DataException(File, 1, "the file must be a mapping from type to weights");
        foreach (var (key, node) in root.Children)
        {
            var type = RecordTypes.TryParse(key.ToString(), out var known) ? known : throw Error(key, $"'{key}' is not one of the ten record types");
            _types[type] = ReadType(node as YamlMappingNode ?? throw Error(node, "the weights of a type are a mapping"));
        }

        if (RecordTypes.All.FirstOrDefault(t => !_types.ContainsKey(t)) is var missing && !_types.ContainsKey(missing))
        {
            throw new DataException(File, 0, $"the type '{missing.Name()}' is missing");
        }
    }

    /// <summary>Weights of a type.</summary>
    public TypeWeights Of(RecordType type) => _types[type];

    private static TypeWeights ReadType(YamlMappingNode node)
    {
        var threshold = default(int?);
        var aspects = new List<Aspect>();
        var weights = new List<int[]>();
        var kinds = new List<HashSet<string>>();
        var near = new List<HashSet<string>>();
        var actions = new List<HashSet<string>>();
        foreach (var (key, value) in node.Children)
        {
            switch (key.ToString())
            {
                case "threshold":
                    threshold = Number(value);
                    break;
                case "akin-kinds":
                    kinds = Groups(value);
                    break;
                case "near-kinds":
                    near = Groups(value);
                    break;
                case "akin-actions":
                    actions = Groups(value);
                    break;
                default:
                    aspects.Add(Parse<Aspect>(key, "aspect"));
                    weights.Add(ReadOutcomes(value));
                    break;
            }
        }

        return new TypeWeights(threshold ?? throw Error(node, "'threshold' is missing"), aspects, weights, kinds, near, actions);
    }

    private static int[] ReadOutcomes(YamlNode node)
    {
        var weights = new int[Enum.GetValues<Outcome>().Length];
        foreach (var (key, value) in node as YamlMappingNode ?? throw Error(node, "an aspect is a mapping from outcome to weight"))
        {
            weights[(int)Parse<Outcome>(key, "outcome")] = value.ToString() == "never" ? Never : Number(value);
        }

        return weights;
    }

    private static List<HashSet<string>> Groups(YamlNode node) =>
    [
        .. (node as YamlSequenceNode ?? throw Error(node, "a list of groups is expected"))
            .Select(g => (g as YamlSequenceNode ?? throw Error(g, "a group is a list")).Select(static v => v.ToString()).ToHashSet(StringComparer.Ordinal)),
    ];

    private static T Parse<T>(YamlNode node, string what)
        where T : struct, Enum
    {
        var name = node.ToString();
        return Enum.TryParse<T>(name.Replace("-", string.Empty, StringComparison.Ordinal), ignoreCase: true, out var value) && !char.IsDigit(name[0])
            ? value
            : throw Error(node, $"'{name}' is no {what}; known are {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");
    }

    private static int Number(YamlNode node) =>
        int.TryParse(node.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Error(node, $"'{node}' is no weight; use a whole number or never");

    private static DataException Error(YamlNode node, string reason) => new(File, node.Start.Line, reason);
}
