namespace Chancery.Engine.Text;

/// <summary>
/// Finds paragraphs that repeat an earlier one word for word or nearly so, as bad scans do. Each paragraph is sketched by the smallest
/// hashes of its overlapping pieces of five letters; paragraphs that share one of them are compared.
/// </summary>
internal sealed class RepeatFinder(CharTable chars)
{
    private const int Shortest = 20;
    private const int Piece = 5;
    private const int SketchBits = 3;
    private const int SketchSize = 1 << SketchBits;
    private const int Alike = 7;

    private readonly Dictionary<ulong, int> _bySketch = [];
    private readonly List<(uint[] Sketch, int Letters)> _seen = [];
    private readonly List<int> _indexes = [];

    /// <summary>Index of the earlier paragraph that this one repeats; -1 when it repeats none. Remembers this one.</summary>
    /// <param name="folded">Folded text of the paragraph.</param>
    /// <param name="index">Its index.</param>
    internal int Find(ReadOnlySpan<char> folded, int index)
    {
        var sketch = new uint[SketchSize];
        var letters = Sketch(folded, sketch);
        if (letters < Shortest)
        {
            return -1;
        }

        var found = -1;
        for (var i = 0; i < SketchSize && found < 0; i++)
        {
            if (_bySketch.TryGetValue(Key(i, sketch[i]), out var earlier) && AreAlike(sketch, letters, earlier))
            {
                found = _indexes[earlier];
            }
        }

        if (found < 0)
        {
            for (var i = 0; i < SketchSize; i++)
            {
                _bySketch[Key(i, sketch[i])] = _seen.Count;
            }

            _seen.Add((sketch, letters));
            _indexes.Add(index);
        }

        return found;
    }

    private static ulong Key(int slot, uint hash) => ((ulong)(uint)slot << 32) | hash;

    private bool AreAlike(uint[] sketch, int letters, int earlier)
    {
        var (other, otherLetters) = _seen[earlier];
        var same = 0;
        for (var i = 0; i < SketchSize; i++)
        {
            same += sketch[i] == other[i] ? 1 : 0;
        }

        return same >= Alike && Math.Min(letters, otherLetters) * 10L >= Math.Max(letters, otherLetters) * 9L;
    }

    /// <summary>Smallest hash in each of eight residue classes; counts letters and digits.</summary>
    private int Sketch(ReadOnlySpan<char> folded, uint[] sketch)
    {
        const CharKinds Counted = CharKinds.Han | CharKinds.Latin | CharKinds.Cyrillic | CharKinds.Digit;
        Array.Fill(sketch, uint.MaxValue);
        ulong window = 0;
        var letters = 0;
        foreach (var c in folded)
        {
            if (!chars.Is(c, Counted))
            {
                continue;
            }

            letters++;
            window = (window << 12) ^ ((ulong)c * 0x9E37);
            if (letters >= Piece)
            {
                var hash = window * 0x9E3779B97F4A7C15UL;
                ref var slot = ref sketch[hash >> (64 - SketchBits)];
                slot = Math.Min(slot, (uint)(hash >> 24));
            }
        }

        return letters;
    }
}
