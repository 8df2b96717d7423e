namespace Chancery.Engine.Resolve.Identity;

/// <summary>A 64-bit hash (FNV-1a over UTF-16 code units) of parts, the same on every machine.</summary>
internal readonly struct KeyHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly ulong _state;

    /// <summary>Starts a key of a family.</summary>
    public KeyHash(char family)
    {
        _state = (Offset ^ family) * Prime;
    }

    private KeyHash(ulong state)
    {
        _state = state;
    }

    /// <summary>The hash.</summary>
    public long Value
    {
        get
        {
            // Mixes the high bits, so that the smallest of many hashes is an even choice.
            var x = _state;
            x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
            x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
            return (long)(x ^ (x >> 31));
        }
    }

    /// <summary>Adds a part.</summary>
    public KeyHash Add(ReadOnlySpan<char> part)
    {
        var state = _state;
        foreach (var c in part)
        {
            state = (state ^ c) * Prime;
        }

        return new KeyHash((state ^ '\n') * Prime);
    }

    /// <summary>Adds a number.</summary>
    public KeyHash Add(int number) => new((((_state ^ (uint)number) * Prime) ^ '#') * Prime);
}
