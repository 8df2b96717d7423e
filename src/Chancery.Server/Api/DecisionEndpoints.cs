using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chancery.Engine.Data;
using Chancery.Model;
using Chancery.Server.Pages;
using Chancery.Store;

namespace Chancery.Server.Api;

/// <summary>A decision as a program sends it: <see cref="DecisionRequest"/>, with the kind as commands write it and the value as JSON itself.</summary>
/// <param name="Kind">What is decided.</param>
/// <param name="Subject">Id of the record, or path of a document.</param>
/// <param name="Other">Id of the other record, or path of the other document.</param>
/// <param name="Statements">Of a split the ids of the statements that leave.</param>
/// <param name="Field">Of a correction the field.</param>
/// <param name="Value">Of a correction the value; <c>null</c> empties the field.</param>
/// <param name="Version">Version of the record as the review gave it; without one the record must still have this id.</param>
/// <param name="OtherVersion">Version of the other record.</param>
/// <param name="Who">Who decides.</param>
/// <param name="Why">Why.</param>
internal sealed record DecisionBody(
    string? Kind,
    string? Subject,
    string? Other,
    IReadOnlyList<string>? Statements,
    string? Field,
    JsonElement Value,
    string? Version,
    string? OtherVersion,
    string? Who,
    string? Why);

/// <summary>Decisions and the queue of questions for programs. Every refusal is problem+json with a stable <c>code</c>.</summary>
internal static class DecisionEndpoints
{
    private const string Path = "/api/v1/decisions";
    private const int DecisionsShown = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, DecideAsync);
        routes.MapGet(Path, ListAsync);
        routes.MapGet(Path + "/{number:long}", OneAsync);
        routes.MapPost(Path + "/{number:long}/undo", UndoAsync);
        routes.MapGet("/api/v1/review", ReviewAsync);
    }

    private static async Task DecideAsync(HttpContext context, IRecordStore store, Ontology ontology)
    {
        if (await ReadAsync<DecisionBody>(context) is not { } body)
        {
            return;
        }

        if (!DecisionKinds.TryParse(body.Kind, out var kind))
        {
            await ProblemAsync(context, StatusCodes.Status422UnprocessableEntity, "bad-kind", $"'kind' must be one of {string.Join(", ", DecisionKinds.All.Select(static k => k.Name()))}");
            return;
        }

        var request = new DecisionRequest
        {
            Kind = kind,
            Subject = body.Subject ?? string.Empty,
            Other = body.Other,
            Statements = body.Statements ?? [],
            Field = body.Field,
            Value = body.Value.ValueKind == JsonValueKind.Undefined ? null : body.Value.GetRawText(),
            Version = body.Version,
            OtherVersion = body.OtherVersion,
            Who = DecideInput.Plain(body.Who),
            Why = DecideInput.Plain(body.Why),
        };
        try
        {
            var decision = store.Decide(Pin(store, ontology, request));
            context.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"{Path}/{decision.Number}");
            await WriteAsync(context, DecisionJson(decision), StatusCodes.Status201Created);
        }
        catch (DecisionException e)
        {
            await ProblemAsync(context, e);
        }
    }

    /// <summary>Ties a decision to the records that bear its ids now, and checks what the ontology says of its field.</summary>
    /// <exception cref="DecisionException">A record bears another id now, or the field does not belong to its type.</exception>
    private static DecisionRequest Pin(IRecordStore store, Ontology ontology, DecisionRequest request)
    {
        if (request.Kind is DecisionKind.SameSource or DecisionKind.NotSameSource)
        {
            return request;
        }

        var record = Named(store, request.Subject);
        var other = request.Other is null ? null : Named(store, request.Other);
        if (record is not null && request is { Kind: DecisionKind.Correct, Field: { } name, Value: { } value })
        {
            CheckField(ontology, record.Fact, name, value);
        }

        return request with
        {
            Version = request.Version ?? (record is null ? null : RecordVersions.Of(record)),
            OtherVersion = request.OtherVersion ?? (other is null ? null : RecordVersions.Of(other)),
        };
    }

    private static Record? Named(IRecordStore store, string id) => store.GetRecord(id) is not { } record || record.Id == id
        ? store.GetRecord(id)
        : throw new DecisionException(DecisionProblem.Changed, $"'{id}' belongs to the record {record.Id} now; look at it and decide on that");

    private static void CheckField(Ontology ontology, Fact fact, string name, string value)
    {
        var field = ontology.FieldsOf(fact.Type).Append(FieldText.Parties).FirstOrDefault(f => f.Name == name)
            ?? throw new DecisionException(DecisionProblem.BadField, $"a {fact.Type.Name()} has no field '{name}'");
        if (field.Values.Count > 0 && value != "null" && !field.Values.Any(v => value == $"\"{v}\""))
        {
            throw new DecisionException(DecisionProblem.BadValue, $"{value} is no {name} of a {fact.Type.Name()}; known are {string.Join(", ", field.Values)}");
        }
    }

    private static async Task UndoAsync(HttpContext context, long number, IRecordStore store)
    {
        if (await ReadAsync<UndoBody>(context) is not { } body)
        {
            return;
        }

        try
        {
            await WriteAsync(context, DecisionJson(store.Undo(number, DecideInput.Plain(body.Who))), StatusCodes.Status200OK);
        }
        catch (DecisionException e)
        {
            await ProblemAsync(context, e);
        }
    }

    private static Task OneAsync(HttpContext context, long number, IRecordStore store) => store.GetDecision(number) is { } decision
        ? WriteAsync(context, DecisionJson(decision), StatusCodes.Status200OK)
        : ProblemAsync(context, new DecisionException(DecisionProblem.NoDecision, $"there is no decision {number}"));

    private static Task ListAsync(HttpContext context, IRecordStore store)
    {
        var query = DecisionsQuery.Read(context.Request.Query, DecisionsShown);
        if (query.ProblemKey is not null)
        {
            return ProblemAsync(context, StatusCodes.Status400BadRequest, "bad-filter", $"'{query.ProblemValue}' is no kind or state of decisions");
        }

        try
        {
            var page = store.ListDecisions(query.Filter);
            var body = new StringBuilder("{\"items\":[").AppendJoin(',', page.Items.Select(DecisionJson));
            body.Append("],\"next\":").Append(JsonSerializer.Serialize(page.Next, Json)).Append(",\"total\":").Append(page.Total).Append('}');
            return WriteAsync(context, body.ToString(), StatusCodes.Status200OK);
        }
        catch (ArgumentException e) when (query.Filter.Cursor is not null)
        {
            return ProblemAsync(context, StatusCodes.Status400BadRequest, "bad-cursor", e.Message);
        }
    }

    private static Task ReviewAsync(HttpContext context, IRecordStore store)
    {
        var query = ReviewQuery.Read(context.Request.Query);
        if (query.ProblemKey is not null)
        {
            return ProblemAsync(context, StatusCodes.Status400BadRequest, "bad-filter", $"'{query.ProblemValue}' is no type of record or question");
        }

        var review = store.Review(query.Filter);
        var items = review.Items.Select(i => new Question(
            i.OtherId is null ? "record" : "pair", i.RecordId, i.OtherId, Math.Round(i.Settles, 3), VersionOf(store, i.RecordId), i.OtherId is { } other ? VersionOf(store, other) : null));
        return WriteAsync(context, JsonSerializer.Serialize(new { items, total = review.Total }, Json), StatusCodes.Status200OK);
    }

    private static string? VersionOf(IRecordStore store, string id) => store.GetRecord(id) is { } record ? RecordVersions.Of(record) : null;

    private static string DecisionJson(Decision d) => JsonSerializer.Serialize(
        new
        {
            d.Number,
            kind = d.Kind.Name(),
            record = d.RecordId.Length > 0 ? d.RecordId : null,
            d.Summary,
            d.Field,
            value = d.Value is { } value ? JsonSerializer.Deserialize<JsonElement>(value) : (JsonElement?)null,
            d.Who,
            d.MadeAt,
            d.Why,
            d.UndoneBy,
            d.UndoneAt,
            orphaned = d.IsOrphaned,
        },
        Json);

    /// <summary>The body of a request; null when it cannot be read, which is answered then.</summary>
    private static async Task<T?> ReadAsync<T>(HttpContext context)
        where T : class
    {
        SmallForm.Limit(context);
        var reason = "the body must be a JSON object";
        try
        {
            if (context.Request.HasJsonContentType() && await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Json, context.RequestAborted) is { } body)
            {
                return body;
            }
        }
        catch (JsonException e)
        {
            reason = e.Message;
        }
        catch (BadHttpRequestException e)
        {
            await ProblemAsync(context, e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "too-large" : "bad-body", $"the body may have at most {SmallForm.MostBytes} bytes");
            return null;
        }

        await ProblemAsync(context, StatusCodes.Status400BadRequest, "bad-body", reason);
        return null;
    }

    private static Task ProblemAsync(HttpContext context, DecisionException e) => ProblemAsync(context, DecisionWords.Status(e.Problem), DecisionWords.Code(e.Problem), e.Message);

    private static Task ProblemAsync(HttpContext context, int status, string code, string detail) =>
        Results.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code }).ExecuteAsync(context);

    private static Task WriteAsync(HttpContext context, string json, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }

    private sealed record UndoBody(string? Who);

    private sealed record Question(string Kind, string Record, string? Other, double Settles, string? Version, string? OtherVersion);
}
