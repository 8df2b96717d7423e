using Chancery.Engine.Data;
using Chancery.Server.Exports;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>The registers of mechanisms and agreements and the page of one record.</summary>
internal static class RegisterEndpoints
{
    /// <summary>Adds the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/agreements", AgreementsAsync);
    }

    private static Task AgreementsAsync(HttpContext context, IRecordStore store, StoreMemo memo, Ontology ontology, RecordLines lines, PageContext page)
    {
        var query = AgreementQuery.Read(context.Request.Query, ontology);
        if (query.ProblemKey is { } problem)
        {
            return ErrorPages.WriteAsync(context, StatusCodes.Status400BadRequest, "error.bad", page.Words.Format(problem, query.ProblemValue));
        }

        var found = AgreementRegister.Of(memo).List(query, store);
        return PageRenderer.WriteAsync<AgreementsPage>(context, new()
        {
            [nameof(AgreementsPage.Query)] = query,
            [nameof(AgreementsPage.Rows)] = AgreementView.Rows(found.Items, store, lines),
            [nameof(AgreementsPage.Total)] = found.Total,
            [nameof(AgreementsPage.Next)] = found.Next,
        });
    }
}
