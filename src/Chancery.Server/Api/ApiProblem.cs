using System.Text.Json;
using Chancery.Server.Pages;
using Chancery.Store;

namespace Chancery.Server.Api;

/// <summary>Stable names of what can go wrong, as problems carry them in <c>code</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Status">HTTP status that goes with it.</param>
/// <param name="Title">What it means.</param>
/// <param name="Hint">The way out, where nothing more is known of the request.</param>
internal sealed record ApiCode(string Name, int Status, string Title, string? Hint = null)
{
    public static readonly ApiCode BadParameter = new("bad-parameter", StatusCodes.Status400BadRequest, "A parameter has a value that it cannot have");
    public static readonly ApiCode UnknownParameter = new("unknown-parameter", StatusCodes.Status400BadRequest, "There is no such parameter");
    public static readonly ApiCode BadCursor = new("bad-cursor", StatusCodes.Status400BadRequest, "The cursor is none of this list");
    public static readonly ApiCode BadBody = new("bad-body", StatusCodes.Status400BadRequest, "The body cannot be read");
    public static readonly ApiCode BadExport = new("bad-export", StatusCodes.Status400BadRequest, "The format cannot hold what was asked for");
    public static readonly ApiCode BadRequest = new("bad-request", StatusCodes.Status400BadRequest, "The request cannot be understood");
    public static readonly ApiCode TokenNeeded = new("token-needed", StatusCodes.Status401Unauthorized, "The token of this server is needed");
    public static readonly ApiCode ForeignSite = new("foreign-site", StatusCodes.Status403Forbidden, "The request comes from another site");
    public static readonly ApiCode NoRecord = new("no-record", StatusCodes.Status404NotFound, "There is no such record");
    public static readonly ApiCode NoDocument = new("no-document", StatusCodes.Status404NotFound, "There is no such document");
    public static readonly ApiCode NoFinding = new("no-finding", StatusCodes.Status404NotFound, "There is no such finding");
    public static readonly ApiCode NoEntity = new("no-entity", StatusCodes.Status404NotFound, "There is no such entity");
    public static readonly ApiCode NoPath = new("no-path", StatusCodes.Status404NotFound, "There is nothing at this address", "the addresses are described in /openapi/v1.json");
    public static readonly ApiCode MethodNotAllowed = new("method-not-allowed", StatusCodes.Status405MethodNotAllowed, "The address does not know this method", "the methods of each address are described in /openapi/v1.json");
    public static readonly ApiCode BadKind = new("bad-kind", StatusCodes.Status422UnprocessableEntity, "There is no such kind of decision");
    public static readonly ApiCode TooLarge = new("too-large", StatusCodes.Status413PayloadTooLarge, "The body is too large");
    public static readonly ApiCode ServerError = new("server-error", StatusCodes.Status500InternalServerError, "The server failed");

    /// <summary>Codes of what keeps a decision from being made.</summary>
    public static IReadOnlyList<ApiCode> OfDecisions { get; } = [.. Enum.GetValues<DecisionProblem>().Select(Of)];

    /// <summary>All codes.</summary>
    public static IReadOnlyList<ApiCode> All { get; } =
    [
        BadParameter, UnknownParameter, BadCursor, BadBody, BadExport, BadRequest, TokenNeeded, ForeignSite,
        NoRecord, NoDocument, NoFinding, NoEntity, NoPath, MethodNotAllowed, BadKind, TooLarge, ServerError,
        .. OfDecisions.Where(static c => c != NoRecord && c != NoDocument),
    ];

    /// <summary>The code of what keeps a decision from being made.</summary>
    public static ApiCode Of(DecisionProblem problem) => problem switch
    {
        DecisionProblem.NoRecord => NoRecord,
        DecisionProblem.NoDocument => NoDocument,
        _ => new ApiCode(DecisionWords.Code(problem), DecisionWords.Status(problem), problem switch
        {
            DecisionProblem.Incomplete => "Something is missing in the decision",
            DecisionProblem.TooLong => "Something in the decision is too long",
            DecisionProblem.NoStatement => "The record has no such statement",
            DecisionProblem.NoDecision => "There is no such decision",
            DecisionProblem.Changed => "The record changed since it was looked at",
            DecisionProblem.NothingNew => "The same holds already",
            DecisionProblem.AlreadyUndone => "The decision was undone already",
            DecisionProblem.DifferentTypes => "Only records of one type can be one",
            DecisionProblem.OneSided => "A split would leave nothing on one side",
            DecisionProblem.SameDocument => "A document cannot be compared with itself",
            DecisionProblem.BadField => "The field cannot be corrected",
            DecisionProblem.BadValue => "The value does not fit its field",
            _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "not a problem of decisions"),
        }),
    };

    /// <summary>The code for a failure that is known by its HTTP status and the words that name it on a page.</summary>
    public static ApiCode Of(int status, string headingKey) => headingKey switch
    {
        "error.record" => NoRecord,
        "error.document" => NoDocument,
        _ => All.LastOrDefault(c => c.Status == status) switch
        {
            { Status: StatusCodes.Status404NotFound } => NoPath,
            { } code => code,
            null => ServerError,
        },
    };
}

/// <summary>What is wrong with a request.</summary>
/// <param name="Code">Its stable name.</param>
/// <param name="Detail">What is wrong here and the way out.</param>
/// <param name="Parameter">The parameter that is wrong.</param>
/// <param name="Allowed">What it may be: values, or a description of them.</param>
internal sealed record ApiProblem(ApiCode Code, string Detail, string? Parameter = null, IReadOnlyList<string>? Allowed = null)
{
    /// <summary>A cursor of another list, or none.</summary>
    public static readonly ApiProblem OfCursor = new(
        ApiCode.BadCursor, "this is no cursor of this list; start again from its first page", "cursor", ["the value of next on the page before, under the same filters"]);

    /// <summary>Media type of problems.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>Answers with the problem as problem+json (RFC 9457).</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">HTTP status when it is another than that of the code.</param>
    public Task WriteAsync(HttpContext context, int? status = null)
    {
        var response = context.Response;
        response.StatusCode = status ?? Code.Status;
        response.ContentType = MediaType;
        response.Headers.ContentDisposition = default;
        var body = new ProblemItem($"urn:chancery:problem:{Code.Name}", Code.Title, response.StatusCode, Detail, Code.Name, Parameter, Allowed);
        return response.WriteAsync(JsonSerializer.Serialize(body, ApiJson.Options), context.RequestAborted);
    }
}

/// <summary>A request that cannot be answered; it is turned into problem+json.</summary>
internal sealed class ApiException(ApiProblem problem) : Exception(problem.Detail)
{
    /// <summary>What is wrong.</summary>
    public ApiProblem Problem { get; } = problem;
}

/// <summary>A problem (RFC 9457).</summary>
/// <param name="Type">Name of the kind of problem, a URN that ends with <paramref name="Code"/>.</param>
/// <param name="Title">The kind of problem in words.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What is wrong here and the way out.</param>
/// <param name="Code">Stable name of the kind of problem.</param>
/// <param name="Parameter">The parameter that is wrong.</param>
/// <param name="Allowed">What the parameter may be.</param>
internal sealed record ProblemItem(string Type, string Title, int Status, string Detail, string Code, string? Parameter, IReadOnlyList<string>? Allowed);
