using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Cased;
using Chancery.Engine.Annotate.Inflections;
using Chancery.Engine.Annotate.Parties;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <content>What rules out that a mention acts: prepositions, cases, quotations, unknown subjects.</content>
internal sealed partial class ActorFinder
{
    /// <summary>True for a verb that describes the noun behind it: "the visiting President".</summary>
    private static bool IsModifier(SentenceView sentence, WordMention verb) =>
        verb.Span.End < sentence.Span.End && sentence.Document.Genitives.Contains(sentence.Folded[verb.Span.End]);

    /// <summary>Where a clause begins behind quoted words: those in quotation marks are no subject of the verb that reports them.</summary>
    private static int BehindQuote(SentenceView sentence, int start, int verbStart)
    {
        foreach (var mention in sentence.Mentions)
        {
            if (mention.Kind == MentionKind.Quote && mention.Span.End > start && mention.Span.End <= verbStart)
            {
                start = CasedText.SkipBlanks(sentence.Text, mention.Span.End, verbStart);
            }
        }

        return start;
    }

    /// <summary>True for a verb form behind a passive auxiliary.</summary>
    public bool IsPassive(SentenceView sentence, int verbStart) =>
        sentence.IsCased && sentence.WordEndingAt(verbStart) is { } passive && passive.Word.Is(classes.Passive);

    /// <summary>True when words that are neither adverb, auxiliary nor conjunction stand before a verb: its subject is told, though it is no actor.</summary>
    private bool HasOwnSubject(SentenceView sentence, Span before)
    {
        var map = sentence.Document.Base;
        for (var i = before.Start; i < before.End;)
        {
            if (map.StartingAt(i) is { } mention && mention.Span.Start == i)
            {
                if (mention is WordMention word ? !MayPrecedeVerb(word) : mention.Kind != MentionKind.Date)
                {
                    return true;
                }

                i = mention.Span.End;
            }
            else if (char.IsLetterOrDigit(sentence.Text[i]) && !map.IsGap(i))
            {
                return true;
            }
            else
            {
                i++;
            }
        }

        return false;
    }

    /// <summary>True when letters of no known word stand at the head of a clause, with nothing but adverbs before and behind: an unknown subject.</summary>
    public bool HasUnknownSubject(SentenceView sentence, Span before)
    {
        var unknown = 0;
        var map = sentence.Document.Base;
        for (var i = before.Start; i < before.End;)
        {
            if (map.StartingAt(i) is { } mention && mention.Span.Start == i)
            {
                if (mention is not WordMention word || !(MayPrecedeVerb(word) || word.Word.Is(classes.Generic)))
                {
                    return false;
                }

                i = mention.Span.End;
            }
            else
            {
                unknown += MentionMap.IsHan(sentence.Folded[i]) || char.IsAsciiLetter(sentence.Folded[i]) ? 1 : 0;
                i++;
            }
        }

        return unknown >= MinUnknown;
    }

    /// <summary>Without blanks between words: true for an actor behind a verb of what is to be done: "carrying out what both agreed".</summary>
    private bool IsObject(SentenceView sentence, Span clause, Actor actor)
    {
        var before = new Span(clause.Start, Math.Max(clause.Start, actor.Span.Start));
        return !sentence.IsCased && (sentence.Has(before, classes.Action) || sentence.Has(before, classes.Keep));
    }

    /// <summary>True for a clause that holds nothing but one to three unknown words with capitals: a name that an insertion parts from its verb.</summary>
    private static bool IsUnknownName(SentenceView sentence, Span clause)
    {
        var words = 0;
        for (var at = clause.Start; at < clause.End;)
        {
            var end = CasedText.TokenEnd(sentence.Text, at, clause.End);
            if (end == at)
            {
                at++;
                continue;
            }

            if (!char.IsUpper(sentence.Text[at]) || sentence.Document.Base.StartingAt(at) is { } known && known.Span.Start == at || ++words > MaxUnknownWords)
            {
                return false;
            }

            at = end;
        }

        return words > 0;
    }

    /// <summary>True when nothing but adverbs, conjunctions and the like stands in a range.</summary>
    public bool IsBareLead(SentenceView sentence, Span range) => !HasOwnSubject(sentence, range);

    private bool MayPrecedeVerb(WordMention word) =>
        word.Word.Is(classes.Adverb) || word.Word.Is(classes.Conj) || word.Word.Is(classes.Particle) || word.Word.Is(classes.Future) || word.Word.Is(classes.Passive)
        || word.Word.Is(classes.Negation) || word.Word.Is(classes.Habit) || word.Word.Is(classes.Finite) || word.Word.Is(classes.Guard) || word.Word.Is(classes.Opens) || word.Word.Is(classes.Question);

    /// <summary>"In an interview with X said", "wrote in X": a title that only tells where somebody spoke.</summary>
    private bool IsOutlet(SentenceView sentence, QuotedMention title, int verbStart) =>
        !sentence.IsCased
        && ((sentence.WordStartingAt(title.Span.End) is { } behind && behind.Span.End <= verbStart && (behind.Word.Is(classes.Visit) || behind.Word.Is(classes.Meet)))
            || (sentence.WordEndingAt(title.Span.Start) is { } before && (before.Word.Is(classes.In) || before.Word.Is(classes.To) || before.Word.Is(classes.With))));

    /// <summary>True for a mention inside quoted words, longer than a name, that have ended before the verb: it acts in the quotation, not outside.</summary>
    private static bool IsQuoted(SentenceView sentence, Mention mention, int verb)
    {
        foreach (var quote in sentence.Quotes)
        {
            if (quote.Span.Start > mention.Span.Start)
            {
                break;
            }

            if (quote.Kind == MentionKind.Quote && quote.Span.End <= verb && quote.Inner.Contains(mention.Span) && quote.Inner.Length >= MinSaying)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a source that a mark cuts off from what follows: a credit in brackets, no subject.</summary>
    private static bool IsCutOff(SentenceView sentence, WordMention source) =>
        !sentence.IsCased && source.Span.End < sentence.Span.End && !MentionMap.IsNameChar(sentence.Text[source.Span.End]);

    /// <summary>
    /// False for a party's name that only qualifies a noun ("the Minsk agreements", "China Railway"): a capital acts only right before a
    /// verb, a state not before a noun.
    /// </summary>
    private bool Acts(SentenceView sentence, PartyRef party)
    {
        if (Collective(sentence, party) is not null)
        {
            return true;
        }

        var next = sentence.WordStartingAt(party.Span.End);
        if (next is null)
        {
            return !party.IsMetonym;
        }

        var verbal = next.Word.Is(classes.Finite) || next.Word.Is(classes.Report) || next.Word.Is(classes.Stance) || next.Word.Is(classes.Copula) || next.Word.Is(classes.Future)
            || next.Word.Is(classes.Adverb) || next.Word.Is(classes.Particle) || next.Word.Is(classes.Sign) || next.Word.Is(classes.Meet) || next.Word.Is(classes.Visit) || next.Word.Is(classes.Negation)
            || next.Word.Is(classes.Conj) || next.Word.Is(classes.Event) || next.Word.Is(classes.Modal);
        var nominal = next.Word.Is(classes.NameWord) || next.Word.Is(classes.Generic) || next.Word.Is(classes.OfficeMod) || next.Word.Is(classes.OfficeHead) || next.Word.Is(classes.Org)
            || next.Word.Is(classes.HeadInstrument) || next.Word.Is(classes.HeadMechanism) || next.Word.Is(classes.HeadSession) || next.Word.Is(classes.HeadProject) || next.Word.Is(classes.HeadStatus);
        return verbal || (!party.IsMetonym && !nominal);
    }

    /// <summary>True when a range names companions ("with X") but nobody whom they accompany: the subject was told before.</summary>
    public bool LacksSubject(ExtractionContext context, SentenceView sentence, Span range) =>
        sentence.Has(range, classes.With) && FirstIn(context, sentence, range) is null && Companions(context, sentence, range).Count > 0;

    /// <summary>True when a verb opens its clause and an unknown name stands right behind it: that is its subject, not one told before.</summary>
    public bool HasUnknownBehind(ExtractionContext context, SentenceView sentence, Mention verb)
    {
        var clause = sentence.Clauses[sentence.ClauseAt(verb.Span.Start)];
        var at = CasedText.SkipBlanks(sentence.Text, verb.Span.End, clause.End);
        return context.SubjectBehind.Contains(sentence.Language) && verb.Span.Start == clause.Start && at < clause.End
            && (sentence.WordStartingAt(at) is { } office ? office.Word.Is(classes.OfficeHead) && (office.Cases & CaseSet.AnyNominative) != 0
                : char.IsUpper(sentence.Text[at]) && sentence.Document.Base.StartingAt(at) is null);
    }

    /// <summary>True for a mention whose case rules out that it acts.</summary>
    private static bool IsOblique(Mention mention) => mention.Kind is MentionKind.Person or MentionKind.Party or MentionKind.Word && (mention.Cases & CaseSet.AnyNominative) == 0;

    /// <summary>True when a comma stands between: the governed list has ended.</summary>
    private static bool IsParted(SentenceView sentence, int from, int to) => to > from && sentence.Text.AsSpan(from, to - from).Contains(',');

    /// <summary>True when a preposition stands before a mention.</summary>
    public bool IsGoverned(SentenceView sentence, Mention mention) =>
        Governor(sentence, mention.Span.Start) is { } word
        && (word.Word.Is(classes.With) || word.Word.Is(classes.To) || word.Word.Is(classes.In) || word.Word.Is(classes.By) || word.Word.Is(classes.Agent));

    /// <summary>True when a mention tells where something takes place: "in" stands right before it.</summary>
    public bool IsPlaced(SentenceView sentence, Mention mention) => sentence.WordEndingAt(mention.Span.Start) is { } word && word.Word.Is(classes.In);

    /// <summary>The word before a mention; in a language with blanks before its modifiers too ("in northern X").</summary>
    private WordMention? Governor(SentenceView sentence, int start)
    {
        var word = sentence.WordEndingAt(start);
        for (var i = 0; i < MaxModifiers && sentence.IsCased && word is not null && (word.Word.Is(classes.NameWord) || word.Word.Is(classes.Generic) || word.Word.Is(classes.OfficeMod) || word.Word.Is(classes.Possessive)); i++)
        {
            word = sentence.WordEndingAt(word.Span.Start);
        }

        return word;
    }

    private bool IsGenitive(SentenceView sentence, Mention mention) =>
        sentence.WordStartingAt(mention.Span.End) is { } word
        && (word.Word.Is(classes.Genitive) || (word.Span.Length == 1 && word.Word.Is(classes.Particle) && sentence.Document.Genitives.Contains(sentence.Folded[mention.Span.End])));
}
