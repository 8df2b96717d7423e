using System.Globalization;
using Chancery.Server.Api;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Chancery.Server.OpenApi;

/// <summary>Describes the parameters and answers of an operation from what its endpoint declares.</summary>
internal static class OperationDescriber
{
    /// <summary>Completes one operation.</summary>
    public static Task DescribeAsync(OpenApiOperation described, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().FirstOrDefault() is not { } operation)
        {
            return Task.CompletedTask;
        }

        described.Parameters ??= [];
        foreach (var parameter in described.Parameters.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Path))
        {
            parameter.Description = operation.Path?.Description;
            parameter.Example = operation.Path?.ExampleNode;
        }

        foreach (var parameter in operation.Parameters)
        {
            described.Parameters.Add(Describe(parameter));
        }

        foreach (var (status, response) in described.Responses ?? [])
        {
            var codes = operation.Codes.Where(c => c.Status.ToString(CultureInfo.InvariantCulture) == status).Select(c => $"`{c.Name}`: {c.Title}.").ToArray();
            response.Description = codes.Length > 0 ? string.Join(' ', codes) : "What was asked for.";
        }

        if (operation.Files.Count > 0 && described.Responses?["200"] is OpenApiResponse file)
        {
            file.Content = operation.Files.ToDictionary(f => f, _ => new OpenApiMediaType());
        }

        return Task.CompletedTask;
    }

    private static OpenApiParameter Describe(ApiParameter parameter)
    {
        var schema = ValueOf(parameter);
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Description,
            Required = parameter.Required,
            Explode = parameter.Repeats,
            Schema = parameter.Repeats ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = schema } : schema,
            Example = parameter.Repeats ? new System.Text.Json.Nodes.JsonArray(parameter.ExampleNode) : parameter.Example.Length == 0 ? null : parameter.ExampleNode,
        };
    }

    private static OpenApiSchema ValueOf(ApiParameter parameter)
    {
        var isNumber = parameter.Value is ApiValue.Integer or ApiValue.Number;
        return new OpenApiSchema
        {
            Type = parameter.Value switch
            {
                ApiValue.Integer => JsonSchemaType.Integer,
                ApiValue.Number => JsonSchemaType.Number,
                _ => JsonSchemaType.String,
            },
            Enum = parameter.Value == ApiValue.Choice ? [.. parameter.Choices.Select(parameter.ToNode)] : null,
            Pattern = parameter.Value == ApiValue.Date ? @"^\d{4}(-\d{2}(-\d{2})?)?$" : null,
            MaxLength = parameter.Value == ApiValue.Text ? parameter.Longest : null,
            Minimum = isNumber ? parameter.Least.ToString(CultureInfo.InvariantCulture) : null,
            Maximum = isNumber ? parameter.Most.ToString(CultureInfo.InvariantCulture) : null,
            Default = parameter.Default is { } value ? parameter.ToNode(value) : null,
        };
    }
}
