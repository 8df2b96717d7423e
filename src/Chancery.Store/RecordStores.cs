using Chancery.Engine.Data;
using Chancery.Engine.Resolve;
using Chancery.Store.Search;
using Chancery.Store.Sqlite;

namespace Chancery.Store;

/// <summary>Opens stores.</summary>
public static class RecordStores
{
    /// <summary>Opens a store, creating it or bringing it up to date when needed.</summary>
    /// <param name="kb">File name (SQLite) or PostgreSQL connection string.</param>
    /// <param name="resolver">Joins statements to records.</param>
    /// <param name="readOnly">True changes nothing: the store must exist and be up to date.</param>
    /// <param name="analyzer">Words for full-text search; null reads them from the data folder beside the program.</param>
    /// <param name="clock">Tells when decisions are made; null takes the system's.</param>
    /// <exception cref="StoreException">The store cannot be used; the message says why and what to do.</exception>
    /// <exception cref="DataException">No <paramref name="analyzer"/> was given and the data folder is missing or wrong.</exception>
    public static IRecordStore Open(string kb, IRecordResolver resolver, bool readOnly = false, TextAnalyzer? analyzer = null, TimeProvider? clock = null)
    {
        if (string.IsNullOrWhiteSpace(kb))
        {
            throw new StoreException("no store was named; give a file name, such as chancery.db");
        }

        if (IsPostgres(kb))
        {
            throw new StoreException("PostgreSQL stores are not supported yet; give a file name, such as chancery.db");
        }

        return SqliteRecordStore.Open(Path.GetFullPath(kb), resolver, analyzer ?? TextAnalyzer.Load(new ChanceryData()), readOnly, clock: clock);
    }

    /// <summary>True when there is a store to open; opening one for writing would otherwise make it.</summary>
    public static bool Exists(string kb) => IsPostgres(kb) || File.Exists(kb);

    private static bool IsPostgres(string kb) =>
        kb.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
        || kb.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
        || kb.Contains("Host=", StringComparison.OrdinalIgnoreCase);
}
