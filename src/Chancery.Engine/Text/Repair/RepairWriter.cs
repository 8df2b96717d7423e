using System.Buffers;

namespace Chancery.Engine.Text.Repair;

/// <summary>How a passage is repaired.</summary>
/// <param name="HasHan">It holds Chinese.</param>
/// <param name="Segmented">Its words are set apart by blanks.</param>
/// <param name="Scanned">Its lines break inside sentences, so that blanks and look-alikes of scans are to be expected.</param>
/// <param name="Row">It is a table row, whose tabs stay.</param>
internal readonly record struct RepairMode(bool HasHan, bool Segmented, bool Scanned, bool Row);

/// <summary>Copies passages to the clean text and repairs them on the way; every character keeps its way back. Safe to share.</summary>
internal sealed class RepairWriter
{
    private readonly TextData _data;
    private readonly CharTable _chars;
    private readonly BlankRule _blanks;
    private readonly ScanRepair _scan;
    private readonly SearchValues<char> _chinese;
    private readonly SearchValues<char> _chineseScan;
    private readonly SearchValues<char> _other;
    private readonly SearchValues<char> _otherScan;

    /// <summary>Prepares the searches.</summary>
    internal RepairWriter(TextData data)
    {
        _data = data;
        _chars = data.Chars;
        _blanks = new BlankRule(data.Chars);
        _scan = new ScanRepair(data);
        var wide = "\t\r\n\f\v\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000" + data.Invisible + data.WideStop;
        var chinese = wide + " " + string.Concat(data.DigitLookalikes.Keys);
        _chinese = SearchValues.Create(chinese);
        _chineseScan = SearchValues.Create(chinese + string.Concat(data.Confusions.Select(c => c.Wrong[0])));
        _other = SearchValues.Create(wide);
        _otherScan = SearchValues.Create(wide + " " + string.Concat(data.LetterLookalikes.Keys));
    }

    /// <summary>Copies and repairs a range of the draft.</summary>
    /// <param name="draft">Text to copy from.</param>
    /// <param name="start">First code unit.</param>
    /// <param name="end">One past the last.</param>
    /// <param name="mode">What to repair.</param>
    /// <param name="clean">Text to append to.</param>
    internal void Write(MappedText draft, int start, int end, RepairMode mode, MappedText clean)
    {
        var specials = mode switch
        {
            { HasHan: true, Scanned: true } => _chineseScan,
            { HasHan: true } => _chinese,
            { Scanned: true } => _otherScan,
            _ => _other,
        };
        var text = draft.Chars;
        var doubled = mode.HasHan || mode.Scanned ? end : NextDoubled(text, start, end);
        var at = start;
        while (at < end)
        {
            var length = text[at..end].IndexOfAny(specials);
            var stop = Math.Min(length < 0 ? end : at + length, doubled);
            if (stop > at)
            {
                clean.AppendFrom(draft, at, stop);
            }

            if (stop >= end)
            {
                break;
            }

            at = Special(draft, start, stop, end, mode, clean);
            doubled = doubled < at ? NextDoubled(text, at, end) : doubled;
        }
    }

    private static int NextDoubled(ReadOnlySpan<char> text, int at, int end)
    {
        var next = text[at..end].IndexOf("  ");
        return next < 0 ? end : at + next;
    }

    private int Special(MappedText draft, int start, int at, int end, RepairMode mode, MappedText clean)
    {
        var text = draft.Chars;
        var c = text[at];
        if (_chars.Is(c, CharKinds.Blank | CharKinds.Invisible))
        {
            return Blank(draft, start, at, end, mode, clean);
        }

        if (c == _data.WideStop)
        {
            return Stop(draft, at, end, mode, clean);
        }

        var next = mode.HasHan
            ? _scan.TryDigit(draft, start, at, end, clean)
            : _scan.TryLetter(draft, start, at, end, clean);
        if (next == at && mode is { HasHan: true, Scanned: true })
        {
            next = _scan.TryWord(draft, at, end, clean);
        }

        if (next == at)
        {
            clean.AppendFrom(draft, at, at + 1);
            next = at + 1;
        }

        return next;
    }

    private int Blank(MappedText draft, int start, int at, int end, RepairMode mode, MappedText clean)
    {
        var text = draft.Chars;
        var next = at;
        var blanks = 0;
        var tabs = 0;
        while (next < end && _chars.Is(text[next], CharKinds.Blank | CharKinds.Invisible))
        {
            blanks += _chars.Is(text[next], CharKinds.Blank) ? 1 : 0;
            tabs += text[next] == '\t' ? 1 : 0;
            next++;
        }

        if (mode.Row && tabs > 0)
        {
            for (; tabs > 0; tabs--)
            {
                clean.AppendInPlaceOf(draft, at, next, "\t");
            }

            return next;
        }

        if (blanks == 0 || at == start || next == end)
        {
            return next;
        }

        var narrow = next - at == 1 && text[at] == ' ';
        if (_blanks.Drops(text[at - 1], text[next], narrow, mode) || (mode.Scanned && _scan.IsTorn(text, start, at, next, end)))
        {
            return next;
        }

        if (next - at == 1 && text[at] is ' ' or '\u3000')
        {
            clean.AppendFrom(draft, at, next);
        }
        else
        {
            clean.AppendInPlaceOf(draft, at, next, " ");
        }

        return next;
    }

    /// <summary>A full-width stop between digits or in alphabetic text is a stop; behind it a blank that scans leave out.</summary>
    private int Stop(MappedText draft, int at, int end, RepairMode mode, MappedText clean)
    {
        var text = draft.Chars;
        var next = at + 1 < end ? text[at + 1] : ' ';
        var decimals = _chars.Is(next, CharKinds.Digit) && at > 0 && _chars.Is(text[at - 1], CharKinds.Digit);
        if (mode.HasHan && !decimals)
        {
            clean.AppendFrom(draft, at, at + 1);
        }
        else
        {
            clean.AppendInPlaceOf(draft, at, at + 1, char.IsLetter(next) ? ". " : ".");
        }

        return at + 1;
    }
}
