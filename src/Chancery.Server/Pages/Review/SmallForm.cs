using Microsoft.AspNetCore.Http.Features;

namespace Chancery.Server.Pages;

/// <summary>Reads forms and bodies that people and programs send, none of which is large.</summary>
internal static class SmallForm
{
    /// <summary>Most bytes of a body.</summary>
    public const long MostBytes = 256 * 1024;

    /// <summary>The form of a request; null when it is none or too large, which is answered then.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        Limit(context);
        try
        {
            if (context.Request.HasFormContentType)
            {
                return await context.Request.ReadFormAsync(context.RequestAborted);
            }
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, "decide.tooLarge");
            return null;
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException)
        {
            // Answered as what it is: no form.
        }

        await RefuseAsync(context, StatusCodes.Status400BadRequest, "decide.noForm");
        return null;
    }

    /// <summary>Refuses a longer body as soon as it is read.</summary>
    public static void Limit(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = MostBytes;
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string key) =>
        ErrorPages.WriteAsync(context, status, "decide.notDone", context.RequestServices.GetRequiredService<PageContext>()[key]);
}
