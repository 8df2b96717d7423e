using Chancery.Engine.Annotate;
using Chancery.Engine.Data;
using Chancery.Model;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Extract;

/// <summary>What a paragraph does in a text of questions and answers.</summary>
internal enum TurnKind
{
    /// <summary>No marker at its head: it goes on with the turn before.</summary>
    None,

    /// <summary>A question.</summary>
    Question,

    /// <summary>An answer.</summary>
    Answer,
}

/// <summary>Questions and answers of briefings: how turns begin and who answers, from <c>data/lexicon/marks.yaml</c>.</summary>
internal sealed class Turns
{
    private const string File = "lexicon/marks.yaml";
    private const int MaxLabel = 24;
    private const int MinName = 2;
    private const int MaxName = 4;
    private readonly List<(string Marker, TurnKind Kind)> _markers = [];
    private readonly List<(string Address, string Role, string Party)> _briefings = [];
    private readonly List<(string Address, string Role, string Party)> _hosts = [];
    private readonly IReadOnlyList<string> _ends;
    private readonly List<string> _askers;

    public Turns(ChanceryData data)
    {
        var root = data.ReadYaml(File) as YamlMappingNode ?? throw new DataException(File, 1, "the file is a mapping");
        var turns = root.Children.TryGetValue("turns", out var node) ? node as YamlMappingNode : null;
        if (turns is null)
        {
            throw new DataException(File, root.Start.Line, "'turns' with 'question' and 'answer' is missing");
        }

        AddMarkers(turns, "question", TurnKind.Question);
        AddMarkers(turns, "answer", TurnKind.Answer);
        _ends = turns.Children.TryGetValue("end", out var ends) && ends is YamlSequenceNode marks ? [.. marks.Select(m => ((YamlScalarNode)m).Value ?? string.Empty)] : [];
        _askers = turns.Children.TryGetValue("askers", out var askers) && askers is YamlSequenceNode heads ? [.. heads.Select(m => ((YamlScalarNode)m).Value ?? string.Empty)] : [];
        foreach (var item in ((YamlSequenceNode)root.Children["hosts"]).Children.Cast<YamlMappingNode>())
        {
            _hosts.Add((Text(item, "address"), Text(item, "role"), Text(item, "party")));
        }

        foreach (var item in ((YamlSequenceNode)root.Children["briefings"]).Children.Cast<YamlMappingNode>())
        {
            _briefings.Add((Text(item, "address"), Text(item, "role"), Text(item, "party")));
        }
    }

    /// <summary>What a paragraph does, from its folded head.</summary>
    public TurnKind KindOf(ReadOnlySpan<char> folded)
    {
        folded = folded.TrimStart();
        foreach (var (marker, kind) in _markers)
        {
            if (folded.StartsWith(marker, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        return IsAsker(folded) ? TurnKind.Question : TurnKind.None;
    }

    /// <summary>True when the label of a paragraph is that of somebody who asks.</summary>
    private bool IsAsker(ReadOnlySpan<char> folded)
    {
        var label = Label(folded);
        foreach (var asker in _askers)
        {
            if (folded[label.Start..label.End].EndsWith(asker, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The label before the first colon of a paragraph, blanks around it left out; empty when its head holds none.</summary>
    public static Span Label(ReadOnlySpan<char> folded)
    {
        var start = folded.Length - folded.TrimStart().Length;
        var colon = folded[start..].IndexOf(':');
        return colon is > 0 and <= MaxLabel ? new Span(start, start + folded[start..(start + colon)].TrimEnd().Length) : default;
    }

    /// <summary>True for a label that can be a personal name in a script without blanks.</summary>
    public static bool IsName(ReadOnlySpan<char> label)
    {
        foreach (var c in label)
        {
            if (!MentionMap.IsHan(c))
            {
                return false;
            }
        }

        return label.Length is >= MinName and <= MaxName;
    }

    /// <summary>True for a paragraph that ends a transcript, or leaves part of it out.</summary>
    public bool IsEnd(ReadOnlySpan<char> folded)
    {
        foreach (var end in _ends)
        {
            if (folded.StartsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whose office publishes a document, by its address; null when that is not known.</summary>
    public Actor? Host(AnnotatedDocument document)
    {
        foreach (var (site, role, party) in _hosts)
        {
            if (document.Clean.Source.Metadata.Address?.Value.Contains(site, StringComparison.OrdinalIgnoreCase) == true)
            {
                PersonEntry? holder = null;
                foreach (var person in document.Persons)
                {
                    holder ??= person.Known is { Role: { } known } entry && entry.Party == party && known.Equals(role, StringComparison.OrdinalIgnoreCase) ? entry : null;
                }

                return new Actor { Span = default, Person = holder?.Name, Role = role, Parties = [party], Carried = true };
            }
        }

        return null;
    }

    /// <summary>Who answers in the briefings of the site a document comes from; null when that is not known.</summary>
    public Actor? Answerer(SourceDocument document)
    {
        if (document.Metadata.Address?.Value is { } address)
        {
            foreach (var (site, role, party) in _briefings)
            {
                if (address.Contains(site, StringComparison.OrdinalIgnoreCase))
                {
                    return new Actor { Span = default, Role = role, Parties = [party], Carried = true };
                }
            }
        }

        return null;
    }

    private static string Text(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) && value is YamlScalarNode { Value.Length: > 0 } scalar
            ? scalar.Value
            : throw new DataException(File, node.Start.Line, $"a briefing needs '{key}'");

    private void AddMarkers(YamlMappingNode turns, string key, TurnKind kind)
    {
        if (!turns.Children.TryGetValue(key, out var node) || node is not YamlSequenceNode list)
        {
            throw new DataException(File, turns.Start.Line, $"'turns' needs a list '{key}'");
        }

        foreach (var item in list)
        {
            _markers.Add((((YamlScalarNode)item).Value ?? string.Empty, kind));
        }
    }
}
