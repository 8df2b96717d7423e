using Chancery.Engine.Data;

namespace Chancery.Store.Search;

/// <summary>
/// Endings that take turns on one stem, and letters that are written for one another, from <c>data/text/stems-*.txt</c>: finds the
/// other forms of a word.
/// </summary>
internal sealed class Paradigms
{
    private const int ShortestStem = 3;

    private const char VariantMark = '=';

    private readonly List<string[]> _paradigms = [];
    private readonly List<(char Usual, char Variant)> _variants = [];

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
            if (line.StartsWith(VariantMark))
            {
                _variants.Add(ParseVariant(file, number, line.ToString()));
            }
            else if (!line.IsWhiteSpace() && !line.StartsWith('#'))
            {
                _paradigms.Add(Parse(file, number, line.ToString()));
            }
        }
    }

    /// <summary>All forms of a folded word, itself among them.</summary>
    public HashSet<string> FormsOf(string word)
    {
        foreach (var (usual, variant) in _variants)
        {
            word = word.Replace(variant, usual);
        }

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

        AddVariants(forms);
        return forms;
    }

    /// <summary>Adds each form with one letter written as its variant; no word holds two.</summary>
    private void AddVariants(HashSet<string> forms)
    {
        foreach (var (usual, variant) in _variants)
        {
            foreach (var form in forms.ToList())
            {
                for (var at = form.IndexOf(usual); at >= 0; at = form.IndexOf(usual, at + 1))
                {
                    forms.Add(string.Concat(form.AsSpan(0, at), [variant], form.AsSpan(at + 1)));
                }
            }
        }
    }

    private static (char Usual, char Variant) ParseVariant(string file, int number, string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, [var usual], [var variant]] && usual != variant
            ? (usual, variant)
            : throw new DataException(file, number, "write = and two letters, the usual one first, parted by blanks");

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
