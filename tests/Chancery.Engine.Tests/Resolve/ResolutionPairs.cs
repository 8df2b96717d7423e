using System.Text.Json;
using System.Text.Json.Nodes;
using Chancery.Model;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Tests.Resolve;

/// <summary>A pair of statements of two documents and whether they tell of one fact.</summary>
/// <param name="Id">File and line.</param>
/// <param name="Why">What the pair tries.</param>
/// <param name="Same">True when they do.</param>
/// <param name="A">One fact.</param>
/// <param name="B">The other.</param>
/// <param name="Said">Words of their evidence, if they matter.</param>
public sealed record ResolutionPair(string Id, string Why, bool Same, Fact A, Fact B, (string A, string B)? Said);

/// <summary>Reads <c>tests/golden/resolution</c>.</summary>
internal static class ResolutionPairs
{
    private static readonly HashSet<string> Numbers = ["ordinal", "value", "count"];

    public static List<ResolutionPair> Read()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "golden", "resolution");
        return [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).SelectMany(ReadFile)];
    }

    private static IEnumerable<ResolutionPair> ReadFile(string file)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(file);
        stream.Load(reader);
        foreach (var node in ((YamlSequenceNode)stream.Documents[0].RootNode).Cast<YamlMappingNode>())
        {
            var id = $"{Path.GetFileName(file)}:{node.Start.Line}";
            var type = Text(node, "type") ?? Path.GetFileNameWithoutExtension(file);
            var said = node.Children.TryGetValue("said", out var words) ? ((YamlSequenceNode)words).Select(static w => w.ToString()).ToArray() : null;
            yield return new ResolutionPair(
                id,
                Text(node, "why") ?? throw new InvalidDataException(id + ": 'why' is missing"),
                Text(node, "same") == "true",
                FactOf(node, "a", type),
                FactOf(node, "b", type),
                said is [var a, var b] ? (a, b) : null);
        }
    }

    private static Fact FactOf(YamlMappingNode pair, string side, string type)
    {
        var json = new JsonObject { ["type"] = type };
        foreach (var part in new[] { "both", side })
        {
            if (pair.Children.TryGetValue(part, out var fields))
            {
                foreach (var (key, value) in (YamlMappingNode)fields)
                {
                    json[key.ToString()] = ToJson(key.ToString(), value);
                }
            }
        }

        return json.Deserialize<Fact>(ContractJson.Options)!;
    }

    private static JsonNode ToJson(string key, YamlNode node) => node switch
    {
        YamlSequenceNode list => new JsonArray([.. list.Select(n => ToJson(key, n))]),
        YamlMappingNode map => new JsonObject(map.Select(c => KeyValuePair.Create(c.Key.ToString(), (JsonNode?)ToJson(key == "change" && c.Key.ToString() == "value" ? "value" : c.Key.ToString(), c.Value)))),
        _ => Numbers.Contains(key) ? JsonNode.Parse(node.ToString())! : JsonValue.Create(node.ToString()),
    };

    private static string? Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? value.ToString() : null;
}
