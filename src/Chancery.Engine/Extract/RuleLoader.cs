using System.Globalization;
using Chancery.Engine.Annotate.Lexicon;
using Chancery.Engine.Data;
using Chancery.Model;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Extract;

/// <summary>Reads and checks <c>data/rules/&lt;lang&gt;/*.yaml</c>.</summary>
internal sealed class RuleLoader(ChanceryData data, ClassTable classes, IReadOnlySet<string> frames)
{
    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal)
    {
        "id", "type", "frame", "trigger", "set", "needs", "earlier", "after", "not-after", "not-before", "unless", "confidence", "examples", "note",
    };

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>All rules in order of file and position.</summary>
    /// <exception cref="DataException">A rule is not as <c>data/README.md</c> tells.</exception>
    public List<Rule> Load()
    {
        var rules = new List<Rule>();
        foreach (var file in data.Files("rules"))
        {
            if (data.ReadYaml(file) is not YamlSequenceNode list)
            {
                throw new DataException(file, 1, "a rule file is a list of rules, each starting with '- id:'");
            }

            foreach (var node in list)
            {
                rules.Add(Read(file, node as YamlMappingNode ?? throw new DataException(file, node.Start.Line, "a rule is a mapping")));
            }
        }

        return rules;
    }

    private Rule Read(string file, YamlMappingNode node)
    {
        foreach (var key in node.Children.Keys)
        {
            if (!Keys.Contains(((YamlScalarNode)key).Value ?? string.Empty))
            {
                throw new DataException(file, key.Start.Line, $"unknown key '{key}'; known are {string.Join(", ", Keys)}");
            }
        }

        var id = Text(file, node, "id");
        if (!_ids.TryAdd(id, file))
        {
            throw new DataException(file, node.Start.Line, $"rule id '{id}' is used twice, first in {_ids[id]}");
        }

        if (!RecordTypes.TryParse(Text(file, node, "type"), out var type))
        {
            throw new DataException(file, node.Start.Line, $"rule '{id}': type must be one of {string.Join(", ", RecordTypes.All.Select(t => t.Name()))}");
        }

        var frame = Text(file, node, "frame");
        if (!frames.Contains(frame))
        {
            throw new DataException(file, node.Start.Line, $"rule '{id}': unknown frame '{frame}'; known are {string.Join(", ", frames.Order())}");
        }

        return new Rule
        {
            Id = id,
            File = file,
            Language = file.Split('/')[1],
            Type = type,
            Frame = frame,
            Triggers = Strings(file, node, "trigger", id),
            Set = Map(node, "set"),
            Needs = ClassNumbers(file, node, "needs", id),
            Earlier = ClassNumbers(file, node, "earlier", id),
            After = ClassNumbers(file, node, "after", id),
            NotAfter = ClassNumbers(file, node, "not-after", id),
            NotBefore = ClassNumbers(file, node, "not-before", id),
            Unless = ClassNumbers(file, node, "unless", id),
            Confidence = Number(file, node, "confidence"),
            Examples = Examples(file, node),
        };
    }

    private static string Text(string file, YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) && value is YamlScalarNode { Value.Length: > 0 } scalar
            ? scalar.Value
            : throw new DataException(file, node.Start.Line, $"the rule lacks '{key}'");

    private static double Number(string file, YamlMappingNode node, string key)
    {
        var text = Text(file, node, key);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 1
            ? value
            : throw new DataException(file, node.Start.Line, $"'{key}' must be a number above 0 and at most 1, not '{text}'");
    }

    private List<string> Strings(string file, YamlMappingNode node, string key, string id)
    {
        var list = new List<string>();
        if (node.Children.TryGetValue(key, out var value))
        {
            foreach (var item in value is YamlSequenceNode sequence ? sequence.Children : [value])
            {
                var name = ((YamlScalarNode)item).Value ?? string.Empty;
                if (!name.StartsWith('@') && !classes.IsKnown(name))
                {
                    throw new DataException(file, item.Start.Line, $"rule '{id}': no word is in class '{name}'");
                }

                list.Add(name);
            }
        }

        return list;
    }

    private List<int> ClassNumbers(string file, YamlMappingNode node, string key, string id) =>
        Strings(file, node, key, id).ConvertAll(classes.Number);

    private static Dictionary<string, string> Map(YamlMappingNode node, string key)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (node.Children.TryGetValue(key, out var value) && value is YamlMappingNode mapping)
        {
            foreach (var (k, v) in mapping.Children)
            {
                map[((YamlScalarNode)k).Value ?? string.Empty] = ((YamlScalarNode)v).Value ?? string.Empty;
            }
        }

        return map;
    }

    private static List<RuleExample> Examples(string file, YamlMappingNode node)
    {
        var examples = new List<RuleExample>();
        if (node.Children.TryGetValue("examples", out var value) && value is YamlSequenceNode list)
        {
            foreach (var item in list.Children.OfType<YamlMappingNode>())
            {
                var date = item.Children.TryGetValue("date", out var d) ? ((YamlScalarNode)d).Value : null;
                examples.Add(new RuleExample(Text(file, item, "text"), date, Map(item, "gives"), item.Start.Line));
            }
        }

        return examples;
    }
}
