using System.Text.Json;
using Chancery.Model;
using YamlDotNet.RepresentationModel;

namespace Chancery.Engine.Data;

/// <summary>What a field holds.</summary>
public enum FieldKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>An EDTF date.</summary>
    Edtf,

    /// <summary>One of several values.</summary>
    Enum,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number in the base unit.</summary>
    Number,

    /// <summary>Several values.</summary>
    List,

    /// <summary>Named parts.</summary>
    Object,
}

/// <summary>One field of a record type.</summary>
/// <param name="Name">The contract's name of the field, such as <c>metric</c>.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Values">The values it may take; empty when they are free.</param>
public sealed record OntologyField(string Name, FieldKind Kind, IReadOnlyList<string> Values);

/// <summary>The fields of the ten record types and their order, read from <c>data/ontology</c>. Immutable.</summary>
public sealed class Ontology
{
    private static readonly HashSet<string> FactFields =
        [.. typeof(Fact).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))];

    private readonly Dictionary<RecordType, IReadOnlyList<OntologyField>> _fields = [];
    private readonly Dictionary<RecordType, EventCodes> _plover = [];
    private readonly Dictionary<RecordType, EventCodes> _cameo = [];

    /// <summary>Reads and checks the ontology.</summary>
    /// <exception cref="DataException">A file is wrong or a type is missing.</exception>
    public Ontology(ChanceryData data)
    {
        foreach (var file in data.Files("ontology"))
        {
            ReadType(file, data.ReadYaml(file));
        }

        foreach (var type in RecordTypes.All)
        {
            if (!_fields.ContainsKey(type))
            {
                throw new DataException($"ontology/{type.Name()}.yaml", 0, "the file is missing: every record type needs one");
            }
        }
    }

    /// <summary>Fields of a type beside the parties, in order; the date comes first.</summary>
    public IReadOnlyList<OntologyField> FieldsOf(RecordType type) => _fields[type];

    /// <summary>The PLOVER root code of a fact: its own of an event, else the one of its type or of the value of a field (a pledge is AGREE).</summary>
    public string PloverOf(Fact fact) => _plover[fact.Type].Of(fact);

    /// <summary>The CAMEO code of a fact: as fine as its fields tell, else the one that its PLOVER root code has in the PLOVER manual.</summary>
    public string CameoOf(Fact fact) => _cameo[fact.Type].Of(fact);

    private void ReadType(string file, YamlNode root)
    {
        if (root is not YamlMappingNode map || !map.Children.TryGetValue("type", out var typeNode))
        {
            throw new DataException(file, root.Start.Line, "expected a mapping with 'type' and 'fields'");
        }

        if (!RecordTypes.TryParse((typeNode as YamlScalarNode)?.Value, out var type))
        {
            throw new DataException(file, typeNode.Start.Line, $"'{typeNode}' is not one of the ten record types");
        }

        if (!map.Children.TryGetValue("fields", out var fields) || fields is not YamlSequenceNode sequence)
        {
            throw new DataException(file, map.Start.Line, "'fields' must be a list");
        }

        if (!_fields.TryAdd(type, [.. sequence.Select(node => ReadField(file, node))]))
        {
            throw new DataException(file, typeNode.Start.Line, $"'{type.Name()}' is described twice");
        }

        _plover[type] = EventCodes.Read(file, "plover", map, _fields[type]);
        _cameo[type] = EventCodes.Read(file, "cameo", map, _fields[type]);
    }

    private static OntologyField ReadField(string file, YamlNode node)
    {
        if (node is not YamlMappingNode map)
        {
            throw new DataException(file, node.Start.Line, "a field must be a mapping with 'name' and 'value'");
        }

        var name = map.Children.TryGetValue("name", out var n) ? (n as YamlScalarNode)?.Value : null;
        if (name is null || !FactFields.Contains(name))
        {
            throw new DataException(file, node.Start.Line, $"'{name}' is no field of the record contract");
        }

        var kind = map.Children.TryGetValue("value", out var v) ? (v as YamlScalarNode)?.Value : null;
        if (!Enum.TryParse<FieldKind>(kind, ignoreCase: true, out var known) || known.ToString().ToLowerInvariant() != kind)
        {
            throw new DataException(file, node.Start.Line, $"'value' of '{name}' must be one of {string.Join(", ", Enum.GetNames<FieldKind>()).ToLowerInvariant()}");
        }

        var values = map.Children.TryGetValue("of", out var of) && of is YamlSequenceNode list ? list.Select(x => x.ToString()).ToArray() : [];
        return known == FieldKind.Enum && values.Length == 0
            ? throw new DataException(file, node.Start.Line, $"'{name}' is an enum: 'of' must list its values")
            : new OntologyField(name, known, values);
    }
}
