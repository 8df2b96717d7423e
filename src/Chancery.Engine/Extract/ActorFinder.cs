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

    /// <summary>True for a verb that describes the noun behind it: "the visiting President".</summary>
    private static bool IsModifier(SentenceView sentence, WordMention verb) =>
        verb.Span.End < sentence.Span.End && sentence.Document.Genitives.Contains(sentence.Folded[verb.Span.End]);

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

    /// <summary>Several actors as one.</summary>
    public static Actor Union(SentenceView sentence, List<Actor> list)
    {
        if (list.Count == 1)
        {
            return list[0];
        }

        var parties = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var actor in list)
        {
            parties.UnionWith(actor.Parties);
        }

        var span = list[0].Span.Union(list[^1].Span);
        return new Actor { Span = span, Parties = [.. parties], Name = span.In(sentence.Text).ToString(), Role = list[^1].Person is null ? list[^1].Role : null, Members = sentence.IsCased ? [.. list] : [] };
    }

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

    /// <summary>"In an interview with X said", "wrote in X": a title that only tells where somebody spoke.</summary>
    private bool IsOutlet(SentenceView sentence, QuotedMention title, int verbStart) =>
        !sentence.IsCased
        && ((sentence.WordStartingAt(title.Span.End) is { } behind && behind.Span.End <= verbStart && (behind.Word.Is(classes.Visit) || behind.Word.Is(classes.Meet)))
            || (sentence.WordEndingAt(title.Span.Start) is { } before && (before.Word.Is(classes.In) || before.Word.Is(classes.To) || before.Word.Is(classes.With))));

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

    /// <summary>"They": the parties told last as acting together, else the two the document is about.</summary>
    private static Actor They(ExtractionContext context, SentenceView sentence, WordMention they)
    {
        var name = they.Span.In(sentence.Text).ToString();
        return context.LastGroup is { } group
            ? group with { Span = they.Span, Carried = true }
            : new Actor { Span = they.Span, Parties = context.Topic, Name = name, Carried = true };
    }

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

    /// <summary>Actors from a position on that a list joins: "A, B and C".</summary>
    public List<Actor> ListFrom(ExtractionContext context, SentenceView sentence, int start, int limit)
    {
        var list = new List<Actor>();
        var at = start;
        foreach (var mention in sentence.In(new Span(start, limit)))
        {
            if (mention.Span.Start < at || mention.Kind is MentionKind.Name or MentionKind.Quote)
            {
                continue;
            }

            if (!OnlyJoins(sentence, at, mention.Span.Start, list.Count == 0))
            {
                break;
            }

            if (mention is WordMention)
            {
                continue;
            }

            if (ToActor(context, sentence, mention, limit) is not { } actor)
            {
                break;
            }

            list.Add(actor);
            at = Math.Max(mention.Span.End, actor.Span.End);
        }

        return list;
    }

    /// <summary>Actors that a preposition "with" introduces before the verb.</summary>
    /// <param name="context">State of the walk.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="range">Where to look.</param>
    /// <param name="orTo">True lets "to" introduce them too, as with calls.</param>
    public List<Actor> Companions(ExtractionContext context, SentenceView sentence, Span range, bool orTo = false)
    {
        foreach (var mention in sentence.In(range))
        {
            if (mention is WordMention word && (word.Word.Is(classes.With) || (orTo && word.Word.Is(classes.To))))
            {
                var list = ListFrom(context, sentence, word.Span.End, range.End);
                if (list.Count > 0)
                {
                    return list;
                }
            }
        }

        return [];
    }

    private Actor Joined(ExtractionContext context, SentenceView sentence, Actor first, int limit)
    {
        var at = first.Span.End;
        var listed = !sentence.IsCased && at < limit && sentence.Document.ListMarks.Contains(sentence.Text[at]);
        var conj = sentence.WordStartingAt(at);
        if (!listed && (conj is null || !conj.Word.Is(classes.Conj)))
        {
            return first;
        }

        var rest = ListFrom(context, sentence, listed ? at + 1 : conj!.Span.End, limit);
        if (rest.Count == 0)
        {
            return first;
        }

        var isCompany = !sentence.IsCased && !listed && conj!.Word.Is(classes.With) && sentence.Has(new Span(rest[^1].Span.End, Math.Max(rest[^1].Span.End, limit)), classes.Meet);
        return isCompany ? first : Union(sentence, sentence.IsCased ? WithTopic(context, [first, .. rest]) : [first, .. rest]);
    }

    /// <summary>Of two officers joined, one of no told party is of the other party that the text is about: "the President and President X of Y".</summary>
    private static List<Actor> WithTopic(ExtractionContext context, List<Actor> pair)
    {
        if (pair is [var a, var b] && context.Topic.Count == 2 && (a.Parties.Count == 0) != (b.Parties.Count == 0) && (a.Parties.Count == 0 ? a : b).Role is not null
            && (a.Party ?? b.Party) is { } known && context.Topic.Contains(known))
        {
            IReadOnlyList<string> other = [context.Topic[0] == known ? context.Topic[1] : context.Topic[0]];
            return [a.Parties.Count == 0 ? a with { Parties = other } : a, b.Parties.Count == 0 ? b with { Parties = other } : b];
        }

        return pair;
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

    private bool OnlyJoins(SentenceView sentence, int from, int to, bool first)
    {
        for (var i = from; i < to;)
        {
            if (sentence.Document.Base.IsGap(i))
            {
                i++;
                continue;
            }

            if (sentence.WordStartingAt(i) is { } word)
            {
                if (!word.Word.Is(classes.Conj) && !(first && (word.Word.Is(classes.Particle) || word.Word.Is(classes.OfficeMod) || word.Word.Is(classes.Visit) || word.Word.Is(classes.Possessive))))
                {
                    return false;
                }

                i = word.Span.End;
                continue;
            }

            if (MentionMap.IsNameChar(sentence.Folded[i]))
            {
                return false;
            }

            i++;
        }

        return true;
    }
}
