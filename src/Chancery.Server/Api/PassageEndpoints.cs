using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chancery.Server.Api;

/// <summary>Full-text search.</summary>
internal static class PassageEndpoints
{
    /// <summary>Adds the operation.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapRead("/search", Search, new(
        "search",
        "search",
        "Search passages",
        "Paragraphs that hold all words, each as a snippet with the places of the words in it.",
        [ApiParameters.Words, ApiParameters.Cursor, ApiParameters.HitLimit]));

    private static Ok<ApiPage<PassageItem>> Search(ApiQuery query, IRecordStore store, Quotations citations) => TypedResults.Ok(ApiPage.Of(
        store.Search(query.One(ApiParameters.Words)!, query.One(ApiParameters.Cursor), query.Limit(ApiParameters.HitLimit)), h => PassageItem.Of(h, citations)));
}

/// <summary>A paragraph that holds the words searched for.</summary>
/// <param name="Snippet">Cleaned text around the words.</param>
/// <param name="Marks">Where they stand in the snippet.</param>
/// <param name="Citation">The paragraph as it stands in the document, a long one cut.</param>
internal sealed record PassageItem(string Snippet, IReadOnlyList<MarkItem> Marks, Quotation Citation)
{
    /// <summary>A hit for programs.</summary>
    public static PassageItem Of(SearchHit hit, Quotations citations)
    {
        var index = new CodePointIndex(hit.Snippet);
        return new PassageItem(
            hit.Snippet,
            [.. hit.Marks.Select(m => new MarkItem(index.ToCodePoint(m.Start), index.ToCodePoint(m.End)))],
            citations.Shortened(new Evidence(hit.Document.Id, hit.Source)));
    }
}

/// <summary>A range of a snippet.</summary>
/// <param name="Start">First code point.</param>
/// <param name="End">Code point after the last.</param>
internal sealed record MarkItem(int Start, int End);
