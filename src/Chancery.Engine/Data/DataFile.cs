using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Data;

/// <summary>One YAML file of the data folder, a mapping read by key; what is not as expected is an error with file and line.</summary>
internal sealed class DataFile
{
    private readonly string _file;
    private readonly YamlMappingNode _root;

    /// <summary>Reads the file.</summary>
    /// <exception cref="DataException">It is missing, not YAML, or no mapping.</exception>
    internal DataFile(ChanceryData data, string file)
    {
        _file = file;
        var root = data.ReadYaml(file);
        _root = root as YamlMappingNode ?? throw Error(root, "the file is a mapping of keys");
    }

    /// <summary>A text value.</summary>
    internal string Text(string key) =>
        Node(key) is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : throw Error(Node(key), $"'{key}' is a text, not empty");

    /// <summary>A list of words.</summary>
    internal List<string> Words(string key) => Words(Node(key));

    /// <summary>A list of words.</summary>
    internal List<string> Words(YamlNode node)
    {
        var words = new List<string>();
        foreach (var item in node as YamlSequenceNode ?? throw Error(node, "a list is expected"))
        {
            words.Add(item is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : throw Error(item, "a word is expected"));
        }

        return words;
    }

    /// <summary>A list of anything.</summary>
    internal YamlSequenceNode Sequence(string key) => Node(key) as YamlSequenceNode ?? throw Error(Node(key), $"'{key}' is a list");

    /// <summary>A mapping from character to character.</summary>
    internal Dictionary<char, char> Pairs(string key)
    {
        var pairs = new Dictionary<char, char>();
        foreach (var (from, to) in Node(key) as YamlMappingNode ?? throw Error(Node(key), $"'{key}' is a mapping"))
        {
            if (from is not YamlScalarNode { Value.Length: 1 } a || to is not YamlScalarNode { Value.Length: 1 } b)
            {
                throw Error(from, $"'{key}' maps one character to one character");
            }

            pairs[a.Value[0]] = b.Value[0];
        }

        return pairs;
    }

    /// <summary>A mapping from word to list of words.</summary>
    internal Dictionary<string, List<string>> Lists(string key)
    {
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (name, words) in Node(key) as YamlMappingNode ?? throw Error(Node(key), $"'{key}' is a mapping"))
        {
            lists[((YamlScalarNode)name).Value ?? string.Empty] = Words(words);
        }

        return lists;
    }

    /// <summary>A mapping from word to word.</summary>
    internal Dictionary<string, string> Map(string key)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Node(key) as YamlMappingNode ?? throw Error(Node(key), $"'{key}' is a mapping"))
        {
            map[((YamlScalarNode)name).Value ?? string.Empty] =
                value is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : throw Error(value, $"'{key}' maps words to words");
        }

        return map;
    }

    /// <summary>An error at a node of this file.</summary>
    internal DataException Error(YamlNode node, string reason) => new(_file, LineOf(node.Start), reason);

    private static long LineOf(Mark mark) => mark.Line;

    private YamlNode Node(string key) =>
        _root.Children.TryGetValue(key, out var node) ? node : throw new DataException(_file, 0, $"the key '{key}' is missing");
}
