using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>Somebody meets, calls or talks with somebody: subject before the verb, counterparts behind it or after a "with".</summary>
internal sealed class EncounterFrame(Classes classes, ActorFinder actors, PlaceFinder places) : IFrame
{
    public string Name => "encounter";

    public void Apply(Match match)
    {
        var (context, sentence, _, trigger, _) = match;
        var clause = match.Clause;
        if (sentence.Document.Base.EndingAt(trigger.Span.Start) is QuantityRef { IsOrdinal: false })
        {
            return;
        }

        var before = new Span(clause.Start, trigger.Span.Start);
        var counterparts = actors.ListFrom(context, sentence, SkipParticles(sentence, trigger.Span.End), clause.End);
        if (counterparts.Count == 0 || counterparts.TrueForAll(c => c.IsSource))
        {
            counterparts = actors.Companions(context, sentence, before);
            if (counterparts.Count == 0 && match.Set("kind") == "call")
            {
                counterparts = actors.Companions(context, sentence, clause, orTo: true);
            }
        }

        if (counterparts.Count == 0 && sentence.IsCased)
        {
            counterparts = actors.Companions(context, sentence, new Span(trigger.Span.End, clause.End));
        }

        var subject = SubjectOf(match, counterparts);
        if (subject is null || subject.IsSource)
        {
            return;
        }

        if (counterparts.Count == 0)
        {
            if (subject.Parties.Count >= 2 && !subject.Carried)
            {
                Emit(match, subject, null, clause);
            }

            return;
        }

        foreach (var counterpart in counterparts)
        {
            if (counterpart.Person is null || counterpart.Person != subject.Person)
            {
                Emit(match, subject, counterpart, clause);
            }
        }
    }

    /// <summary>Who meets; behind "during a meeting with X" the subject of the main clause does.</summary>
    private Actor? SubjectOf(Match match, List<Actor> counterparts)
    {
        var (context, sentence, _, trigger, _) = match;
        if (!sentence.IsCased || trigger is not WordMention noun || !noun.Word.Is(classes.NounMeet))
        {
            return actors.SubjectOf(context, sentence, trigger.Span.Start);
        }

        return actors.SubjectOf(context, sentence, trigger.Span.Start, carry: false) ?? Host(match)
            ?? (counterparts.Count > 0 ? actors.FirstIn(context, sentence, new Span(counterparts[^1].Span.End, sentence.Span.End)) : null)
            ?? (context.LastSubject is { } last ? last with { Carried = true } : null);
    }

    /// <summary>A headline without a subject tells of the one whose office publishes it: "Meeting with the President of X".</summary>
    private static Actor? Host(Match match) =>
        match.Sentence.Paragraph.Kind == Text.ParagraphKind.Title && match.Sentence.IsCased ? match.Context.Host : null;

    private int SkipParticles(SentenceView sentence, int at)
    {
        while (sentence.WordStartingAt(at) is { } word
            && ((word.Span.Length == 1 && sentence.Document.Particles.Contains(sentence.Folded[at])) || (sentence.IsCased && (word.Word.Is(classes.With) || word.Word.Is(classes.Agent)))))
        {
            at = word.Span.End;
        }

        return at;
    }

    private void Emit(Match match, Actor subject, Actor? counterpart, Span clause)
    {
        var (context, sentence, rule, trigger, _) = match;
        var parties = new SortedSet<string>(subject.Parties, StringComparer.Ordinal);
        parties.UnionWith(counterpart?.Parties ?? []);
        if (parties.Count < 2)
        {
            return;
        }

        var (date, origin) = DateFinder.OfEncounter(context, sentence, trigger.Span);
        var place = places.Find(sentence, clause);
        var participants = Participants(subject, counterpart);
        var span = new Span(subject.Carried ? clause.Start : Math.Min(clause.Start, subject.Span.Start), Math.Max(trigger.Span.End, counterpart?.Span.End ?? 0));
        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Meeting,
            Kind = match.Set("kind"),
            Parties = [.. parties],
            Date = date,
            Place = place.Count > 0 ? PlaceFinder.NameOf(sentence, place[0].Span) : null,
            Participants = participants,
        }, span);
        Note(draft, origin, subject);
    }

    private static void Note(Draft draft, string? origin, Actor subject)
    {
        if (origin is not null)
        {
            draft.FieldSources["date"] = origin;
            draft.DateFromContext = true;
        }

        if (subject.Carried)
        {
            draft.FieldSources["participants"] = "carried";
        }
    }

    private static List<Participant> Participants(Actor subject, Actor? counterpart)
    {
        var list = new List<Participant>();
        Add(list, subject);
        if (counterpart is not null)
        {
            Add(list, counterpart);
        }

        return list;
    }

    private static void Add(List<Participant> list, Actor actor)
    {
        if (actor.Person is not null || actor.Parties.Count == 1)
        {
            list.Add(actor.ToParticipant());
            return;
        }

        foreach (var party in actor.Parties)
        {
            list.Add(new Participant { Party = party, Role = actor.Role });
        }
    }
}
