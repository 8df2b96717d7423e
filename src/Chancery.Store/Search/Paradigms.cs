using Chancery.Engine.Data;

namespace Chancery.Store.Search;

/// <summary>Endings that take turns on one stem, from <c>data/text/stems-*.txt</c>: finds the other forms of a word.</summary>
internal sealed class Paradigms
{
    private const int ShortestStem = 3;

    private readonly List<string[]> _paradigms = [];

    /// <summary>Reads the paradigms of all languages.</summary>
    /// <exception cref="DataException">A line is no paradigm.</exception>
    public static Paradigms Load(ChanceryData data)
    {
        var paradigms = new Paradigms();
        foreach (var file in data.Files("text", ".txt").Where(f => Path.GetFileName(f).StartsWith("stems-", StringComparison.Ordinal)))
        {
            paradigms.Add(file, data.ReadText(file));
        }

        return paradigms;
    }

    /// <summary>Adds the paradigms of one file.</summary>
    /// <exception cref="DataException">A line is no paradigm.</exception>
    public void Add(string file, string text)
    {
        var number = 0;
        foreach (var line in text.EnumerateLines())
        {
            number++;
            if (!line.IsWhiteSpace() && !line.StartsWith('#'))
            {
                _paradigms.Add(Parse(file, number, line.ToString()));
            }
        }
    }

    /// <summary>All forms of a folded word, itself first.</summary>
    public HashSet<string> FormsOf(string word)
    {
        var forms = new HashSet<string>(StringComparer.Ordinal) { word };
        foreach (var endings in _paradigms)
        {
            foreach (var ending in endings)
            {
                if (word.Length >= ending.Length + ShortestStem && word.EndsWith(ending, StringComparison.Ordinal))
                {
                    var stem = word[..^ending.Length];
                    forms.UnionWith(endings.Select(other => stem + other));
                }
            }
        }

        return forms;
    }

    private static string[] Parse(string file, int number, string line)
    {
        var endings = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (endings.Length < 2)
        {
            throw new DataException(file, number, "a paradigm needs at least two endings, parted by blanks");
        }

        foreach (var ending in endings)
        {
            if (ending != "-" && !ending.All(char.IsLower))
            {
                throw new DataException(file, number, $"\"{ending}\" is no ending: write lower-case letters, or - for the bare stem");
            }
        }

        return [.. endings.Select(e => e == "-" ? string.Empty : e).Distinct(StringComparer.Ordinal)];
    }
}
