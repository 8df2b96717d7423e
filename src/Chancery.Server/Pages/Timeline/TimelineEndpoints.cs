using Chancery.Engine.Resolve.Names;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>The line of time: its page and the marks that its script draws.</summary>
internal static class TimelineEndpoints
{
    private const int HintedNames = 100;
    private const int HintedParties = 60;

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/timeline", PageAsync);
        routes.MapGet("/timeline/marks", MarksAsync);
    }

    private static Task PageAsync(HttpContext context, IRecordStore store, StoreMemo memo, PageContext page, RecordLines lines)
    {
        var query = TimelineQuery.Read(context.Request.Query);
        if (query.ProblemKey is { } problem)
        {
            return ErrorPages.WriteAsync(context, StatusCodes.Status400BadRequest, "error.bad", page.Words.Format(problem, query.ProblemValue));
        }

        var records = store.ListRecords(query.Filter);
        var selected = context.Request.Query.One("record") is { } id ? store.GetRecord(id) : null;
        return PageRenderer.WriteAsync<TimelinePage>(context, new()
        {
            [nameof(TimelinePage.Query)] = query,
            [nameof(TimelinePage.Records)] = records,
            [nameof(TimelinePage.Lines)] = records.Items.Select(lines.Of).ToArray(),
            [nameof(TimelinePage.View)] = memo.Get(TimelineLanes.Key("strip", query.Filter, query.ByMechanism), s => TimelineView.Read(s, query)),
            [nameof(TimelinePage.Hints)] = new TimelineHints(
                memo.Get("timeline parties", s => s.Summary().RecordsByParty.Take(HintedParties).Select(p => p.Key).ToArray()),
                Names(memo, NameKind.Person),
                Names(memo, NameKind.Mechanism)),
            [nameof(TimelinePage.Selected)] = selected is null ? null : RecordCard.Model(lines, selected),
        });
    }

    private static async Task MarksAsync(HttpContext context, IRecordStore store, PageContext page)
    {
        var query = TimelineQuery.Read(context.Request.Query);
        if (query.ProblemKey is { } problem)
        {
            await ErrorPages.WriteAsync(context, StatusCodes.Status400BadRequest, "error.bad", page.Words.Format(problem, query.ProblemValue));
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(TimelineMarks.Json(TimelineLanes.Read(store, query.Filter, query.ByMechanism)), context.RequestAborted);
    }

    private static IReadOnlyList<NameCount> Names(StoreMemo memo, NameKind kind) =>
        memo.Get("timeline names " + kind, store => store.ListNames(kind, new RecordFilter(), HintedNames));
}
