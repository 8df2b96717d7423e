using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>Cuts pages out of a list in memory. The cursor is the key of the last item shown.</summary>
internal static class ListPages
{
    /// <summary>The items after a cursor.</summary>
    /// <param name="items">The whole list.</param>
    /// <param name="cursor">Key of the item before the page; null for the first page.</param>
    /// <param name="size">Most items.</param>
    /// <param name="key">Names an item; no two alike.</param>
    /// <exception cref="ArgumentException">No item has this key.</exception>
    public static Page<T> After<T>(List<T> items, string? cursor, int size, Func<T, string> key)
    {
        var start = cursor is null ? 0 : items.FindIndex(i => key(i) == cursor) + 1;
        if (cursor is not null && start == 0)
        {
            throw new ArgumentException($"\"{cursor}\" is no cursor of this list; start again from its first page", nameof(cursor));
        }

        var page = items.GetRange(start, Math.Min(size, items.Count - start));
        return new Page<T>(page, start + page.Count < items.Count ? key(page[^1]) : null, items.Count);
    }
}
