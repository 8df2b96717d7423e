using System.Text.Json.Nodes;
using Chancery.Model;
using Microsoft.OpenApi;

namespace Chancery.Server.OpenApi;

/// <summary>The schema of findings, as the record contract has them.</summary>
internal static class FindingSchema
{
    /// <summary>Makes the schema.</summary>
    /// <param name="document">The document it goes into.</param>
    /// <param name="evidence">Name of the schema of evidence.</param>
    public static OpenApiSchema Of(OpenApiDocument document, string evidence) => new()
    {
        Type = JsonSchemaType.Object,
        Description = "What one check of the audit came to.",
        Required = new HashSet<string> { "id", "kind", "verdict", "stated", "computed", "check", "formula", "operands", "records" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["id"] = Text("Stays while the words it speaks of stay."),
            ["kind"] = Choice("What is compared.", FindingNames.Kinds.Select(k => k.Name())),
            ["verdict"] = Choice("What came of it.", FindingNames.Verdicts.Select(v => v.Name())),
            ["stated"] = Value("What the text states."),
            ["computed"] = Value("What follows from the operands."),
            ["tolerance"] = new OpenApiSchema { Type = JsonSchemaType.Number, Description = "By how much the two may differ; absent when they must be equal." },
            ["check"] = Text("Name of the check."),
            ["formula"] = Text("The computation, in base units."),
            ["reason"] = Text("Where the tolerance comes from, or why nothing could be decided."),
            ["operands"] = new OpenApiSchema { Type = JsonSchemaType.Array, MinItems = 1, Items = Operand(document, evidence), Description = "What is compared; the one that is checked comes first." },
            ["records"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String }, Description = "Ids of the records behind the operands." },
        },
    };

    private static OpenApiSchema Operand(OpenApiDocument document, string evidence) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "label", "evidence" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["label"] = Text("The words at it, shortened."),
            ["value"] = new OpenApiSchema { Type = JsonSchemaType.Number, Description = "Value in the base unit." },
            ["unit"] = Text("Unit."),
            ["date"] = Text("EDTF."),
            ["evidence"] = new OpenApiSchemaReference(evidence, document),
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };

    private static OpenApiSchema Value(string description) => new() { Type = JsonSchemaType.Number | JsonSchemaType.String, Description = description };

    private static OpenApiSchema Choice(string description, IEnumerable<string> values) => new()
    {
        Type = JsonSchemaType.String, Description = description, Enum = [.. values.Select(v => JsonValue.Create(v))],
    };
}
