using System.Globalization;
using System.Text.Json;

namespace Chancery.Cli.Evaluation;

/// <summary>A field that a strict match needs.</summary>
/// <param name="Name">The contract's name.</param>
/// <param name="Agree">True when gold and prediction agree in it.</param>
internal sealed record KeyField(string Name, Func<ScoredRecord, ScoredRecord, bool> Agree);

/// <summary>The key fields of each record type and how they are compared.</summary>
internal static class KeyFields
{
    private const double SameName = 0.6;
    private const double SameRole = 0.5;
    private const double ValueTolerance = 0.002;

    private static readonly HashSet<string> Organisations =
    [
        "SCO", "UN", "ASEAN", "EU", "NATO", "BRICS", "G20", "G7", "APEC", "ARF", "EAEU", "CSTO", "CICA", "AU", "EEC", "CIS", "CSC",
        "GCC", "OAS", "OSCE", "OIC", "OPEC", "CELAC", "ECOWAS", "LAS", "IAEA", "WTO", "WHO", "IMF",
    ];

    private static readonly KeyField Parties = new("parties", SameParties);
    private static readonly KeyField SameDate = new("date", (g, p) => DateAgreement.Score(g.Text("date"), p.Text("date")) >= 1);
    private static readonly KeyField NearDate = new("date", (g, p) => DateAgreement.Score(g.Text("date"), p.Text("date")) >= 0.5);

    private static readonly Dictionary<string, KeyField[]> ByType = new(StringComparer.Ordinal)
    {
        ["meeting"] = [Parties, SameDate],
        ["exercise"] = [Parties, SameDate],
        ["agreement"] = [Named("title", SameName), Parties, SameDate],
        ["mechanism"] = [Named("name", SameName), Parties],
        ["indicator"] = [new("value", SameValue), Equal("unit"), NearDate],
        ["statement"] = [new("speaker", SameSpeaker), Equal("act")],
        ["status"] = [Named("label", SameName), SameDate],
        ["project"] = [Named("name", SameName)],
        ["tenure"] = [Named("person", SameName), Named("role", SameRole), Parties],
        ["event"] = [Equal("code"), SameSet("source"), SameSet("target")],
    };

    /// <summary>The key fields of a type.</summary>
    public static IReadOnlyList<KeyField> Of(string type) => ByType[type];

    private static KeyField Named(string field, double least) =>
        new(field, (g, p) => Similarity.Dice(g.Text(field), p.Text(field)) >= least);

    private static KeyField Equal(string field) => new(field, (g, p) => g.Text(field) == p.Text(field));

    private static KeyField SameSet(string field) => new(field, (g, p) => g.Set(field).SetEquals(p.Set(field)));

    private static bool SameParties(ScoredRecord gold, ScoredRecord predicted)
    {
        var a = gold.Set("parties");
        var b = predicted.Set("parties");
        if (a.SetEquals(b))
        {
            return true;
        }

        a.ExceptWith(Organisations);
        b.ExceptWith(Organisations);
        return b.Count > 0 && a.SetEquals(b);
    }

    private static bool SameSpeaker(ScoredRecord gold, ScoredRecord predicted)
    {
        foreach (var field in (ReadOnlySpan<string>)["person", "name"])
        {
            if (gold.Text("speaker", field) is { } mine && predicted.Text("speaker", field) is { } theirs)
            {
                return Similarity.Dice(mine, theirs) >= SameName;
            }
        }

        var (party, otherParty) = (gold.Text("speaker", "party"), predicted.Text("speaker", "party"));
        if (party is not null && otherParty is not null && party != otherParty)
        {
            return false;
        }

        if (gold.Text("speaker", "role") is { } role && predicted.Text("speaker", "role") is { } otherRole)
        {
            return Similarity.Dice(role, otherRole) >= SameName;
        }

        return (party is not null && party == otherParty) || Similarity.Dice(Who(gold), Who(predicted)) >= SameName;
    }

    private static string? Who(ScoredRecord record) =>
        record.Text("speaker", "person") ?? record.Text("speaker", "name") ?? record.Text("speaker", "role") ?? record.Text("speaker", "party");

    private static bool SameValue(ScoredRecord gold, ScoredRecord predicted)
    {
        var a = Value(gold);
        var b = Value(predicted);
        if (a is null || b is null)
        {
            return a is null && b is null;
        }

        return Number(a.Value) is { } x && Number(b.Value) is { } y
            ? Math.Abs(x - y) <= ValueTolerance * Math.Max(Math.Abs(x), 1e-9)
            : a.Value.ToString() == b.Value.ToString();
    }

    private static JsonElement? Value(ScoredRecord record) =>
        record.Json.TryGetProperty("value", out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
