using Chancery.Model;

namespace Chancery.Engine.Text;

/// <summary>
/// For each code unit of a derived text the slice of the source it came from, kept as runs: most text is copied as it stands, so a
/// document of a million characters often needs a few hundred runs. Immutable; lookup is a binary search.
/// </summary>
public sealed class OffsetMap
{
    /// <summary>Marks a run whose characters stand in the source one by one.</summary>
    internal const int AsWritten = -1;

    private readonly int[] _derived;
    private readonly int[] _source;
    private readonly int[] _slice;

    /// <summary>Takes the runs over; all three arrays have one length.</summary>
    /// <param name="length">UTF-16 length of the derived text.</param>
    /// <param name="derived">Where each run starts in the derived text, ascending from 0.</param>
    /// <param name="source">Where its source starts (UTF-16).</param>
    /// <param name="slice"><see cref="AsWritten"/>, or the length of the one source slice that all characters of the run stand for.</param>
    internal OffsetMap(int length, int[] derived, int[] source, int[] slice)
    {
        Length = length;
        _derived = derived;
        _source = source;
        _slice = slice;
    }

    /// <summary>UTF-16 length of the derived text.</summary>
    public int Length { get; }

    /// <summary>The source slice of one derived code unit; empty for one that was put in between two source characters.</summary>
    /// <param name="index">From 0, below <see cref="Length"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside the text.</exception>
    public Span this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Length);
            var run = RunAt(index);
            var start = _source[run];
            if (_slice[run] != AsWritten)
            {
                return new Span(start, start + _slice[run]);
            }

            start += index - _derived[run];
            return new Span(start, start + 1);
        }
    }

    /// <summary>A map in which every character stands for itself.</summary>
    /// <param name="length">UTF-16 length of both texts.</param>
    public static OffsetMap Identity(int length) => new(length, [0], [0], [AsWritten]);

    private int RunAt(int index)
    {
        var found = Array.BinarySearch(_derived, index);
        return found >= 0 ? found : ~found - 1;
    }
}
