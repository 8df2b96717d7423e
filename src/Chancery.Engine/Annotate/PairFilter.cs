using System.Runtime.CompilerServices;

namespace Chancery.Engine.Annotate;

/// <summary>
/// Which first two characters the phrases of a trie have, as a Bloom filter of one hash: says no to most positions of a text before the
/// trie is touched. Never says no to a phrase that was added.
/// </summary>
internal sealed class PairFilter
{
    private const int Bits = 15;
    private readonly ulong[] _bits = new ulong[1 << (Bits - 6)];

    /// <summary>Adds a phrase by its first two characters.</summary>
    /// <param name="first">Its first character.</param>
    /// <param name="second">Its second; NUL when whatever follows the first may match.</param>
    public void Add(char first, char second)
    {
        var bit = Hash(first, second);
        _bits[bit >> 6] |= 1UL << (int)(bit & 63);
    }

    /// <summary>False when no phrase matches at the start of a text.</summary>
    /// <param name="text">Not empty.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayMatch(ReadOnlySpan<char> text) => (text.Length > 1 && Has(text[0], text[1])) || Has(text[0], '\0');

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Has(char first, char second)
    {
        var bit = Hash(first, second);
        return (_bits[bit >> 6] & (1UL << (int)(bit & 63))) != 0;
    }

    /// <summary>Multiplicative hash (Knuth, TAOCP vol. 3, 6.4) of both characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(char first, char second) => (((uint)first << 16) | second) * 0x9E3779B1u >> (32 - Bits);
}
