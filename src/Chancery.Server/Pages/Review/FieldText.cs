using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chancery.Engine.Data;
using Chancery.Engine.Resolve.Values;
using Chancery.Model;

namespace Chancery.Server.Pages;

/// <summary>Values of a record's fields as text that a person can edit, and back.</summary>
internal static class FieldText
{
    /// <summary>The parties, which every type has and no type's ontology lists.</summary>
    public static readonly OntologyField Parties = new("parties", FieldKind.List, []);

    private const string Participants = "participants";
    private const int LongestCode = 12;

    private static readonly char[] ItemSeparators = [',', ';', '\n', '\u3001', '\uFF0C', '\uFF1B'];
    private static readonly char[] Colons = [':', '\uFF1A'];
    private static readonly string[] ParticipantParts = ["person", "role", "party"];
    private static readonly string[] NumberParts = ["value", "count"];

    private static readonly Dictionary<string, string[]> ObjectParts = new(StringComparer.Ordinal)
    {
        ["speaker"] = ["person", "role", "party", "name"],
        ["change"] = ["value", "unit", "basis"],
        ["sessions"] = ["count", "asOf"],
    };

    /// <summary>True when a field needs several lines.</summary>
    public static bool IsLong(OntologyField field) => field.Kind == FieldKind.Object || field.Name is Participants or "quote";

    /// <summary>The value of a field as text; empty when it has none.</summary>
    public static string Write(Fact fact, OntologyField field)
    {
        var node = JsonSerializer.SerializeToNode(fact, ContractJson.Options)!.AsObject()[field.Name];
        return node switch
        {
            null => string.Empty,
            JsonArray list when field.Name == Participants => string.Join('\n', list.Select(static p => Line(p!))),
            JsonArray list => string.Join(", ", list.Select(Plain)),
            JsonObject parts => string.Join('\n', parts.Select(static p => $"{p.Key}: {Plain(p.Value)}")),
            _ => Plain(node),
        };
    }

    /// <summary>Reads a text as a field's value.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">What was written; nothing leaves the field empty.</param>
    /// <param name="fact">What the record says, into which the value must fit.</param>
    /// <param name="json">The value as JSON when it can be read.</param>
    /// <returns>Key of the words that say what is wrong; null when nothing is.</returns>
    public static string? Read(OntologyField field, string text, Fact fact, out string json)
    {
        JsonNode? node = null;
        var trimmed = text.Trim();
        var problem = trimmed.Length == 0 && field.Kind != FieldKind.List ? null : Parse(field, trimmed, out node);
        json = node?.ToJsonString(ContractJson.Options) ?? "null";
        return problem ?? (new Correction(field.Name, json).TryApply(fact, out _, out _) ? null : "decide.badValue");
    }

    private static string? Parse(OntologyField field, string text, out JsonNode? node)
    {
        node = null;
        switch (field.Kind)
        {
            case FieldKind.Edtf when !Edtf.TryParse(text, out _, out _):
                return "decide.badDate";
            case FieldKind.Enum when !field.Values.Contains(text, StringComparer.Ordinal):
                return "decide.badEnum";
            case FieldKind.Integer:
                return Number(text, NumberStyles.AllowLeadingSign, out node) && int.TryParse(text, CultureInfo.InvariantCulture, out _) ? null : "decide.badInteger";
            case FieldKind.Number:
                return Number(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, out node) ? null : "decide.badNumber";
            case FieldKind.Object:
                return Parts(text, ObjectParts[field.Name], out node);
            case FieldKind.List when field.Name == Participants:
                return People(text, out node);
            case FieldKind.List:
                return Codes(text, field.Name == Parties.Name, out node);
            default:
                node = JsonValue.Create(text);
                return null;
        }
    }

    /// <summary>A participant on one line; what is not told between two bars.</summary>
    private static string Line(JsonNode participant) =>
        string.Join(" | ", ParticipantParts.Select(part => Plain(participant[part]))).TrimEnd(' ', '|').TrimStart(' ').Replace("|  |", "| |", StringComparison.Ordinal);

    private static bool Number(string text, NumberStyles style, out JsonNode? node)
    {
        var isNumber = decimal.TryParse(text.Replace(" ", string.Empty, StringComparison.Ordinal), style, CultureInfo.InvariantCulture, out var number);
        node = isNumber ? JsonValue.Create(number) : null;
        return isNumber;
    }

    /// <summary>Lines <c>part: value</c>.</summary>
    private static string? Parts(string text, string[] known, out JsonNode? node)
    {
        var parts = new JsonObject();
        node = parts;
        foreach (var line in Lines(text))
        {
            var colon = line.IndexOfAny(Colons);
            var name = colon < 0 ? null : known.FirstOrDefault(k => k.Equals(line[..colon].Trim(), StringComparison.OrdinalIgnoreCase));
            if (name is null)
            {
                return "decide.badParts." + string.Join('-', known);
            }

            JsonNode? value = JsonValue.Create(line[(colon + 1)..].Trim());
            if (NumberParts.Contains(name, StringComparer.Ordinal) && !Number(value.ToString(), NumberStyles.Number, out value))
            {
                return "decide.badNumber";
            }

            if (name == "asOf" && !Edtf.TryParse(value!.ToString(), out _, out _))
            {
                return "decide.badDate";
            }

            parts[name] = value;
        }

        return null;
    }

    /// <summary>Lines <c>person | office | party</c>.</summary>
    private static string? People(string text, out JsonNode? node)
    {
        var list = new JsonArray();
        node = list;
        foreach (var line in Lines(text))
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            if (parts.Length > ParticipantParts.Length || parts.All(string.IsNullOrEmpty))
            {
                return "decide.badPeople";
            }

            var person = new JsonObject();
            for (var i = 0; i < parts.Length; i++)
            {
                if (parts[i].Length > 0)
                {
                    person[ParticipantParts[i]] = parts[i];
                }
            }

            list.Add(person);
        }

        return null;
    }

    private static string? Codes(string text, bool sorted, out JsonNode? node)
    {
        var codes = text.Split(ItemSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(static c => c.StartsWith('@') ? c : c.ToUpperInvariant()).Distinct(StringComparer.Ordinal).ToArray();
        node = new JsonArray([.. (sorted ? codes.Order(StringComparer.Ordinal) : codes.AsEnumerable()).Select(static c => (JsonNode?)JsonValue.Create(c))]);
        return codes.All(static c => c is ['@', _, ..] || (c.Length is > 1 and <= LongestCode && c.All(char.IsAsciiLetterOrDigit))) ? null : "decide.badParty";
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Plain(JsonNode? node) => node is null ? string.Empty : node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();
}
