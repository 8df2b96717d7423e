using System.Text;
using Chancery.Server.Pages;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Chancery.Server.OpenApi;

/// <summary>The page on which the API can be tried: Swagger UI, served from the program itself under the explorer's own security policy.</summary>
internal static class TrialPage
{
    private const string Address = "/api";

    private static readonly byte[] Page = Encoding.UTF8.GetBytes(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>API – Chancery</title>
        <link rel="stylesheet" href="./swagger-ui.css">
        <link rel="icon" href="{SiteFiles.IconAddress}">
        </head>
        <body>
        <main id="swagger-ui"></main>
        <script src="./swagger-ui-bundle.js" defer></script>
        <script type="module" src="{SiteFiles.ScriptAddress("api")}"></script>
        </body>
        </html>

        """);

    /// <summary>Adds the page.</summary>
    public static void Use(WebApplication app) => app.UseWhen(context => IsPage(context.Request.Path), page => page.UseSwaggerUI(options =>
    {
        options.RoutePrefix = Address[1..];
        options.SwaggerEndpoint(ApiDocument.Address, "v1");
        options.IndexStream = () => new MemoryStream(Page, writable: false);
    }));

    private static bool IsPage(PathString path) => path.StartsWithSegments(Address, out var rest) && !rest.StartsWithSegments("/v1");
}
