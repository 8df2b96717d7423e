using System.Globalization;
using System.Text.Json;
using Chancery.Engine.Data;
using Chancery.Model;
using Chancery.Server.Pages;
using Chancery.Store;
using Microsoft.AspNetCore.Http.HttpResults;

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

/// <summary>Who undoes a decision.</summary>
/// <param name="Who">Name of the person.</param>
internal sealed record UndoBody(string? Who);

/// <summary>A decision that was made.</summary>
/// <param name="Number">Its number in the store.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="Record">Id that the record had then; absent for decisions on documents.</param>
/// <param name="Summary">What it spoke of, in one line.</param>
/// <param name="Field">Corrected field.</param>
/// <param name="Value">Its value.</param>
/// <param name="Who">Who decided.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Why">Why.</param>
/// <param name="UndoneBy">Who undid it.</param>
/// <param name="UndoneAt">When it was undone.</param>
/// <param name="Orphaned">True when nothing is left of what it spoke of.</param>
internal sealed record DecisionItem(
    long Number,
    string Kind,
    string? Record,
    string Summary,
    string? Field,
    JsonElement? Value,
    string Who,
    DateTimeOffset MadeAt,
    string Why,
    string? UndoneBy,
    DateTimeOffset? UndoneAt,
    bool Orphaned)
{
    /// <summary>A decision for programs.</summary>
    public static DecisionItem Of(Decision d) => new(
        d.Number,
        d.Kind.Name(),
        d.RecordId.Length > 0 ? d.RecordId : null,
        d.Summary,
        d.Field,
        d.Value is { } value ? JsonSerializer.Deserialize<JsonElement>(value) : null,
        d.Who,
        d.MadeAt,
        d.Why,
        d.UndoneBy,
        d.UndoneAt,
        d.IsOrphaned);
}

/// <summary>A question that a person should answer.</summary>
/// <param name="Kind"><c>record</c>: is it right? <c>pair</c>: are the two one fact?</param>
/// <param name="Record">Id of the record.</param>
/// <param name="Other">Of a pair the other record.</param>
/// <param name="Settles">How much an answer would settle.</param>
/// <param name="Version">Version of the record, to be sent with the decision.</param>
/// <param name="OtherVersion">Version of the other record.</param>
internal sealed record QuestionItem(string Kind, string Record, string? Other, double Settles, string? Version, string? OtherVersion);

/// <summary>Questions of the queue.</summary>
/// <param name="Items">Those asked for, the most useful first.</param>
/// <param name="Total">How many there are.</param>
internal sealed record QuestionList(IReadOnlyList<QuestionItem> Items, long Total);

/// <summary>Decisions and the queue of questions for programs.</summary>
internal static class DecisionEndpoints
{
    private const string Tag = "decisions";
    private const string Path = "/decisions";
    private const int DecisionsShown = 100;

    private static readonly ApiParameter Number = new("number", "Number of a decision.", "1") { Value = ApiValue.Integer };
    private static readonly ApiParameter OfRecord = new("record", "Only decisions on this record.", "a-0123456789abcdef") { Longest = 40 };
    private static readonly ApiParameter Who = new("who", "Only decisions of this person.", "Li Ming");
    private static readonly ApiParameter Kind = new("kind", "What was decided; several take all of them.", "correct")
    {
        Value = ApiValue.Choice, Choices = [.. DecisionKinds.All.Select(static k => k.Name())], Repeats = true,
    };

    private static readonly ApiParameter State = new("state", "Whether it holds.", "in-force") { Value = ApiValue.Choice, Choices = [.. DecisionsQuery.States.Select(static s => s.Name)] };
    private static readonly ApiParameter Question = new("question", "Whether records or pairs are asked about.", "pair") { Value = ApiValue.Choice, Choices = ["record", "pair"] };
    private static readonly ApiParameter Skip = new("skip", "Questions to leave out at the start.", "20") { Value = ApiValue.Integer, Most = 1_000_000, Default = "0" };

    /// <summary>Adds the operations.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1" + Path, DecideAsync).Accepts<DecisionBody>("application/json").Describe(
            new("decide", Tag, "Decide", "Accepts, corrects, rejects, merges, keeps apart or splits records, or says whether two documents are one source. Needs the token."),
            [ApiCode.BadBody, ApiCode.TooLarge, ApiCode.BadKind, ApiCode.ForeignSite, .. ApiCode.OfDecisions]);
        routes.MapPost("/api/v1" + Path + "/{number:long}/undo", UndoAsync).Accepts<UndoBody>("application/json").Describe(
            new("undoDecision", Tag, "Undo a decision", "It stays in the history. Needs the token.") { Path = Number }, [ApiCode.BadBody, ApiCode.TooLarge, ApiCode.ForeignSite, .. ApiCode.OfDecisions]);
        routes.MapRead(Path, List, new(
            "listDecisions", Tag, "List decisions", "All that was decided, newest first, undone decisions too.", [OfRecord, Kind, Who, State, ApiParameters.Cursor, ApiParameters.Limit]));
        routes.MapRead(Path + "/{number:long}", Get, new ApiOperation("getDecision", Tag, "Read a decision", "One decision.") { Path = Number }, ApiCode.Of(DecisionProblem.NoDecision));
        routes.MapRead("/review", Review, new(
            "listQuestions", Tag, "List what a person should look at", "In falling order of what an answer would settle.", [Question, ApiParameters.Type, ApiParameters.Party, Skip, ApiParameters.Limit]));
    }

    private static async Task<Created<DecisionItem>> DecideAsync(ApiQuery _, HttpContext context, IRecordStore store, Ontology ontology)
    {
        var body = await ReadAsync<DecisionBody>(context);
        if (!DecisionKinds.TryParse(body.Kind, out var kind))
        {
            throw new ApiException(new ApiProblem(ApiCode.BadKind, $"'kind' must be one of {string.Join(", ", Kind.Choices)}", "kind", Kind.Choices));
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
        var decision = Run(() => store.Decide(Pin(store, ontology, request)));
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"/api/v1{Path}/{decision.Number}"), DecisionItem.Of(decision));
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

    private static async Task<Ok<DecisionItem>> UndoAsync(long number, ApiQuery _, HttpContext context, IRecordStore store)
    {
        var body = await ReadAsync<UndoBody>(context);
        return TypedResults.Ok(DecisionItem.Of(Run(() => store.Undo(number, DecideInput.Plain(body.Who)))));
    }

    private static Ok<DecisionItem> Get(long number, ApiQuery _, IRecordStore store) => TypedResults.Ok(DecisionItem.Of(
        store.GetDecision(number) ?? throw new ApiException(new ApiProblem(ApiCode.Of(DecisionProblem.NoDecision), $"there is no decision {number}"))));

    private static Ok<ApiPage<DecisionItem>> List(ApiQuery _, HttpContext context, IRecordStore store) =>
        TypedResults.Ok(ApiPage.Of(store.ListDecisions(DecisionsQuery.Read(context.Request.Query, DecisionsShown).Filter), DecisionItem.Of));

    private static Ok<QuestionList> Review(ApiQuery _, HttpContext context, IRecordStore store)
    {
        var review = store.Review(ReviewQuery.Read(context.Request.Query).Filter);
        return TypedResults.Ok(new QuestionList(
            [
                .. review.Items.Select(i => new QuestionItem(
                    i.OtherId is null ? "record" : "pair", i.RecordId, i.OtherId, Math.Round(i.Settles, 3), VersionOf(store, i.RecordId), i.OtherId is { } other ? VersionOf(store, other) : null)),
            ],
            review.Total));
    }

    private static string? VersionOf(IRecordStore store, string id) => store.GetRecord(id) is { } record ? RecordVersions.Of(record) : null;

    private static Decision Run(Func<Decision> decide)
    {
        try
        {
            return decide();
        }
        catch (DecisionException e)
        {
            throw new ApiException(new ApiProblem(ApiCode.Of(e.Problem), e.Message));
        }
    }

    /// <summary>The body of a request.</summary>
    /// <exception cref="ApiException">It cannot be read.</exception>
    private static async Task<T> ReadAsync<T>(HttpContext context)
        where T : class
    {
        SmallForm.Limit(context);
        try
        {
            return context.Request.HasJsonContentType() && await JsonSerializer.DeserializeAsync<T>(context.Request.Body, ApiJson.Options, context.RequestAborted) is { } body
                ? body
                : throw Unreadable("the body must be a JSON object");
        }
        catch (JsonException e)
        {
            throw Unreadable(e.Message);
        }
        catch (BadHttpRequestException e)
        {
            throw new ApiException(new ApiProblem(
                e.StatusCode == StatusCodes.Status413PayloadTooLarge ? ApiCode.TooLarge : ApiCode.BadBody, $"the body may have at most {SmallForm.MostBytes} bytes"));
        }
    }

    private static ApiException Unreadable(string reason) => new(new ApiProblem(ApiCode.BadBody, reason));
}
