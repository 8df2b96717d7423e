using Chancery.Model;

namespace Chancery.Store;

/// <summary>Which passages to find. Null or empty means any.</summary>
public sealed record SearchFilter
{
    /// <summary>Words that must all stand in one paragraph (a Chinese word of one or two characters too; any form of case).</summary>
    public required string Words { get; init; }

    /// <summary>Language tags of documents.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Sources that documents name.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Years of documents.</summary>
    public IReadOnlyList<string> Years { get; init; } = [];

    /// <summary>Party codes; a document passes when its records name all of them.</summary>
    public IReadOnlyList<string> Parties { get; init; } = [];

    /// <summary>Record types; a document passes when it tells of any of them.</summary>
    public IReadOnlyList<RecordType> Types { get; init; } = [];

    /// <summary>True lists the oldest documents first; otherwise the newest, undated ones last in either order.</summary>
    public bool OldestFirst { get; init; }

    /// <summary>Opaque cursor from <see cref="SearchResult.Next"/>.</summary>
    public string? Cursor { get; init; }

    /// <summary>Most passages to return, 1 to 10000.</summary>
    public int Limit { get; init; } = 30;
}

/// <summary>By what a search can be narrowed.</summary>
public enum SearchFacet
{
    /// <summary>Record types told in the document.</summary>
    Type,

    /// <summary>Parties of the document's records.</summary>
    Party,

    /// <summary>Year of the document.</summary>
    Year,

    /// <summary>Source that the document names.</summary>
    Source,

    /// <summary>Language of the document.</summary>
    Language,
}

/// <summary>What a search found.</summary>
/// <param name="Hits">Passages of this page.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
/// <param name="Total">Passages that pass the filter.</param>
/// <param name="Documents">Documents that hold them.</param>
/// <param name="IsCapped">True when more paragraphs hold the words than are looked through; the counts are then of those.</param>
/// <param name="Facets">For each facet its values with the number of documents that choosing the value would leave, most first.</param>
public sealed record SearchResult(
    IReadOnlyList<SearchHit> Hits,
    string? Next,
    long Total,
    long Documents,
    bool IsCapped,
    IReadOnlyDictionary<SearchFacet, IReadOnlyList<KeyValuePair<string, int>>> Facets);

public partial interface IRecordStore
{
    /// <summary>Paragraphs that hold all words of a filter, newest documents first.</summary>
    SearchResult Search(SearchFilter filter);
}

/// <summary>Shorter forms of searching.</summary>
public static class SearchExtensions
{
    /// <summary>Paragraphs that hold all words, newest documents first.</summary>
    public static Page<SearchHit> Search(this IRecordStore store, string words, string? cursor, int limit)
    {
        var result = store.Search(new SearchFilter { Words = words, Cursor = cursor, Limit = limit });
        return new Page<SearchHit>(result.Hits, result.Next, result.Total);
    }
}
