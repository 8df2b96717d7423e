using System.Collections.Concurrent;
using Chancery.Store;

namespace Chancery.Server;

/// <summary>Keeps what is costly to compute from a store until the store changes. Safe to share between threads.</summary>
public sealed class StoreMemo(IRecordStore store)
{
    private const int MostKept = 256;

    private readonly Lock _lock = new();
    private ConcurrentDictionary<string, Lazy<object?>> _kept = new(StringComparer.Ordinal);
    private long _revision = -1;

    /// <summary>What <paramref name="compute"/> gave for this key at the store's present state, computed once.</summary>
    /// <param name="key">Names what is computed and from which values.</param>
    /// <param name="compute">Computes it from the store alone.</param>
    /// <typeparam name="T">What it gives; the same for the same key.</typeparam>
    public T Get<T>(string key, Func<IRecordStore, T> compute)
    {
        var kept = Current();
        if (kept.Count > MostKept)
        {
            kept.Clear();
        }

        var value = kept.GetOrAdd(key, _ => new Lazy<object?>(() => compute(store)));
        try
        {
            return (T)value.Value!;
        }
        catch
        {
            kept.TryRemove(key, out _);
            throw;
        }
    }

    private ConcurrentDictionary<string, Lazy<object?>> Current()
    {
        var revision = store.Revision();
        lock (_lock)
        {
            if (revision != _revision)
            {
                _revision = revision;
                _kept = new ConcurrentDictionary<string, Lazy<object?>>(StringComparer.Ordinal);
            }

            return _kept;
        }
    }
}
