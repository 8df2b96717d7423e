using System.Globalization;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>The queue of questions, kept until the store changes.</summary>
internal sealed class ReviewQueue(StoreMemo memo)
{
    private const int Window = 100;

    /// <summary>The question at the place that a filter skips to, and how many there are; null when there is none.</summary>
    public (ReviewItem? Item, long Total) At(ReviewQuery query)
    {
        var window = query.Filter.Skip / Window;
        var page = memo.Get(
            string.Create(CultureInfo.InvariantCulture, $"review|{query.Key}|{window}"),
            store => store.Review(query.Filter with { Skip = window * Window, Limit = Window }));
        return (page.Items.ElementAtOrDefault(query.Filter.Skip - (window * Window)), page.Total);
    }
}
