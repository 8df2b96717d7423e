using System.Diagnostics.CodeAnalysis;
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

    /// <summary>True when the record contract has such a field and people may correct it.</summary>
    public bool IsOfContract => Field != Type && typeof(Fact).GetProperties().Any(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == Field);

    /// <summary>The fact with the value in its field.</summary>
    /// <exception cref="ArgumentException">The field is unknown, or the value does not fit it; the message says why.</exception>
    public Fact Apply(Fact fact) => TryApply(fact, out var corrected, out var problem) ? corrected : throw new ArgumentException(problem, nameof(fact));

    /// <summary>Puts the value into its field.</summary>
    /// <param name="fact">What the record says.</param>
    /// <param name="corrected">What it says then.</param>
    /// <param name="problem">Why the field cannot take the value.</param>
    public bool TryApply(Fact fact, [NotNullWhen(true)] out Fact? corrected, [NotNullWhen(false)] out string? problem)
    {
        corrected = null;
        problem = null;
        if (!IsOfContract)
        {
            problem = $"\"{Field}\" is no field of the record contract that can be corrected";
            return false;
        }

        try
        {
            var json = JsonSerializer.SerializeToNode(fact, ContractJson.Options)!.AsObject();
            json[Field] = JsonNode.Parse(Json);
            corrected = json.Deserialize<Fact>(ContractJson.Options)!;
        }
        catch (JsonException e)
        {
            problem = $"{Json} is no value of '{Field}': {e.Message}";
            return false;
        }

        if (corrected.Date is { } date && !Edtf.TryParse(date, out _, out var reason))
        {
            problem = $"\"{date}\" is no EDTF date: {reason}";
            return false;
        }

        return true;
    }
}
