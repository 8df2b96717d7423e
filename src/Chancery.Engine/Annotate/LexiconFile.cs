using System.Globalization;
using Chancery.Engine.Data;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Annotate;

/// <summary>A lexicon file read with checks: every error names file, line and reason.</summary>
internal sealed class LexiconFile
{
    private readonly string _file;
    private readonly YamlMappingNode _root;

    /// <summary>Reads a file whose root is a mapping.</summary>
    /// <exception cref="DataException">It is missing, not YAML, or not a mapping.</exception>
    public LexiconFile(ChanceryData data, string file)
    {
        _file = file;
        var root = data.ReadYaml(file);
        _root = root as YamlMappingNode ?? throw Error(root, "the file must be a mapping of sections");
    }

    /// <summary>An error at a node.</summary>
    public DataException Error(YamlNode node, string reason) => new(_file, node.Start.Line, reason);

    /// <summary>Fails on a section that nobody reads, so that a typing error is found.</summary>
    public void RequireKnownSections(params ReadOnlySpan<string> known)
    {
        foreach (var key in _root.Children.Keys)
        {
            if (!known.Contains(Scalar(key)))
            {
                throw Error(key, $"unknown section '{Scalar(key)}'; known are {string.Join(", ", known!)}");
            }
        }
    }

    /// <summary>A section's node, or null.</summary>
    public YamlNode? Section(string name) =>
        _root.Children.TryGetValue(new YamlScalarNode(name), out var node) ? node : null;

    /// <summary>A section of one scalar.</summary>
    public string Text(string name, string fallback) => Section(name) is { } node ? Scalar(node) : fallback;

    /// <summary>The entries of a section that is a mapping; empty when the section is missing.</summary>
    public IEnumerable<(string Key, YamlNode Value)> Mapping(string section) =>
        Section(section) is { } node ? Entries(node) : [];

    /// <summary>The entries of a mapping node.</summary>
    public IEnumerable<(string Key, YamlNode Value)> Entries(YamlNode node)
    {
        var map = node as YamlMappingNode ?? throw Error(node, "a mapping is expected here");
        foreach (var (key, value) in map.Children)
        {
            yield return (Scalar(key), value);
        }
    }

    /// <summary>The strings of a sequence and of sequences in it, each with its node; a single scalar counts as a sequence of one.</summary>
    public IEnumerable<(string Text, YamlNode Node)> Strings(YamlNode node)
    {
        if (node is YamlScalarNode)
        {
            yield return (Scalar(node), node);
            yield break;
        }

        var list = node as YamlSequenceNode ?? throw Error(node, "a list of words is expected here");
        foreach (var item in list.Children.SelectMany(c => c is YamlSequenceNode inner ? inner.Children : [c]))
        {
            yield return (Scalar(item), item);
        }
    }

    /// <summary>The children of a sequence that must be mappings.</summary>
    public IEnumerable<YamlMappingNode> Mappings(string section)
    {
        if (Section(section) is not { } node)
        {
            yield break;
        }

        var list = node as YamlSequenceNode ?? throw Error(node, "a list of mappings is expected here");
        foreach (var item in list.Children)
        {
            yield return item as YamlMappingNode ?? throw Error(item, "a mapping is expected here");
        }
    }

    /// <summary>The scalar under a key of a mapping, or null.</summary>
    public string? Field(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? Scalar(value) : null;

    /// <summary>The node under a key of a mapping.</summary>
    /// <exception cref="DataException">There is none.</exception>
    public YamlNode RequiredField(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : throw Error(map, $"'{key}' is missing");

    /// <summary>
    /// The words of a node in lower case, as folded text has them, with alternatives in parentheses written out: <c>прошл(ый|ого)</c> is
    /// two words.
    /// </summary>
    public IEnumerable<(string Text, YamlNode Node)> Words(YamlNode node)
    {
        foreach (var (text, item) in Strings(node))
        {
            foreach (var word in Expand(text, item))
            {
                yield return (word.ToLowerInvariant(), item);
            }
        }
    }

    /// <summary>Reads a decimal number written with a point.</summary>
    public decimal Number(string text, YamlNode node) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Error(node, $"'{text}' is not a number");

    private IEnumerable<string> Expand(string text, YamlNode node)
    {
        var open = text.Length == 1 ? -1 : text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            if (text.Length == 0)
            {
                throw Error(node, "an empty word");
            }

            return [text];
        }

        var close = text.IndexOf(')', open);
        if (close < 0)
        {
            throw Error(node, $"'{text}' lacks a closing parenthesis");
        }

        return text[(open + 1)..close].Split('|').SelectMany(choice => Expand(Join(text[..open], choice, text[(close + 1)..]), node));
    }

    /// <summary>Puts a choice in its place; an empty one takes a blank beside it away too.</summary>
    private static string Join(string before, string choice, string after) =>
        choice.Length == 0 && (before.Length == 0 || before[^1] == ' ') ? before + after.TrimStart(' ') : before + choice + after;

    private string Scalar(YamlNode node) =>
        (node as YamlScalarNode)?.Value ?? throw Error(node, "a single value is expected here");
}
