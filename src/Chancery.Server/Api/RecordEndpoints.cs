using Chancery.Server.Exports;
using Chancery.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chancery.Server.Api;

/// <summary>Records, and what stands behind one.</summary>
internal static class RecordEndpoints
{
    private const string Tag = "records";

    /// <summary>Adds the operations.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/records", List, new(
            "listRecords", Tag, "List records", "Records in the form of the record contract, by date.",
            [ApiParameters.Type, .. ApiParameters.Filters, .. ApiParameters.Paging]));
        routes.MapRead("/records/{id}", Get, Of("getRecord", "Read a record", "One record in the form of the record contract."), ApiCode.NoRecord);
        routes.MapRead(
            "/records/{id}/statements",
            Statements,
            Of("getRecordStatements", "List the statements of a record", "What each document says, with the rule that read it, in order of document path and position."),
            ApiCode.NoRecord);
        routes.MapRead(
            "/records/{id}/explanation",
            Explain,
            Of("explainRecord", "Explain a record", "Why it is one record, which rule chose each value, and the statements behind it."),
            ApiCode.NoRecord);
        routes.MapRead(
            "/records/{id}/evidence",
            Evidence,
            Of("getRecordEvidence", "Cite the evidence of a record", "Every slice of every document that tells it, with what stands around it and a link to it."),
            ApiCode.NoRecord);
    }

    private static Ok<ApiPage<RecordJson>> List(ApiQuery query, IRecordStore store, DocumentTexts documents) =>
        TypedResults.Ok(ApiPage.Of(store.ListRecords(query.Records()), r => RecordJson.Of(r, documents)));

    private static Ok<RecordJson> Get(string id, ApiQuery _, IRecordStore store, DocumentTexts documents) =>
        TypedResults.Ok(RecordJson.Of(store.Find(id), documents));

    private static Ok<ApiList<StatementItem>> Statements(string id, ApiQuery _, IRecordStore store, DocumentTexts documents) =>
        TypedResults.Ok(ApiList.Of(store.GetStatements(store.Find(id).Id), s => StatementItem.Of(s, documents.Get(s.DocumentId))));

    private static Ok<ExplanationItem> Explain(string id, ApiQuery _, IRecordStore store, DocumentTexts documents)
    {
        var record = store.Find(id);
        var explanation = store.Explain(record.Id) ?? throw ApiResults.NoRecord(id);
        return TypedResults.Ok(ExplanationItem.Of(record, explanation, store.GetStatements(record.Id), documents));
    }

    private static Ok<ApiList<Quotation>> Evidence(string id, ApiQuery _, IRecordStore store, Quotations citations) =>
        TypedResults.Ok(ApiList.Of(store.Find(id).Evidence, citations.InContext));

    private static ApiOperation Of(string id, string summary, string description) => new(id, Tag, summary, description) { Path = ApiParameters.RecordId };
}
