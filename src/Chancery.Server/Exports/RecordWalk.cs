using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports;

/// <summary>All records that pass a filter, page by page, so that an export holds one page in memory.</summary>
public static class RecordWalk
{
    private const int PageSize = 1000;

    /// <summary>The records in the store's order, which is the same for the same content.</summary>
    public static IEnumerable<Record> Records(this IRecordStore store, RecordFilter filter)
    {
        var page = store.ListRecords(filter with { Cursor = null, Limit = PageSize });
        while (true)
        {
            foreach (var record in page.Items)
            {
                yield return record;
            }

            if (page.Next is null)
            {
                yield break;
            }

            page = store.ListRecords(filter with { Cursor = page.Next, Limit = PageSize });
        }
    }
}
