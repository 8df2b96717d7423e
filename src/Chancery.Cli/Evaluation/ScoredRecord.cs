using System.Text.Json;

namespace Chancery.Cli.Evaluation;

/// <summary>A slice that a gold or predicted record names: code point offsets into the decoded file.</summary>
/// <param name="Document">The file's name.</param>
/// <param name="Start">First code point.</param>
/// <param name="End">One past the last code point.</param>
/// <param name="Quote">The slice as the record gives it; null when it gives none.</param>
internal sealed record ScoredEvidence(string Document, int Start, int End, string? Quote)
{
    /// <summary>True when both lie in one document and share at least one code point.</summary>
    public bool Overlaps(ScoredEvidence other) => Document == other.Document && Start < other.End && other.Start < End;
}

/// <summary>A record of the contract as JSON gives it, gold or predicted.</summary>
internal sealed class ScoredRecord
{
    private ScoredRecord(JsonElement json, IReadOnlyList<ScoredEvidence> evidence)
    {
        Json = json;
        Evidence = evidence;
    }

    /// <summary>The record's JSON object.</summary>
    public JsonElement Json { get; }

    /// <summary>Its evidence, or the part of it that lies in one document.</summary>
    public IReadOnlyList<ScoredEvidence> Evidence { get; }

    /// <summary>One of the ten types, or <c>ignore</c> in gold.</summary>
    public string? Type => Text("type");

    /// <summary>Gold records with equal values tell one fact.</summary>
    public string? Fact => Text("fact");

    /// <summary>How likely the record is to be right, 0 to 1; null in gold.</summary>
    public double? Confidence =>
        Json.TryGetProperty("confidence", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    /// <summary>Reads a record.</summary>
    public static ScoredRecord Read(JsonElement json)
    {
        var evidence = new List<ScoredEvidence>();
        if (json.TryGetProperty("evidence", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in list.EnumerateArray())
            {
                var document = item.GetProperty("doc").GetString() ?? "";
                evidence.Add(new ScoredEvidence(
                    document[(document.LastIndexOf('/') + 1)..],
                    item.GetProperty("start").GetInt32(),
                    item.GetProperty("end").GetInt32(),
                    item.TryGetProperty("quote", out var quote) ? quote.GetString() : null));
            }
        }

        return new ScoredRecord(json, evidence);
    }

    /// <summary>The same record with other evidence.</summary>
    public ScoredRecord With(IReadOnlyList<ScoredEvidence> evidence) => new(Json, evidence);

    /// <summary>A text field; null when it is absent or empty.</summary>
    public string? Text(string name) => Text(Json, name);

    /// <summary>A text field of a nested object; null when either is absent.</summary>
    public string? Text(string outer, string name) =>
        Json.TryGetProperty(outer, out var nested) && nested.ValueKind == JsonValueKind.Object ? Text(nested, name) : null;

    /// <summary>The values of a list of texts; empty when it is absent.</summary>
    public HashSet<string> Set(string name)
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        if (Json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in list.EnumerateArray())
            {
                set.Add(item.ToString());
            }
        }

        return set;
    }

    /// <summary>True when some slice of both overlaps.</summary>
    public bool Overlaps(ScoredRecord other)
    {
        foreach (var mine in Evidence)
        {
            foreach (var theirs in other.Evidence)
            {
                if (mine.Overlaps(theirs))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
