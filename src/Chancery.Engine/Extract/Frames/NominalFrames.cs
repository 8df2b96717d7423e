using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>
/// An encounter told by a noun in a language whose nouns do not decline: with a verb of little meaning ("held talks with X"), a possessor
/// ("X's meeting with Y"), a preposition ("during a meeting with Y"), the parties as adjectives ("Russian-Chinese talks"), or in a headline.
/// </summary>
internal sealed class NominalEncounterFrame(Classes classes, ActorFinder actors, PlaceFinder places) : IFrame
{
    public string Name => "encounter-nominal";

    public void Apply(Match match)
    {
        var (context, sentence, _, trigger, _) = match;
        var phrase = NounPhrase.LeadingTo(classes, sentence, trigger.Span);
        if (phrase.IsSeveral || IsDenied(sentence, phrase))
        {
            return;
        }

        var counterparts = Counterparts(match, phrase);
        var subject = SubjectOf(match, phrase, counterparts);
        if (subject is { IsSource: true } || (subject is null && phrase.Parties.Count < 2 && counterparts.Count < 2))
        {
            return;
        }

        if (counterparts.Count == 0)
        {
            AddGroup(match, phrase, subject);
            return;
        }

        foreach (var counterpart in subject is null ? [ActorFinder.Union(sentence, counterparts)] : counterparts)
        {
            if (counterpart.Person is null || counterpart.Person != subject?.Person)
            {
                Emit(match, phrase, subject, counterpart);
            }
        }
    }

    /// <summary>"The leaders held talks", "Russian-Chinese talks": several parties without anybody introduced by "with".</summary>
    private void AddGroup(Match match, in NounPhrase phrase, Actor? subject)
    {
        var (context, sentence, _, trigger, _) = match;
        if (subject is { Parties.Count: 1 } one && IsWe(sentence, one) && context.Topic.Contains(one.Party!) && IsVerb(phrase))
        {
            subject = new Actor { Span = one.Span, Parties = context.Topic, Carried = true };
        }

        if (subject is { Parties.Count: > 1 } group && (IsVerb(phrase) ? !group.Carried || IsWe(sentence, group) : phrase.Parties.Count > 1))
        {
            Emit(match, phrase, group, null);
        }
        else if (phrase.Parties.Count > 1 && (IsVerb(phrase) || IsDuring(phrase) || sentence.Has(match.Clause, classes.Hold)))
        {
            Emit(match, phrase, new Actor { Span = trigger.Span, Parties = [.. phrase.Parties.Distinct().Order(StringComparer.Ordinal)] }, null);
        }
    }

    private bool IsDenied(SentenceView sentence, in NounPhrase phrase) =>
        phrase.Before is WordMention word && (word.Word.Is(classes.Negation) || (sentence.WordEndingAt(word.Span.Start) is { } before && before.Word.Is(classes.Negation)));

    private bool IsVerb(in NounPhrase phrase) => phrase.Before is WordMention verb && verb.Word.Is(classes.LightVerb);

    private bool IsDuring(in NounPhrase phrase) => phrase.Before is WordMention word && word.Word.Is(classes.EncounterPrep);

    private bool IsWe(SentenceView sentence, Actor actor) => sentence.WordStartingAt(actor.Span.Start) is { } we && we.Word.Is(classes.We);

    /// <summary>Those behind "with" or "between", right behind the noun or later in the clause.</summary>
    private List<Actor> Counterparts(Match match, in NounPhrase phrase)
    {
        var (context, sentence, _, trigger, _) = match;
        var end = match.Clause.End;
        if (sentence.WordStartingAt(trigger.Span.End) is { } link && (link.Word.Is(classes.With) || link.Word.Is(classes.Between)))
        {
            return actors.ListFrom(context, sentence, link.Span.End, end);
        }

        if (sentence.WordStartingAt(trigger.Span.End) is { } of && of.Word.Is(sentence.Document.Of) && !IsVerb(phrase)
            && actors.ListFrom(context, sentence, of.Span.End, end) is { Count: > 0 } list && ActorFinder.Union(sentence, list).Parties.Count > 1)
        {
            return [ActorFinder.Union(sentence, list)];
        }

        return IsVerb(phrase) || phrase.Opens || IsDuring(phrase) ? actors.Companions(context, sentence, new Span(trigger.Span.End, end)) : [];
    }

    private Actor? SubjectOf(Match match, in NounPhrase phrase, List<Actor> counterparts)
    {
        var (context, sentence, _, trigger, _) = match;
        if (phrase.Before is WordMention verb && verb.Word.Is(classes.LightVerb))
        {
            return actors.SubjectOf(context, sentence, verb.Span.Start);
        }

        if (Possessor(context, sentence, phrase) is { } owner)
        {
            return owner;
        }

        var between = sentence.WordStartingAt(trigger.Span.End) is { } link && (link.Word.Is(classes.Between) || link.Word.Is(sentence.Document.Of));
        if (between || !(phrase.Opens || IsDuring(phrase)))
        {
            return null;
        }

        if (sentence.Paragraph.Kind is Text.ParagraphKind.Title or Text.ParagraphKind.Heading && phrase.Opens && context.Host is { } host)
        {
            return host;
        }

        return actors.SubjectOf(context, sentence, trigger.Span.Start, carry: false)
            ?? (counterparts.Count > 0 ? actors.FirstIn(context, sentence, new Span(counterparts[^1].Span.End, sentence.Span.End)) : null)
            ?? (context.LastSubject is { } last ? last with { Carried = true } : null);
    }

    /// <summary>Whose encounter or visit it is: "X's talks", "his visit", "our meeting".</summary>
    private Actor? Possessor(ExtractionContext context, SentenceView sentence, in NounPhrase phrase) => actors.Possessor(context, sentence, phrase);

    private void Emit(Match match, in NounPhrase phrase, Actor? subject, Actor? counterpart)
    {
        var (context, sentence, rule, trigger, _) = match;
        var parties = new SortedSet<string>(subject?.Parties ?? [], StringComparer.Ordinal);
        parties.UnionWith(counterpart?.Parties ?? []);
        if (parties.Count < 2)
        {
            return;
        }

        var isVerb = IsVerb(phrase);
        var clause = match.Clause;
        var (date, origin) = DateFinder.OfEncounter(context, sentence, trigger.Span, told: phrase.IsEarlier || !(isVerb || phrase.Opens || IsDuring(phrase)));
        var place = places.Find(sentence, new Span(phrase.Start, clause.End));
        if (date is null && place.Count == 0 && (phrase.IsEarlier || !(isVerb || phrase.Opens || IsDuring(phrase))))
        {
            return;
        }

        place = place.Count > 0 || !isVerb ? place : places.Find(sentence, clause);
        var from = subject is null or { Carried: true } || subject.Span.Start < clause.Start ? Math.Min(clause.Start, phrase.Start) : Math.Min(phrase.Start, subject.Span.Start);
        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Meeting,
            Kind = match.Set("kind"),
            Parties = [.. parties],
            Date = date,
            Place = place.Count > 0 ? PlaceFinder.NameOf(sentence, place[0].Span) : null,
            Participants = [.. new[] { subject, counterpart }.OfType<Actor>().SelectMany(Roles.Participants)],
        }, new Span(from, Math.Max(trigger.Span.End, counterpart?.Span.End ?? 0)));
        if (origin is not null)
        {
            draft.FieldSources["date"] = origin;
            draft.DateFromContext = true;
        }
    }
}

/// <summary>A visit told by a noun: "paid a working visit to X", "X's visit to Y", "the visit of X to Y", "in Y on an official visit".</summary>
internal sealed class NominalVisitFrame(Classes classes, ActorFinder actors) : IFrame
{
    public string Name => "visit-nominal";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        var phrase = NounPhrase.LeadingTo(classes, sentence, trigger.Span);
        if (phrase.IsSeveral || (phrase.Before is WordMention denied && denied.Word.Is(classes.Negation)))
        {
            return;
        }

        var clause = match.Clause;
        var behind = Behind(context, sentence, trigger, clause.End);
        if (behind is null && sentence.WordStartingAt(trigger.Span.End) is { } by && by.Word.Is(classes.Agent))
        {
            return;
        }

        var visitor = actors.Possessor(context, sentence, phrase) ?? behind ?? actors.SubjectOf(context, sentence, trigger.Span.Start);
        if (visitor is null && phrase.Parties is [var party])
        {
            visitor = new Actor { Span = trigger.Span, Parties = [party] };
        }

        if (visitor is not { IsSource: false, Parties.Count: 1 } || Destination(sentence, trigger, phrase, clause) is not { } destination
            || destination.Country is null || destination.Country == visitor.Party)
        {
            return;
        }

        var (date, origin) = DateFinder.OfEncounter(context, sentence, trigger.Span, phrase.IsEarlier);
        var start = visitor.Carried || visitor.Span.Start < clause.Start ? clause.Start : Math.Min(visitor.Span.Start, phrase.Start);
        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Meeting,
            Kind = match.Set("kind"),
            Parties = [.. new[] { visitor.Party!, destination.Country }.Order(StringComparer.Ordinal)],
            Date = date,
            Place = PlaceFinder.NameOf(sentence, destination.Span),
            Title = trigger.Span.In(sentence.Text).ToString(),
            Participants = [.. Roles.Participants(visitor)],
        }, new Span(Math.Min(start, trigger.Span.Start), Math.Max(trigger.Span.End, Math.Max(destination.Span.End, behind?.Span.End ?? 0))));
        if (origin is not null)
        {
            draft.FieldSources["date"] = origin;
            draft.DateFromContext = true;
        }
    }

    /// <summary>The visitor behind the noun: "a visit by X", "the visit of X", also behind the destination.</summary>
    private Actor? Behind(ExtractionContext context, SentenceView sentence, Mention trigger, int limit)
    {
        foreach (var mention in sentence.In(new Span(trigger.Span.End, limit)))
        {
            if (mention is WordMention word)
            {
                var introduces = word.Word.Is(classes.Agent) || word.Word.Is(sentence.Document.Of);
                if (introduces && actors.ListFrom(context, sentence, word.Span.End, limit) is { Count: > 0 } list)
                {
                    return list[0].Parties.Count == 1 ? list[0] : null;
                }

                if (!introduces && !word.Word.Is(classes.To) && !word.Word.Is(classes.In))
                {
                    return null;
                }
            }
            else if (mention is not (PlaceRef or PartyRef))
            {
                return null;
            }
        }

        return null;
    }

    private (Span Span, string? Country)? Destination(SentenceView sentence, Mention trigger, in NounPhrase phrase, Span clause) =>
        Introduced(sentence, new Span(trigger.Span.End, clause.End), nearest: false) ?? Introduced(sentence, new Span(clause.Start, phrase.Start), nearest: true);

    private (Span Span, string? Country)? Introduced(SentenceView sentence, Span range, bool nearest)
    {
        (Span, string?)? found = null;
        foreach (var mention in sentence.In(range))
        {
            if (mention is WordMention word && (word.Word.Is(classes.To) || word.Word.Is(classes.In)) && Place(sentence.Document.Base.StartingAt(word.Span.End)) is { } place)
            {
                found = place;
                if (!nearest)
                {
                    return found;
                }
            }
        }

        return found;
    }

    private static (Span Span, string? Country)? Place(Mention? mention) => mention switch
    {
        PlaceRef { Country: not null } place => (place.Span, place.Country),
        PartyRef { Codes.Count: 1, Reference: 0, IsTarget: false, IsOrganisation: false } party => (party.Span, party.Codes[0]),
        _ => null,
    };
}
