using System.Globalization;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>The first page: the parties in view, or all of them.</summary>
internal static class OverviewEndpoints
{
    /// <summary>Adds the page.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", OverviewAsync);

    private static Task OverviewAsync(HttpContext context, IRecordStore store, PageContext page, OverviewBuilder builder)
    {
        int? year = int.TryParse(context.Request.Query.One("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given is > 0 and < 9999 ? given : null;
        return PageRenderer.WriteAsync<OverviewPage>(context, new()
        {
            [nameof(OverviewPage.Summary)] = store.Summary(),
            [nameof(OverviewPage.View)] = builder.Build(page.Parties, year),
        });
    }
}
