using System.Globalization;
using Chancery.Engine.Annotate.Lexicon;
using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Data;
using Chancery.Model;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Audit;

/// <summary>Which way a measure runs between two parties.</summary>
internal enum Flow
{
    /// <summary>Neither.</summary>
    None,

    /// <summary>From the party that reports to its partner.</summary>
    Out,

    /// <summary>From the partner to the party that reports.</summary>
    In,
}

/// <summary>What the word before a party makes of it.</summary>
internal enum Side
{
    /// <summary>Nothing: it is the one that reports.</summary>
    None,

    /// <summary>What is measured runs to it.</summary>
    To,

    /// <summary>What is measured runs from it.</summary>
    From,

    /// <summary>It is a partner.</summary>
    With,
}

/// <summary>A measure that the audit compares.</summary>
/// <param name="Id">Its name in <c>data/audit/metrics.yaml</c>.</param>
/// <param name="Flow">Which way it runs.</param>
/// <param name="Kinds">Kinds of unit it is told in: <c>money mass count percent</c>.</param>
/// <param name="Near">By language, words of which one must stand in the sentence too.</param>
/// <param name="IsUndated">True for one that belongs to one occasion and needs no period.</param>
internal sealed record Metric(string Id, Flow Flow, IReadOnlyList<string> Kinds, IReadOnlyDictionary<string, IReadOnlyList<string>> Near, bool IsUndated);

/// <summary>A total and what makes it up, or a balance and what it lies between.</summary>
/// <param name="Whole">Total or balance.</param>
/// <param name="First">Part, or what is diminished.</param>
/// <param name="Second">Other part, or what is taken off.</param>
/// <param name="IsBalance">True for a balance.</param>
internal sealed record Identity(string Whole, string First, string Second, bool IsBalance);

/// <summary>A measure named in a text.</summary>
internal readonly record struct MetricMention(Metric Metric, Span Span);

/// <summary>The measures of <c>data/audit/metrics.yaml</c>, found in folded text. Immutable; safe to share between threads.</summary>
internal sealed class MetricTable
{
    private const string File = "audit/metrics.yaml";
    private readonly Dictionary<string, WordTrie> _tries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordTrie> _headings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordTrie> _changes = new(StringComparer.Ordinal);
    private readonly List<Metric> _metrics = [];
    private readonly List<string> _neutral;
    private readonly Dictionary<(string Language, string Word), Side> _sides = [];

    /// <summary>Loads the file.</summary>
    /// <exception cref="DataException">It is missing or wrong.</exception>
    public MetricTable(ChanceryData data)
    {
        var root = Map(data.ReadYaml(File));
        foreach (var (key, value) in Map(Node(root, "metrics")))
        {
            AddMetric(Text(key), Map(value));
        }

        Identities = [.. Sequence(Node(root, "identities")).Select(n => ReadIdentity(Map(n)))];
        _neutral = [.. Words(Node(root, "neutral")).OrderByDescending(w => w.Length)];
        Revision = decimal.TryParse(Text(Node(root, "revision")), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : throw Error(Node(root, "revision"), "'revision' is a number of percentage points, such as 0.2");
        foreach (var (key, side) in (ReadOnlySpan<(string, Side)>)[("toward", Side.To), ("away", Side.From), ("with", Side.With)])
        {
            foreach (var (language, words) in Map(Node(root, key)))
            {
                Words(words).ForEach(w => _sides[(Text(language), w)] = side);
            }
        }

        foreach (var (language, words) in Map(Node(root, "change")))
        {
            Fill(_changes, Text(language), words, 0);
        }
    }

    /// <summary>A measure by its id; null when there is none.</summary>
    public Metric? Known(string id) => _metrics.Find(m => m.Id == id);

    /// <summary>What a word before a party makes of it.</summary>
    /// <param name="language">The lexicon's language.</param>
    /// <param name="word">Folded.</param>
    public Side SideOf(string language, string word) => _sides.GetValueOrDefault((language, word));

    /// <summary>The id under which both directions of a flow are kept: what one party exports to another this one imports from it.</summary>
    public string IdOf(Metric metric) =>
        metric.Flow == Flow.In && Identities.FirstOrDefault(i => i.First == metric.Id || i.Second == metric.Id) is { } pair
            ? pair.First == metric.Id ? pair.Second : pair.First
            : metric.Id;

    /// <summary>Totals and balances.</summary>
    public IReadOnlyList<Identity> Identities { get; }

    /// <summary>Percentage points by which a published change may leave the figures of both years.</summary>
    public decimal Revision { get; }

    /// <summary>The measure that a heading of a column names; null for none.</summary>
    public Metric? InHeading(string language, string folded)
    {
        var range = new Span(0, folded.Length);
        return Find(_tries, language, folded, range) is [.., var last] ? last.Metric : Find(_headings, language, folded, range) is [.., var only] ? only.Metric : null;
    }

    /// <summary>The measures named in a range of folded text, in order.</summary>
    public List<MetricMention> Find(string language, string folded, Span range) => Find(_tries, language, folded, range);

    private List<MetricMention> Find(Dictionary<string, WordTrie> tries, string language, string folded, Span range)
    {
        var found = new List<MetricMention>();
        if (!tries.TryGetValue(language, out var trie))
        {
            return found;
        }

        var at = range.Start;
        while (at < range.End)
        {
            var end = trie.Match(folded, at, out var entry);
            if (entry is null || end <= at || end > range.End)
            {
                at++;
                continue;
            }

            foreach (var known in entry.Classes)
            {
                var metric = _metrics[known.Class];
                if (!metric.Near.TryGetValue(language, out var near) || near.Any(w => folded.AsSpan(range.Start, range.Length).Contains(w, StringComparison.Ordinal)))
                {
                    found.Add(new MetricMention(metric, new Span(at, end)));
                }
            }

            at = end;
        }

        return found;
    }

    /// <summary>True when a heading of a column says that its figures are changes.</summary>
    public bool IsChange(string language, string folded)
    {
        if (!_changes.TryGetValue(language, out var trie))
        {
            return false;
        }

        for (var i = 0; i < folded.Length; i++)
        {
            if (trie.Match(folded, i, out _) > i)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Words before a measure without those that do not narrow it.</summary>
    public string Scope(ReadOnlySpan<char> words)
    {
        var left = words.Trim().ToString();
        foreach (var word in _neutral)
        {
            left = left.Replace(word, string.Empty, StringComparison.Ordinal);
        }

        return left.Trim();
    }

    private void AddMetric(string id, YamlMappingNode node)
    {
        var flow = node.Children.TryGetValue("flow", out var told) ? Text(told) : string.Empty;
        var near = node.Children.TryGetValue("near", out var words)
            ? Map(words).ToDictionary(p => Text(p.Key), p => (IReadOnlyList<string>)Words(p.Value), StringComparer.Ordinal)
            : [];
        _metrics.Add(new Metric(
            id,
            flow switch { "" => Flow.None, "out" => Flow.Out, "in" => Flow.In, _ => throw Error(told!, $"'{flow}' is no flow; known are in and out") },
            Words(Node(node, "kinds")),
            near,
            node.Children.ContainsKey("undated")));
        if (node.Children.TryGetValue("heading", out var heading))
        {
            foreach (var (language, headings) in Map(heading))
            {
                Fill(_headings, Text(language), headings, _metrics.Count - 1);
            }
        }

        foreach (var (key, value) in node.Children)
        {
            if (Text(key) is not ("flow" or "kinds" or "near" or "heading" or "undated") and var language)
            {
                Fill(_tries, language, value, _metrics.Count - 1);
            }
        }
    }

    private static void Fill(Dictionary<string, WordTrie> tries, string language, YamlNode words, int number)
    {
        var trie = tries.TryGetValue(language, out var known) ? known : tries[language] = new WordTrie();
        foreach (var word in Words(words))
        {
            foreach (var spelling in NameText.Spellings(word))
            {
                trie.Entry(spelling).Add(new WordClass(number, string.Empty));
            }
        }
    }

    private Identity ReadIdentity(YamlMappingNode node)
    {
        var balance = node.Children.ContainsKey("balance");
        var whole = Text(Node(node, balance ? "balance" : "total"));
        var parts = Words(Node(node, balance ? "of" : "parts"));
        foreach (var id in parts.Prepend(whole))
        {
            if (!_metrics.Exists(m => m.Id == id))
            {
                throw Error(node, $"'{id}' is no measure of this file");
            }
        }

        return parts.Count == 2 ? new Identity(whole, parts[0], parts[1], balance) : throw Error(node, "an identity has two parts");
    }

    private static YamlNode Node(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) ? value : throw Error(node, $"the key '{key}' is missing");

    private static YamlMappingNode Map(YamlNode node) => node as YamlMappingNode ?? throw Error(node, "a mapping is expected");

    private static YamlSequenceNode Sequence(YamlNode node) => node as YamlSequenceNode ?? throw Error(node, "a list is expected");

    private static List<string> Words(YamlNode node) => [.. Sequence(node).Select(Text)];

    private static string Text(YamlNode node) => node is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : throw Error(node, "a word is expected");

    private static DataException Error(YamlNode node, string reason) => new(File, node.Start.Line, reason);
}
