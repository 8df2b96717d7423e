using System.Security.Cryptography;
using System.Text;
using Chancery.Engine.Data;
using Chancery.Store;
using Microsoft.Net.Http.Headers;

namespace Chancery.Server;

/// <summary>
/// Entity tags of what is read: the state of the store, the program and what the reader's browser asks for. As long as none of them
/// changes, an address answers the same, and a browser that has the answer is told so before anything is computed.
/// </summary>
internal sealed class EntityTags(IRecordStore store, ChanceryData data)
{
    private readonly string _program = typeof(EntityTags).Assembly.ManifestModule.ModuleVersionId.ToString("N") + data.Version;

    /// <summary>Answers 304 to a browser that has the answer, and tags the answer otherwise.</summary>
    public async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            await next(context);
            return;
        }

        var tag = TagOf(request);
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            Write(context.Response, tag);
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode == StatusCodes.Status200OK && context.Response.Headers.CacheControl == SecurityHeaders.Revalidate)
            {
                Write(context.Response, tag);
            }

            return Task.CompletedTask;
        });
        await next(context);
    }

    private static void Write(HttpResponse response, EntityTagHeaderValue tag)
    {
        response.Headers.ETag = tag.ToString();
        response.Headers.Vary = "Accept, Accept-Language, Cookie";
    }

    private EntityTagHeaderValue TagOf(HttpRequest request)
    {
        var asked = string.Join('\n', _program, request.QueryString, request.Headers.Accept, request.Headers.AcceptLanguage, request.Headers.Cookie);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked)))[..16];
        return new EntityTagHeaderValue($"\"{store.Revision()}-{hash}\"", isWeak: true);
    }
}
