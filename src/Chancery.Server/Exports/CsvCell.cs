using System.Globalization;
using System.Text.Json;
using Chancery.Model;

namespace Chancery.Server.Exports;

/// <summary>Values of a fact as text for one cell of a table.</summary>
public static class CsvCell
{
    /// <summary>
    /// The same text, led by an apostrophe when a spreadsheet would run it as a formula: text from documents is never executed.
    /// Plain numbers stay numbers.
    /// </summary>
    public static string Guard(string cell) =>
        cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !IsNumber(cell) ? "'" + cell : cell;

    /// <summary>Text, a number or nothing as text.</summary>
    public static string Text(object? cell) => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>Fields of a fact by contract name; lists are joined by semicolons, objects written as <c>key: value</c> in braces' order.</summary>
    public static IReadOnlyDictionary<string, string> Values(Fact fact)
    {
        using var json = JsonSerializer.SerializeToDocument(fact, ContractJson.Options);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in json.RootElement.EnumerateObject())
        {
            values[property.Name] = Text(property.Value);
        }

        return values;
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetDecimal().ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(Text)),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(p => p.Name + ": " + Text(p.Value))),
        _ => value.GetRawText(),
    };

    private static bool IsNumber(string cell) =>
        decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
