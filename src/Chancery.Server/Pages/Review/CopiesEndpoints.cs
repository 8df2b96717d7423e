using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>Which documents are one source with a document, and deciding on that.</summary>
internal static class CopiesEndpoints
{
    private const string CopiesPath = "/documents/{id}/copies";
    private const int ShownFound = 10;
    private const int LongestFind = 200;

    /// <summary>Adds the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(CopiesPath, (HttpContext context, string id) => ShowAsync(context, id, null, null, StatusCodes.Status200OK));
        routes.MapPost(CopiesPath, DecideAsync);
    }

    private static Task ShowAsync(HttpContext context, string id, DecideInput? input, string? problem, int status)
    {
        var store = context.RequestServices.GetRequiredService<IRecordStore>();
        if (store.GetCopies(id) is not { Count: > 0 } copies)
        {
            return ErrorPages.WriteAsync(context, StatusCodes.Status404NotFound, "error.document", null);
        }

        var find = context.Request.Query.One("find") is { } text ? text[..Math.Min(text.Length, LongestFind)] : null;
        var known = copies.Select(static c => c.Document.Id).ToHashSet(StringComparer.Ordinal);
        return PageRenderer.WriteAsync<CopiesPage>(
            context,
            new()
            {
                [nameof(CopiesPage.Entry)] = copies.Single(c => c.Document.Id == id).Document,
                [nameof(CopiesPage.Copies)] = copies.Where(c => c.Document.Id != id).ToArray(),
                [nameof(CopiesPage.Find)] = find,
                [nameof(CopiesPage.Found)] = find is null ? [] : store.ListDocuments(find, null, ShownFound).Items.Where(d => !known.Contains(d.Id)).ToArray(),
                [nameof(CopiesPage.Problem)] = problem,
                [nameof(CopiesPage.Why)] = input?.Why,
            },
            status);
    }

    private static async Task DecideAsync(HttpContext context, string id, IRecordStore store, PageContext page, Reviewer reviewer)
    {
        if (await SmallForm.ReadAsync(context) is not { } form)
        {
            return;
        }

        var input = DecideInput.Read(form);
        if (!DecisionKinds.TryParse(input.Do, out var kind) || kind is not (DecisionKind.SameSource or DecisionKind.NotSameSource) || input.Who.Length == 0)
        {
            await ShowAsync(context, id, input, page[input.Who.Length == 0 ? "decide.needsWho" : "decide.unknown"], StatusCodes.Status422UnprocessableEntity);
            return;
        }

        var entries = store.GetEntries([id, input.Argument ?? string.Empty]);
        try
        {
            var why = input.Why.Length > 0 ? input.Why : page["decide.why." + kind.Name()];
            var decision = store.Decide(new DecisionRequest
            {
                Kind = kind, Subject = PathOf(id), Other = PathOf(input.Argument ?? string.Empty), Who = input.Who, Why = why,
            });
            reviewer.Remember(input.Who);
            SeeOther(context, page.Link("/documents/" + Uri.EscapeDataString(id) + "/copies", ("done", decision.Number.ToString())));
        }
        catch (DecisionException e) when (e.Problem == DecisionProblem.NothingNew)
        {
            SeeOther(context, page.Link("/documents/" + Uri.EscapeDataString(id) + "/copies", ("already", "1")));
        }
        catch (DecisionException e)
        {
            await ShowAsync(context, id, input, DecisionWords.Problem(e, page.Words), DecisionWords.Status(e.Problem));
        }

        string PathOf(string document) => entries.TryGetValue(document, out var entry) ? entry.Path : document;
    }

    private static void SeeOther(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }
}
