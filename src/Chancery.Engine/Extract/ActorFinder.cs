using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Cased;
using Chancery.Engine.Annotate.Inflections;
using Chancery.Engine.Annotate.Parties;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>Tells who acts in a clause, upon whom and with whom, and resolves pronouns and references such as "both sides".</summary>
internal sealed class ActorFinder(Classes classes)
{
    private const int MaxBehind = 40;
    private const int MaxRelative = 3;
    private const int MaxModifiers = 3;
    private const int MaxBody = 14;
    private const int MinUnknown = 3;
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

        for (var i = clause - 1; i >= 0; i--)
        {
            if (FirstIn(context, sentence, BeforeVerb(sentence, sentence.Clauses[i])) is { } earlier)
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
            return Agent(context, sentence, verbStart, clause.End) ?? (context.LastSpeaker is { } last ? last with { Carried = true } : null);
        }

        return Relative(context, sentence, before) ?? FirstIn(context, sentence, before) ?? Inverted(context, sentence, verbStart, before) ?? Body(sentence, before);
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
                unknown += MentionMap.IsHan(sentence.Folded[i]) ? 1 : 0;
                i++;
            }
        }

        return unknown >= MinUnknown;
    }

    /// <summary>True when nothing but adverbs, conjunctions and the like stands in a range.</summary>
    public bool IsBareLead(SentenceView sentence, Span range) => !HasOwnSubject(sentence, range);

    private bool MayPrecedeVerb(WordMention word) =>
        word.Word.Is(classes.Adverb) || word.Word.Is(classes.Conj) || word.Word.Is(classes.Particle) || word.Word.Is(classes.Future) || word.Word.Is(classes.Passive)
        || word.Word.Is(classes.Negation) || word.Word.Is(classes.Habit) || word.Word.Is(classes.Finite) || word.Word.Is(classes.Guard) || word.Word.Is(classes.Opens);

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
            if (sentence.Mentions[i].Span.End <= who.Span.Start && who.Span.Start - sentence.Mentions[i].Span.End <= MaxRelative && ToActor(context, sentence, sentence.Mentions[i], who.Span.Start) is { } actor)
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
        return new Actor { Span = span, Parties = [.. parties], Name = span.In(sentence.Text).ToString(), Role = list[^1].Person is null ? list[^1].Role : null };
    }

    /// <summary>A title right before the verb speaks itself: "the Joint Statement stressed"; unless its clause tells who issues it.</summary>
    private Actor? Titled(ExtractionContext context, SentenceView sentence, int verbStart)
    {
        foreach (var quote in sentence.Quotes)
        {
            if (quote.Kind == MentionKind.Title && quote.Span.End <= verbStart && verbStart - quote.Span.End <= 2 && sentence.Span.Contains(quote.Span))
            {
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

    /// <summary>What a mention means as an actor; null when it is none.</summary>
    public Actor? ToActor(ExtractionContext context, SentenceView sentence, Mention mention, int limit)
    {
        switch (mention)
        {
            case PersonMention { Known: { } known } person:
                return new Actor
                {
                    Span = person.Span,
                    Person = known.Name,
                    Role = known.Role,
                    Parties = known.Party is null ? [] : [known.Party],
                };
            case PersonMention office:
                return Office(context, sentence, office);
            case PartyRef party when Collective(sentence, party) is { } body:
                return Party(context, sentence, party, limit) is { } owner ? owner with { Span = body, Name = body.In(sentence.Text).ToString() } : null;
            case PartyRef { IsTarget: false } party:
                return Party(context, sentence, party, limit);
            case WordMention body when body.Word.TryGet(classes.Org, out var code) && Body(sentence, body, code) is { } actor:
                return actor;
            case WordMention word when word.Word.Is(classes.Source):
                return new Actor { Span = word.Span, Name = word.Span.In(sentence.Text).ToString(), IsSource = true };
            default:
                return null;
        }
    }

    /// <summary>The parties that a reference such as "the two countries" stands for.</summary>
    public IReadOnlyList<string> Resolve(ExtractionContext context, SentenceView sentence, PartyRef reference)
    {
        var before = new List<string>();
        var organisation = context.LastOrganisation;
        foreach (var mention in sentence.In(new Span(sentence.Span.Start, reference.Span.Start)))
        {
            organisation = mention is PartyRef { Reference: 0, IsOrganisation: true, Single: { } named } ? named : organisation;
            var codes = mention switch
            {
                PartyRef { Reference: 0, IsOrganisation: false, IsMetonym: false } party => party.Codes,
                PersonMention { Known.Party: { } code } => [code],
                _ => [],
            };
            foreach (var code in codes)
            {
                before.Remove(code);
                before.Add(code);
            }
        }

        if (reference.Reference == PartyEntry.Members && organisation is not null)
        {
            return [organisation];
        }

        var wanted = reference.Reference > 0 ? reference.Reference : 2;
        var all = new List<string>(context.RecentStates);
        all.RemoveAll(before.Contains);
        all.AddRange(before);
        if (before.Count < wanted && context.Topic.Count == wanted && before.TrueForAll(context.Topic.Contains))
        {
            return context.Topic;
        }

        return all.Count >= wanted ? [.. all.GetRange(all.Count - wanted, wanted).Order(StringComparer.Ordinal)] : context.Topic;
    }

    private Actor Office(ExtractionContext context, SentenceView sentence, PersonMention office)
    {
        var parties = PartiesInside(context, sentence, office);
        if (parties.Count == 0 && sentence.IsCased && sentence.WordStartingAt(office.Roles[^1].Core) is { } head && head.Word.Is(classes.OfficePlural))
        {
            parties = Resolve(context, sentence, new PartyRef(office.Span, [], 2, false, false, false));
        }

        return new Actor
        {
            Span = office.Span,
            Role = office.Roles[^1].TextIn(sentence.Text),
            IsSource = !sentence.IsCased && parties.Count == 0 && office.Span.Length <= ShortRole,
            Parties = parties,
            Name = office.Span.In(sentence.Text).ToString(),
        };
    }

    private IReadOnlyList<string> PartiesInside(ExtractionContext context, SentenceView sentence, PersonMention office)
    {
        if (office.Roles[^1].Party is { } own)
        {
            return [own];
        }

        var map = sentence.Document.Base;
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = map.FirstFrom(office.Span.Start); i < map.Items.Count && map.Items[i].Span.Start < office.Span.End; i++)
        {
            if (map.Items[i] is PartyRef party)
            {
                codes.UnionWith(party.Reference == 0 ? party.Codes : Resolve(context, sentence, party));
                if (!sentence.IsCased)
                {
                    break;
                }
            }
        }

        return [.. codes];
    }

    /// <summary>A body of a party named by an adjective or possessive and a common noun: "the Russian side", "China's government".</summary>
    private Span? Collective(SentenceView sentence, PartyRef party)
    {
        var next = sentence.WordStartingAt(party.Span.End);
        if (next is not null && next.Word.Is(classes.Genitive))
        {
            next = sentence.WordStartingAt(next.Span.End);
        }

        return next is not null && next.Word.Is(classes.Collective) && next.Span.End <= sentence.Span.End ? party.Span.Union(next.Span) : null;
    }

    /// <summary>An organ with its party beside it ("the Japanese government", "government of Japan"); null without a party in a language with cases.</summary>
    private static Actor? Body(SentenceView sentence, WordMention body, string code)
    {
        if (body.Word.Form is null)
        {
            return null;
        }

        var map = sentence.Document.Base;
        var beside = map.EndingAt(body.Span.Start) is PartyRef { IsTarget: true, Codes.Count: 1 } before ? before : map.StartingAt(body.Span.End) as PartyRef;
        if (beside is not { Codes.Count: 1 } && code.Length == 0)
        {
            return null;
        }

        var span = beside is null ? body.Span : body.Span.Union(beside.Span);
        return new Actor { Span = span, Parties = [beside?.Codes[0] ?? code], Name = span.In(sentence.Text).ToString() };
    }

    private Actor? Party(ExtractionContext context, SentenceView sentence, PartyRef party, int limit)
    {
        var codes = party.Reference == 0 ? party.Codes : Resolve(context, sentence, party);
        return new Actor
        {
            Span = party.Span,
            Parties = codes,
            Name = sentence.Text[party.Span.Start..(sentence.IsCased ? party.Span.End : BodyEnd(sentence, party, limit))],
        };
    }

    /// <summary>Where the name of a body ends that begins with its party: behind the last word for bodies or people before a verb.</summary>
    private int BodyEnd(SentenceView sentence, PartyRef party, int limit)
    {
        var map = sentence.Document.Base;
        var found = party.Span.End;
        var stop = Math.Min(limit, party.Span.End + MaxBody);
        for (var at = party.Span.End; at < stop;)
        {
            if (map.StartingAt(at) is { } mention)
            {
                if (mention is not WordMention word || word.Word.Is(classes.Particle) || word.Word.Is(classes.Conj) || word.Word.Is(classes.Report) || word.Word.Is(classes.Stance))
                {
                    break;
                }

                at = word.Span.End;
                found = word.Word.Is(classes.BodySuffix) ? at : found;
            }
            else if (MentionMap.IsHan(sentence.Folded[at]))
            {
                at++;
                found = sentence.Document.BodyEnds.Contains(sentence.Folded[at - 1]) && (at >= stop || !MentionMap.IsHan(sentence.Folded[at]) || map.StartingAt(at) is not null) ? at : found;
            }
            else
            {
                break;
            }
        }

        return found;
    }

    private Actor Joined(ExtractionContext context, SentenceView sentence, Actor first, int limit)
    {
        var at = first.Span.End;
        if (sentence.WordStartingAt(at) is not { } conj || !conj.Word.Is(classes.Conj))
        {
            return first;
        }

        var rest = ListFrom(context, sentence, conj.Span.End, limit);
        if (rest.Count == 0)
        {
            return first;
        }

        return Union(sentence, [first, .. rest]);
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
        return context.SubjectBehind.Contains(sentence.Language) && verb.Span.Start == clause.Start && at < clause.End && char.IsUpper(sentence.Text[at])
            && sentence.Document.Base.StartingAt(at) is null;
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
