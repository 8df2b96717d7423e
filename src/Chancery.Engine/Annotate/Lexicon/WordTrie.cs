namespace Chancery.Engine.Annotate.Lexicon;

/// <summary>
/// Words by longest match at a position of folded text. In an entry, <c>*</c> stands for up to <see cref="MaxEnding"/> further
/// letters of the word (an inflected ending); words of alphabetic scripts match whole words only.
/// </summary>
internal sealed class WordTrie
{
    /// <summary>Most letters an ending may have: the longest regular Russian adjective and participle endings with reflexive suffix.</summary>
    public const int MaxEnding = 5;

    private const char Star = '*';
    private readonly CharEdges _edges = new();
    private readonly List<WordEntry?> _entries = [null];
    private readonly List<bool> _hasStar = [false];
    private readonly ulong[] _first = new ulong[1024];
    private readonly PairFilter _pairs = new();

    /// <summary>Entry of a word pattern, made when it is new.</summary>
    public WordEntry Entry(string pattern)
    {
        _first[pattern[0] >> 6] |= 1UL << (pattern[0] & 63);
        _pairs.Add(pattern[0], pattern.Length > 1 && pattern[1] != Star ? pattern[1] : '\0');
        var node = 0;
        foreach (var c in pattern)
        {
            if (!_edges.TryGet(node, c, out var next))
            {
                next = _entries.Count;
                _entries.Add(null);
                _hasStar.Add(false);
                _edges.Add(node, c, next);
            }

            if (c == Star)
            {
                _hasStar[node] = true;
            }

            node = next;
        }

        return _entries[node] ??= new WordEntry();
    }

    /// <summary>Longest word that starts at <paramref name="start"/>.</summary>
    /// <returns>End of the match; <paramref name="start"/> when there is none.</returns>
    public int Match(ReadOnlySpan<char> text, int start, out WordEntry? entry)
    {
        entry = null;
        var c = text[start];
        if ((_first[c >> 6] & (1UL << (c & 63))) == 0 || !_pairs.MayMatch(text[start..]) || (IsAlphabetic(c) && start > 0 && IsAlphabetic(text[start - 1])))
        {
            return start;
        }

        var best = start;
        var exact = false;
        Walk(text, start, 0, false, ref best, ref exact, ref entry);
        return best;
    }

    /// <summary>True for letters and digits of scripts that put blanks between words.</summary>
    public static bool IsAlphabetic(char c) => c < 0x2E80 && char.IsLetterOrDigit(c);

    private void Walk(ReadOnlySpan<char> text, int position, int node, bool viaStar, ref int best, ref bool exact, ref WordEntry? entry)
    {
        while (true)
        {
            Accept(text, position, node, viaStar, ref best, ref exact, ref entry);
            if (_hasStar[node])
            {
                var end = position;
                while (end < text.Length && end - position < MaxEnding && IsAlphabetic(text[end]))
                {
                    end++;
                }

                _edges.TryGet(node, Star, out var ending);
                Walk(text, end, ending, true, ref best, ref exact, ref entry);
            }

            if (position >= text.Length || text[position] == Star || !_edges.TryGet(node, text[position], out node))
            {
                return;
            }

            position++;
        }
    }

    /// <summary>A longer match wins; of two as long the one written out in full.</summary>
    private void Accept(ReadOnlySpan<char> text, int position, int node, bool viaStar, ref int best, ref bool exact, ref WordEntry? entry)
    {
        if ((position > best || (position == best && !viaStar && !exact && entry is not null)) && _entries[node] is { } found
            && !(position < text.Length && IsAlphabetic(text[position]) && IsAlphabetic(text[position - 1])))
        {
            best = position;
            exact = !viaStar;
            entry = found;
        }
    }
}
