using System.Text.Json;
using Chancery.Server.Api;

namespace Chancery.Server.Reconcile;

/// <summary>Reads batches of the Reconciliation Service API, version 0.2.</summary>
internal static class ReconcileQueries
{
    private const int MostQueries = 50;
    private const int LongestName = 500;
    private const int DefaultLimit = 5;
    private const int MostLimit = 50;
    private const int DeepestJson = 8;

    /// <summary>The queries of a batch by their keys.</summary>
    /// <exception cref="ApiException">It is no batch.</exception>
    public static IReadOnlyDictionary<string, NameQuery> Read(string json)
    {
        try
        {
            using var batch = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DeepestJson });
            if (batch.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw Bad("'queries' must be an object of queries");
            }

            var queries = new Dictionary<string, NameQuery>(StringComparer.Ordinal);
            foreach (var query in batch.RootElement.EnumerateObject())
            {
                if (queries.Count == MostQueries)
                {
                    throw Bad($"a batch holds at most {MostQueries} queries");
                }

                queries[query.Name] = ReadOne(query.Name, query.Value);
            }

            return queries;
        }
        catch (JsonException)
        {
            throw Bad("'queries' is no JSON");
        }
    }

    /// <summary>A type by its id.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public static EntityKind Kind(string? id) =>
        Enum.GetValues<EntityKind>().Cast<EntityKind?>().FirstOrDefault(k => k!.Value.ToString().Equals(id, StringComparison.OrdinalIgnoreCase))
        ?? throw Bad("there is no such type; there are party, person, mechanism, agreement");

    private static NameQuery ReadOne(string key, JsonElement query)
    {
        if (query.ValueKind != JsonValueKind.Object || !query.TryGetProperty("query", out var name) || name.ValueKind != JsonValueKind.String)
        {
            throw Bad($"query '{Short(key)}' needs a 'query' that is a text");
        }

        if (name.GetString()!.Length > LongestName)
        {
            throw Bad($"query '{Short(key)}' is longer than {LongestName} characters");
        }

        var limit = DefaultLimit;
        if (query.TryGetProperty("limit", out var asked) && !(asked.ValueKind == JsonValueKind.Number && asked.TryGetInt32(out limit) && limit is >= 1 and <= MostLimit))
        {
            throw Bad($"'limit' of query '{Short(key)}' must be 1 to {MostLimit}");
        }

        return new NameQuery(name.GetString()!, KindOf(key, query), PartyOf(query), limit);
    }

    private static EntityKind? KindOf(string key, JsonElement query)
    {
        if (!query.TryGetProperty("type", out var type) || type.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        // Clients may send a list of types or an object with an id; the first counts.
        var first = type.ValueKind == JsonValueKind.Array && type.GetArrayLength() > 0 ? type[0] : type;
        first = first.ValueKind == JsonValueKind.Object && first.TryGetProperty("id", out var id) ? id : first;
        return first.ValueKind == JsonValueKind.String ? Kind(first.GetString()) : throw Bad($"'type' of query '{Short(key)}' must be the id of a type");
    }

    private static string? PartyOf(JsonElement query)
    {
        if (!query.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (var property in properties.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object))
        {
            if (property.TryGetProperty("pid", out var pid) && pid.ValueKind == JsonValueKind.String && pid.GetString() == "party"
                && property.TryGetProperty("v", out var value) && value.ValueKind == JsonValueKind.String)
            {
                return value.GetString()!.ToUpperInvariant();
            }
        }

        return null;
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static ApiException Bad(string detail) =>
        new(new ApiProblem(ApiCode.BadBody, detail, "queries", ["{\"q0\": {\"query\": \"name\", \"type\": \"person\", \"limit\": 5, \"properties\": [{\"pid\": \"party\", \"v\": \"CHN\"}]}}"]));
}
