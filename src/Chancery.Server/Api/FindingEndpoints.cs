using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chancery.Server.Api;

/// <summary>What the audit found.</summary>
internal static class FindingEndpoints
{
    private const string Tag = "findings";

    /// <summary>Adds the operations.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/findings", List, new(
            "listFindings",
            Tag,
            "List findings",
            "Findings of the audit, worst first: by verdict, kind and id.",
            [ApiParameters.Verdict, ApiParameters.FindingKind, ApiParameters.FindingDocument, ApiParameters.Cursor, ApiParameters.Limit]));
        routes.MapRead(
            "/findings/{id}",
            Get,
            new("getFinding", Tag, "Read a finding", "One finding with its operands and their evidence.") { Path = ApiParameters.FindingId },
            ApiCode.NoFinding);
    }

    /// <summary>The filters of findings.</summary>
    public static FindingFilter Filter(ApiQuery query) => new()
    {
        Verdicts = [.. query.Many(ApiParameters.Verdict).Select(v => FindingNames.TryParse(v.ToLowerInvariant(), out FindingVerdict verdict) ? verdict : default).Distinct()],
        Kinds = [.. query.Many(ApiParameters.FindingKind).Select(k => FindingNames.TryParse(k.ToLowerInvariant(), out FindingKind kind) ? kind : default).Distinct()],
        Document = query.One(ApiParameters.FindingDocument),
        Cursor = query.One(ApiParameters.Cursor),
        Limit = query.Limit(ApiParameters.Limit),
    };

    private static Ok<ApiPage<FindingItem>> List(ApiQuery query, IRecordStore store, DocumentTexts documents)
    {
        var records = new FindingRecords(store);
        return TypedResults.Ok(ApiPage.Of(store.ListFindings(Filter(query)), f => new FindingItem(FindingJson.Line(f, documents, records))));
    }

    private static Ok<FindingItem> Get(string id, ApiQuery _, IRecordStore store, DocumentTexts documents)
    {
        var finding = store.GetFinding(id) ?? throw new ApiException(new ApiProblem(ApiCode.NoFinding, $"the store has no finding '{id}'"));
        return TypedResults.Ok(new FindingItem(FindingJson.Line(finding, documents, new FindingRecords(store))));
    }
}
