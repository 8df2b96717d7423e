namespace Chancery.Engine.Text.Markup;

/// <summary>
/// Tells whether the lines of a document break inside sentences, and which line goes on with the one before. Decided by how full
/// lines are beside their neighbours and by what they end with; linear in the number of lines.
/// </summary>
internal sealed class LineWrap
{
    private const int FewestLines = 3;
    private const int Neighbours = 8;
    private const double FullHan = 0.8;
    private const double FullHeading = 0.88;
    private const double FullAlphabetic = 0.78;
    private const int WidestPage = 240;

    private readonly List<TextLine> _lines;
    private readonly TextData _data;
    private readonly int[] _widest;
    private readonly bool _blankLinesCount;

    /// <summary>Measures the lines of a document.</summary>
    internal LineWrap(string text, List<TextLine> lines, TextData data)
    {
        _lines = lines;
        _data = data;
        _widest = new int[lines.Count];
        int open = 0, full = 0, considered = 0, spaced = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            _widest[i] = WidestAround(i);
            spaced += i > 0 && lines[i].Gap > 0 ? 1 : 0;
            if (i + 1 == lines.Count || lines[i].Width < 12)
            {
                continue;
            }

            considered++;
            if (EndsOpen(text, lines[i]))
            {
                open++;
                full += IsFull(text, i) && _widest[i] <= WidestPage ? 1 : 0;
            }
        }

        Wrapped = considered >= FewestLines && open * 2 >= considered && full * 10 >= open * 7;
        _blankLinesCount = spaced * 10 < (lines.Count - 1) * 8;
    }

    /// <summary>True when lines break inside sentences.</summary>
    internal bool Wrapped { get; }

    /// <summary>True when a line goes on with the paragraph of the line before.</summary>
    /// <param name="text">Decoded source.</param>
    /// <param name="index">Index of the line, from 1.</param>
    internal bool Continues(string text, int index)
    {
        var before = _lines[index - 1];
        var line = _lines[index];
        if (IsTornNumeral(text, before))
        {
            return StartsAfterNumeral(text, line);
        }

        if (!Wrapped || (index + 1 < _lines.Count && IsTornNumeral(text, line) && StartsAfterNumeral(text, _lines[index + 1])))
        {
            return false;
        }

        if ((before.Script != line.Script && before.Script != LineScript.Other && line.Script != LineScript.Other)
            || (_blankLinesCount && line.Gap > 0)
            || line.Indent >= before.Indent + 2)
        {
            return false;
        }

        var open = EndsOpen(text, before);
        if (!IsFull(text, index - 1))
        {
            return open && char.IsLower(text[line.Start]);
        }

        return (open && _data.Chars.Is(text[before.End - 1], CharKinds.Strong)) || !StartsPart(text.AsSpan(line.Start, line.End - line.Start), _data);
    }

    /// <summary>True when a text starts with a part mark, blanks left aside.</summary>
    internal static bool StartsPart(ReadOnlySpan<char> text, TextData data) => StartsWith(text, data, data.PartMarks);

    /// <summary>True when a text starts with a part mark that headings have.</summary>
    internal static bool StartsHeading(ReadOnlySpan<char> text, TextData data) => StartsWith(text, data, data.HeadingMarks);

    private static bool StartsWith(ReadOnlySpan<char> text, TextData data, HashSet<string> words)
    {
        Span<char> head = stackalloc char[3];
        var length = 0;
        for (var i = 0; i < text.Length && length < head.Length; i++)
        {
            if (!data.Chars.Is(text[i], CharKinds.Blank))
            {
                head[length++] = data.Chars.Folded(text[i]);
            }
        }

        var marks = words.GetAlternateLookup<ReadOnlySpan<char>>();
        return (length >= 2 && marks.Contains(head[..2])) || (length == 3 && marks.Contains(head));
    }

    /// <summary>True when a line reaches the margin, so that its sentence may go on. First lines lack their indent; a heading ends where it ends.</summary>
    private bool IsFull(string text, int index)
    {
        var line = _lines[index];
        var torn = index > 0 && IsTornNumeral(text, _lines[index - 1]);
        var heading = torn ? _data.Chars.Is(text[line.Start], CharKinds.Strong) : StartsHeading(text.AsSpan(line.Start, line.End - line.Start), _data);
        var share = line.Script == LineScript.Alphabetic ? FullAlphabetic : heading ? FullHeading : FullHan;
        return line.Width + (torn ? 2 : 0) >= share * _widest[index];
    }

    private bool EndsOpen(string text, TextLine line) =>
        !_data.Chars.Is(text[line.End - 1], CharKinds.Final | CharKinds.Stop | CharKinds.LineEnd);

    private bool IsTornNumeral(string text, TextLine line) =>
        line.End - line.Start == 1 && _data.TornNumerals.Contains(text[line.Start], StringComparison.Ordinal);

    private bool StartsAfterNumeral(string text, TextLine line)
    {
        var c = text[line.Start];
        return _data.PartMarks.GetAlternateLookup<ReadOnlySpan<char>>().Contains([_data.TornNumerals[0], _data.Chars.Folded(c)]);
    }

    private int WidestAround(int index)
    {
        var widest = 0;
        var script = _lines[index].Script;
        for (var i = Math.Max(0, index - Neighbours); i <= Math.Min(_lines.Count - 1, index + Neighbours); i++)
        {
            if (_lines[i].Script == script || script == LineScript.Other)
            {
                widest = Math.Max(widest, _lines[i].Width);
            }
        }

        return widest;
    }
}
