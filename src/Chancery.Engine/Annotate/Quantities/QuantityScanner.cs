using Chancery.Engine.Annotate.Temporal;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Quantities;

/// <summary>One pass over a paragraph: words before numbers, numbers, units, words after them.</summary>
internal readonly ref struct QuantityScanner(
    QuantityLexicon lexicon, CleanDocument document, IReadOnlyList<TemporalMention> dates, List<QuantityMention> mentions, Span paragraph)
{
    private readonly ReadOnlySpan<char> _folded = document.Folded;

    /// <summary>Reads a paragraph.</summary>
    /// <param name="date">Index of the first temporal expression that may lie in it.</param>
    /// <returns>Index of the first temporal expression after it.</returns>
    public int Read(int date)
    {
        var text = _folded[..paragraph.End];
        var chain = LeadChain.Empty;
        for (var i = paragraph.Start; i < paragraph.End;)
        {
            while (date < dates.Count && (dates[date].Span.End <= i || dates[date].Kind == TemporalKind.Duration))
            {
                date++;
            }

            if (date < dates.Count && dates[date].Span.Start <= i)
            {
                i = dates[date].Span.End;
                chain = LeadChain.Empty;
                continue;
            }

            var c = text[i];
            if (!lexicon.Leads.MayStart(c) && !lexicon.Numerals.MayStart(c))
            {
                chain = c is ' ' or '\u00a0' && i - chain.End < 2 ? chain : LeadChain.Empty;
                i++;
                continue;
            }

            i = ReadAt(text, i, ref chain);
        }

        return date;
    }

    private int ReadAt(ReadOnlySpan<char> text, int i, ref LeadChain chain)
    {
        var word = MatchLead(text, i);
        var wordEnd = word is null ? i : i + word.Length;
        if (lexicon.Numerals.MayStart(text[i]) && lexicon.Numerals.TryReadNumber(document.Text, text, i, out var number) && number.End > wordEnd)
        {
            var next = ReadNumber(text, number, chain);
            chain = LeadChain.Empty;
            return next;
        }

        if (word is null)
        {
            chain = LeadChain.Empty;
            return NumeralsLoader.IsAlphabetic(text[i]) ? SkipLetters(text, i) : i + 1;
        }

        if (word.Kind == LeadKind.Fixed)
        {
            EmitFixed(word.Fixed!, i, wordEnd, chain);
            chain = LeadChain.Empty;
            return wordEnd;
        }

        chain = word.Kind == LeadKind.Name ? LeadChain.Empty : chain.With(word, i);
        return wordEnd;
    }

    /// <summary>The end of the word that the letter at an index belongs to; an address goes on to the next blank.</summary>
    private static int SkipLetters(ReadOnlySpan<char> text, int i)
    {
        var start = i;
        while (i < text.Length && NumeralsLoader.IsAlphabetic(text[i]))
        {
            i++;
        }

        var isAddress = text[i..].StartsWith("://") || (text[start..i] is "www" && i < text.Length && text[i] == '.');
        while (isAddress && i < text.Length && text[i] is > ' ' and < (char)0x2e80)
        {
            i++;
        }

        return i;
    }

    private LeadWord? MatchLead(ReadOnlySpan<char> text, int i)
    {
        if (i >= text.Length || !lexicon.Leads.TryMatch(text[i..], out var length, out var word))
        {
            return null;
        }

        var isWhole = !NumeralsLoader.IsAlphabetic(text[i])
            || (NumeralsLoader.IsWordEdge(text, i) && NumeralsLoader.IsWordEdge(text, i + length));
        return isWhole ? word : null;
    }

    private int ReadNumber(ReadOnlySpan<char> text, in NumberToken number, in LeadChain chain)
    {
        if ((chain.IsLabel && chain.Currency is null) || (chain.Currency is null && NumberContext.IsName(text, number, paragraph.Start)))
        {
            return number.End;
        }

        if (chain.IsOrdinal || number.IsOrdinal)
        {
            return new OrdinalReader(lexicon, document, mentions).Read(text, number, chain);
        }

        return ReadQuantity(text, number, chain);
    }

    private int ReadQuantity(ReadOnlySpan<char> text, in NumberToken number, in LeadChain chain)
    {
        var quantity = new QuantityDraft(chain, number);
        var end = quantity.End;
        if (TryTrail(text, end, TrailKind.Fraction, out var afterMark) && lexicon.Numerals.TryRead(text, afterMark, out var numerator)
            && number.Value > 0)
        {
            quantity.TakeFraction(numerator);
            return Emit(text, quantity, chain);
        }

        if (TakeMixed(text, quantity))
        {
            TakeUnit(text, quantity);
            return Emit(text, quantity, chain);
        }

        if (chain.PerCent > 0)
        {
            quantity.TakeUnit(new UnitName("%", QuantityKind.Percent, chain.PerCent, 0), end, end);
            return Emit(text, quantity, chain);
        }

        TakeUnit(text, quantity);
        TakeHalf(text, quantity);
        TakeRange(text, quantity);
        TakeBoundAfter(text, quantity);
        if (quantity.IsSkipped || !IsQuantity(quantity, number, chain))
        {
            return Math.Max(number.End, quantity.IsSkipped ? quantity.End : number.End);
        }

        return Emit(text, quantity, chain);
    }

    /// <summary>Takes the fraction of a mixed number: its denominator is a number or a word such as 百分之.</summary>
    private bool TakeMixed(ReadOnlySpan<char> text, QuantityDraft quantity)
    {
        if (!TryTrail(text, quantity.End, TrailKind.Mixed, out var start))
        {
            return false;
        }

        var parts = 0m;
        var afterMark = start;
        if (MatchLead(text, start) is { Kind: LeadKind.Percent } perCent)
        {
            (parts, afterMark) = (100 / perCent.Factor, start + perCent.Length);
        }
        else if (lexicon.Numerals.TryRead(text, start, out var denominator) && TryTrail(text, denominator.End, TrailKind.Fraction, out afterMark))
        {
            parts = denominator.Value;
        }

        if (parts <= 0 || !lexicon.Numerals.TryRead(text, afterMark, out var numerator))
        {
            return false;
        }

        quantity.TakeMixed(parts, numerator);
        return true;
    }

    private bool IsQuantity(QuantityDraft quantity, in NumberToken number, in LeadChain chain)
    {
        if (quantity.HasUnit || chain.Currency is not null)
        {
            return true;
        }

        if (NumberContext.IsBareName(document.Folded, number, chain.Bound is not null))
        {
            return false;
        }

        return number.HasDigits || number.HasScale || (lexicon.AllowsBareWords && number.Value != 1);
    }

    private void TakeUnit(ReadOnlySpan<char> text, QuantityDraft quantity)
    {
        var start = SkipBlank(text, quantity.End, allowHyphen: true);
        if (MatchUnit(text, start) is { } unit)
        {
            quantity.TakeUnit(unit, start, start + unit.Length);
        }
    }

    private void TakeHalf(ReadOnlySpan<char> text, QuantityDraft quantity)
    {
        if (quantity.HasUnit && !quantity.IsSkipped && MatchTrail(text, quantity.End) is { Kind: TrailKind.Half } half)
        {
            quantity.TakeHalf(quantity.End + half.Length);
        }
    }

    private UnitName? MatchUnit(ReadOnlySpan<char> text, int start)
    {
        if (start >= text.Length || !lexicon.Units.TryMatch(text[start..], out var length, out var unit))
        {
            return null;
        }

        return NumeralsLoader.IsAlphabetic(text[start]) && !NumeralsLoader.IsWordEdge(text, start + length) ? null : unit;
    }

    private void TakeRange(ReadOnlySpan<char> text, QuantityDraft quantity)
    {
        if (!TryTrail(text, quantity.End, TrailKind.Range, out var start))
        {
            return;
        }

        start = SkipBlank(text, start, allowHyphen: false);
        if (start >= text.Length || !lexicon.Numerals.MayStart(text[start]) || !lexicon.Numerals.TryRead(text, start, out var upper)
            || upper.IsOrdinal || upper.Value <= quantity.Number)
        {
            return;
        }

        var unitStart = SkipBlank(text, upper.End, allowHyphen: true);
        var unit = MatchUnit(text, unitStart);
        quantity.TakeUpper(upper, unit, unitStart);
    }

    private void TakeBoundAfter(ReadOnlySpan<char> text, QuantityDraft quantity)
    {
        var start = SkipBlank(text, quantity.End, allowHyphen: false);
        if (MatchTrail(text, start) is not { Kind: TrailKind.Bound } bound)
        {
            return;
        }

        quantity.TakeBound(bound.Text, start + bound.Length);
        if (!quantity.HasUnit)
        {
            TakeUnit(text, quantity);
        }
    }

    private TrailWord? MatchTrail(ReadOnlySpan<char> text, int start)
    {
        if (start >= text.Length || !lexicon.Trails.TryMatch(text[start..], out var length, out var word))
        {
            return null;
        }

        return NumeralsLoader.IsAlphabetic(text[start]) && !NumeralsLoader.IsWordEdge(text, start + length) ? null : word;
    }

    private bool TryTrail(ReadOnlySpan<char> text, int start, TrailKind kind, out int end)
    {
        start = SkipBlank(text, start, allowHyphen: false);
        var word = MatchTrail(text, start);
        end = start + (word?.Length ?? 0);
        return word?.Kind == kind;
    }

    private static int SkipBlank(ReadOnlySpan<char> text, int i, bool allowHyphen) =>
        i + 1 < text.Length && (text[i] is ' ' or '\u00a0' || (allowHyphen && text[i] == '-' && NumeralsLoader.IsAlphabetic(text[i + 1])))
            ? i + 1
            : i;

    private int Emit(ReadOnlySpan<char> text, QuantityDraft quantity, in LeadChain chain)
    {
        var trailStart = SkipBlank(text, quantity.End, allowHyphen: false);
        var trailChange = quantity.IsRelative && chain.Sign == 0 && MatchTrail(text, trailStart) is { Kind: TrailKind.Change } noun ? noun : null;
        if (trailChange is not null)
        {
            quantity.End = trailStart + trailChange.Length;
        }

        mentions.Add(quantity.ToMention(document.Text, chain, trailChange?.Sign ?? chain.Sign));
        return quantity.End;
    }

    private void EmitFixed(FixedQuantity quantity, int start, int end, in LeadChain chain)
    {
        var isChange = chain.Sign != 0 && quantity.Kind == QuantityKind.Multiple;
        mentions.Add(new QuantityMention
        {
            Span = new Span(chain.StartOf(start, isChange), end),
            Kind = isChange ? QuantityKind.Change : quantity.Kind,
            Value = quantity.Value,
            Unit = quantity.Unit,
            UnitText = document.Text[start..end],
            Bound = chain.Bound ?? quantity.Bound,
            Basis = isChange ? chain.Basis ?? "multiple" : null,
            UnitEnd = end,
        });
    }
}
