using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>A standing body that meets, in a language with capital letters: "the Commission on X met for the third time in Y".</summary>
internal sealed class BodyMeetsFrame(ActorFinder actors, PartyFinder parties, PlaceFinder places) : IFrame
{
    public string Name => "body-meets";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        var body = sentence.Mentions.FindLast(m => m is NameMention { NameKind: NameKind.Mechanism } name && name.Span != name.Head && name.Span.End <= trigger.Span.Start) as NameMention;
        if (body is null || !char.IsUpper(sentence.Text[body.Head.Start]) || sentence.In(new Span(body.Span.End, trigger.Span.Start)).Any(m => m.Kind is MentionKind.Person or MentionKind.Party)
            || actors.ListFrom(context, sentence, trigger.Span.End, match.Clause.End).Count > 0)
        {
            return;
        }

        var codes = parties.Find(context, sentence, body.Span);
        var (date, origin) = DateFinder.OfEncounter(context, sentence, trigger.Span);
        var place = places.Find(sentence, new Span(trigger.Span.End, match.Clause.End));
        if (codes.Count < 2 || (date is null && place.Count == 0))
        {
            return;
        }

        var number = sentence.In(new Span(trigger.Span.End, match.Clause.End)).OfType<QuantityRef>().FirstOrDefault(q => q.IsOrdinal);
        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Meeting,
            Kind = match.Set("kind"),
            Parties = codes,
            Date = date,
            Mechanism = body.Text,
            Ordinal = number?.Ordinal,
            Place = place.Count > 0 ? PlaceFinder.NameOf(sentence, place[0].Span) : null,
            Participants = [.. codes.Select(c => new Participant { Party = c })],
        }, body.Span.Union(trigger.Span));
        draft.DateFromContext = origin is not null;
    }
}
