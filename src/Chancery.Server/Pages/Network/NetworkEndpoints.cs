using System.Globalization;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>The page of parties, persons and mechanisms, and the edges that its script draws.</summary>
internal static class NetworkEndpoints
{
    private const int FewNodes = 60;
    private const int MostNodes = 300;

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/network", PageAsync);
        routes.MapGet("/network/edges", EdgesAsync);
    }

    private static Task PageAsync(HttpContext context, StoreMemo memo, PageContext page)
    {
        var (query, bad) = Read(context.Request.Query, page);
        return bad is not null
            ? ErrorPages.WriteAsync(context, StatusCodes.Status400BadRequest, "error.bad", page.Words.Format("filter.badDate", bad))
            : PageRenderer.WriteAsync<NetworkPage>(context, new()
            {
                [nameof(NetworkPage.Query)] = query,
                [nameof(NetworkPage.View)] = View(memo, query),
                [nameof(NetworkPage.IsWhole)] = query.Most == MostNodes,
            });
    }

    private static async Task EdgesAsync(HttpContext context, StoreMemo memo, PageContext page)
    {
        var (query, bad) = Read(context.Request.Query, page);
        if (bad is not null)
        {
            await ErrorPages.WriteAsync(context, StatusCodes.Status400BadRequest, "error.bad", page.Words.Format("filter.badDate", bad));
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        var edges = View(memo, query).Edges.Select(e => string.Create(CultureInfo.InvariantCulture, $"[{e.A},{e.B},{e.Records}]"));
        await context.Response.WriteAsync("[" + string.Join(',', edges) + "]", context.RequestAborted);
    }

    private static NetworkView View(StoreMemo memo, NetworkQuery query) => memo.Get(
        $"network {string.Join(' ', query.Parties)} {query.From} {query.To} {query.Most}",
        _ => NetworkView.Of(memo.Get("network", store => store.ReadNetwork()), query));

    private static (NetworkQuery Query, string? Bad) Read(IQueryCollection query, PageContext page)
    {
        var (from, to) = (query.One("from"), query.One("to"));
        var bad = from is not null && !DateInput.IsDate(from) ? from : to is not null && !DateInput.IsDate(to) ? to : null;
        return (new NetworkQuery(page.Parties, bad is null ? Year(from) : null, bad is null ? Year(to) : null, query.One("nodes") == "all" ? MostNodes : FewNodes), bad);
    }

    private static int? Year(string? date) => date is null ? null : int.Parse(date.AsSpan(0, 4), CultureInfo.InvariantCulture);
}
