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
    private readonly List<(string Marker, TurnKind Kind)> _markers = [];
    private readonly List<(string Address, string Role, string Party)> _briefings = [];
    private readonly List<(string Address, string Role, string Party)> _hosts = [];
    private readonly IReadOnlyList<string> _ends;

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

        return TurnKind.None;
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
