namespace Chancery.Server.Pages;

/// <summary>Light or dark, when the reader does not want what the system says. Kept in a cookie: a link must not change another reader's page.</summary>
internal static class Theme
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "chancery-theme";

    private static readonly string[] Known = ["light", "dark"];
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(365);

    /// <summary>The reader's choice; null follows the system.</summary>
    public static string? Of(HttpRequest request) => request.Cookies[Cookie] is { } theme && Known.Contains(theme, StringComparer.Ordinal) ? theme : null;

    /// <summary>The theme that a switch leads to: dark, light, and back to the system's.</summary>
    public static string After(string? theme) => theme switch
    {
        null => "dark",
        "dark" => "light",
        _ => "system",
    };

    /// <summary>Adds the endpoint that switches.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/theme", context =>
    {
        var to = context.Request.Query.One("to") ?? "system";
        if (Known.Contains(to, StringComparer.Ordinal))
        {
            context.Response.Cookies.Append(Cookie, to, new CookieOptions { SameSite = SameSiteMode.Lax, Path = "/", MaxAge = Lasts, HttpOnly = true });
        }
        else
        {
            context.Response.Cookies.Delete(Cookie);
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(LocalAddress.Of(context.Request.Query.One("back")) ?? "/");
        return Task.CompletedTask;
    });
}
