using System.Buffers;
using Chancery.Engine.Data;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Annotate.Persons;

/// <summary>How personal names are written in Chinese, from <c>data/lexicon/zh/names.yaml</c>.</summary>
internal sealed class NameTables
{
    private const string File = "lexicon/zh/names.yaml";

    public NameTables(ChanceryData data)
    {
        if (data.ReadYaml(File) is not YamlMappingNode root)
        {
            throw new DataException(File, 1, "the file is a mapping with surnames, compoundSurnames, japaneseSurnames, transliteration");
        }

        Surnames = SearchValues.Create(Scalar(root, "surnames"));
        Transliteration = SearchValues.Create(Scalar(root, "transliteration"));
        Function = SearchValues.Create(Scalar(root, "functionCharacters"));
        Compound = Words(root, "compoundSurnames");
        Japanese = Words(root, "japaneseSurnames");
        NoNames = Words(root, "noNames");
    }

    /// <summary>One-character surnames.</summary>
    public SearchValues<char> Surnames { get; }

    /// <summary>Characters that foreign names are transliterated with.</summary>
    public SearchValues<char> Transliteration { get; }

    /// <summary>Transliteration characters that are also words of their own.</summary>
    public SearchValues<char> Function { get; }

    /// <summary>Two-character Chinese surnames.</summary>
    public PhraseTrie<bool> Compound { get; }

    /// <summary>Japanese surnames.</summary>
    public PhraseTrie<bool> Japanese { get; }

    /// <summary>Words that stand where a name may stand, and are none.</summary>
    public PhraseTrie<bool> NoNames { get; }

    /// <summary>True for a name written in transliteration, or a Japanese one.</summary>
    public bool IsForeign(string name) =>
        (name.Length >= 3 && !name.AsSpan().ContainsAnyExcept(Transliteration) && !(name.Length == 3 && Surnames.Contains(name[0])))
        || name.Length > 4 || Japanese.TryMatch(name, out _, out _);

    /// <summary>True when a transliterated name goes on on either side: a known name that is only a part of another one.</summary>
    public bool IsPartOfLonger(string folded, int start, int end) =>
        MentionMap.IsHan(folded[start]) && !folded.AsSpan(start, end - start).ContainsAnyExcept(Transliteration)
        && ((end < folded.Length && Transliteration.Contains(folded[end]) && !Function.Contains(folded[end]))
            || (start > 0 && Transliteration.Contains(folded[start - 1]) && !Function.Contains(folded[start - 1])));

    private static string Scalar(YamlMappingNode root, string key) =>
        root.Children.TryGetValue(key, out var node) && node is YamlScalarNode { Value.Length: > 0 } scalar
            ? scalar.Value
            : throw new DataException(File, root.Start.Line, $"'{key}' must be one string of characters");

    private static PhraseTrie<bool> Words(YamlMappingNode root, string key)
    {
        if (!root.Children.TryGetValue(key, out var node) || node is not YamlSequenceNode list)
        {
            throw new DataException(File, root.Start.Line, $"'{key}' must be a list of words");
        }

        var trie = new PhraseTrie<bool>();
        foreach (var item in list)
        {
            trie.Add(((YamlScalarNode)item).Value, true);
        }

        return trie;
    }
}
