using System.Text.Json;
using System.Text.Json.Nodes;
using Chancery.Model;

namespace Chancery.Engine.Resolve.Values;

/// <summary>A value that a person gave a record's field.</summary>
/// <param name="Field">The contract's name of the field.</param>
/// <param name="Json">The value as JSON, <c>null</c> to leave the field empty.</param>
public sealed record Correction(string Field, string Json)
{
    private const string Type = "type";

    /// <summary>The fact with the value in its field.</summary>
    /// <exception cref="ArgumentException">The field is unknown, or the value does not fit it; the message says why.</exception>
    public Fact Apply(Fact fact)
    {
        var known = typeof(Fact).GetProperties().Select(static p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        if (Field == Type || !known.Contains(Field, StringComparer.Ordinal))
        {
            throw new ArgumentException($"\"{Field}\" is no field of the record contract that can be corrected", nameof(fact));
        }

        try
        {
            var json = JsonSerializer.SerializeToNode(fact, ContractJson.Options)!.AsObject();
            json[Field] = JsonNode.Parse(Json);
            var corrected = json.Deserialize<Fact>(ContractJson.Options)!;
            return corrected.Date is { } date && !Edtf.TryParse(date, out _, out var reason)
                ? throw new ArgumentException($"\"{date}\" is no EDTF date: {reason}", nameof(fact))
                : corrected;
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"{Json} is no value of '{Field}': {e.Message}", nameof(fact), e);
        }
    }
}
