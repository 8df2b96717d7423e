namespace Chancery.Server.Pages;

/// <summary>The pages that every page leads to.</summary>
internal static class SitePages
{
    /// <summary>Key of its name, path, and the key that follows <c>g</c>, in the order of the header.</summary>
    public static readonly IReadOnlyList<(string Key, string Path, string Go)> All =
    [
        ("overview", "/", "o"), ("timeline", "/timeline", "t"), ("mechanisms", "/mechanisms", "m"), ("agreements", "/agreements", "a"),
        ("indicators", "/indicators", "f"), ("network", "/network", "n"), ("audit", "/audit", "u"), ("review", "/review", "r"),
    ];
}
