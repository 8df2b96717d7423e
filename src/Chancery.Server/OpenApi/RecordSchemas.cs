using System.Text.Json.Nodes;
using Chancery.Engine.Data;
using Chancery.Model;
using Chancery.Server.Ui;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Chancery.Server.OpenApi;

/// <summary>Schemas of the record contract: the ten types from the ontology, facts and findings.</summary>
internal static class RecordSchemas
{
    /// <summary>Name of the schema of records.</summary>
    public const string Record = "Record";

    /// <summary>Name of the schema of facts.</summary>
    public const string Fact = "Fact";

    /// <summary>Name of the schema of findings.</summary>
    public const string Finding = "Finding";

    private const string Evidence = "Evidence";
    private const string Edtf = "EDTF (ISO 8601-2): `2024-10-14`, `2024-10`, `2013-03/2024-10`, `1992/..`, `2005~`, `XXXX-05-16`.";

    /// <summary>Fields that are no text: name of their schema, and whether there are several.</summary>
    private static readonly Dictionary<string, (string Schema, bool Several)> Objects = new()
    {
        ["participants"] = ("Participant", true), ["speaker"] = ("Speaker", false), ["change"] = ("Change", false), ["sessions"] = ("SessionCount", false),
    };

    /// <summary>Adds the schemas to the document.</summary>
    public static async Task AddAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken stop)
    {
        var ontology = context.ApplicationServices.GetRequiredService<Ontology>();
        var words = context.ApplicationServices.GetRequiredService<UiWords>().English;
        foreach (var (name, type) in ((string, Type)[])
            [("Participant", typeof(Participant)), ("Speaker", typeof(Speaker)), ("Change", typeof(Change)), ("SessionCount", typeof(Sessions))])
        {
            var schema = await context.GetOrCreateSchemaAsync(type, null, stop);
            schema.Metadata?.Clear();
            Set(document, name, schema);
        }

        Set(document, Evidence, EvidenceSchema());
        Set(document, "SourceCount", SourceSchema());
        var references = new List<IOpenApiSchema>();
        var mapping = new Dictionary<string, OpenApiSchemaReference>(StringComparer.Ordinal);
        foreach (var type in RecordTypes.All)
        {
            var name = type + Record;
            Set(document, name, RecordSchema(document, ontology, words, type));
            references.Add(new OpenApiSchemaReference(name, document));
            mapping[type.Name()] = new OpenApiSchemaReference(name, document);
        }

        Set(document, Record, new OpenApiSchema
        {
            Description = "A record in the form of the record contract, version 1.",
            OneOf = references,
            Discriminator = new OpenApiDiscriminator { PropertyName = "type", Mapping = mapping },
        });
        Set(document, Fact, FactSchema(document, ontology, words));
        Set(document, Finding, FindingSchema.Of(document, Evidence));
        FillPage(document, Record);
        FillPage(document, Finding);
    }

    /// <summary>Says what a page lists: the framework leaves out what is written by a converter.</summary>
    private static void FillPage(OpenApiDocument document, string item)
    {
        var items = (OpenApiSchema)document.Components!.Schemas![item + "Page"].Properties!["items"];
        items.Items = new OpenApiSchemaReference(item, document);
    }

    private static OpenApiSchema RecordSchema(OpenApiDocument document, Ontology ontology, UiText words, RecordType type)
    {
        var schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = Start(type), Required = new HashSet<string> { "type", "parties", "evidence", "id", "confidence", "sources" } };
        AddFields(document, schema, ontology, words, type);
        schema.Properties["evidence"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Array, MinItems = 1, Items = new OpenApiSchemaReference(Evidence, document), Description = "Where it is told.",
        };
        schema.Properties["id"] = Text("The same for the same fact from the same corpus.");
        schema.Properties["confidence"] = new OpenApiSchema { Type = JsonSchemaType.Number, Minimum = "0", Maximum = "1", Description = "Share of such records expected to be right." };
        schema.Properties["sources"] = new OpenApiSchemaReference("SourceCount", document);
        return schema;
    }

    private static OpenApiSchema FactSchema(OpenApiDocument document, Ontology ontology, UiText words)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "What one document says: the fields of a record, of which each type has some.",
            Properties = Start(null),
            Required = new HashSet<string> { "type", "parties" },
        };
        foreach (var type in RecordTypes.All)
        {
            AddFields(document, schema, ontology, words, type, free: true);
        }

        return schema;
    }

    private static Dictionary<string, IOpenApiSchema> Start(RecordType? type) => new(StringComparer.Ordinal)
    {
        ["type"] = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = type is { } only ? [JsonValue.Create(only.Name())] : [.. RecordTypes.All.Select(t => JsonValue.Create(t.Name()))],
        },
        ["parties"] = Texts("Sorted party codes: ISO 3166-1 alpha-3, an acronym, or `@` and a name as written."),
    };

    private static void AddFields(OpenApiDocument document, OpenApiSchema schema, Ontology ontology, UiText words, RecordType type, bool free = false)
    {
        foreach (var field in ontology.FieldsOf(type))
        {
            schema.Properties![field.Name] = Field(document, field, words["field." + field.Name], free);
        }

        schema.Properties!["canonical"] = Text("Standard form of the name, title or label, when it differs from the one written.");
    }

    private static IOpenApiSchema Field(OpenApiDocument document, OntologyField field, string words, bool free)
    {
        if (Objects.TryGetValue(field.Name, out var known))
        {
            var reference = new OpenApiSchemaReference(known.Schema, document);
            return known.Several ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = reference, Description = words } : reference;
        }

        return field.Name switch
        {
            "date" => Text(Edtf),
            "ordinal" => new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Description = words },
            "value" => new OpenApiSchema { Type = JsonSchemaType.Number, Description = words + ", in the base unit" },
            "source" or "target" => Texts(words),
            _ => new OpenApiSchema
            {
                Type = JsonSchemaType.String, Description = words, Enum = free || field.Values.Count == 0 ? null : [.. field.Values.Select(v => JsonValue.Create(v))],
            },
        };
    }

    private static OpenApiSchema EvidenceSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "A slice of a document.",
        Required = new HashSet<string> { "doc", "start", "end", "quote" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["doc"] = Text("Name of the file."),
            ["start"] = Count("First code point in the decoded file."),
            ["end"] = Count("Code point after the last."),
            ["quote"] = Text("Exactly this slice."),
        },
    };

    private static OpenApiSchema SourceSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "documents", "independent" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["documents"] = Count("Documents that tell it."),
            ["independent"] = Count("Those that are not copies, reprints or revisions of one another."),
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };

    private static OpenApiSchema Texts(string description) => new()
    {
        Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String }, Description = description,
    };

    private static OpenApiSchema Count(string description) => new() { Type = JsonSchemaType.Integer, Minimum = "0", Description = description };

    private static void Set(OpenApiDocument document, string name, IOpenApiSchema schema)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[name] = schema;
        document.Workspace?.RegisterComponentForDocument(document, schema, name);
    }
}
