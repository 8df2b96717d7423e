using Chancery.Server.Pages;

namespace Chancery.Server.Access;

/// <summary>Signing in: the address that <c>chancery serve</c> prints, or the token pasted into a form, gives the browser its cookie.</summary>
internal static class SignIn
{
    /// <summary>Where it happens.</summary>
    public const string Path = "/sign-in";

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, context => Answer(context, context.Request.Query["token"].FirstOrDefault(), context.Request.Query["back"].FirstOrDefault()));
        routes.MapPost(Path, async context =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            await Answer(context, form["token"].FirstOrDefault(), form["back"].FirstOrDefault());
        });
    }

    /// <summary>Answers a request that needs the token: a form for people, problem+json for programs.</summary>
    public static Task AskAsync(HttpContext context)
    {
        if (ErrorPages.IsForPrograms(context.Request.Path))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            var page = context.RequestServices.GetRequiredService<PageContext>();
            return ErrorPages.WriteAsync(context, StatusCodes.Status401Unauthorized, "signIn.needed", page["signIn.neededHint"]);
        }

        return ShowAsync(context, HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : null, wrong: false, StatusCodes.Status401Unauthorized);
    }

    private static Task Answer(HttpContext context, string? given, string? back)
    {
        var token = context.RequestServices.GetRequiredService<AccessToken>();
        if (!token.IsSecret(given))
        {
            return ShowAsync(context, back, wrong: given is not null, given is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized);
        }

        var cookie = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = Lasts, Secure = context.Request.IsHttps };
        context.Response.Cookies.Append(AccessToken.Cookie, token.SessionValue, cookie);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(LocalAddress.Of(back) ?? "/");
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        return Task.CompletedTask;
    }

    private static Task ShowAsync(HttpContext context, string? back, bool wrong, int status)
    {
        context.Response.Headers.CacheControl = "no-store";
        return PageRenderer.WriteAsync<SignInPage>(
            context, new() { [nameof(SignInPage.Back)] = LocalAddress.Of(back), [nameof(SignInPage.IsWrong)] = wrong }, status);
    }
}
