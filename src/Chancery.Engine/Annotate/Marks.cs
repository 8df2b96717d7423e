using System.Buffers;
using Chancery.Engine.Data;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Annotate;

/// <summary>Punctuation that shapes clauses and quotations, and small closed sets of characters, from <c>data/lexicon/marks.yaml</c>.</summary>
internal sealed class Marks
{
    private const string File = "lexicon/marks.yaml";
    private readonly SearchValues<char> _clauseBreaks;
    private readonly SearchValues<char> _softBreaks;
    private readonly SearchValues<char> _edges;
    private readonly SearchValues<char> _colons;
    private readonly SearchValues<char> _titleOpen;
    private readonly SearchValues<char> _titleClose;

    public Marks(ChanceryData data)
    {
        var root = data.ReadYaml(File) as YamlMappingNode ?? throw new DataException(File, 1, "the file is a mapping");
        _clauseBreaks = SearchValues.Create(Text(root, "clauseBreaks"));
        _softBreaks = SearchValues.Create(Text(root, "softBreaks"));
        _edges = SearchValues.Create(Text(root, "edges"));
        ListMarks = SearchValues.Create(Text(root, "listMarks"));
        _colons = SearchValues.Create(Text(root, "colons"));
        BodyEnds = SearchValues.Create(Text(root, "bodyEnds"));
        Genitives = SearchValues.Create(Text(root, "genitives"));
        Particles = SearchValues.Create(Text(root, "aspectParticles"));
        var pairs = new Dictionary<char, (char, MentionKind)>();
        _titleOpen = AddPairs(pairs, Text(root, "titles"), MentionKind.Title, 0);
        _titleClose = SearchValues.Create(Closers(Text(root, "titles")));
        AddPairs(pairs, Text(root, "quotes"), MentionKind.Quote, 0);
        Pairs = pairs;
        SubjectBehind = Languages(root, "subjectBehind");
        SoftClauses = Languages(root, "softClauses");
        FreeCues = Languages(root, "freeCues");
        Sites = [.. ((YamlSequenceNode)root.Children["hosts"]).Children.Cast<YamlMappingNode>().Concat(((YamlSequenceNode)root.Children["briefings"]).Children.Cast<YamlMappingNode>()).Select(i => (Text(i, "address"), Text(i, "party")))];
        Home = ((YamlMappingNode)root.Children["home"]).Children.ToDictionary(p => ((YamlScalarNode)p.Key).Value!, p => ((YamlScalarNode)p.Value).Value!, StringComparer.Ordinal);
    }

    /// <summary>Opening mark to closing mark and kind.</summary>
    public IReadOnlyDictionary<char, (char Close, MentionKind Kind)> Pairs { get; }

    /// <summary>Last characters of the names of bodies.</summary>
    public SearchValues<char> BodyEnds { get; }

    /// <summary>Characters that make what stands before them an attribute.</summary>
    public SearchValues<char> Genitives { get; }

    /// <summary>Marks between the members of a list.</summary>
    public SearchValues<char> ListMarks { get; }

    /// <summary>Characters that may stand between a verb and its object.</summary>
    public SearchValues<char> Particles { get; }

    /// <summary>Language tag to the party whose officers texts in it name without saying so.</summary>
    public IReadOnlyDictionary<string, string> Home { get; }

    /// <summary>Languages in which a subject may stand behind its verb.</summary>
    public IReadOnlySet<string> SubjectBehind { get; }

    /// <summary>Languages in which a comma parts clauses only where both sides hold a verb.</summary>
    public IReadOnlySet<string> SoftClauses { get; }

    /// <summary>Languages in which a cue may stand anywhere in its clause.</summary>
    public IReadOnlySet<string> FreeCues { get; }

    /// <summary>Part of a site's address to the party whose officers its texts name without saying so.</summary>
    public IReadOnlyList<(string Address, string Party)> Sites { get; }

    public bool IsClauseBreak(char c) => _clauseBreaks.Contains(c);

    /// <summary>True for a mark that parts clauses only where both sides hold a verb.</summary>
    public bool IsSoftBreak(char c) => _softBreaks.Contains(c);

    public bool IsListMark(char c) => ListMarks.Contains(c);

    public bool IsColon(char c) => _colons.Contains(c);

    public bool IsEdge(char c) => _edges.Contains(c);

    public bool IsTitleOpen(char c) => _titleOpen.Contains(c);

    public bool IsTitleClose(char c) => _titleClose.Contains(c);

    private static SearchValues<char> AddPairs(Dictionary<char, (char, MentionKind)> pairs, string text, MentionKind kind, int offset)
    {
        var opens = new List<char>();
        for (var i = offset; i + 1 < text.Length; i += 2)
        {
            pairs[text[i]] = (text[i + 1], kind);
            opens.Add(text[i]);
        }

        return SearchValues.Create([.. opens]);
    }

    private static char[] Closers(string text) => [.. text.Where((_, i) => i % 2 == 1)];

    private static HashSet<string> Languages(YamlMappingNode root, string key) =>
        root.Children.TryGetValue(key, out var node) && node is YamlSequenceNode list
            ? list.Children.Select(c => ((YamlScalarNode)c).Value!).ToHashSet(StringComparer.Ordinal)
            : throw new DataException(File, root.Start.Line, $"'{key}' must be a list of languages");

    private static string Text(YamlMappingNode root, string key) =>
        root.Children.TryGetValue(key, out var node) && node is YamlScalarNode { Value.Length: > 0 } scalar
            ? scalar.Value
            : throw new DataException(File, root.Start.Line, $"'{key}' must be a string of characters");
}
