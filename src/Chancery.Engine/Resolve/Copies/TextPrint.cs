using System.Buffers.Binary;
using System.Numerics;
using Chancery.Engine.Resolve.Identity;
using Chancery.Engine.Resolve.Names;

namespace Chancery.Engine.Resolve.Copies;

/// <summary>
/// A MinHash signature of a text's letters: two texts share as large a part of their signatures as of their runs of letters, so that
/// copies, reprints and revisions are found without comparing texts. (Broder, On the resemblance and containment of documents, 1997.)
/// </summary>
public sealed class TextPrint
{
    /// <summary>Number of hash functions.</summary>
    public const int Size = 64;

    private const int Shingle = 7;
    private const int Rows = 4;

    /// <summary>Letters below which a text is too short to be told from another that only says the same.</summary>
    private const int LeastLetters = 60;

    private static readonly uint[] Factors = Constants(0x9E3779B97F4A7C15, odd: true);
    private static readonly uint[] Terms = Constants(0xD1B54A32D192ED03, odd: false);

    /// <summary>Weight from which two equal passages are one and no chance; a Han character counts two, another letter one.</summary>
    private const int TellingPassage = 60;

    private readonly uint[] _least;

    private TextPrint(uint[] least)
    {
        _least = least;
    }

    /// <summary>The signature of a text; null for one that is too short.</summary>
    /// <param name="folded">Folded paragraphs of the text, one after the other.</param>
    public static TextPrint? Of(IEnumerable<string> folded)
    {
        var letters = string.Concat(folded.Select(NameFold.Plain));
        if (letters.Length < LeastLetters)
        {
            return null;
        }

        var least = new uint[Size];
        Array.Fill(least, uint.MaxValue);
        for (var i = 0; i + Shingle <= letters.Length; i++)
        {
            Take((uint)new KeyHash('T').Add(letters.AsSpan(i, Shingle)).Value, least);
        }

        return new TextPrint(least);
    }

    /// <summary>Hash of the letters of a passage; 0 for one that is too short to be a copy for certain.</summary>
    /// <param name="folded">Folded text of the passage.</param>
    public static long PassageHash(string folded)
    {
        var plain = NameFold.Plain(folded);
        return NameFold.Weight(plain) >= TellingPassage ? new KeyHash('G').Add(plain).Value : 0;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is no signature.</exception>
    public static TextPrint FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size * sizeof(uint))
        {
            throw new InvalidDataException("a stored signature is not what this program writes");
        }

        var least = new uint[Size];
        for (var i = 0; i < Size; i++)
        {
            least[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * sizeof(uint))..]);
        }

        return new TextPrint(least);
    }

    /// <summary>The signature as bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size * sizeof(uint)];
        for (var i = 0; i < Size; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), _least[i]);
        }

        return bytes;
    }

    /// <summary>Keys of which near copies share at least one: of texts that share 0.7 of their runs, 98 in 100 do.</summary>
    public IEnumerable<long> Bands()
    {
        for (var band = 0; band < Size / Rows; band++)
        {
            var key = new KeyHash('B').Add(band);
            for (var row = 0; row < Rows; row++)
            {
                key = key.Add((int)_least[(band * Rows) + row]);
            }

            yield return key.Value;
        }
    }

    /// <summary>Estimated share of runs of letters that two texts have in common, 0 to 1.</summary>
    public double Similarity(TextPrint other)
    {
        var equal = 0;
        for (var i = 0; i < Size; i++)
        {
            equal += _least[i] == other._least[i] ? 1 : 0;
        }

        return (double)equal / Size;
    }

    private static void Take(uint hash, uint[] least)
    {
        var value = new Vector<uint>(hash);
        for (var i = 0; i < Size; i += Vector<uint>.Count)
        {
            // Multiplication mixes upwards only, so the halves change places before the second one.
            var mixed = (value * new Vector<uint>(Factors, i)) + new Vector<uint>(Terms, i);
            mixed = (Vector.ShiftRightLogical(mixed, 15) ^ mixed) * new Vector<uint>(Factors, i);
            Vector.Min(Vector.ShiftRightLogical(mixed, 13) ^ mixed, new Vector<uint>(least, i)).CopyTo(least, i);
        }
    }

    /// <summary>Numbers that are the same everywhere (SplitMix64).</summary>
    private static uint[] Constants(ulong seed, bool odd)
    {
        var numbers = new uint[Size];
        for (var i = 0; i < Size; i++)
        {
            seed += 0x9E3779B97F4A7C15;
            var z = seed;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            numbers[i] = (uint)(z >> 32) | (odd ? 1u : 0u);
        }

        return numbers;
    }
}
