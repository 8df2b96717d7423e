using System.Text.Encodings.Web;
using Chancery.Server.Access;
using Chancery.Server.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Chancery.Server.Reconcile;

/// <summary>The Reconciliation Service API, version 0.2: OpenRefine matches the names of a table with the entities of the store.</summary>
internal static class ReconcileEndpoints
{
    private const string Tag = "reconcile";
    private const string Path = "/reconcile";
    private const int LargestForm = 1 << 20;
    private const int MostSuggestions = 10;
    private const string FramePolicy = "default-src 'none'; frame-ancestors http://127.0.0.1:* http://localhost:*";

    private static readonly ApiParameter Batch = new("queries", "A batch of names as JSON; without it the manifest is given.", "{\"q0\":{\"query\":\"Belousov\",\"type\":\"person\"}}") { Longest = 100_000 };
    private static readonly ApiParameter Prefix = new("prefix", "Start of a name.", "riv") { Required = true };
    private static readonly ApiParameter Type = new("type", "Type of entity.", "mechanism") { Value = ApiValue.Choice, Choices = [.. TypeItem.All.Select(t => t.Id)] };
    private static readonly ApiParameter Id = new("id", "Id of an entity, as candidates give it.", "party:CHN") { Required = true, Longest = 600 };

    /// <summary>Adds the operations.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead(Path, Answer, new("reconcile", Tag, "Describe the service, or match names", "Without `queries` the manifest of the service, with them candidates for each name.", [Batch]), ApiCode.BadBody)
            .Produces<ReconcileManifest>().Produces<Dictionary<string, ReconcileResult>>();
        routes.MapPost("/api/v1" + Path, AnswerFormAsync)
            .Accepts<ReconcileForm>("application/x-www-form-urlencoded")
            .WithMetadata(new ReadsByPost(), new RequestSizeLimitAttribute(LargestForm))
            .Describe(new("reconcileBatch", Tag, "Match names", "Candidates for each name of a batch, best first."), ApiCode.BadBody, ApiCode.TooLarge);
        routes.MapRead(Path + "/suggest/entity", SuggestEntity, new("suggestEntity", Tag, "Complete the name of an entity", "Entities whose names start so, the most told first.", [Prefix, Type]));
        routes.MapRead(Path + "/suggest/type", SuggestType, new("suggestType", Tag, "Complete the name of a type", "Types whose names start so.", [Prefix]));
        routes.MapRead(Path + "/preview", PreviewAsync, new("previewEntity", Tag, "Show an entity in a small frame", "A few words of HTML.", [Id]) { Files = ["text/html; charset=utf-8"] }, ApiCode.NoEntity).Produces(StatusCodes.Status200OK);
        routes.MapRead(Path + "/view", View, new("viewEntity", Tag, "Open an entity in the explorer", "Leads on to the explorer.", [Id]), ApiCode.NoEntity).Produces(StatusCodes.Status302Found);
    }

    private static IResult Answer(ApiQuery query, HttpContext context, Reconciler reconciler) =>
        query.One(Batch) is { } batch ? TypedResults.Ok(Match(batch, reconciler)) : TypedResults.Ok(Manifest(SiteAddress.Of(context.Request)));

    private static async Task<Ok<Dictionary<string, ReconcileResult>>> AnswerFormAsync(ApiQuery _, HttpContext context, Reconciler reconciler)
    {
        if (!context.Request.HasFormContentType)
        {
            throw new ApiException(new ApiProblem(ApiCode.BadBody, "the body must be a form with 'queries'", Batch.Name, ["application/x-www-form-urlencoded"]));
        }

        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return TypedResults.Ok(Match(form[Batch.Name].FirstOrDefault() ?? "", reconciler));
        }
        catch (InvalidDataException e)
        {
            throw new ApiException(new ApiProblem(ApiCode.BadBody, e.Message, Batch.Name));
        }
    }

    private static Dictionary<string, ReconcileResult> Match(string batch, Reconciler reconciler) =>
        ReconcileQueries.Read(batch).ToDictionary(q => q.Key, q => new ReconcileResult([.. reconciler.Match(q.Value).Select(Item)]), StringComparer.Ordinal);

    private static CandidateItem Item(Candidate candidate) => new(
        candidate.Entity.Id, candidate.Entity.Name, Description(candidate.Entity), [TypeItem.Of(candidate.Entity.Kind)], candidate.Score, candidate.IsMatch);

    private static string Description(Entity entity) =>
        string.Join(" · ", ((string?[])[string.Join(", ", entity.Parties), entity.Detail, entity.Records == 1 ? "1 record" : $"{entity.Records} records"]).Where(p => !string.IsNullOrEmpty(p)));

    private static ReconcileManifest Manifest(Uri site)
    {
        var service = new Uri(site, "api/v1" + Path).AbsoluteUri;
        return new ReconcileManifest(
            ["0.2"],
            "Chancery",
            service + "/entities",
            service + "/types",
            TypeItem.All,
            new ViewItem(service + "/view?id={{id}}"),
            new PreviewItem(service + "/preview?id={{id}}", 400, 120),
            new SuggestItem(new SuggestService(service, "/suggest/entity"), new SuggestService(service, "/suggest/type")),
            50);
    }

    private static Ok<SuggestResult> SuggestEntity(ApiQuery query, Reconciler reconciler)
    {
        var kind = query.One(Type) is { } type ? ReconcileQueries.Kind(type) : (EntityKind?)null;
        var prefix = query.One(Prefix)!;
        return TypedResults.Ok(new SuggestResult(
        [
            .. reconciler.Entities.All
                .Where(e => (kind is null || e.Kind == kind) && (e.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) || e.Id.Equals("party:" + prefix, StringComparison.OrdinalIgnoreCase)))
                .OrderByDescending(e => e.Records).Take(MostSuggestions).Select(e => new SuggestedItem(e.Id, e.Name, Description(e))),
        ]));
    }

    private static Ok<SuggestResult> SuggestType(ApiQuery query) => TypedResults.Ok(new SuggestResult(
        [.. TypeItem.All.Where(t => t.Id.StartsWith(query.One(Prefix)!, StringComparison.OrdinalIgnoreCase)).Select(t => new SuggestedItem(t.Id, t.Name, null))]));

    private static Task PreviewAsync(ApiQuery query, HttpContext context, Reconciler reconciler)
    {
        var entity = Find(query, reconciler);
        var encode = HtmlEncoder.Default;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = FramePolicy;
        return context.Response.WriteAsync(
            $"<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>{encode.Encode(entity.Name)}</title><h1>{encode.Encode(entity.Name)}</h1>"
            + $"<p>{encode.Encode(entity.Kind.ToString())} · {encode.Encode(Description(entity))}</p></html>\n",
            context.RequestAborted);
    }

    private static RedirectHttpResult View(ApiQuery query, Reconciler reconciler)
    {
        var entity = Find(query, reconciler);
        return TypedResults.LocalRedirect(entity.Kind switch
        {
            EntityKind.Party => "/timeline?party=" + Uri.EscapeDataString(entity.Parties[0]),
            EntityKind.Person => "/timeline?text=" + Uri.EscapeDataString(entity.Name),
            _ => "/records/" + Uri.EscapeDataString(entity.Id),
        });
    }

    private static Entity Find(ApiQuery query, Reconciler reconciler)
    {
        var id = query.One(Id)!;
        return reconciler.Entities.Find(id) ?? throw new ApiException(new ApiProblem(ApiCode.NoEntity, $"the store names no entity '{id}'", Id.Name));
    }
}
