using System.Security.Cryptography;

namespace Chancery.Server.Pages;

/// <summary>The style sheet and the icon: embedded, and served under an address that changes with their content.</summary>
public static class SiteFiles
{
    private static readonly byte[] StyleBytes = Read("explorer.css");
    private static readonly byte[] IconBytes = Read("icon.svg");

    /// <summary>Address of the style sheet.</summary>
    public static string StyleAddress { get; } = Address("explorer", StyleBytes, "css");

    /// <summary>Address of the icon.</summary>
    public static string IconAddress { get; } = Address("icon", IconBytes, "svg");

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(StyleAddress, context => WriteAsync(context, StyleBytes, "text/css; charset=utf-8"));
        routes.MapGet(IconAddress, context => WriteAsync(context, IconBytes, "image/svg+xml"));
        routes.MapGet("/favicon.ico", context => WriteAsync(context, IconBytes, "image/svg+xml"));
    }

    private static Task WriteAsync(HttpContext context, byte[] content, string type)
    {
        context.Response.ContentType = type;
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return context.Response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }

    private static byte[] Read(string name)
    {
        using var resource = typeof(SiteFiles).Assembly.GetManifestResourceStream("Chancery.Server.Assets." + name)
            ?? throw new InvalidOperationException("embedded file is missing: " + name);
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }

    private static string Address(string name, byte[] content, string extension) =>
        $"/assets/{name}.{Convert.ToHexStringLower(SHA256.HashData(content))[..8]}.{extension}";
}
