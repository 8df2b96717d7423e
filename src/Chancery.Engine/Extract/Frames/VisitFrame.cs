using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>Somebody visits a state or place: the visitor before the verb, the destination behind it or after "to".</summary>
internal sealed class VisitFrame(Classes classes, ActorFinder actors) : IFrame
{
    public string Name => "visit";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        var clause = match.Clause;
        if (sentence.Document.Base.EndingAt(trigger.Span.Start) is QuantityRef { IsOrdinal: false, Unit: not null })
        {
            return;
        }

        if (Attributive(context, sentence, trigger, clause) is { } guest)
        {
            Emit(match, guest.Visitor, (trigger.Span, guest.Host), clause, null);
            return;
        }

        if (IsInvited(sentence, trigger, clause)
            || Destination(sentence, trigger, clause) is not { } destination
            || actors.SubjectOf(context, sentence, trigger.Span.Start) is not { IsSource: false } visitor
            || visitor.Parties.Count != 1)
        {
            return;
        }

        Emit(match, visitor, destination, clause, destination.Span.In(sentence.Text).ToString());
        foreach (var next in Listed(sentence, destination.Span, clause))
        {
            Emit(match, visitor, next, clause, next.Span.In(sentence.Text).ToString());
        }
    }

    /// <summary>Further destinations that a list joins to the first: "pays visits to A, B and C".</summary>
    private List<(Span Span, string? Country)> Listed(SentenceView sentence, Span first, Span clause)
    {
        var list = new List<(Span, string?)>();
        var at = first.End;
        while (!sentence.IsCased && at + 1 < clause.End && (sentence.Document.ListMarks.Contains(sentence.Text[at]) || (sentence.WordStartingAt(at) is { Span.Length: 1 } joint && joint.Word.Is(classes.Conj)))
            && Place(sentence.Document.Base.StartingAt(at + 1), cased: false) is { } next)
        {
            list.Add(next);
            at = next.Span.End;
        }

        return list;
    }

    /// <summary>A visit that somebody is invited to has not been made: "invites X to visit"; "at the invitation of X, visits" has.</summary>
    private bool IsInvited(SentenceView sentence, Mention trigger, Span clause)
    {
        if (sentence.IsCased || sentence.Last(new Span(clause.Start, trigger.Span.Start), classes.Invite) is not { } invite)
        {
            return false;
        }

        return !sentence.In(new Span(clause.Start, invite.Span.Start)).Any(m => m is WordMention word && word.Word.Is(classes.By));
    }

    /// <summary>"With the visiting President X": a visit of X to the side that receives him.</summary>
    private (Actor Visitor, string? Host)? Attributive(ExtractionContext context, SentenceView sentence, Mention trigger, Span clause)
    {
        var map = sentence.Document.Base;
        var at = trigger.Span.End;
        if (at >= clause.End || !sentence.Document.Genitives.Contains(sentence.Folded[at]) || map.StartingAt(at) is null)
        {
            return null;
        }

        var guest = sentence.In(new Span(at + 1, clause.End)).FirstOrDefault();
        if (guest is not PersonMention { Known: not null } person || person.Span.Start != at + 1
            || actors.ToActor(context, sentence, person, clause.End) is not { Party: { } party } visitor)
        {
            return null;
        }

        var before = new Span(clause.Start, trigger.Span.Start);
        var host = actors.SubjectOf(context, sentence, trigger.Span.Start)?.Party ?? actors.FirstIn(context, sentence, actors.BeforeVerb(sentence, clause))?.Party;
        host = host is null || host == party ? sentence.In(before).OfType<PersonMention>().Select(p => p.Known?.Party).FirstOrDefault(p => p is not null && p != party) ?? Home(context, party) : host;
        return host is null || host == party ? null : (visitor, host);
    }

    /// <summary>The state whose press writes, where the document does not turn on two others.</summary>
    private static string? Home(ExtractionContext context, string guest) =>
        context.Topic.Count < 2 || context.HomeParty is null || context.Topic.Contains(context.HomeParty) ? context.HomeParty : context.Topic.FirstOrDefault(c => c != guest);

    private static void Emit(Match match, Actor visitor, (Span Span, string? Country) destination, Span clause, string? place)
    {
        var (context, sentence, rule, trigger, _) = match;
        var parties = new SortedSet<string>(visitor.Parties, StringComparer.Ordinal);
        if (destination.Country is not null)
        {
            parties.Add(destination.Country);
        }

        if (parties.Count < 2)
        {
            return;
        }

        var (date, origin) = DateFinder.OfEncounter(context, sentence, trigger.Span);
        var start = visitor.Carried ? clause.Start : Math.Min(visitor.Span.Start, trigger.Span.Start);
        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Meeting,
            Kind = match.Set("kind"),
            Parties = [.. parties],
            Date = date,
            Place = place,
            Title = trigger.Span.Length > 2 ? trigger.Span.In(sentence.Text).ToString() : null,
            Participants = [visitor.ToParticipant()],
        }, new Span(start, Math.Max(trigger.Span.End, destination.Span.End)));
        draft.DateFromContext = origin is not null;
        if (origin is not null)
        {
            draft.FieldSources["date"] = origin;
        }
    }

    private (Span Span, string? Country)? Destination(SentenceView sentence, Mention trigger, Span clause)
    {
        var map = sentence.Document.Base;
        var at = trigger.Span.End;
        while (sentence.WordStartingAt(at) is { } word && (word.Word.Is(classes.Particle) || word.Word.Is(classes.Visit) || (sentence.IsCased && word.Word.Is(classes.To))))
        {
            at = word.Span.End;
        }

        if (trigger.Span.Length == 1 && map.StartingAt(at) is PartyRef { IsOrganisation: true, IsMetonym: false })
        {
            return null;
        }

        if (Place(map.StartingAt(at), sentence.IsCased) is { } behind && behind.Span.End <= clause.End && !(trigger.Span.Length == 1 && GoesOn(sentence, behind.Span.End, clause.End)))
        {
            return behind;
        }

        if (trigger.Span.Length == 1 || sentence.IsCased)
        {
            return null;
        }

        foreach (var mention in sentence.In(new Span(clause.Start, trigger.Span.Start)))
        {
            if (mention is WordMention word && (word.Word.Is(classes.To) || word.Word.Is(classes.In)) && Place(map.StartingAt(word.Span.End), sentence.IsCased) is { } before)
            {
                return before;
            }
        }

        return null;
    }

    /// <summary>True when plain characters follow: "visitors to China" is no visit.</summary>
    private static bool GoesOn(SentenceView sentence, int at, int limit) =>
        at < limit && MentionMap.IsHan(sentence.Folded[at]) && sentence.Document.Base.StartingAt(at) is null or PartyRef { Reference: 0 };

    private static (Span Span, string? Country)? Place(Mention? mention, bool cased) => mention switch
    {
        PlaceRef place => (place.Span, place.Country),
        PartyRef { Codes.Count: 1, Reference: 0 } party when !(cased && party.IsTarget) => (party.Span, party.Codes[0]),
        _ => null,
    };
}
