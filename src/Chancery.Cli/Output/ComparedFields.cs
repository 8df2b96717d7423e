using System.Text.Json;
using Chancery.Cli.Evaluation;

namespace Chancery.Cli.Output;

/// <summary>The fields of a gold record and of what was found, side by side.</summary>
internal static class ComparedFields
{
    private static readonly string[] Hidden = ["type", "evidence", "id", "confidence", "sources", "fact", "note"];

    /// <summary>Fields that either has, in order; a side without the field, or without a record, is null.</summary>
    public static IReadOnlyList<(string Field, string? Gold, string? Found)> Of(ScoreProblem problem)
    {
        var gold = Values(problem.Gold);
        var found = Values(problem.Predicted);
        return [.. gold.Select(g => g.Field).Concat(found.Select(f => f.Field)).Distinct(StringComparer.Ordinal).Select(f => (f, ValueOf(gold, f), ValueOf(found, f)))];
    }

    private static List<(string Field, string Value)> Values(ScoredRecord? record) => record is null
        ? []
        : [.. record.Json.EnumerateObject().Where(p => Array.IndexOf(Hidden, p.Name) < 0).Select(p => (p.Name, Text(p.Value)))];

    private static string? ValueOf(List<(string Field, string Value)> values, string field)
    {
        var at = values.FindIndex(v => v.Field == field);
        return at < 0 ? null : values[at].Value;
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
        JsonValueKind.Object => string.Join(" ", value.EnumerateObject().Select(p => $"{p.Name}: {Text(p.Value)}")),
        _ => value.ToString(),
    };
}
