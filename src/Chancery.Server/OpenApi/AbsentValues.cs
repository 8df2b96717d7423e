using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Chancery.Server.OpenApi;

/// <summary>The API leaves absent values out: what may be null in the program need not be there in JSON, and is never null.</summary>
internal static class AbsentValues
{
    /// <summary>Properties that may be null are not required, unless they are always written.</summary>
    public static Task MarkAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        foreach (var property in context.JsonTypeInfo.Properties.Where(p => p.IsGetNullable))
        {
            var isAlwaysWritten = property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true)
                .OfType<JsonIgnoreAttribute>().Any(i => i.Condition == JsonIgnoreCondition.Never) == true;
            if (!isAlwaysWritten)
            {
                schema.Required?.Remove(property.Name);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Takes null from the values of properties that are not required.</summary>
    public static Task DropNullsAsync(OpenApiDocument document)
    {
        foreach (var schema in document.Components?.Schemas?.Values.OfType<OpenApiSchema>() ?? [])
        {
            foreach (var (name, property) in schema.Properties?.ToArray() ?? [])
            {
                if (schema.Required?.Contains(name) != true)
                {
                    schema.Properties![name] = WithoutNull(property);
                }
            }
        }

        return Task.CompletedTask;
    }

    private static IOpenApiSchema WithoutNull(IOpenApiSchema property)
    {
        if (property is not OpenApiSchema schema)
        {
            return property;
        }

        if (schema.OneOf is { Count: 2 } choices && choices.Any(c => c.Type == JsonSchemaType.Null))
        {
            return choices.First(c => c.Type != JsonSchemaType.Null);
        }

        schema.Type &= ~JsonSchemaType.Null;
        return schema;
    }
}
