namespace Chancery.Server;

/// <summary>Where this site is, as the one who asks sees it.</summary>
internal static class SiteAddress
{
    /// <summary>The address of the site's root, ending with a slash.</summary>
    public static Uri Of(HttpRequest request) => new($"{request.Scheme}://{request.Host}{request.PathBase}/");
}
