using Chancery.Server.Reconcile;

namespace Chancery.Server.Api;

/// <summary>The JSON API, one file a resource.</summary>
internal static class ApiEndpoints
{
    /// <summary>Adds the operations.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        RecordEndpoints.Map(routes);
        DocumentEndpoints.Map(routes);
        RegisterEndpoints.Map(routes);
        FindingEndpoints.Map(routes);
        SearchEndpoints.Map(routes);
        SummaryEndpoints.Map(routes);
        ExportEndpoints.Map(routes);
        ReconcileEndpoints.Map(routes);
    }
}
