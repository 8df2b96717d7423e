using Chancery.Engine.Annotate.Inflections;
using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Data;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Annotate.Lexicon;

/// <summary>
/// Reads <c>data/lexicon/&lt;lang&gt;/words/*.yaml</c>: each key is a class, or class and value parted by a colon, each value a list of
/// words in folded form (simplified characters, lower case), <c>*</c> for an inflected ending, <c>~</c> before the name of a paradigm of
/// <c>inflection.yaml</c> of the language.
/// </summary>
internal static class LexiconLoader
{
    /// <summary>Loads the words of all languages into one trie.</summary>
    /// <exception cref="DataException">A file does not have the form told above.</exception>
    public static WordTrie Load(ChanceryData data, ClassTable classes, IReadOnlyDictionary<string, Inflection> inflections)
    {
        var trie = new WordTrie();
        foreach (var file in data.Files("lexicon"))
        {
            if (file.Contains("/words/", StringComparison.Ordinal))
            {
                LoadFile(data, file, trie, classes, inflections.GetValueOrDefault(file.Split('/')[1]));
            }
        }

        return trie;
    }

    private static void LoadFile(ChanceryData data, string file, WordTrie trie, ClassTable classes, Inflection? inflection)
    {
        if (data.ReadYaml(file) is not YamlMappingNode root)
        {
            throw new DataException(file, 1, "a word file is a mapping from class to list of words");
        }

        foreach (var (key, value) in root.Children)
        {
            var name = ((YamlScalarNode)key).Value ?? string.Empty;
            var colon = name.IndexOf(':', StringComparison.Ordinal);
            var wordClass = new WordClass(classes.Number(colon < 0 ? name : name[..colon]), colon < 0 ? string.Empty : name[(colon + 1)..]);
            if (value is not YamlSequenceNode words)
            {
                throw new DataException(file, value.Start.Line, $"class '{name}' needs a list of words, such as [a, b]");
            }

            foreach (var word in words)
            {
                AddWord(file, trie, wordClass, word, inflection);
            }
        }
    }

    private static void AddWord(string file, WordTrie trie, WordClass wordClass, YamlNode node, Inflection? inflection)
    {
        var word = (node as YamlScalarNode)?.Value?.Trim();
        if (string.IsNullOrEmpty(word) || word[0] == '*')
        {
            throw new DataException(file, node.Start.Line, "a word must be text and must not start with '*'");
        }

        if (word.AsSpan().ContainsAnyInRange('A', 'Z'))
        {
            throw new DataException(file, node.Start.Line, $"'{word}' must be in lower case: text is folded before it is matched");
        }

        if (!word.Contains(Inflection.Mark, StringComparison.Ordinal))
        {
            Add(trie, word, wordClass, null);
            return;
        }

        try
        {
            foreach (var (form, told) in inflection?.FormsOf(word) ?? throw new FormatException("the language has no inflection.yaml"))
            {
                Add(trie, form, wordClass, told);
            }
        }
        catch (FormatException e)
        {
            throw new DataException(file, node.Start.Line, e.Message);
        }
    }

    /// <summary>Adds a word as it is and, where print leaves the dots of ё away, without them.</summary>
    private static void Add(WordTrie trie, string word, WordClass wordClass, WordForm? form)
    {
        foreach (var spelling in NameText.Spellings(word))
        {
            var entry = trie.Entry(spelling);
            entry.Add(wordClass);
            entry.AddForm(form);
        }
    }
}
