using System.Text;
using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Chancery.Server.Api;

/// <summary>Records as files.</summary>
internal static class ExportEndpoints
{
    private const string Path = "/export";

    /// <summary>Adds the operation.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapRead(
        Path,
        ExportAsync,
        new(
            "exportRecords",
            "export",
            "Export records",
            "All records that pass the filters as one file, streamed; the formats are described in the reference of exports.",
            [ApiParameters.Format, ApiParameters.Type, .. ApiParameters.Filters, ApiParameters.Order, ApiParameters.OneRecord, ApiParameters.ByDocument])
        {
            Files = [.. ExportFormats.All.SelectMany(MediaTypes).Distinct().Order(StringComparer.Ordinal)],
        },
        ApiCode.BadExport,
        ApiCode.NoRecord)
        .Produces(StatusCodes.Status200OK);

    /// <summary>What a format gives for one type and for several.</summary>
    private static IEnumerable<string> MediaTypes(ExportFormat format) =>
        ((RecordFilter[])[new(), new() { Types = [format.Types[0]] }]).Select(f => format.FileOf(f).MediaType);

    private static async Task ExportAsync(HttpContext context, ApiQuery query, IRecordStore store, ExportKnowledge knowledge, DocumentTexts documents)
    {
        var format = ExportFormats.Get(query.One(ApiParameters.Format)?.ToLowerInvariant() ?? ApiParameters.Format.Default);
        var filter = query.Filters() with { Ids = [.. query.Many(ApiParameters.OneRecord).Select(id => store.Find(id).Id).Distinct(StringComparer.Ordinal)] };
        var file = format.FileOf(filter);
        var response = context.Response;
        response.ContentType = file.MediaType;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = NameOf(filter) + file.Extension }.ToString();
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        var job = new ExportJob(store, knowledge)
        {
            Filter = filter,
            ByDocument = query.Has(ApiParameters.ByDocument, "yes"),
            Explorer = SiteAddress.Of(context.Request),
            Documents = documents,
            Stop = context.RequestAborted,
        };
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        try
        {
            await Task.Run(() => format.Write(job, response.Body), context.RequestAborted);
        }
        catch (ExportException e) when (!response.HasStarted)
        {
            throw new ApiException(new ApiProblem(ApiCode.BadExport, e.Message, ApiParameters.Format.Name, [.. ExportFormats.All.Select(f => f.Name)]));
        }
    }

    /// <summary>Name of the file without its ending: what was asked for, in letters that every system takes.</summary>
    private static string NameOf(RecordFilter filter)
    {
        var name = new StringBuilder("chancery");
        foreach (var part in (IEnumerable<string?>)[.. filter.Types.Select(t => t.Name()), .. filter.Parties, filter.From, filter.To, filter.Ids is [var only] ? only : null])
        {
            var letters = new string([.. (part ?? "").Where(c => char.IsAsciiLetterOrDigit(c) || c == '-')]);
            if (letters.Length > 0 && name.Length + letters.Length < 100)
            {
                name.Append('-').Append(letters);
            }
        }

        return name.ToString();
    }
}
