using Chancery.Engine.Annotate.Quantities;

namespace Chancery.Engine.Annotate.Temporal;

/// <summary>Cuts a paragraph into the words and numbers that temporal expressions are made of; everything else is a gap.</summary>
internal sealed class TemporalLexer(TemporalLexicon lexicon)
{
    private static readonly ClassSet Signs = ClassSet.Of(TemporalClass.Stop, TemporalClass.TitleOpen, TemporalClass.TitleClose);

    private bool _afterFuture;
    private int _titleDepth;

    /// <summary>Starts a paragraph.</summary>
    public void Start()
    {
        _afterFuture = false;
        _titleDepth = 0;
    }

    /// <summary>Reads a paragraph or a window of a long one.</summary>
    /// <param name="text">The document's text as written.</param>
    /// <param name="folded">The same, folded.</param>
    /// <param name="start">First code unit.</param>
    /// <param name="end">One past the last code unit.</param>
    /// <param name="items">Filled with what was found, in order; cleared first.</param>
    public void Read(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int start, int end, List<TemporalItem> items)
    {
        items.Clear();
        folded = folded[..end];
        for (var i = start; i < end;)
        {
            var c = folded[i];
            var numeric = lexicon.Numerals.MayStart(c);
            if (!numeric && !lexicon.Words.MayStart(c))
            {
                i++;
                continue;
            }

            i = ReadAt(text, folded, i, numeric, items);
        }
    }

    private int ReadAt(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int i, bool numeric, List<TemporalItem> items)
    {
        var wordEnd = MatchWord(text, folded, i, out var word);
        if (numeric && char.IsAsciiDigit(folded[i]) && NumericDate.TryRead(folded, i, lexicon.NumericOrder, out var date, out var dateEnd))
        {
            items.Add(Stamp(new TemporalItem { Start = i, End = dateEnd, Classes = ClassSet.Of(TemporalClass.NumericDate), Value = date }));
            return dateEnd;
        }

        if (numeric && lexicon.Numerals.TryReadNumber(text, folded, i, out var number)
            && (number.End > wordEnd || (number.End == wordEnd && word.Value is null)))
        {
            var item = NumberContext.IsAmountOrCode(folded, number) ? Bare(number) : ToItem(number);
            var classes = number.End == wordEnd ? new ClassSet(item.Classes.Bits | word.Classes.Bits) : item.Classes;
            items.Add(Stamp(item with { Classes = classes }));
            return number.End;
        }

        if (wordEnd <= i)
        {
            return i + 1;
        }

        if (word.Classes.HasAny(Signs))
        {
            FollowSign(word.Classes);
        }
        else if (word.Classes.Has(TemporalClass.Future))
        {
            _afterFuture = true;
        }

        items.Add(Stamp(new TemporalItem { Start = i, End = wordEnd, Classes = word.Classes, Value = word.Value ?? 0, Value2 = word.Value2 }));
        return wordEnd;
    }

    private void FollowSign(ClassSet classes)
    {
        if (classes.Has(TemporalClass.Stop))
        {
            _afterFuture = false;
        }
        else
        {
            _titleDepth = Math.Max(0, _titleDepth + (classes.Has(TemporalClass.TitleOpen) ? 1 : -1));
        }
    }

    private TemporalItem Stamp(TemporalItem item) => item with { AfterFuture = _afterFuture, InTitle = _titleDepth > 0 };

    /// <summary>The end of the word at an index, or the index itself.</summary>
    private int MatchWord(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int i, out TemporalWord word)
    {
        if (!lexicon.Words.TryMatch(folded[i..], out var length, out word))
        {
            return i;
        }

        if (NumeralsLoader.IsAlphabetic(folded[i]) && (!NumeralsLoader.IsWordEdge(folded, i) || !EndsAtEdge(folded, i, ref length, ref word)))
        {
            return i;
        }

        return word.IsCapitalized && !char.IsUpper(text[i]) ? i : i + word.Length;
    }

    /// <summary>Takes a shorter phrase when the longest ends inside a word: the "next" of "next weeks" is not cut to "next week".</summary>
    private bool EndsAtEdge(ReadOnlySpan<char> folded, int i, ref int length, ref TemporalWord word)
    {
        while (!NumeralsLoader.IsWordEdge(folded, i + length))
        {
            if (!lexicon.Words.TryMatch(folded.Slice(i, length - 1), out length, out word))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A number that is part of no date.</summary>
    private static TemporalItem Bare(in NumberToken number) =>
        new() { Start = number.Start, End = number.End, Classes = ClassSet.Of(TemporalClass.Count), Number = number.Value, Value = -1 };

    private static TemporalItem ToItem(in NumberToken number)
    {
        var value = number.IsInteger ? (int)number.Value : -1;
        var classes = number.IsOrdinal ? default : ClassSet.Of(TemporalClass.Count);
        if (number.Digits > 0 && !number.IsOrdinal)
        {
            classes = number.Digits == 4 && value is >= 1000 and < 2200 ? ClassSet.Of(TemporalClass.Year4) : classes;
            classes = number.Digits == 2 ? classes.With(TemporalClass.Year2) : classes;
            classes = number.Digits == 2 && value < 10 ? ClassSet.Of(TemporalClass.YearZero, TemporalClass.Year2) : classes;
        }

        if (number is { IsOrdinal: true, Digits: 4 } && value % 10 == 0)
        {
            return new TemporalItem { Start = number.Start, End = number.End, Classes = ClassSet.Of(TemporalClass.DecadeYear), Value = value };
        }

        if (value > 0 && !number.HasScale && !number.IsOpenEnded)
        {
            classes = WithRanges(classes, value, number.Digits, number.IsOrdinal);
        }

        return new TemporalItem { Start = number.Start, End = number.End, Classes = classes, Value = value, Number = number.Value };
    }

    private static ClassSet WithRanges(ClassSet classes, int value, int digits, bool isOrdinal)
    {
        if (digits > 2)
        {
            return classes;
        }

        classes = value > 31 ? classes : isOrdinal ? classes.With(TemporalClass.Day).With(TemporalClass.OrdinalDay) : classes.With(TemporalClass.Day);
        classes = value <= 12 ? classes.With(TemporalClass.Month) : classes;
        classes = value <= 4 ? classes.With(TemporalClass.Quarter) : classes;
        classes = value <= 21 ? classes.With(TemporalClass.CenturyNumber) : classes;
        return value is >= 10 and <= 90 && value % 10 == 0 ? classes.With(TemporalClass.Decade) : classes;
    }
}
