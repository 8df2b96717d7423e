using System.Text.Json.Serialization;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">What the page holds.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <typeparam name="T">What is listed.</typeparam>
internal sealed record ApiPage<T>(
    IReadOnlyList<T> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next, long Total);

/// <summary>A list that has one page.</summary>
/// <param name="Items">All there is.</param>
/// <typeparam name="T">What is listed.</typeparam>
internal sealed record ApiList<T>(IReadOnlyList<T> Items);

/// <summary>Makes pages.</summary>
internal static class ApiPage
{
    /// <summary>A page of the store as the API writes it.</summary>
    public static ApiPage<TItem> Of<T, TItem>(Page<T> page, Func<T, TItem> item) => new([.. page.Items.Select(item)], page.Next, page.Total);
}

/// <summary>Makes lists.</summary>
internal static class ApiList
{
    /// <summary>A list as the API writes it.</summary>
    public static ApiList<TItem> Of<T, TItem>(IEnumerable<T> all, Func<T, TItem> item) => new([.. all.Select(item)]);
}

/// <summary>What operations have in common.</summary>
internal static class ApiResults
{
    private const string Prefix = "/api/v1";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Adds an operation that reads.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="pattern">Path below the API.</param>
    /// <param name="handler">What answers; its query is read by <see cref="ApiQuery"/>.</param>
    /// <param name="operation">What it does.</param>
    /// <param name="codes">Problems it has beside those of all operations.</param>
    public static RouteHandlerBuilder MapRead(
        this IEndpointRouteBuilder routes, string pattern, Delegate handler, ApiOperation operation, params IReadOnlyList<ApiCode> codes) =>
        Describe(routes.MapMethods(Prefix + pattern, Methods, handler), operation, codes);

    /// <summary>Says what an operation does and how it can fail.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder route, ApiOperation operation, params IReadOnlyList<ApiCode> codes)
    {
        operation = operation with { Codes = [ApiCode.BadParameter, ApiCode.UnknownParameter, ApiCode.TokenNeeded, .. operation.Parameters.Contains(ApiParameters.Cursor) ? [ApiCode.BadCursor] : (ApiCode[])[], .. codes] };
        route.WithName(operation.Id).WithTags(operation.Tag).WithSummary(operation.Summary).WithDescription(operation.Description).WithMetadata(operation);
        foreach (var status in operation.Codes.Select(c => c.Status).Distinct().Order())
        {
            route.Produces<ProblemItem>(status, ApiProblem.MediaType);
        }

        return route;
    }

    /// <summary>A record that must be there.</summary>
    /// <exception cref="ApiException">It is not.</exception>
    public static Record Find(this IRecordStore store, string id) => store.GetRecord(id) ?? throw NoRecord(id);

    /// <summary>There is no such record.</summary>
    public static ApiException NoRecord(string id) => new(new ApiProblem(ApiCode.NoRecord, $"the store has no record '{id}'"));

    /// <summary>There is no such document.</summary>
    public static ApiException NoDocument(string id) => new(new ApiProblem(ApiCode.NoDocument, $"the store has no document '{id}'"));
}
