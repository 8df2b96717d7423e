using System.Text;
using System.Text.Json;
using Chancery.Model;

namespace Chancery.Store;

/// <summary>JSON of facts, evidence, metadata and field sources as stores keep them.</summary>
internal static class StoredJson
{
    private static readonly JsonSerializerOptions MetadataOptions = new(ContractJson.Options);

    /// <summary>JSON of a fact, absent fields left out.</summary>
    public static string Fact(Fact fact) => JsonSerializer.Serialize(fact, ContractJson.Options);

    /// <summary>Reads a fact.</summary>
    public static Fact ReadFact(string json) => Read<Fact>(json, ContractJson.Options);

    /// <summary>JSON of metadata.</summary>
    public static string Metadata(DocumentMetadata metadata) => JsonSerializer.Serialize(metadata, MetadataOptions);

    /// <summary>Reads metadata.</summary>
    public static DocumentMetadata ReadMetadata(string json) => Read<DocumentMetadata>(json, MetadataOptions);

    /// <summary>JSON of field sources, in ordinal order of the fields.</summary>
    public static string FieldSources(IReadOnlyDictionary<string, string> sources) =>
        sources.Count == 0 ? "{}" : JsonSerializer.Serialize(new SortedDictionary<string, string>(sources.ToDictionary(), StringComparer.Ordinal), MetadataOptions);

    /// <summary>Reads field sources.</summary>
    public static IReadOnlyDictionary<string, string> ReadFieldSources(string json) => Read<Dictionary<string, string>>(json, MetadataOptions);

    /// <summary>Reads a list of texts.</summary>
    public static string[] ReadTexts(string json) => Read<string[]>(json, MetadataOptions);

    /// <summary>Starts and ends by turns.</summary>
    public static string Evidence(IReadOnlyList<Span> evidence)
    {
        var json = new StringBuilder(evidence.Count * 12).Append('[');
        foreach (var span in evidence)
        {
            json.Append(json.Length > 1 ? "," : string.Empty).Append(span.Start).Append(',').Append(span.End);
        }

        return json.Append(']').ToString();
    }

    /// <summary>Reads evidence.</summary>
    public static IReadOnlyList<Span> ReadEvidence(string json)
    {
        var numbers = Read<int[]>(json, MetadataOptions);
        var spans = new Span[numbers.Length / 2];
        for (var i = 0; i < spans.Length; i++)
        {
            spans[i] = new Span(numbers[2 * i], numbers[(2 * i) + 1]);
        }

        return spans;
    }

    /// <summary>JSON of a finding.</summary>
    public static string Finding(Finding finding) => JsonSerializer.Serialize(finding, MetadataOptions);

    /// <summary>Reads a finding.</summary>
    public static Finding ReadFinding(string json) => Read<Finding>(json, MetadataOptions);

    /// <summary>JSON of a claim.</summary>
    public static string Claim(Claim claim) => JsonSerializer.Serialize(claim, MetadataOptions);

    /// <summary>Reads a claim.</summary>
    public static Claim ReadClaim(string json) => Read<Claim>(json, MetadataOptions);

    private static T Read<T>(string json, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, options) ?? throw new InvalidDataException("a stored value is empty");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("a stored value is not what this program writes: " + e.Message, e);
        }
    }
}
