using System.IO.Compression;
using System.Security.Cryptography;

namespace Chancery.Server.Pages;

/// <summary>Style sheet, scripts and icon: embedded, and served under addresses that change with their content.</summary>
public static class SiteFiles
{
    private static readonly SiteFile Style = SiteFile.Read("explorer.css", "text/css; charset=utf-8");
    private static readonly SiteFile Icon = SiteFile.Read("icon.svg", "image/svg+xml");
    private static readonly Dictionary<string, SiteFile> Scripts = typeof(SiteFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(SiteFile.Prefix, StringComparison.Ordinal) && name.EndsWith(".js", StringComparison.Ordinal))
        .Select(name => SiteFile.Read(name[SiteFile.Prefix.Length..], "text/javascript; charset=utf-8"))
        .ToDictionary(file => file.Name, StringComparer.Ordinal);

    /// <summary>Address of the style sheet.</summary>
    public static string StyleAddress => Style.Address;

    /// <summary>Address of the icon.</summary>
    public static string IconAddress => Icon.Address;

    /// <summary>Address of a script.</summary>
    /// <param name="name">Name of its file under <c>Web/src/entry</c>, without extension.</param>
    /// <exception cref="KeyNotFoundException">There is no such script.</exception>
    public static string ScriptAddress(string name) => Scripts[name + ".js"].Address;

    internal static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var file in Scripts.Values.Append(Style).Append(Icon))
        {
            routes.MapGet(file.Address, file.WriteAsync);
        }

        routes.MapGet("/favicon.ico", Icon.WriteAsync);
    }
}

/// <summary>One embedded file, kept as it is and compressed.</summary>
internal sealed class SiteFile
{
    /// <summary>What the names of embedded files start with.</summary>
    public const string Prefix = "Chancery.Server.Assets.";

    private const string Brotli = "br";

    private readonly byte[] _content;
    private readonly byte[] _compressed;
    private readonly string _mediaType;

    private SiteFile(string name, byte[] content, string mediaType)
    {
        Name = name;
        _content = content;
        _compressed = Compress(content);
        _mediaType = mediaType;
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..8];
        Address = $"/assets/{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}";
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Path under which it is served.</summary>
    public string Address { get; }

    /// <summary>Reads an embedded file.</summary>
    public static SiteFile Read(string name, string mediaType)
    {
        using var resource = typeof(SiteFile).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException("embedded file is missing: " + name);
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return new SiteFile(name, copy.ToArray(), mediaType);
    }

    /// <summary>Answers with the file, compressed when the browser takes it.</summary>
    public Task WriteAsync(HttpContext context)
    {
        var takesBrotli = context.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value.Equals(Brotli, StringComparison.OrdinalIgnoreCase) && e.Quality is not 0);
        context.Response.ContentType = _mediaType;
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        if (takesBrotli)
        {
            context.Response.Headers.ContentEncoding = Brotli;
        }

        return context.Response.Body.WriteAsync(takesBrotli ? _compressed : _content, context.RequestAborted).AsTask();
    }

    private static byte[] Compress(byte[] content)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Optimal))
        {
            brotli.Write(content);
        }

        return target.ToArray();
    }
}
