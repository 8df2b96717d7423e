using Chancery.Engine.Data;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Extract;

/// <summary>What a column of a table that lists facts holds.</summary>
internal enum ColumnKind
{
    /// <summary>Anything else.</summary>
    Other,

    /// <summary>Number of a session or edition.</summary>
    Ordinal,

    /// <summary>When it happened.</summary>
    Date,

    /// <summary>Where it happened.</summary>
    Place,

    /// <summary>A name; the caption tells of what.</summary>
    Name,

    /// <summary>Name of an exercise.</summary>
    Exercise,

    /// <summary>Name of an undertaking.</summary>
    Project,

    /// <summary>Title of an instrument.</summary>
    Instrument,
}

/// <summary>Headings over the columns of tables, and words for a meeting without a place, from <c>data/lexicon/*/tables.yaml</c>.</summary>
internal sealed class ColumnHeadings
{
    private const string Remote = "remote";
    private readonly List<(string Word, ColumnKind Kind)> _words = [];
    private readonly HashSet<string> _remote = new(StringComparer.Ordinal);

    /// <summary>Reads the headings of all languages.</summary>
    /// <exception cref="DataException">A file names an unknown kind of column or holds no list.</exception>
    public ColumnHeadings(ChanceryData data)
    {
        foreach (var file in data.Files("lexicon").Where(f => f.EndsWith("/tables.yaml", StringComparison.Ordinal)))
        {
            var root = data.ReadYaml(file) as YamlMappingNode ?? throw new DataException(file, 1, "the file is a mapping");
            foreach (var (key, value) in root.Children)
            {
                var name = ((YamlScalarNode)key).Value ?? string.Empty;
                var isKind = Enum.TryParse<ColumnKind>(name, ignoreCase: true, out var kind) && kind != ColumnKind.Other;
                if ((!isKind && name != Remote) || value is not YamlSequenceNode words)
                {
                    throw new DataException(file, key.Start.Line, $"'{name}' is no kind of column with a list of words");
                }

                foreach (var word in words.Children.Select(w => ((YamlScalarNode)w).Value!))
                {
                    Add(name == Remote, word, kind);
                }
            }
        }

        _words.Sort((a, b) => b.Word.Length.CompareTo(a.Word.Length));
    }

    /// <summary>What a column holds, by its heading in folded form: the longest word with which the heading ends.</summary>
    public ColumnKind Of(ReadOnlySpan<char> heading)
    {
        foreach (var (word, kind) in _words)
        {
            if (heading.EndsWith(word, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        return ColumnKind.Other;
    }

    /// <summary>True for a cell of places, in folded form, that tells of no place: the meeting was held from afar.</summary>
    public bool IsRemote(ReadOnlySpan<char> cell) => _remote.GetAlternateLookup<ReadOnlySpan<char>>().Contains(cell);

    private void Add(bool remote, string word, ColumnKind kind)
    {
        if (remote)
        {
            _remote.Add(word);
        }
        else
        {
            _words.Add((word, kind));
        }
    }
}
