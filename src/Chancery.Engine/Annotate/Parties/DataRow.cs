using Chancery.Engine.Data;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Annotate.Parties;

/// <summary>
/// One mapping of a data file, read with checks: a key nobody asked for, a missing value or a wrong kind of node is a
/// <see cref="DataException"/> with file and line.
/// </summary>
internal readonly struct DataRow(string file, YamlMappingNode node)
{
    /// <summary>The rows of a file whose root is a sequence of mappings.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="file">Path in it.</param>
    /// <param name="keys">All keys that rows may have.</param>
    public static IEnumerable<DataRow> ReadAll(ChanceryData data, string file, params string[] keys)
    {
        var root = data.ReadYaml(file);
        var rows = root as YamlSequenceNode ?? throw new DataException(file, root.Start.Line, "the file must be a list of entries that start with '- '");
        foreach (var item in rows.Children)
        {
            var row = new DataRow(file, item as YamlMappingNode ?? throw new DataException(file, item.Start.Line, "an entry must be a mapping"));
            row.RequireKnown(keys);
            yield return row;
        }
    }

    /// <summary>The one mapping of a file whose root is a mapping.</summary>
    public static DataRow ReadOne(ChanceryData data, string file, params string[] keys)
    {
        var root = data.ReadYaml(file);
        var row = new DataRow(file, root as YamlMappingNode ?? throw new DataException(file, root.Start.Line, "the file must be a mapping of sections"));
        row.RequireKnown(keys);
        return row;
    }

    /// <summary>Path of the file in the data folder.</summary>
    public string File => file;

    /// <summary>Line of the row, from 1.</summary>
    public long Line => node.Start.Line;

    /// <summary>An error at this row.</summary>
    public DataException Error(string reason) => new(file, Line, reason);

    /// <summary>An error at a text somewhere in this row; at the row itself when the text is not found in it.</summary>
    public DataException ErrorAt(string text, string reason) => new(file, LineOf(node, text) ?? Line, reason);

    /// <summary>The text under a key; null when the key is missing.</summary>
    public string? Text(string key) => Child(key) is { } child ? Scalar(child) : null;

    /// <summary>The text under a key that must be there and not be empty.</summary>
    public string Required(string key) =>
        Text(key) is { Length: > 0 } text ? text : throw Error($"'{key}' is missing");

    /// <summary>True when the value under a key is <c>true</c>.</summary>
    public bool Flag(string key) => Text(key) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw Error($"'{key}' must be true or false, not '{other}'"),
    };

    /// <summary>A whole number under a key, or a fallback when it is missing.</summary>
    public int Number(string key, int fallback) =>
        Text(key) is not { } text ? fallback
        : int.TryParse(text, out var value) && value >= 0 ? value
        : throw Error($"'{key}' must be a whole number, not '{text}'");

    /// <summary>Texts under a key, lists inside lists laid flat; empty when the key is missing.</summary>
    public List<string> List(string key)
    {
        var found = new List<string>();
        if (Child(key) is { } child)
        {
            Collect(child, found);
        }

        return found;
    }

    /// <summary>The list under a key, whose texts may be empty: endings.</summary>
    public List<string> Endings(string key) => Child(key) is YamlSequenceNode list
        ? [.. list.Children.Select(Scalar)]
        : throw Error($"'{key}' must be a list");

    /// <summary>The mapping under a key as a row of its own; null when the key is missing.</summary>
    public DataRow? Row(string key) => Child(key) is { } child
        ? new DataRow(file, child as YamlMappingNode ?? throw new DataException(file, child.Start.Line, $"'{key}' must be a mapping"))
        : null;

    /// <summary>All keys of this row in order.</summary>
    public IEnumerable<string> Keys => node.Children.Keys.Select(Scalar);

    private void RequireKnown(string[] keys)
    {
        foreach (var key in node.Children.Keys.Select(Scalar).Where(k => !keys.Contains(k)))
        {
            throw Error($"unknown key '{key}'; known are {string.Join(", ", keys)}");
        }
    }

    private YamlNode? Child(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private string Scalar(YamlNode value) =>
        (value as YamlScalarNode)?.Value ?? throw new DataException(file, value.Start.Line, "a single value is expected here");

    private static long? LineOf(YamlNode value, string text) => value switch
    {
        YamlScalarNode scalar => scalar.Value == text ? scalar.Start.Line : null,
        YamlSequenceNode list => list.Children.Select(c => LineOf(c, text)).FirstOrDefault(static l => l is not null),
        YamlMappingNode map => map.Children.SelectMany(static c => new[] { c.Key, c.Value }).Select(c => LineOf(c, text)).FirstOrDefault(static l => l is not null),
        _ => null,
    };

    private void Collect(YamlNode value, List<string> found)
    {
        if (value is YamlSequenceNode list)
        {
            foreach (var item in list.Children)
            {
                Collect(item, found);
            }

            return;
        }

        var text = Scalar(value);
        found.Add(text.Length > 0 ? text : throw new DataException(file, value.Start.Line, "an empty name"));
    }
}
