using Chancery.Engine.Annotate;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>A headline that opens with who speaks and a colon: "X: what X says".</summary>
internal sealed class HeadlineFrame(Marks marks, ActorFinder actors, ActClassifier acts, PartyFinder parties) : IFrame
{
    public string Name => "headline";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        if (sentence.Paragraph.Kind is not (ParagraphKind.Title or ParagraphKind.Heading) || trigger.Span.Start != sentence.Clauses[sentence.ClauseAt(trigger.Span.Start)].Start
            || actors.ToActor(context, sentence, trigger, sentence.Span.End) is not { IsPeople: false } speaker || (speaker.Person is null && speaker.Party is null))
        {
            return;
        }

        var end = Math.Max(trigger.Span.End, speaker.Span.Start + (speaker.Person is null && speaker.Role is null ? speaker.Name?.Length ?? 0 : 0));
        if (end + 1 >= sentence.Span.End || !marks.IsColon(sentence.Text[end]))
        {
            return;
        }

        var content = new Span(end + 1, sentence.Span.End);
        var about = new SortedSet<string>(parties.In(context, sentence, content), StringComparer.Ordinal);
        about.UnionWith(speaker.Parties);
        var (date, origin) = DateFinder.Find(context, sentence, trigger.Span, DateCarry.Event);
        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Statement,
            Parties = [.. about],
            Speaker = speaker.ToSpeaker(),
            Act = acts.Classify(context, sentence, content, "state"),
            Date = date,
        }, new Span(trigger.Span.Start, sentence.Clauses[^1].End));
        draft.DateFromContext = origin is not null;
    }
}
