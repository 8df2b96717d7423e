using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Chancery.Store.Sqlite;

/// <summary>Says what an SQLite error means for the user and what to do.</summary>
internal static class SqliteErrors
{
    /// <summary>Runs an action on a store.</summary>
    /// <exception cref="StoreException">SQLite refused.</exception>
    public static T Guard<T>(string file, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException e)
        {
            throw Explain(file, e);
        }
        catch (InvalidDataException e)
        {
            throw new StoreException($"{file} is damaged: {e.Message}; ingest into a new file", e);
        }
    }

    private static StoreException Explain(string file, SqliteException error) => new(
        error.SqliteErrorCode switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"{file} is being written by another program; wait until it is done, or give another --kb",
            raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
                $"{file} cannot be written: the file or its folder is read-only; change the rights, or give another --kb",
            raw.SQLITE_CANTOPEN => $"{file} cannot be opened; check that it is a file in a folder you may write to",
            raw.SQLITE_NOTADB => $"{file} is not a Chancery store nor any SQLite database; give another --kb",
            raw.SQLITE_CORRUPT => $"{file} is damaged ({error.Message}); restore a copy, or ingest into a new file",
            raw.SQLITE_FULL => $"the disk is full: nothing of the last batch was saved to {file}; free some space and repeat",
            raw.SQLITE_IOERR => $"{file} could not be read or written ({error.Message}); check disk and network drive, then repeat",
            raw.SQLITE_TOOBIG => $"a document is too large for {file} (SQLite takes at most 1 GB in one value)",
            _ => $"{file} could not be used: {error.Message}",
        },
        error);
}
