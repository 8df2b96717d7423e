using Chancery.Server.Exports;
using Chancery.Server.Mcp;
using Chancery.Server.OpenApi;
using Chancery.Server.Reconcile;

namespace Chancery.Server.Api;

/// <summary>The doors for programs: the JSON API, one file a resource, its description, and the Model Context Protocol.</summary>
internal static class ApiEndpoints
{
    /// <summary>Adds what they need beside the explorer's own services.</summary>
    public static void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ExportKnowledge>();
        services.AddSingleton<Reconciler>();
        services.AddScoped(s => new Quotations(
            s.GetRequiredService<DocumentTexts>(), s.GetRequiredService<IHttpContextAccessor>().HttpContext is { } context ? SiteAddress.Of(context.Request) : null));
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        ApiDocument.AddServices(services);
        McpHost.AddHttp(services);
    }

    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        RecordEndpoints.Map(routes);
        DocumentEndpoints.Map(routes);
        RegisterEndpoints.Map(routes);
        FindingEndpoints.Map(routes);
        PassageEndpoints.Map(routes);
        SummaryEndpoints.Map(routes);
        ExportEndpoints.Map(routes);
        DecisionEndpoints.Map(routes);
        ReconcileEndpoints.Map(routes);
        ApiDocument.Map(routes);
        McpHost.Map(routes);
    }
}
