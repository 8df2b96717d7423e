using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Server.Exports.Formats;

namespace Chancery.Server.Api;

/// <summary>How the API writes JSON: camel case, absent values left out, letters of every script as they are.</summary>
public static class ApiJson
{
    /// <summary>The options. Fixed from the start, since several servers of one process share them.</summary>
    public static readonly JsonSerializerOptions Options = Fixed();

    internal static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        return options;
    }

    private static JsonSerializerOptions Fixed()
    {
        var options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

/// <summary>A record in the form of the record contract, as exports write it.</summary>
/// <param name="Json">One JSON object.</param>
[JsonConverter(typeof(RawJsonConverter))]
public sealed record RecordJson(string Json) : IRawJson
{
    /// <summary>The contract's form of a record.</summary>
    public static RecordJson Of(Record record, DocumentTexts documents) => new(JsonlExport.Line(record, documents));
}

/// <summary>What a statement says: a record of the contract without evidence, id, confidence and sources.</summary>
/// <param name="Json">One JSON object.</param>
[JsonConverter(typeof(RawJsonConverter))]
public sealed record FactJson(string Json) : IRawJson
{
    /// <summary>The contract's form of a fact.</summary>
    public static FactJson Of(Fact fact)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            ContractJson.WriteFact(writer, fact);
            writer.WriteEndObject();
        }

        return new FactJson(Encoding.UTF8.GetString(stream.ToArray()));
    }
}

/// <summary>A finding of the audit in the form of the record contract.</summary>
/// <param name="Json">One JSON object.</param>
[JsonConverter(typeof(RawJsonConverter))]
public sealed record FindingItem(string Json) : IRawJson;

/// <summary>Something that is JSON already.</summary>
public interface IRawJson
{
    /// <summary>One JSON value.</summary>
    string Json { get; }
}

/// <summary>Writes what is JSON already.</summary>
public sealed class RawJsonConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(IRawJson));

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<T> : JsonConverter<T>
        where T : IRawJson
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("the API only writes " + typeToConvert.Name);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteRawValue(value.Json, skipInputValidation: true);
    }
}
