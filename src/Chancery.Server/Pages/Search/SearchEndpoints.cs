using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>The search page.</summary>
internal static class SearchEndpoints
{
    private const int HitsShown = 30;
    private const int LongestWords = 1000;

    /// <summary>Adds the page.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/search", SearchAsync);

    private static Task SearchAsync(HttpContext context, IRecordStore store, DocumentTexts documents, PageContext page)
    {
        var query = context.Request.Query;
        var words = query.One("q") is { } text ? text[..Math.Min(text.Length, LongestWords)] : null;
        var types = new List<RecordType>();
        foreach (var name in query.Many("type"))
        {
            if (!RecordTypes.TryParse(name.ToLowerInvariant(), out var type))
            {
                return ErrorPages.WriteAsync(context, StatusCodes.Status400BadRequest, "error.bad", page.Words.Format("filter.badType", name));
            }

            types.Add(type);
        }

        var filter = new SearchFilter
        {
            Words = words ?? string.Empty,
            Types = types,
            Parties = page.Parties,
            Years = [.. query.Many("year")],
            Languages = [.. query.Many("language")],
            Sources = [.. query["source"].OfType<string>().Where(s => s.Length > 0)],
            OldestFirst = query.One("order") == "oldest",
            Cursor = query.One("cursor"),
            Limit = HitsShown,
        };
        return PageRenderer.WriteAsync<SearchPage>(context, new()
        {
            [nameof(SearchPage.Filter)] = filter,
            [nameof(SearchPage.Result)] = words is null ? null : store.Search(filter),
            [nameof(SearchPage.Reader)] = (SearchHit hit) => page.LinkTo(documents.Get(hit.Document.Id), hit.Source),
        });
    }
}
