using System.Globalization;
using Chancery.Engine.Annotate.Lexicon;
using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Data;
using Chancery.Engine.Text;
using Chancery.Model;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Audit;

/// <summary>The words of <c>data/audit/words</c>, found in folded text. Immutable; safe to share between threads.</summary>
internal sealed class AuditWords
{
    private const string Folder = "audit/words";
    private readonly Dictionary<string, WordTrie> _tries = new(StringComparer.Ordinal);
    private readonly ClassTable _classes = new();
    private readonly List<(Cue Cue, string Series, int Number)> _cues = [];

    /// <summary>Loads the words of all languages.</summary>
    /// <exception cref="DataException">A file is wrong.</exception>
    public AuditWords(ChanceryData data)
    {
        foreach (var file in data.Files(Folder))
        {
            _tries[Path.GetFileNameWithoutExtension(file)] = Load(data, file);
        }
    }

    /// <summary>Languages that have words.</summary>
    public IReadOnlyCollection<string> Languages => _tries.Keys;

    /// <summary>Adds the cues of a range of folded text, in order; those of one language may share characters.</summary>
    public void Find(string language, string folded, Span range, List<CueMention> cues)
    {
        if (!_tries.TryGetValue(language, out var trie))
        {
            return;
        }

        var at = range.Start;
        while (at < range.End)
        {
            var end = Math.Min(trie.Match(folded, at, out var entry), range.End);
            if (entry is null || end <= at)
            {
                at++;
                continue;
            }

            foreach (var found in entry.Classes)
            {
                var (cue, series, number) = _cues[found.Class];
                cues.Add(new CueMention(cue, new Span(at, end), series, number));
            }

            at = end;
        }
    }

    private WordTrie Load(ChanceryData data, string file)
    {
        var trie = new WordTrie();
        foreach (var (key, value) in data.ReadYaml(file) as YamlMappingNode ?? throw new DataException(file, 1, "a word file is a mapping from class to list of words"))
        {
            var number = ClassOf(file, key);
            foreach (var word in value as YamlSequenceNode ?? throw new DataException(file, value.Start.Line, $"class '{key}' needs a list of words, such as [a, b]"))
            {
                var text = (word as YamlScalarNode)?.Value?.Trim();
                if (string.IsNullOrEmpty(text) || text[0] == '*' || text.AsSpan().ContainsAnyInRange('A', 'Z'))
                {
                    throw new DataException(file, word.Start.Line, "a word is text in lower case and does not start with '*'");
                }

                foreach (var spelling in NameText.Spellings(text))
                {
                    trie.Entry(spelling).Add(new WordClass(number, string.Empty));
                }
            }
        }

        return trie;
    }

    private int ClassOf(string file, YamlNode key)
    {
        var name = ((YamlScalarNode)key).Value ?? string.Empty;
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var words = (colon < 0 ? name : name[..colon]).Split('.');
        var series = words[0] == "marker" && words.Length == 2 ? words[1] : string.Empty;
        var cue = series.Length > 0 ? words[0] : string.Concat(words);
        var count = 0;
        if (!Enum.TryParse<Cue>(cue, ignoreCase: true, out var known) || (colon >= 0 && !int.TryParse(name.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out count)))
        {
            throw new DataException(file, key.Start.Line, $"'{name}' is no class; known are {string.Join(", ", Enum.GetNames<Cue>())} with words parted by dots, and marker.SERIES:NUMBER");
        }

        var number = _classes.Number(name);
        if (number == _cues.Count)
        {
            _cues.Add((known, series, count));
        }

        return number;
    }
}
