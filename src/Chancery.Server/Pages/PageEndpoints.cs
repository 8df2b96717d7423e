using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>The pages of the explorer: each reads its address, asks the store and renders.</summary>
internal static class PageEndpoints
{
    private const int DocumentsShown = 50;
    private const int LongestValue = 1000;
    private const int CardsOfColumn = 20;

    /// <summary>Adds the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/documents", DocumentsAsync);
        routes.MapGet("/documents/{id}", ReaderAsync);
        routes.MapGet("/audit", AuditAsync);
        routes.MapGet("/healthz", context => context.Response.WriteAsync("ok\n", context.RequestAborted));
    }

    private static Task DocumentsAsync(HttpContext context)
    {
        var text = Text(context, "text");
        return PageRenderer.WriteAsync<DocumentsPage>(context, new()
        {
            [nameof(DocumentsPage.Documents)] = Store(context).ListDocuments(text, Text(context, "cursor"), DocumentsShown),
            [nameof(DocumentsPage.Text)] = text,
        });
    }

    private static Task ReaderAsync(HttpContext context, string id)
    {
        if (context.RequestServices.GetRequiredService<DocumentTexts>().Find(id) is not { } document)
        {
            return ErrorPages.WriteAsync(context, StatusCodes.Status404NotFound, "error.document", null);
        }

        var asked = new ReaderQuery(int.TryParse(Text(context, "part"), out var part) ? part : null, Text(context, "record"), Text(context, "at"));
        var lines = context.RequestServices.GetRequiredService<RecordLines>();
        return PageRenderer.WriteAsync<ReaderPage>(context, new()
        {
            [nameof(ReaderPage.View)] = ReaderView.Build(Store(context), lines, document, asked),
            [nameof(ReaderPage.Clean)] = Text(context, "view") == "clean",
        });
    }

    private static Task AuditAsync(HttpContext context)
    {
        var page = context.RequestServices.GetRequiredService<PageContext>();
        var query = AuditQuery.Read(context.Request.Query);
        if (query.ProblemKey is { } problem)
        {
            return ErrorPages.WriteAsync(context, StatusCodes.Status400BadRequest, "error.bad", page.Words.Format(problem, query.ProblemValue));
        }

        var store = Store(context);
        var cards = new FindingCards(
            context.RequestServices.GetRequiredService<DocumentTexts>(), context.RequestServices.GetRequiredService<RecordLines>(), page, new FindingRecords(store));
        var shown = query.Filter.Verdicts.Count > 0 ? query.Filter.Verdicts : FindingNames.Verdicts;
        return PageRenderer.WriteAsync<AuditPage>(context, new()
        {
            [nameof(AuditPage.Filter)] = query.Filter,
            [nameof(AuditPage.Columns)] = shown.Select(v => Column(store, cards, query.Filter, v, shown.Count)).ToArray(),
        });
    }

    private static FindingColumn Column(IRecordStore store, FindingCards cards, FindingFilter filter, FindingVerdict verdict, int columns)
    {
        var limit = columns == 1 ? Math.Min(filter.Limit, AuditQuery.PageSize) : CardsOfColumn;
        var findings = store.ListFindings(filter with { Verdicts = [verdict], Cursor = columns == 1 ? filter.Cursor : null, Limit = limit });
        return new FindingColumn(verdict, findings.Total, [.. findings.Items.Select(cards.Of)], findings.Next);
    }

    private static IRecordStore Store(HttpContext context) => context.RequestServices.GetRequiredService<IRecordStore>();

    private static string? Text(HttpContext context, string name) =>
        context.Request.Query.One(name) is { } text ? text[..Math.Min(text.Length, LongestValue)] : null;
}
