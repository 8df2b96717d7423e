using Chancery.Server.Exports;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>The page of measured quantities.</summary>
internal static class FiguresEndpoints
{
    private const int SeriesShown = 80;

    /// <summary>Adds the page.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/indicators", PageAsync);

    private static Task PageAsync(HttpContext context, IRecordStore store, StoreMemo memo, PageContext page, RecordLines lines, DocumentTexts documents)
    {
        var all = memo.Get("figures " + string.Join(' ', page.Parties), s => FigureSeries.All(s, page.Parties));
        var words = context.Request.Query.One("q");
        var found = words is null ? all : [.. all.Where(s => Holds(s, words))];
        var asked = context.Request.Query.One("metric");
        var series = asked is null ? found.Count > 0 ? found[0] : null : all.FirstOrDefault(s => s.Id == asked);
        if (asked is not null && series is null)
        {
            return ErrorPages.WriteAsync(context, StatusCodes.Status404NotFound, "error.metric", null);
        }

        var reader = new FigureReader(store, memo, lines, new FindingCards(documents, lines, page, new FindingRecords(store)), page);
        return PageRenderer.WriteAsync<FiguresPage>(context, new()
        {
            [nameof(FiguresPage.Series)] = found.Take(SeriesShown).ToArray(),
            [nameof(FiguresPage.Total)] = found.Count,
            [nameof(FiguresPage.Words)] = words,
            [nameof(FiguresPage.View)] = series is null ? null : reader.Read(series),
        });
    }

    private static bool Holds(FigureSeries series, string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w =>
            series.Names.Any(n => n.Contains(w, StringComparison.OrdinalIgnoreCase)) || series.Place?.Contains(w, StringComparison.OrdinalIgnoreCase) == true
            || string.Equals(series.Unit, w, StringComparison.OrdinalIgnoreCase));
}
