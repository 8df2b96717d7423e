using Chancery.Server.Pages;

namespace Chancery.Server.Access;

/// <summary>Marks an endpoint that only reads although programs post to it.</summary>
internal sealed class ReadsByPost;

/// <summary>Who may do what: anybody on this machine reads; changing needs the token, and so does reading from elsewhere.</summary>
/// <param name="token">The server's token.</param>
/// <param name="readsNeedToken">True when the server can be reached from other machines.</param>
internal sealed class AccessControl(AccessToken token, bool readsNeedToken)
{
    /// <summary>Lets a request through or answers 401 or 403.</summary>
    public async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        // An endpoint that is no route answers that the method is not allowed, which is for all to know.
        var writes = !IsRead(request) && context.GetEndpoint() is RouteEndpoint endpoint && endpoint.Metadata.GetMetadata<ReadsByPost>() is null;
        if (IsOpen(request.Path) || !(writes || readsNeedToken))
        {
            await next(context);
        }
        else if (!token.MayWrite(request))
        {
            await SignIn.AskAsync(context);
        }
        else if (writes && !token.IsProgram(request) && IsForeign(request))
        {
            await ErrorPages.WriteAsync(context, StatusCodes.Status403Forbidden, "error.foreign", context.RequestServices.GetRequiredService<PageContext>()["error.foreignHint"]);
        }
        else
        {
            await next(context);
        }
    }

    private static bool IsRead(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);

    /// <summary>True for what a person needs to sign in, and for what says nothing of the records.</summary>
    private static bool IsOpen(PathString path) => path == SignIn.Path || path == "/healthz" || path == "/favicon.ico" || path.StartsWithSegments("/assets");

    /// <summary>
    /// True when a page of another site sent the form. Browsers say so in Sec-Fetch-Site; those that do not know it name the page's site as
    /// the origin, which is "null" where they keep it to themselves.
    /// </summary>
    private static bool IsForeign(HttpRequest request) => request.Headers["Sec-Fetch-Site"].FirstOrDefault() is { } site
        ? site != "same-origin"
        : request.Headers.Origin.FirstOrDefault() is { } origin && origin != $"{request.Scheme}://{request.Host}";
}
