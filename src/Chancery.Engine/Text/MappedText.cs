using System.Buffers;

namespace Chancery.Engine.Text;

/// <summary>
/// Text under construction with its way back to the source. Appending is amortized constant; nothing before the end changes. The
/// buffers are rented: dispose it when the text has been taken out.
/// </summary>
internal sealed class MappedText : IDisposable
{
    private char[] _chars;
    private int[] _derived = ArrayPool<int>.Shared.Rent(256);
    private int[] _source = ArrayPool<int>.Shared.Rent(256);
    private int[] _slice = ArrayPool<int>.Shared.Rent(256);
    private int _runs;

    /// <summary>Starts an empty text.</summary>
    /// <param name="capacity">Expected UTF-16 length.</param>
    internal MappedText(int capacity)
    {
        _chars = ArrayPool<char>.Shared.Rent(Math.Max(capacity, 256));
    }

    /// <summary>UTF-16 length so far.</summary>
    internal int Length { get; private set; }

    /// <summary>The text so far; valid until the next change.</summary>
    internal ReadOnlySpan<char> Chars => _chars.AsSpan(0, Length);

    /// <summary>Appends characters that stand in the source one by one.</summary>
    /// <param name="chars">The characters.</param>
    /// <param name="source">Where the first stands in the source.</param>
    internal void Append(ReadOnlySpan<char> chars, int source)
    {
        if (chars.IsEmpty)
        {
            return;
        }

        AsWritten(source);
        Copy(chars);
    }

    /// <summary>Appends characters that all stand for one slice of the source.</summary>
    /// <param name="chars">The characters.</param>
    /// <param name="source">Where the slice starts.</param>
    /// <param name="length">Its length; 0 for something put in between.</param>
    internal void AppendFor(ReadOnlySpan<char> chars, int source, int length)
    {
        if (chars.IsEmpty)
        {
            return;
        }

        AddRun(source, length);
        Copy(chars);
    }

    /// <summary>Appends one character that stands for a slice of the source.</summary>
    internal void AppendFor(char c, int source, int length) => AppendFor([c], source, length);

    /// <summary>Appends a part of another text over the same source.</summary>
    /// <param name="other">The text to copy from; not this one.</param>
    /// <param name="start">First code unit.</param>
    /// <param name="end">One past the last.</param>
    internal void AppendFrom(MappedText other, int start, int end)
    {
        var at = start;
        for (var run = other.RunAt(start); at < end; run++)
        {
            var runEnd = run + 1 < other._runs ? Math.Min(other._derived[run + 1], end) : end;
            var chars = other._chars.AsSpan(at, runEnd - at);
            if (other._slice[run] == OffsetMap.AsWritten)
            {
                Append(chars, other._source[run] + at - other._derived[run]);
            }
            else
            {
                AppendFor(chars, other._source[run], other._slice[run]);
            }

            at = runEnd;
        }
    }

    /// <summary>Appends characters in place of a part of another text over the same source.</summary>
    internal void AppendInPlaceOf(MappedText other, int start, int end, ReadOnlySpan<char> chars)
    {
        var from = other.SourceStart(start);
        AppendFor(chars, from, Math.Max(other.SourceEnd(end - 1) - from, 0));
    }

    /// <summary>Where the source of a code unit starts.</summary>
    internal int SourceStart(int index)
    {
        var run = RunAt(index);
        return _slice[run] == OffsetMap.AsWritten ? _source[run] + index - _derived[run] : _source[run];
    }

    /// <summary>One past the end of the source of a code unit.</summary>
    internal int SourceEnd(int index)
    {
        var run = RunAt(index);
        return _slice[run] == OffsetMap.AsWritten ? _source[run] + index - _derived[run] + 1 : _source[run] + _slice[run];
    }

    /// <summary>Takes back everything from a position on.</summary>
    internal void Truncate(int length)
    {
        Length = length;
        while (_runs > 0 && _derived[_runs - 1] >= length)
        {
            _runs--;
        }
    }

    /// <summary>The map of the finished text.</summary>
    internal OffsetMap ToMap() => new(
        Length,
        _derived.AsSpan(0, _runs).ToArray(),
        _source.AsSpan(0, _runs).ToArray(),
        _slice.AsSpan(0, _runs).ToArray());

    /// <summary>Gives the buffers back.</summary>
    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_chars);
        ArrayPool<int>.Shared.Return(_derived);
        ArrayPool<int>.Shared.Return(_source);
        ArrayPool<int>.Shared.Return(_slice);
        _chars = [];
        _derived = _source = _slice = [];
        _runs = 0;
        Length = 0;
    }

    private static void Grow<T>(ref T[] array, int used, int needed)
    {
        var larger = ArrayPool<T>.Shared.Rent(needed);
        array.AsSpan(0, used).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }

    private void AsWritten(int source)
    {
        var last = _runs - 1;
        if (last < 0 || _slice[last] != OffsetMap.AsWritten || _source[last] + Length - _derived[last] != source)
        {
            AddRun(source, OffsetMap.AsWritten);
        }
    }

    private void AddRun(int source, int slice)
    {
        if (_runs == Math.Min(_derived.Length, Math.Min(_source.Length, _slice.Length)))
        {
            Grow(ref _derived, _runs, _runs * 2);
            Grow(ref _source, _runs, _runs * 2);
            Grow(ref _slice, _runs, _runs * 2);
        }

        _derived[_runs] = Length;
        _source[_runs] = source;
        _slice[_runs++] = slice;
    }

    private void Copy(ReadOnlySpan<char> chars)
    {
        if (Length + chars.Length > _chars.Length)
        {
            Grow(ref _chars, Length, (int)Math.Min((long)Array.MaxLength, Math.Max((long)_chars.Length * 2, Length + chars.Length)));
        }

        chars.CopyTo(_chars.AsSpan(Length));
        Length += chars.Length;
    }

    private int RunAt(int index)
    {
        var found = Array.BinarySearch(_derived, 0, _runs, index);
        return found >= 0 ? found : ~found - 1;
    }
}
