using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Chancery.Server.Pages;

/// <summary>Renders a page component to a whole HTML response. No script and no state follow it.</summary>
internal static class PageRenderer
{
    /// <summary>The page as a response.</summary>
    /// <param name="context">The request.</param>
    /// <param name="parameters">The page's parameters.</param>
    /// <param name="status">HTTP status code.</param>
    /// <typeparam name="TPage">The page.</typeparam>
    public static async Task WriteAsync<TPage>(HttpContext context, Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        var services = context.RequestServices;
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters));
            using var text = new StringWriter();
            root.WriteHtmlTo(text);
            return text.ToString();
        });
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.WriteAsync(html, context.RequestAborted);
        }
    }
}
