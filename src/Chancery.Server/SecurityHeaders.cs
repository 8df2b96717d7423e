namespace Chancery.Server;

/// <summary>Headers on every response: nothing is fetched from elsewhere, nothing from a document can run.</summary>
internal static class SecurityHeaders
{
    /// <summary>Cache-Control of what must be asked for again each time; an entity tag then spares the answer.</summary>
    public const string Revalidate = "no-cache";

    private const string Policy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Adds the headers and goes on.</summary>
    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = Revalidate;
        return next(context);
    }
}
