using System.Runtime.CompilerServices;

namespace Chancery.Engine.Annotate;

/// <summary>
/// The edges of a trie over UTF-16 code units: open addressing in one array, so that a step costs one multiplication and most often one
/// memory access. Grows while it is built; safe to share between threads once it is only read.
/// </summary>
internal sealed class CharEdges
{
    private const int FirstCapacity = 16;

    /// <summary>2^64 over the golden ratio: spreads keys that differ in few bits (Knuth, TAOCP vol. 3, 6.4).</summary>
    private const ulong Spread = 0x9E3779B97F4A7C15;

    private Edge[] _edges = new Edge[FirstCapacity];
    private int _shift = 60;
    private int _count;

    /// <summary>Adds the edge from a node by a character; there must be none yet.</summary>
    public void Add(int node, char c, int next)
    {
        if ((_count + 1) * 2 > _edges.Length)
        {
            Grow();
        }

        Put(KeyOf(node, c), next);
        _count++;
    }

    /// <summary>The node that an edge leads to; false when there is no such edge.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(int node, char c, out int next)
    {
        var edges = _edges;
        var key = KeyOf(node, c);
        var slot = (int)((key * Spread) >> _shift);
        while (true)
        {
            ref readonly var edge = ref edges[slot & (edges.Length - 1)];
            if (edge.Key == key)
            {
                next = edge.Next;
                return true;
            }

            if (edge.Key == 0)
            {
                next = 0;
                return false;
            }

            slot++;
        }
    }

    /// <summary>Never 0, which marks a free slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong KeyOf(int node, char c) => ((ulong)(uint)(node + 1) << 16) | c;

    private void Put(ulong key, int next)
    {
        var slot = (int)((key * Spread) >> _shift);
        while (_edges[slot & (_edges.Length - 1)].Key != 0)
        {
            slot++;
        }

        _edges[slot & (_edges.Length - 1)] = new Edge(key, next);
    }

    private void Grow()
    {
        var old = _edges;
        _edges = new Edge[old.Length * 2];
        _shift--;
        foreach (var edge in old)
        {
            if (edge.Key != 0)
            {
                Put(edge.Key, edge.Next);
            }
        }
    }

    private readonly record struct Edge(ulong Key, int Next);
}
