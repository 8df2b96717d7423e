using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>A standing body or channel: founded, numbered, listed or used.</summary>
internal sealed class MechanismFrame(Classes classes, PartyFinder parties) : IFrame
{
    private const int MinOwn = 2;

    public string Name => "mechanism";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        if (trigger is not NameMention name)
        {
            return;
        }

        var own = name.Head.Start - name.Span.Start;
        var founded = sentence.Last(new Span(match.Clause.Start, name.Span.Start), classes.Found);
        if (own < MinOwn && founded is null)
        {
            return;
        }

        var codes = parties.Find(context, sentence, name.Span);
        if (codes.Count < 2)
        {
            return;
        }

        var date = founded is null ? null : DateFinder.Find(context, sentence, name.Span, DateCarry.Sentence).Date;
        context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Mechanism,
            Kind = name.Value,
            Name = name.Text,
            Parties = codes,
            Date = date,
            Cadence = sentence.Has(match.Clause, classes.Habit) ? "regular" : null,
        }, (founded is null ? name.Span : founded.Span.Union(name.Span)));
    }
}

/// <summary>An organisation named as the place or frame of cooperation.</summary>
internal sealed class PlatformFrame(PartyFinder parties) : IFrame
{
    public string Name => "platform";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        if (trigger is not PartyRef { IsOrganisation: true, Codes.Count: 1 } organisation)
        {
            return;
        }

        var codes = new SortedSet<string>(parties.Find(context, sentence, organisation.Span, 1), StringComparer.Ordinal);
        codes.UnionWith(context.Topic);
        codes.Add(organisation.Codes[0]);
        context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Mechanism,
            Kind = match.Set("kind"),
            Name = organisation.Span.In(sentence.Text).ToString(),
            Parties = [.. codes],
        }, organisation.Span);
    }
}

/// <summary>A named undertaking that is built or run.</summary>
internal sealed class UndertakingFrame(Classes classes, PartyFinder parties) : IFrame
{
    public string Name => "undertaking";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        if (trigger is not NameMention name || name.Head.Start - name.Span.Start < 2)
        {
            return;
        }

        var codes = parties.Find(context, sentence, name.Span);
        if (codes.Count < 2)
        {
            return;
        }

        var verb = sentence.First(new Span(name.Span.End, match.Clause.End), classes.Build)
            ?? sentence.Last(new Span(match.Clause.Start, name.Span.Start), classes.Build);
        var state = verb is not null && verb.Word.TryGet(classes.Build, out var value) ? value : "running";
        var date = verb is null ? null : DateFinder.Find(context, sentence, name.Span, DateCarry.Sentence).Date;
        context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Project,
            Kind = name.Value,
            Name = name.Text,
            Parties = codes,
            State = state,
            Date = date,
        }, name.Span);
    }
}
