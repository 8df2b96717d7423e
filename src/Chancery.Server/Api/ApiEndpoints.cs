using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chancery.Server.Exports;
using Chancery.Server.Exports.Formats;
using Chancery.Server.Pages;
using Chancery.Store;

namespace Chancery.Server.Api;

/// <summary>The JSON API: records in contract form and documents, each page with the cursor of the next.</summary>
internal static class ApiEndpoints
{
    private const int DocumentsShown = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds the API.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/records", RecordsAsync);
        routes.MapGet("/api/v1/records/{id}", RecordAsync);
        routes.MapGet("/api/v1/documents", DocumentsAsync);
        routes.MapGet("/api/v1/findings", FindingsAsync);
    }

    private static Task RecordsAsync(HttpContext context, IRecordStore store, DocumentTexts documents, PageContext page)
    {
        var query = TimelineQuery.Read(context.Request.Query);
        if (query.ProblemKey is { } problem)
        {
            return ErrorPages.WriteAsync(context, StatusCodes.Status400BadRequest, "error.bad", page.Words.Format(problem, query.ProblemValue));
        }

        var records = store.ListRecords(query.Filter);
        var body = new StringBuilder("{\"items\":[");
        body.AppendJoin(',', records.Items.Select(r => JsonlExport.Line(r, documents)));
        body.Append("],\"next\":").Append(JsonSerializer.Serialize(records.Next, Json)).Append(",\"total\":").Append(records.Total).Append('}');
        return WriteAsync(context, body.ToString());
    }

    private static Task RecordAsync(HttpContext context, string id, IRecordStore store, DocumentTexts documents) =>
        store.GetRecord(id) is { } record
            ? WriteAsync(context, JsonlExport.Line(record, documents))
            : ErrorPages.WriteAsync(context, StatusCodes.Status404NotFound, "error.record", null);

    private static Task DocumentsAsync(HttpContext context, IRecordStore store, string? text, string? cursor, int? limit)
    {
        var page = store.ListDocuments(text, cursor, Math.Clamp(limit ?? DocumentsShown, 1, 1000));
        return WriteAsync(context, JsonSerializer.Serialize(page, Json));
    }

    private static Task FindingsAsync(HttpContext context, IRecordStore store, DocumentTexts documents, PageContext page)
    {
        var query = AuditQuery.Read(context.Request.Query);
        if (query.ProblemKey is { } problem)
        {
            return ErrorPages.WriteAsync(context, StatusCodes.Status400BadRequest, "error.bad", page.Words.Format(problem, query.ProblemValue));
        }

        var findings = store.ListFindings(query.Filter);
        var records = new FindingRecords(store);
        var body = new StringBuilder("{\"items\":[");
        body.AppendJoin(',', findings.Items.Select(f => FindingJson.Line(f, documents, records)));
        body.Append("],\"next\":").Append(JsonSerializer.Serialize(findings.Next, Json)).Append(",\"total\":").Append(findings.Total).Append('}');
        return WriteAsync(context, body.ToString());
    }

    private static Task WriteAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }
}
