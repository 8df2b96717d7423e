namespace Chancery.Model;

/// <summary>Turns UTF-16 offsets of one text into Unicode code point offsets, as the record contract counts them, and back.</summary>
public sealed class CodePointIndex
{
    private readonly int[] _surrogatePairs;

    /// <summary>Indexes a text.</summary>
    public CodePointIndex(string text)
    {
        var pairs = new List<int>();
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && char.IsLowSurrogate(text[i + 1]))
            {
                pairs.Add(i);
                i++;
            }
        }

        _surrogatePairs = [.. pairs];
    }

    /// <summary>Code point offset of a UTF-16 offset; one inside a surrogate pair counts as the pair's end.</summary>
    public int ToCodePoint(int utf16)
    {
        var index = Array.BinarySearch(_surrogatePairs, utf16);
        var before = index >= 0 ? index : ~index;
        return utf16 - before;
    }

    /// <summary>UTF-16 offset of a code point offset.</summary>
    public int ToUtf16(int codePoint)
    {
        var low = 0;
        var high = _surrogatePairs.Length;
        while (low < high)
        {
            var mid = (low + high) / 2;
            if (_surrogatePairs[mid] - mid < codePoint)
            {
                low = mid + 1;
            }
            else
            {
                high = mid;
            }
        }

        return codePoint + low;
    }
}
