using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>In an answer, a clause in which the one who answers, or his side, wills, asks or stands for something.</summary>
internal sealed class PositionFrame(Classes classes, ActorFinder actors, PartyFinder parties) : IFrame
{
    private const int MaxGap = 10;

    public string Name => "position";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, value) = match;
        if (context.TurnSpeaker is not { } speaker)
        {
            return;
        }

        var clause = match.Clause;
        if (sentence.IsCased && sentence.Has(new Span(clause.Start, trigger.Span.Start), classes.Question))
        {
            return;
        }

        var subject = actors.FirstIn(context, sentence, new Span(clause.Start, trigger.Span.Start));
        if (subject is null || context.AsAnswerer(subject).Role != speaker.Role || trigger.Span.Start - subject.Span.End > MaxGap * sentence.Scale)
        {
            return;
        }

        var about = new SortedSet<string>(parties.In(context, sentence, clause), StringComparer.Ordinal);
        about.UnionWith(speaker.Parties);
        context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Statement,
            Parties = [.. about],
            Speaker = speaker.ToSpeaker(),
            Act = value,
            Date = sentence.IsCased ? context.EventDate : null,
        }, clause);
    }
}
