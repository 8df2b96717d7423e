using Chancery.Model;

namespace Chancery.Engine.Text;

/// <summary>Splits paragraphs into sentences; closing quotation marks belong to the sentence they close.</summary>
internal sealed class SentenceSplitter(TextData data)
{
    private const int BracketReach = 80;
    private const int LongestAbbreviation = 12;

    private readonly CharTable _chars = data.Chars;

    /// <summary>Adds the sentences of a paragraph.</summary>
    /// <param name="text">Clean text of the document.</param>
    /// <param name="paragraph">Range of the paragraph.</param>
    /// <param name="index">Its index.</param>
    /// <param name="whole">True to take it as one sentence.</param>
    /// <param name="sentences">Where they go.</param>
    internal void Split(ReadOnlySpan<char> text, Span paragraph, int index, bool whole, List<Sentence> sentences)
    {
        var start = paragraph.Start;
        var at = whole ? paragraph.End : start;
        while (at < paragraph.End)
        {
            var next = text[at..paragraph.End].IndexOfAny(data.SentenceEnds);
            if (next < 0)
            {
                break;
            }

            at += next;
            if (TryEnd(text, start, ref at, paragraph.End))
            {
                Add(text, start, at, index, sentences);
                start = at;
            }
        }

        Add(text, start, paragraph.End, index, sentences);
    }

    private void Add(ReadOnlySpan<char> text, int start, int end, int index, List<Sentence> sentences)
    {
        while (start < end && _chars.Is(text[start], CharKinds.Blank))
        {
            start++;
        }

        while (end > start && _chars.Is(text[end - 1], CharKinds.Blank))
        {
            end--;
        }

        if (end > start)
        {
            sentences.Add(new Sentence(new Span(start, end), index));
        }
    }

    /// <summary>Moves behind the mark and what belongs to it; true when the sentence ends there.</summary>
    private bool TryEnd(ReadOnlySpan<char> text, int start, ref int at, int end)
    {
        var mark = at;
        while (at < end && _chars.Is(text[at], CharKinds.Final | CharKinds.Stop))
        {
            at++;
        }

        var closers = at;
        while (at < end && IsCloser(text, at))
        {
            at++;
        }

        if (at == end)
        {
            return true;
        }

        if (at > closers && _chars.Is(text[at], CharKinds.GoesOn))
        {
            return false;
        }

        if (text[closers..at].IndexOfAny(data.TitleCloses) >= 0)
        {
            return false;
        }

        var next = NextVisible(text, at, end);
        return _chars.Is(text[mark], CharKinds.Final)
            ? EndsAtFinal(text, start, mark, at, end, next)
            : EndsAtStop(text, start, mark, at, next, at - mark > 1);
    }

    private bool IsCloser(ReadOnlySpan<char> text, int at) =>
        _chars.Is(text[at], CharKinds.Closer) && (text[at] is not ('"' or '\'') || at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]));

    private bool EndsAtFinal(ReadOnlySpan<char> text, int start, int mark, int at, int end, char next)
    {
        if ((text[mark] == '…' || text[mark] < 128 || text[mark] == data.WideStop) && (char.IsLower(next) || _chars.Is(next, CharKinds.GoesOn) || (text[mark] == data.WideStop && _chars.Is(next, CharKinds.Digit))))
        {
            return false;
        }

        return (text[mark] != '…' || at - mark > 2 || !_chars.Is(next, CharKinds.Han)) && !InBrackets(text, start, mark, at, end);
    }

    /// <summary>True when the mark stands in brackets or title marks that were opened in this sentence and close soon after.</summary>
    private bool InBrackets(ReadOnlySpan<char> text, int start, int mark, int at, int end)
    {
        var before = text[Math.Max(start, mark - BracketReach)..mark];
        var open = before.LastIndexOfAny(data.AsideOpens);
        if (open < 0 || before[(open + 1)..].IndexOfAny(data.AsideCloses) >= 0)
        {
            return false;
        }

        var after = text[at..Math.Min(end, at + BracketReach)];
        var close = after.IndexOfAny(data.AsideCloses);
        return close >= 0 && after[..close].IndexOfAny(data.AsideOpens) < 0;
    }

    private bool EndsAtStop(ReadOnlySpan<char> text, int start, int mark, int at, char next, bool several)
    {
        var before = mark > start ? text[mark - 1] : ' ';
        if (_chars.Is(before, CharKinds.Han))
        {
            return !_chars.Is(text[at], CharKinds.Digit);
        }

        if (char.IsLower(next) || (several && _chars.Is(next, CharKinds.GoesOn)))
        {
            return false;
        }

        if (!_chars.Is(text[at], CharKinds.Blank))
        {
            return char.IsUpper(text[at]) && mark - start > 3 && char.IsLower(before) && char.IsLower(text[mark - 2]) && char.IsLower(text[mark - 3]);
        }

        return !IsAbbreviation(text, start, mark, next);
    }

    private bool IsAbbreviation(ReadOnlySpan<char> text, int start, int mark, char next)
    {
        var word = mark;
        while (word > start && mark - word <= LongestAbbreviation && (char.IsLetterOrDigit(text[word - 1]) || text[word - 1] is '.' or '-'))
        {
            word--;
        }

        if (mark - word is 0 or > LongestAbbreviation)
        {
            return false;
        }

        if (word == start && mark - word <= 4 && (text[word..mark].IndexOfAnyExceptInRange('0', '9') < 0 || text[word..mark].IndexOfAnyExceptInRange('A', 'Z') < 0))
        {
            return true;
        }

        if (mark - word == 1 && char.IsUpper(text[word]))
        {
            return true;
        }

        Span<char> folded = stackalloc char[LongestAbbreviation];
        folded = folded[..(mark - word)];
        _chars.Fold(text[word..mark], folded);
        if (!data.Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded))
        {
            return IsInitials(text[word..mark]);
        }

        return !char.IsUpper(next) || !data.MayEnd.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);
    }

    /// <summary>True for initials such as <c>J.F</c>.</summary>
    private static bool IsInitials(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsUpper(word[i]) : word[i] is not ('.' or '-'))
            {
                return false;
            }
        }

        return word.Length > 1;
    }

    private char NextVisible(ReadOnlySpan<char> text, int at, int end)
    {
        while (at < end && _chars.Is(text[at], CharKinds.Blank | CharKinds.Opener))
        {
            at++;
        }

        return at < end ? text[at] : ' ';
    }
}
