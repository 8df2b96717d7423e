namespace Chancery.Engine.Annotate;

/// <summary>
/// A set of phrases with values, found by longest match at a position of folded text. Built once, then only read, so it is safe
/// to share between threads. Lookup allocates nothing.
/// </summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
public sealed class PhraseTrie<T>
{
    private readonly CharEdges _edges = new();
    private readonly List<(bool Has, T Value)> _nodes = [(false, default!)];
    private readonly ulong[] _first = new ulong[1024];
    private readonly PairFilter _pairs = new();

    /// <summary>Number of phrases.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a phrase; a later value for the same phrase replaces the earlier one.</summary>
    /// <param name="phrase">Folded, not empty.</param>
    /// <param name="value">What it stands for.</param>
    public void Add(ReadOnlySpan<char> phrase, T value)
    {
        ArgumentOutOfRangeException.ThrowIfZero(phrase.Length, nameof(phrase));
        _first[phrase[0] >> 6] |= 1UL << (phrase[0] & 63);
        _pairs.Add(phrase[0], phrase.Length > 1 ? phrase[1] : '\0');
        var node = 0;
        foreach (var c in phrase)
        {
            if (!_edges.TryGet(node, c, out var next))
            {
                next = _nodes.Count;
                _nodes.Add((false, default!));
                _edges.Add(node, c, next);
            }

            node = next;
        }

        Count += _nodes[node].Has ? 0 : 1;
        _nodes[node] = (true, value);
    }

    /// <summary>True when some phrase starts with this character.</summary>
    public bool MayStart(char c) => (_first[c >> 6] & (1UL << (c & 63))) != 0;

    /// <summary>The longest phrase that starts at the beginning of <paramref name="text"/>.</summary>
    /// <param name="text">Folded text from the position of interest on.</param>
    /// <param name="length">Length of the match in UTF-16 code units; 0 when there is none.</param>
    /// <param name="value">What the phrase stands for.</param>
    public bool TryMatch(ReadOnlySpan<char> text, out int length, out T value)
    {
        length = 0;
        value = default!;
        if (text.Length == 0 || !MayStart(text[0]) || !_pairs.MayMatch(text))
        {
            return false;
        }

        var node = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!_edges.TryGet(node, text[i], out node))
            {
                break;
            }

            if (_nodes[node].Has)
            {
                length = i + 1;
                value = _nodes[node].Value;
            }
        }

        return length > 0;
    }
}
