using Chancery.Engine.Annotate.Names;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Cased;

/// <summary>
/// Grows a name around its head word: to the left over parties, places, known modifiers and capitalised words, to the right over what a
/// link word opens ("Treaty on ... between ...", "commission for ..."). A capitalised head takes capitalised words, a small one any.
/// </summary>
internal sealed class CasedNameGrower(Classes classes)
{
    private readonly int _of = classes.Table.Number("of");
    private const int MaxLeft = 12;
    private const int MaxRight = 30;
    private const int MaxConj = 3;
    private const int MaxProper = 4;

    /// <summary>Grows from a head word.</summary>
    /// <param name="map">Mentions of the document.</param>
    /// <param name="quotes">Quoted stretches by where they end.</param>
    /// <param name="head">The head word.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="kind">What it names.</param>
    /// <param name="end">Where the name ends.</param>
    public Grown Grow(MentionMap map, IReadOnlyDictionary<int, QuotedMention> quotes, Span head, Span sentence, NameKind kind, out int end)
    {
        end = kind == NameKind.Exercise && Proper(map, head, sentence.End) is var named && named > head.End ? named : kind is NameKind.Project || (kind == NameKind.Status && !(map.StartingAt(head.End) is WordMention of && of.Word.Is(_of))) ? head.End : Right(map, head, sentence.End);
        return Left(map, quotes, head, sentence.Start, kind);
    }

    /// <summary>End of the capitalised words right behind a head, with their year: "naval exercise Varuna", "Exercise Blue Sea 2019".</summary>
    private static int Proper(MentionMap map, Span head, int limit)
    {
        var text = map.Doc.Text;
        var end = head.End;
        for (var words = 0; words < MaxProper; words++)
        {
            var start = CasedText.SkipBlanks(text, end, limit);
            var mention = map.StartingAt(start) is { } m && m.Span.Start == start ? m : null;
            var isYear = mention is DateRef { Span.Length: 4 } && words > 0;
            if (start - end != 1 || start >= limit || (!isYear && (mention is not null || !char.IsUpper(text[start]))))
            {
                break;
            }

            end = isYear ? mention!.Span.End : CasedText.TokenEnd(text, start, limit);
        }

        return end;
    }

    private Grown Left(MentionMap map, IReadOnlyDictionary<int, QuotedMention> quotes, Span head, int limit, NameKind kind)
    {
        var start = head.Start;
        List<int>? ordinals = null;
        List<Span>? spans = null;
        for (var tokens = 0; tokens < MaxLeft && start > limit; tokens++)
        {
            var back = BehindOrdinal(map, CasedText.SkipBlanksBack(map.Doc.Text, start, limit));
            if (quotes.TryGetValue(back, out var quote) && quote.Span.Start >= limit)
            {
                start = quote.Span.Start;
                continue;
            }

            var before = map.EndingAt(back) is { } mention && mention.Span.End == back ? mention : null;
            if (before is QuantityRef { IsOrdinal: true } ordinal)
            {
                (ordinals ??= []).Add(ordinal.Ordinal);
                (spans ??= []).Add(ordinal.Span);
            }
            else if (before is null ? !UnknownBelongs(map, back, limit, out _) : !Belongs(map, before, start, limit, kind))
            {
                break;
            }

            start = before?.Span.Start ?? CasedText.TokenStart(map.Doc.Text, back, limit);
        }

        return Trim(map, start, head.Start, ordinals, spans);
    }

    /// <summary>"the first, joint exercise": a comma between ordinal and name is passed over.</summary>
    private static int BehindOrdinal(MentionMap map, int at) =>
        at > 1 && map.Doc.Text[at - 1] == ',' && map.EndingAt(at - 1) is QuantityRef { IsOrdinal: true } ? at - 1 : at;

    private bool Belongs(MentionMap map, Mention before, int start, int limit, NameKind kind) => before switch
    {
        PartyRef party => party.Reference == 0,
        { Kind: MentionKind.Place } => true,
        DateRef { IsDuration: false } date => kind == NameKind.Exercise && date.Span.Length == 4 && UnknownBelongs(map, CasedText.SkipBlanksBack(map.Doc.Text, date.Span.Start, limit), limit, out _),
        WordMention word when word.Word.Is(classes.Conj) => Joins(map, word, start),
        WordMention word when word.Word.Is(classes.NameWord) || word.Word.Is(classes.Generic) || word.Word.Is(classes.Org) => true,
        WordMention word when IsHead(word) => char.IsUpper(map.Doc.Text[word.Span.Start]),
        WordMention word => char.IsUpper(map.Doc.Text[word.Span.Start]) && word.Span.Start > limit && !IsVerbal(word) && !classes.Breaks(word.Word) && !word.Word.Is(classes.Honorific) && !word.Word.Is(classes.OfficeHead),
        _ => false,
    };

    /// <summary>A conjunction inside a name joins two parties, two words with capitals, or two modifiers.</summary>
    private bool Joins(MentionMap map, WordMention conj, int right)
    {
        var text = map.Doc.Text;
        var end = CasedText.SkipBlanksBack(text, conj.Span.Start, 0);
        if (end == conj.Span.Start || map.EndingAt(end) is not { } left || left.Span.End != end)
        {
            return char.IsUpper(text[right]) && UnknownBelongs(map, end, 0, out _);
        }

        return map.StartingAt(right) is { } behind && behind.Span.Start == right
            && ((left is PartyRef { Reference: 0 } && behind is PartyRef { Reference: 0 })
                || (left is WordMention a && behind is WordMention b && IsModifier(a) && IsModifier(b) && char.IsUpper(text[a.Span.Start]) == char.IsUpper(text[b.Span.Start])));
    }

    private bool IsModifier(WordMention word) => word.Word.Is(classes.NameWord) || word.Word.Is(classes.Generic) || word.Word.Is(classes.Org);

    private bool IsHead(WordMention word) =>
        word.Word.Is(classes.HeadMechanism) || word.Word.Is(classes.HeadConference) || word.Word.Is(classes.HeadSession) || word.Word.Is(classes.HeadInstrument)
        || word.Word.Is(classes.HeadExercise) || word.Word.Is(classes.HeadStatus) || word.Word.Is(classes.HeadProject);

    private bool IsVerbal(WordMention word) =>
        word.Word.Is(classes.Finite) || word.Word.Is(classes.Passive) || word.Word.Is(classes.Report) || word.Word.Is(classes.Speech) || word.Word.Is(classes.Sign) || word.Word.Is(classes.Hold)
        || word.Word.Is(classes.Found) || word.Word.Is(classes.Meet) || word.Word.Is(classes.Opens) || word.Word.Is(classes.That) || word.Word.Is(classes.Who)
        || word.Word.Is(classes.Modal) || word.Word.Is(classes.Cue);

    /// <summary>An unknown word belongs to a name when it is capitalised and does not open the sentence, or holds a digit behind such a word.</summary>
    private static bool UnknownBelongs(MentionMap map, int end, int limit, out int start)
    {
        var text = map.Doc.Text;
        start = CasedText.TokenStart(text, end, limit);
        return start < end && start > limit && char.IsUpper(text[start]);
    }

    private Grown Trim(MentionMap map, int start, int headStart, List<int>? ordinals, List<Span>? spans)
    {
        while (start < headStart && map.StartingAt(start) is { } first
            && (first is QuantityRef { IsOrdinal: true } || (first is WordMention habit && habit.Word.Is(classes.Habit) && habit.Span.End + 1 < headStart)))
        {
            start = CasedText.SkipBlanks(map.Doc.Text, first.Span.End, headStart);
        }

        ordinals?.Reverse();
        return new Grown(start, ordinals ?? [], spans ?? []);
    }

    private int Right(MentionMap map, Span head, int limit)
    {
        var capital = char.IsUpper(map.Doc.Text[head.Start]);
        var end = head.End;
        var at = head.End;
        if (map.StartingAt(at) is not WordMention first || !first.Word.Is(classes.NameLink))
        {
            return end;
        }

        for (var tokens = 0; tokens < MaxRight; tokens++)
        {
            var start = CasedText.SkipBlanks(map.Doc.Text, at, limit);
            var tokenEnd = start >= limit ? start : RightToken(map, head.End, start, limit, capital, out var isContent) is var e && isContent ? end = e : e;
            if (tokenEnd == start)
            {
                break;
            }

            at = tokenEnd;
        }

        return end;
    }

    /// <summary>True when another body or instrument begins behind a conjunction: a head with what it is about behind it, or with an article before it.</summary>
    private bool OpensName(MentionMap map, int at)
    {
        var text = map.Doc.Text;
        var start = CasedText.SkipBlanks(text, at, text.Length);
        var next = map.StartingAt(start);
        for (var words = 0; words < MaxConj && next is WordMention modifier && IsModifier(modifier) && !IsBodyOrInstrument(modifier); words++)
        {
            next = map.StartingAt(modifier.Span.End);
        }

        return next is WordMention head && IsBodyOrInstrument(head)
            && ((start < head.Span.Start && map.IsGap(start)) || (map.StartingAt(head.Span.End) is WordMention link && link.Word.Is(classes.NameLink)));
    }

    private bool IsBodyOrInstrument(WordMention word) => word.Word.Is(classes.HeadInstrument) || word.Word.Is(classes.HeadMechanism);

    /// <summary>End of a token to the right that belongs to the name, or only may when more follows; its start when it does not.</summary>
    private int RightToken(MentionMap map, int headEnd, int start, int limit, bool capital, out bool isContent)
    {
        isContent = false;
        var text = map.Doc.Text;
        var mention = map.StartingAt(start) is { } m && m.Span.Start == start ? m : null;
        switch (mention)
        {
            case PartyRef or PlaceRef:
                isContent = true;
                return mention.Span.End;
            case WordMention to when to.Word.Is(classes.To) && start > headEnd + 1:
                return start;
            case WordMention joint when joint.Word.Is(classes.Conj) && OpensName(map, joint.Span.End):
                return start;
            case WordMention word when word.Word.Is(classes.NameLink) || word.Word.Is(classes.InnerLink) || (word.Word.Is(classes.Conj) && word.Span.Length <= MaxConj) || (capital && word.Word.Is(classes.Genitive)):
                return word.Span.End;
            case WordMention word when capital && char.IsUpper(text[start]):
                isContent = !word.Word.Is(classes.Honorific);
                return isContent ? word.Span.End : start;
            case WordMention word when capital || IsVerbal(word) || classes.Breaks(word.Word) || word.Word.Is(classes.Adverb):
                return start;
            case WordMention word:
                isContent = true;
                return word.Span.End;
            case QuantityRef { IsOrdinal: true } ordinal when !capital:
                return ordinal.Span.End;
            case not null:
                return start;
        }

        if (text[start] == ',' && map.EndingAt(start) is PartyRef { Reference: 0, IsTarget: false } && map.StartingAt(start + 1) is PartyRef { Reference: 0, IsTarget: false })
        {
            return start + 1;
        }

        if (capital && text[start] == ',' && start + 2 < limit && char.IsUpper(text[start + 2]) && map.StartingAt(start + 2) is not PersonMention)
        {
            return start + 1;
        }

        var end = CasedText.TokenEnd(text, start, limit);
        isContent = end > start && !map.IsGap(start) && (!capital || char.IsUpper(text[start]));
        return isContent || map.IsGap(start) ? end : start;
    }
}
