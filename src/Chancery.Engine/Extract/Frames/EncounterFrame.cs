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

        var subject = actors.SubjectOf(context, sentence, trigger.Span.Start);
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
        IReadOnlyList<Participant> participants = [.. new[] { subject, counterpart }.OfType<Actor>().SelectMany(Roles.Participants)];
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
}
