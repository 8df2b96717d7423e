using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Inflections;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>
/// A visit in a language whose cases, not positions, tell who does what: the visitor is the subject, or stands in the genitive behind a noun
/// ("visit of X to Y"); the destination follows a preposition of place or the verb itself.
/// </summary>
internal sealed class FreeVisitFrame(Classes classes, ActorFinder actors) : IFrame
{
    public string Name => "visit-free";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        var clause = match.Clause;
        var visitor = trigger.Entry?.Form is not null ? Roles.Owner(actors, context, sentence, trigger, clause) : null;
        visitor ??= actors.SubjectOf(context, sentence, trigger.Span.Start, carry: false) ?? actors.Behind(context, sentence, trigger) ?? actors.SubjectOf(context, sentence, trigger.Span.Start);
        if (visitor is not { IsSource: false, Parties.Count: 1 })
        {
            return;
        }

        var (date, origin) = DateFinder.OfEncounter(context, sentence, trigger.Span, told: false);
        var destination = Destination(sentence, trigger, clause);
        if (destination is null ? visitor.Person is null || date is null || origin is not null : destination.Value.Country == visitor.Party)
        {
            return;
        }

        var parties = new SortedSet<string>(visitor.Parties, StringComparer.Ordinal);
        if (destination?.Country is { } host)
        {
            parties.Add(host);
        }

        var span = visitor.Carried ? trigger.Span : visitor.Span.Union(trigger.Span);
        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Meeting,
            Kind = match.Set("kind"),
            Parties = [.. parties],
            Date = date,
            Place = destination is { } place ? PlaceFinder.NameOf(sentence, place.Span) : null,
            Title = trigger.Entry?.Form?.Lemma,
            Participants = [visitor.ToParticipant()],
        }, destination is null ? span : span.Union(destination.Value.Span));
        draft.DateFromContext = origin is not null;
        if (origin is not null)
        {
            draft.FieldSources["date"] = origin;
        }
    }

    /// <summary>The state or place behind the first preposition of place after the trigger, directly behind a verb, or before the trigger.</summary>
    private (Span Span, string? Country)? Destination(SentenceView sentence, Mention trigger, Span clause)
    {
        var map = sentence.Document.Base;
        if (trigger.Entry?.Form is null && Place(map.StartingAt(trigger.Span.End)) is { } direct && direct.Span.End <= clause.End)
        {
            return direct;
        }

        return Introduced(sentence, new Span(trigger.Span.End, clause.End)) ?? Introduced(sentence, new Span(clause.Start, trigger.Span.Start));
    }

    private (Span Span, string? Country)? Introduced(SentenceView sentence, Span range)
    {
        foreach (var mention in sentence.In(range))
        {
            if (mention is WordMention word && word.Word.Is(classes.In) && Place(sentence.Document.Base.StartingAt(word.Span.End)) is { } place && place.Span.End <= range.End)
            {
                return place;
            }
        }

        return null;
    }

    private static (Span Span, string? Country)? Place(Mention? mention) => mention switch
    {
        PlaceRef place => (place.Span, place.Country),
        PartyRef { Codes.Count: 1, Reference: 0, IsTarget: false } party => (party.Span, party.Codes[0]),
        _ => null,
    };
}

/// <summary>An encounter in such a language: subject, genitive behind a noun, companions behind "with", or two behind "between".</summary>
internal sealed class FreeEncounterFrame(Classes classes, ActorFinder actors, PlaceFinder places) : IFrame
{
    public string Name => "encounter-free";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        var clause = match.Clause;
        if (sentence.WordEndingAt(trigger.Span.Start) is { } before && before.Word.Is(classes.Negation))
        {
            return;
        }

        if (sentence.Mentions.Exists(m => m is NameMention { NameKind: NameKind.Session, Ordinals.Count: > 0 } session && session.Head == trigger.Span))
        {
            return;
        }

        var isNoun = trigger.Entry?.Form is not null;
        var others = actors.Companions(context, sentence, clause);
        if (others.Count == 0 && !isNoun)
        {
            others = Roles.Objects(actors, context, sentence, clause);
        }

        var subject = (isNoun ? Roles.Owner(actors, context, sentence, trigger, clause) : null)
            ?? actors.SubjectOf(context, sentence, trigger.Span.Start, carry: false) ?? actors.Behind(context, sentence, trigger);
        subject ??= others.Count > 0 ? actors.SubjectOf(context, sentence, trigger.Span.Start) : null;
        var all = new List<Actor>(others);
        if (subject is { IsSource: false } && !others.Exists(o => o.Span == subject.Span || (o.Person is not null && o.Person == subject.Person)))
        {
            all.Insert(0, subject);
        }

        var codes = new SortedSet<string>(all.SelectMany(a => a.Parties), StringComparer.Ordinal);
        if (codes.Count < 2 || (others.Count == 0 && subject is not { Parties.Count: > 1 }))
        {
            return;
        }

        var (date, origin) = DateFinder.OfEncounter(context, sentence, trigger.Span, told: false);
        if (isNoun && !IsHeld(sentence, clause) && (date is null || origin is not null) && !all.TrueForAll(a => a.Person is not null || a.Role is not null))
        {
            return;
        }

        Emit(match, all, codes, date, origin);
    }

    private bool IsHeld(SentenceView sentence, Span clause) => sentence.Has(clause, classes.Hold) || sentence.Has(clause, classes.Attend);

    private void Emit(Match match, List<Actor> all, SortedSet<string> codes, string? date, string? origin)
    {
        var (context, sentence, rule, trigger, _) = match;
        var place = places.Find(sentence, match.Clause);
        var span = trigger.Span;
        foreach (var actor in all)
        {
            span = actor.Carried ? span : span.Union(actor.Span);
        }

        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Meeting,
            Kind = match.Set("kind"),
            Parties = [.. codes],
            Date = date,
            Place = place.Count > 0 ? PlaceFinder.NameOf(sentence, place[0].Span) : null,
            Participants = [.. all.SelectMany(Roles.Participants)],
        }, span);
        draft.DateFromContext = origin is not null;
        if (origin is not null)
        {
            draft.FieldSources["date"] = origin;
        }
    }
}

/// <summary>What both frames share.</summary>
internal static class Roles
{
    private const int MaxGap = 60;

    /// <summary>Whose visit or talks a noun tells: the first actor behind it in the genitive that no preposition governs.</summary>
    public static Actor? Owner(ActorFinder actors, ExtractionContext context, SentenceView sentence, Mention noun, Span clause)
    {
        foreach (var mention in sentence.In(new Span(noun.Span.End, clause.End)))
        {
            if (mention.Span.Start - noun.Span.End > MaxGap)
            {
                return null;
            }

            if (mention.Kind is MentionKind.Person or MentionKind.Party && mention.Cases != CaseSet.None && (mention.Cases & CaseSet.AnyGenitive) != 0 && !actors.IsGoverned(sentence, mention))
            {
                return actors.ListFrom(context, sentence, mention.Span.Start, clause.End) is { Count: > 0 } list ? ActorFinder.Union(sentence, list) : null;
            }
        }

        return null;
    }

    /// <summary>Actors of a clause that stand in an oblique case without a preposition: upon whom a verb acts.</summary>
    public static List<Actor> Objects(ActorFinder actors, ExtractionContext context, SentenceView sentence, Span clause)
    {
        var found = new List<Actor>();
        foreach (var mention in sentence.In(clause))
        {
            if (mention.Kind is MentionKind.Person or MentionKind.Party && (mention.Cases & CaseSet.AnyNominative) == 0 && !actors.IsGoverned(sentence, mention)
                && actors.ToActor(context, sentence, mention, clause.End) is { IsSource: false } actor)
            {
                found.Add(actor);
            }
        }

        return found;
    }

    /// <summary>An actor as participants: one a party when it stands for several.</summary>
    public static IEnumerable<Participant> Participants(Actor actor) =>
        actor.Members.Count > 0 ? actor.Members.SelectMany(Participants)
        : actor.Person is not null || actor.Parties.Count == 1 ? [actor.ToParticipant()]
        : actor.Parties.Select(p => new Participant { Party = p, Role = actor.Role });
}
