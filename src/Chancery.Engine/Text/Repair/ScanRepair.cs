namespace Chancery.Engine.Text.Repair;

/// <summary>Repairs what scanning confuses, where the context leaves no doubt.</summary>
internal sealed class ScanRepair(TextData data)
{
    private const int LongestWord = 16;

    private readonly CharTable _chars = data.Chars;

    /// <summary>A letter read for a digit, inside a number before a mark of date or share.</summary>
    /// <returns>Position after it, or the same position when nothing was repaired.</returns>
    internal int TryDigit(MappedText draft, int start, int at, int end, MappedText clean)
    {
        var text = draft.Chars;
        if (!data.DigitLookalikes.TryGetValue(text[at], out var digit))
        {
            return at;
        }

        var first = at;
        while (first > start && at - first < LongestWord && IsDigitLike(text[first - 1]))
        {
            first--;
        }

        var last = at;
        while (last < end && last - at < LongestWord && IsDigitLike(text[last]))
        {
            last++;
        }

        var mark = last + 1 < end && text[last] == ' ' ? last + 1 : last;
        var inNumber = text[first..last].IndexOfAnyInRange('0', '9') >= 0
            && mark < end && data.DigitsBefore.Contains(text[mark], StringComparison.Ordinal)
            && (first == start || !_chars.Is(text[first - 1], CharKinds.Latin));
        if (inNumber)
        {
            clean.AppendInPlaceOf(draft, at, at + 1, [digit]);
        }

        return inNumber ? at + 1 : at;
    }

    /// <summary>A digit or capital read for a small letter, inside a word of small letters.</summary>
    /// <returns>Position after it, or the same position when nothing was repaired.</returns>
    internal int TryLetter(MappedText draft, int start, int at, int end, MappedText clean)
    {
        var text = draft.Chars;
        if (!data.LetterLookalikes.TryGetValue(text[at], out var letter) || at < start + 2
            || !char.IsAsciiLetterLower(text[at - 1]) || !char.IsAsciiLetterLower(text[at - 2])
            || (at + 1 < end && (char.IsAsciiDigit(text[at + 1]) || char.IsAsciiLetterUpper(text[at + 1]))))
        {
            return at;
        }

        clean.AppendInPlaceOf(draft, at, at + 1, [letter]);
        return at + 1;
    }

    /// <summary>A confused word in its context.</summary>
    /// <returns>Position after it, or the same position when nothing was repaired.</returns>
    internal int TryWord(MappedText draft, int at, int end, MappedText clean)
    {
        var text = draft.Chars[at..end];
        foreach (var confusion in data.Confusions)
        {
            if (text.StartsWith(confusion.Wrong) && MayStandBefore(text[confusion.Wrong.Length..], confusion.Before))
            {
                var same = confusion.Wrong.AsSpan().CommonPrefixLength(confusion.Right);
                if (same > 0)
                {
                    clean.AppendFrom(draft, at, at + same);
                }

                clean.AppendInPlaceOf(draft, at + same, at + confusion.Wrong.Length, confusion.Right.AsSpan(same));
                return at + confusion.Wrong.Length;
            }
        }

        return at;
    }

    /// <summary>True when a blank tears a word apart that the data know as torn.</summary>
    internal bool IsTorn(ReadOnlySpan<char> text, int start, int blank, int next, int end)
    {
        if (next - blank != 1)
        {
            return false;
        }

        var first = blank;
        while (first > start && blank - first < LongestWord && _chars.Is(text[first - 1], CharKinds.Latin))
        {
            first--;
        }

        foreach (var torn in data.Torn)
        {
            var at = torn.IndexOf(' ', StringComparison.Ordinal);
            if (at == blank - first && first + torn.Length <= end && Matches(text.Slice(first, torn.Length), torn))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayStandBefore(ReadOnlySpan<char> text, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word))
            {
                return true;
            }
        }

        return words.Count == 0;
    }

    private bool Matches(ReadOnlySpan<char> text, string folded)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (_chars.Folded(text[i]) != folded[i])
            {
                return false;
            }
        }

        return true;
    }

    private bool IsDigitLike(char c) => char.IsAsciiDigit(c) || data.DigitLookalikes.ContainsKey(c);
}
