using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Chancery.Model;

/// <summary>Writes facts and records as record contract 1 has them: camel case, no absent fields, offsets in code points.</summary>
public static class ContractJson
{
    /// <summary>
    /// Options for facts: camel case, absent fields and empty lists (other than parties) left out, letters of every script unescaped.
    /// </summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new RecordTypeConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmptyLists } },
    };

    /// <summary>One record as one line of JSON, without the line break.</summary>
    /// <param name="record">The record.</param>
    /// <param name="document">Gives name and decoded text of a document by id.</param>
    public static string Line(Record record, Func<string, (string Name, string Text, CodePointIndex Index)> document)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            WriteFact(writer, record.Fact);
            writer.WriteStartArray("evidence");
            foreach (var evidence in record.Evidence)
            {
                var (name, text, index) = document(evidence.DocumentId);
                WriteEvidence(writer, name, text, index, evidence.Span);
            }

            writer.WriteEndArray();
            writer.WriteString("id", record.Id);
            writer.WriteNumber("confidence", Math.Round(record.Confidence, 3));
            writer.WriteStartObject("sources");
            writer.WriteNumber("documents", record.Sources.Documents);
            writer.WriteNumber("independent", record.Sources.Independent);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes the properties of a fact into an open object; empty lists other than parties are left out.</summary>
    public static void WriteFact(Utf8JsonWriter writer, Fact fact)
    {
        using var json = JsonSerializer.SerializeToDocument(fact, Options);
        foreach (var property in json.RootElement.EnumerateObject())
        {
            property.WriteTo(writer);
        }
    }

    private static void LeaveOutEmptyLists(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            var always = type.Type == typeof(Fact) && property.Name == "parties";
            if (!always && property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable)))
            {
                property.ShouldSerialize = static (_, value) => value is not null and not ICollection { Count: 0 };
            }
        }
    }

    private static void WriteEvidence(Utf8JsonWriter writer, string name, string text, CodePointIndex index, Span span)
    {
        writer.WriteStartObject();
        writer.WriteString("doc", name);
        writer.WriteNumber("start", index.ToCodePoint(span.Start));
        writer.WriteNumber("end", index.ToCodePoint(span.End));
        writer.WriteString("quote", span.In(text));
        writer.WriteEndObject();
    }

    private sealed class RecordTypeConverter : JsonConverter<RecordType>
    {
        public override RecordType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            RecordTypes.TryParse(reader.GetString(), out var type) ? type : throw new JsonException("not a record type: " + reader.GetString());

        public override void Write(Utf8JsonWriter writer, RecordType value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name());
    }
}
