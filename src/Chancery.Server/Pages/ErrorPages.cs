using Chancery.Server.Api;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>Turns missing pages and failures into a designed page, or into problem+json where programs ask.</summary>
internal static class ErrorPages
{
    /// <summary>Runs the rest of the program and handles what it leaves unanswered.</summary>
    public static async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (ApiException e) when (!context.Response.HasStarted)
        {
            await e.Problem.WriteAsync(context);
            return;
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted && IsForPrograms(context.Request.Path))
        {
            var code = e.StatusCode == StatusCodes.Status413PayloadTooLarge ? ApiCode.TooLarge : ApiCode.BadRequest;
            await new ApiProblem(code, e.Message).WriteAsync(context, e.StatusCode);
            return;
        }
        catch (ArgumentException) when (!context.Response.HasStarted && IsForPrograms(context.Request.Path) && context.Request.Query.ContainsKey("cursor"))
        {
            await ApiProblem.OfCursor.WriteAsync(context);
            return;
        }
        catch (ArgumentException) when (!context.Response.HasStarted && context.Request.Query.ContainsKey("cursor"))
        {
            var words = context.RequestServices.GetRequiredService<PageContext>().Words;
            await WriteAsync(context, StatusCodes.Status400BadRequest, "error.bad", words["filter.badCursor"]);
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Chancery.Server")
                .LogError(e, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
            await WriteAsync(context, StatusCodes.Status500InternalServerError, "error.server", e is StoreException ? e.Message : null);
            return;
        }

        if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed })
        {
            await WriteAsync(context, context.Response.StatusCode, "error.notFound", null);
        }
    }

    /// <summary>Writes an error.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">HTTP status code.</param>
    /// <param name="headingKey">Key of the words that name the error.</param>
    /// <param name="detail">What is wrong and the way out; null takes the usual hint.</param>
    public static async Task WriteAsync(HttpContext context, int status, string headingKey, string? detail)
    {
        context.Response.StatusCode = status;
        var page = context.RequestServices.GetRequiredService<PageContext>();
        var hint = detail ?? page[status >= StatusCodes.Status500InternalServerError ? "error.serverHint" : "error.notFoundHint"];
        if (IsForPrograms(context.Request.Path))
        {
            var code = ApiCode.Of(status, headingKey);
            await new ApiProblem(code, detail ?? code.Hint ?? hint).WriteAsync(context, status);
            return;
        }

        await PageRenderer.WriteAsync<MessagePage>(
            context,
            new()
            {
                [nameof(MessagePage.Status)] = status,
                [nameof(MessagePage.Heading)] = page[headingKey],
                [nameof(MessagePage.Hint)] = hint,
            },
            status);
    }

    /// <summary>True for addresses that programs ask, not people.</summary>
    public static bool IsForPrograms(PathString path) => path.StartsWithSegments("/api/v1") || path.StartsWithSegments("/openapi") || path.StartsWithSegments("/mcp");
}
