using Chancery.Engine.Data;
using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>The registers of mechanisms and agreements and the page of one record.</summary>
internal static class RegisterPages
{
    private const int LongestWords = 200;

    /// <summary>Adds the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/mechanisms", MechanismsAsync);
        routes.MapGet("/agreements", AgreementsAsync);
        routes.MapGet("/records/{id}", RecordAsync);
    }

    private static Task MechanismsAsync(HttpContext context, IRecordStore store, StoreMemo memo, RecordLines lines, PageContext page)
    {
        var text = context.Request.Query.One("text");
        var cursor = context.Request.Query.One("cursor");
        var register = MechanismRegister.Of(memo);
        var view = new MechanismTreeView(register, page);
        var found = text is null
            ? null
            : store.ListRecordIds(new RecordFilter { Types = [RecordType.Mechanism], Text = text[..Math.Min(text.Length, LongestWords)] }).ToHashSet(StringComparer.Ordinal);
        var tree = view.Build(found, cursor);
        var id = context.Request.Query.One("id") ?? tree.Groups.SelectMany(static g => g.Branches).Select(static b => b.Id ?? b.Children[0].Id).FirstOrDefault();
        var record = id is null ? null : store.GetRecord(id);
        if (id is not null && record?.Fact.Type != RecordType.Mechanism)
        {
            return ErrorPages.WriteAsync(context, StatusCodes.Status404NotFound, "error.record", null);
        }

        return PageRenderer.WriteAsync<MechanismsPage>(context, new()
        {
            [nameof(MechanismsPage.Tree)] = tree,
            [nameof(MechanismsPage.Detail)] = record is null ? null : MechanismDetail.Build(record, register, view.PartiesOf(record.Fact.Parties), store, memo, lines),
            [nameof(MechanismsPage.Text)] = text,
            [nameof(MechanismsPage.Cursor)] = cursor,
        });
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

    private static Task RecordAsync(HttpContext context, IRecordStore store, RecordLines lines, string id)
    {
        if (store.GetRecord(id) is not { } record)
        {
            return ErrorPages.WriteAsync(context, StatusCodes.Status404NotFound, "error.record", null);
        }

        return context.Request.Query.One("part") == "card"
            ? PageRenderer.WriteAsync<RecordCard>(context, new() { [nameof(RecordCard.Card)] = RecordCard.Model(lines, record) })
            : PageRenderer.WriteAsync<RecordPage>(
                context, new() { [nameof(RecordPage.View)] = RecordView.Build(context.RequestServices, record, context.Request.Query.One("cursor")) });
    }
}
