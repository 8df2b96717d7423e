using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Cased;
using Chancery.Engine.Annotate.Inflections;
using Chancery.Engine.Annotate.Parties;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>Tells who acts in a clause, upon whom and with whom, and resolves pronouns and references such as "both sides".</summary>
internal sealed partial class ActorFinder(Classes classes)
{
    private const int MaxBehind = 40;
    private const int MaxRelative = 3;
    private const int MaxModifiers = 3;
    private const int MaxBody = 14;
    private const int MinUnknown = 3;
    private const int MaxUnknownWords = 3;
    private const int MinSaying = 16;
    private const int ShortRole = 2;

    /// <summary>The subject of a verb: first actor of its clause that no preposition governs, else carried from before.</summary>
    public Actor? SubjectOf(ExtractionContext context, SentenceView sentence, int verbStart, bool carry = true)
    {
        var clause = sentence.ClauseAt(verbStart);
        var before = new Span(sentence.Clauses[clause].Start, verbStart);
        var found = Titled(context, sentence, verbStart) ?? (sentence.IsCased ? CasedSubject(context, sentence, verbStart, sentence.Clauses[clause]) : FirstIn(context, sentence, before));
        if (found is not null || !carry || (sentence.IsCased && (HasOwnSubject(sentence, before) || sentence.Has(before, classes.Who))))
        {
            return found;
        }

        if (!sentence.IsCased && sentence.WordStartingAt(before.Start) is { } mark && mark.Word.Is(classes.ListMark))
        {
            return null;
        }

        for (var i = clause - 1; i >= 0; i--)
        {
            if (sentence.IsCased && IsUnknownName(sentence, sentence.Clauses[i]))
            {
                return null;
            }

            if (FirstIn(context, sentence, BeforeVerb(sentence, sentence.Clauses[i])) is { IsPeople: false } earlier && !IsObject(sentence, sentence.Clauses[i], earlier))
            {
                return earlier with { Carried = true };
            }
        }

        return context.LastSubject is { } last ? last with { Carried = true } : null;
    }

    /// <summary>The part of a clause in which its subject stands: without blanks between words, what comes before the first verb of acting.</summary>
    public Span BeforeVerb(SentenceView sentence, Span clause)
    {
        if (sentence.IsCased)
        {
            return clause;
        }

        foreach (var mention in sentence.In(clause))
        {
            if (mention is WordMention word && (word.Word.Is(classes.Meet) || word.Word.Is(classes.Visit) || word.Word.Is(classes.Attend)) && !IsModifier(sentence, word))
            {
                return new Span(clause.Start, word.Span.Start);
            }
        }

        return clause;
    }

    private Actor? CasedSubject(ExtractionContext context, SentenceView sentence, int verbStart, Span clause)
    {
        var before = new Span(BehindQuote(sentence, clause.Start, verbStart), verbStart);
        if (IsPassive(sentence, verbStart))
        {
            return Agent(context, sentence, verbStart, clause.End) ?? Unnamed(context, sentence, verbStart);
        }

        return Relative(context, sentence, before) ?? Adjacent(context, sentence, before) ?? FirstIn(context, sentence, before) ?? Inverted(context, sentence, verbStart, before) ?? Body(sentence, before);
    }

    /// <summary>Who is meant where nobody is named ("it was noted"): those told to act together, else the one who spoke last.</summary>
    private Actor? Unnamed(ExtractionContext context, SentenceView sentence, int verbStart)
    {
        if (sentence.WordEndingAt(verbStart) is { } passive && sentence.WordEndingAt(passive.Span.Start) is { } modal && modal.Word.Is(classes.Modal))
        {
            return null;
        }

        if (context.LastGroup is { } group)
        {
            return group with { Carried = true };
        }

        var agree = sentence.WordStartingAt(verbStart) is { } verb && verb.Word.TryGet(classes.Speech, out var act) && act == "pledge";
        if (agree && context.Topic.Count > 1)
        {
            return new Actor { Span = new Span(verbStart, verbStart), Parties = context.Topic, Carried = true };
        }

        return context.LastSpeaker is { } last ? last with { Carried = true } : null;
    }

    /// <summary>The one named right before a verb, when another verb stands between him and those named before in the clause.</summary>
    private Actor? Adjacent(ExtractionContext context, SentenceView sentence, Span before)
    {
        var near = sentence.Mentions.FindLast(m => m.Kind is MentionKind.Person or MentionKind.Party && m.Span.End <= before.End && m.Span.Start >= before.Start);
        near = near is not null && CasedText.SkipBlanks(sentence.Text, near.Span.End, before.End) == before.End ? near : null;
        return near is not null && near.Span.Start > before.Start && (sentence.Last(new Span(before.Start, near.Span.Start), classes.Finite) is not null || (sentence.WordStartingAt(before.End) is { } verb && verb.Word.Is(classes.Report))) && !IsGoverned(sentence, near)
            && !(sentence.WordEndingAt(near.Span.Start) is { } conj && conj.Word.Is(classes.Conj))
            ? FirstIn(context, sentence, new Span(near.Span.Start, before.End))
            : null;
    }

    /// <summary>A body without a code right before a reporting verb: at least two capitalised words in a row.</summary>
    private static Actor? Body(SentenceView sentence, Span before)
    {
        var text = sentence.Text;
        var end = CasedText.SkipBlanksBack(text, before.End, before.Start);
        var start = end;
        var words = 0;
        for (var at = end; at > before.Start;)
        {
            var token = CasedText.TokenStart(text, at, before.Start);
            if (token == at || !char.IsUpper(text[token]) || sentence.Document.Base.StartingAt(token) is DateRef or PlaceRef)
            {
                break;
            }

            words++;
            start = token;
            at = CasedText.SkipBlanksBack(text, token, before.Start);
        }

        return words >= 2 && start > before.Start && sentence.WordStartingAt(before.End) is not null
            ? new Actor { Span = new Span(start, end), Name = text[start..end], IsSource = true }
            : null;
    }

    /// <summary>Who does what a passive verb tells: "was signed by X".</summary>
    private Actor? Agent(ExtractionContext context, SentenceView sentence, int verbStart, int limit)
    {
        if (sentence.WordStartingAt(verbStart) is not { } verb)
        {
            return null;
        }

        return sentence.First(new Span(verb.Span.End, limit), classes.Agent) is { } by && ListFrom(context, sentence, by.Span.End, limit) is { Count: > 0 } list
            ? Union(sentence, list)
            : null;
    }

    /// <summary>A clause that opens with a relative pronoun speaks of the actor told last.</summary>
    private Actor? Relative(ExtractionContext context, SentenceView sentence, Span before)
    {
        if (sentence.Last(before, classes.Who) is not { } who || sentence.In(new Span(who.Span.End, before.End)).Any(m => ToActor(context, sentence, m, before.End) is not null))
        {
            return null;
        }

        for (var i = sentence.Mentions.Count - 1; i >= 0; i--)
        {
            if (sentence.Mentions[i].Span.End <= who.Span.Start && who.Span.Start - sentence.Mentions[i].Span.End <= MaxRelative && ToActor(context, sentence, sentence.Mentions[i], who.Span.Start) is { } actor && !(who.Word.Is(classes.Which) && (actor.Person is not null || actor.Role is not null)))
            {
                return actor;
            }
        }

        return null;
    }

    /// <summary>The speaker behind the verb: "..., said X".</summary>
    private Actor? Inverted(ExtractionContext context, SentenceView sentence, int verbStart, Span clause) =>
        clause.Start == verbStart && !context.SubjectBehind.Contains(sentence.Language) && sentence.WordStartingAt(verbStart) is { } verb && verb.Word.Is(classes.Report) && ListFrom(context, sentence, verb.Span.End, sentence.Span.End) is { Count: > 0 } list
        && list[0].Span.Start - verb.Span.End <= 5
            ? Union(sentence, list)
            : null;

    /// <summary>A title right before the verb speaks itself: "the Joint Statement stressed"; unless its clause tells who issues it.</summary>
    private Actor? Titled(ExtractionContext context, SentenceView sentence, int verbStart)
    {
        foreach (var quote in sentence.Quotes)
        {
            if (quote.Kind == MentionKind.Title && quote.Span.End <= verbStart && verbStart - quote.Span.End <= 2 && sentence.Span.Contains(quote.Span))
            {
                if (IsOutlet(sentence, quote, verbStart))
                {
                    return null;
                }

                return Issuer(context, sentence, quote.Span.Start) ?? new Actor { Span = quote.Span, Name = quote.Inner.In(sentence.Text).ToString() };
            }
        }

        return null;
    }

    /// <summary>Who issues or signs the title that stands behind the verb: "both issue the Statement, stressing ...".</summary>
    private Actor? Issuer(ExtractionContext context, SentenceView sentence, int title)
    {
        var verb = sentence.WordEndingAt(title);
        while (verb is not null && verb.Word.Is(classes.Particle) && !sentence.Document.Genitives.Contains(sentence.Folded[verb.Span.End - 1]))
        {
            verb = sentence.WordEndingAt(verb.Span.Start);
        }

        return verb is not null && verb.Word.Is(classes.Sign)
            ? FirstIn(context, sentence, new Span(sentence.Clauses[sentence.ClauseAt(verb.Span.Start)].Start, verb.Span.Start))
            : null;
    }

    /// <summary>First actor of a range that stands free: no preposition before it, no genitive particle behind it.</summary>
    public Actor? FirstIn(ExtractionContext context, SentenceView sentence, Span range)
    {
        var governed = -1;
        foreach (var mention in sentence.In(range))
        {
            if (mention is WordMention source && source.Word.Is(classes.Source) && IsCutOff(sentence, source))
            {
                continue;
            }

            if (!sentence.IsCased && IsQuoted(sentence, mention, range.End))
            {
                continue;
            }

            if (IsOblique(mention is PartyRef { IsTarget: true } adjective && sentence.WordStartingAt(adjective.Span.End) is { } noun ? noun : mention))
            {
                continue;
            }

            if (mention.Kind is MentionKind.Person or MentionKind.Party && (IsGoverned(sentence, mention) || (governed >= 0 && OnlyJoins(sentence, governed, mention.Span.Start, false) && !(sentence.IsCased && IsParted(sentence, governed, mention.Span.Start)))))
            {
                governed = mention.Span.End;
                continue;
            }

            if (mention is WordMention pronoun && pronoun.Word.Is(classes.He) && (pronoun.Span.Length <= 2 || sentence.IsCased) && context.LastPerson is { } person
                && !IsGoverned(sentence, pronoun) && !IsGenitive(sentence, pronoun))
            {
                return person with { Span = pronoun.Span, Carried = true };
            }

            if (mention is WordMention they && they.Word.Is(classes.They) && !IsGoverned(sentence, they))
            {
                return They(context, sentence, they);
            }

            if (mention is WordMention we && we.Word.Is(classes.We) && context.TurnSpeaker is { } speaker && !IsGenitive(sentence, we))
            {
                return speaker with { Span = we.Span, Carried = true };
            }

            if (mention is PartyRef party && sentence.IsCased && !Acts(sentence, party))
            {
                continue;
            }

            if (!IsGoverned(sentence, mention) && ToActor(context, sentence, mention, range.End) is { } actor && !IsGenitive(sentence, mention))
            {
                return Joined(context, sentence, actor, range.End);
            }
        }

        return null;
    }

    /// <summary>"They": the parties told last as acting together, else the two the document is about.</summary>
    private static Actor They(ExtractionContext context, SentenceView sentence, WordMention they)
    {
        var name = they.Span.In(sentence.Text).ToString();
        return context.LastGroup is { } group
            ? group with { Span = they.Span, Carried = true }
            : new Actor { Span = they.Span, Parties = context.Topic, Name = name, Carried = true };
    }

    /// <summary>The actor that stands directly behind a verb, in languages that put subjects there: "said X", "said on Monday X".</summary>
    public Actor? Behind(ExtractionContext context, SentenceView sentence, Mention verb)
    {
        if (!context.SubjectBehind.Contains(sentence.Language))
        {
            return null;
        }

        var clause = sentence.Clauses[sentence.ClauseAt(verb.Span.Start)];
        if (sentence.First(new Span(clause.Start, verb.Span.Start), classes.Who) is not null)
        {
            return null;
        }

        var actor = FirstIn(context, sentence, new Span(verb.Span.End, clause.End));
        return actor is not null && actor.Span.Start - verb.Span.End <= MaxBehind ? actor : null;
    }
}
