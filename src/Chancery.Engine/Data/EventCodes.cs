using Chancery.Model;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Data;

/// <summary>Which code of an event ontology the facts of one record type have, from the key <c>plover</c> or <c>cameo</c> of its file in <c>data/ontology</c>.</summary>
internal sealed class EventCodes
{
    private readonly string? _default;
    private readonly Func<Fact, string?> _field;
    private readonly Dictionary<string, string> _codes;

    private EventCodes(string? fallback, Func<Fact, string?> field, Dictionary<string, string> codes)
    {
        _default = fallback;
        _field = field;
        _codes = codes;
    }

    /// <summary>The code of a fact.</summary>
    public string Of(Fact fact)
    {
        var value = _field(fact);
        return value is not null && _codes.TryGetValue(value, out var code) ? code : _default ?? value ?? string.Empty;
    }

    /// <summary>Reads <c>default</c>, and <c>field</c> with <c>of</c>: codes by value of a field, which is the code itself without <c>of</c>.</summary>
    /// <exception cref="DataException">The key is missing, the field is none that decides, or a value is not one of the field's.</exception>
    public static EventCodes Read(string file, string key, YamlMappingNode type, IReadOnlyList<OntologyField> fields)
    {
        if (!type.Children.TryGetValue(key, out var node) || node is not YamlMappingNode map)
        {
            throw new DataException(file, type.Start.Line, $"'{key}' must be a mapping with 'default' or 'field'");
        }

        var fallback = map.Children.TryGetValue("default", out var d) ? d.ToString() : null;
        var name = map.Children.TryGetValue("field", out var f) ? f.ToString() : null;
        var codes = map.Children.TryGetValue("of", out var of) && of is YamlMappingNode values
            ? values.Children.ToDictionary(v => v.Key.ToString(), v => v.Value.ToString(), StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);
        if (fallback is null && name is null)
        {
            throw new DataException(file, map.Start.Line, $"'{key}' needs 'default' or 'field'");
        }

        var known = fields.FirstOrDefault(x => x.Name == name)?.Values ?? [];
        var unknown = codes.Keys.FirstOrDefault(v => !known.Contains(v));
        return unknown is null
            ? new EventCodes(fallback, FieldOf(file, map, name), codes)
            : throw new DataException(file, map.Start.Line, $"'{unknown}' is no value of '{name}'");
    }

    private static Func<Fact, string?> FieldOf(string file, YamlMappingNode map, string? name) => name switch
    {
        null => static _ => null,
        "act" => static fact => fact.Act,
        "action" => static fact => fact.Action,
        "code" => static fact => fact.Code,
        "kind" => static fact => fact.Kind,
        "state" => static fact => fact.State,
        _ => throw new DataException(file, map.Start.Line, $"'{name}' decides no code; act, action, code, kind or state do"),
    };
}
