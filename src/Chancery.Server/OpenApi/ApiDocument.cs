using System.Text.Json.Serialization.Metadata;
using Chancery.Model;
using Chancery.Server.Api;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Chancery.Server.OpenApi;

/// <summary>The OpenApi document of the API: built from the operations themselves, so that it cannot say something else than they do.</summary>
internal static class ApiDocument
{
    /// <summary>Where it is.</summary>
    public const string Address = "/openapi/v1.json";

    private const string Name = "v1";
    private const string Description =
        """
        Reads what Chancery found: records, the documents behind them and what the audit says of both.

        - Offsets count Unicode code points in the decoded file, and `quote` is exactly that slice.
        - Lists come in pages: pass `next` on as `cursor`, under the same filters.
        - Answers carry an entity tag; ask again with `If-None-Match` and get 304 while the store has not changed. HEAD works wherever GET does.
        - Problems are `application/problem+json` with a stable `code`; a wrong parameter is named in `parameter`, what it may be in `allowed`.
        - Reading is open on the machine itself. From elsewhere it needs the server's token: `Authorization: Bearer TOKEN`.
        """;

    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(RecordJson)] = RecordSchemas.Record,
        [typeof(FactJson)] = RecordSchemas.Fact,
        [typeof(FindingItem)] = RecordSchemas.Finding,
        [typeof(ProblemItem)] = "Problem",
        [typeof(SliceItem)] = "Slice",
        [typeof(Sessions)] = "SessionCount",
    };

    /// <summary>Adds what makes the document.</summary>
    public static void AddServices(IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = api => api.HttpMethod != HttpMethods.Head && api.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.CreateSchemaReferenceId = NameOf;
        options.AddOperationTransformer(OperationDescriber.DescribeAsync);
        options.AddSchemaTransformer((schema, context, _) => AbsentValues.MarkAsync(schema, context));
        options.AddDocumentTransformer((document, _, _) => CompleteAsync(document));
        options.AddDocumentTransformer(RecordSchemas.AddAsync);
        options.AddDocumentTransformer((document, _, _) => AbsentValues.DropNullsAsync(document));
    });

    /// <summary>Adds the address.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json");

    /// <summary>Name of a type's schema; null writes it where it is used.</summary>
    private static string? NameOf(JsonTypeInfo info)
    {
        var type = info.Type;
        if (Names.TryGetValue(type, out var name))
        {
            return name;
        }

        if (type.IsGenericType && type.GetGenericArguments() is [var item] && (type.GetGenericTypeDefinition() == typeof(ApiPage<>) || type.GetGenericTypeDefinition() == typeof(ApiList<>)))
        {
            return (Names.GetValueOrDefault(item) ?? Short(item.Name)) + (type.GetGenericTypeDefinition() == typeof(ApiPage<>) ? "Page" : "List");
        }

        return OpenApiOptions.CreateDefaultSchemaReferenceId(info) is { } own ? Short(own) : null;
    }

    private static string Short(string name) => name.EndsWith("Item", StringComparison.Ordinal) ? name[..^4] : name;

    private static Task CompleteAsync(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Chancery",
            Version = Name,
            Description = Description.ReplaceLineEndings("\n"),
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };
        document.Servers = [];
        document.AddComponent("token", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The server's token. Not needed for reading on the machine itself.",
        });
        document.Security = [new OpenApiSecurityRequirement(), new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
        return Task.CompletedTask;
    }
}
