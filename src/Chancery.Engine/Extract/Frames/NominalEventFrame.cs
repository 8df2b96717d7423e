using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>
/// An act told by a noun with a verb of little meaning, in a language with capital letters: "imposed new sanctions on X", "sanctions against X
/// were announced by Y". The rule's verb class tells which verbs; source is the subject or agent, target what a preposition opens.
/// </summary>
internal sealed class NominalEventFrame(Classes classes, ActorFinder actors) : IFrame
{
    private const string Aid = "AID";
    private const int MaxGap = 60;
    private const int MaxOwner = 24;

    public string Name => "event-nominal";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, value) = match;
        var clause = match.Clause;
        if (sentence.WordStartingAt(trigger.Span.End) is { } head && head.Word.Is(classes.HeadInstrument))
        {
            return;
        }

        if (Verb(sentence, trigger, clause) is not { } verb || (sentence.WordEndingAt(verb.Span.Start) is { } before && before.Word.Is(classes.Negation)))
        {
            return;
        }

        var source = actors.SubjectOf(context, sentence, verb.Span.Start, carry: false) ?? actors.Behind(context, sentence, verb);
        if (source is not { IsSource: false, Parties.Count: > 0 }
            || (Target(context, sentence, new Span(Math.Min(verb.Span.Start, trigger.Span.Start), clause.End), source) ?? (value == Aid ? Helped(context, sentence, verb, clause, source) : null) ?? Other(context, source, trigger)) is not { } target)
        {
            return;
        }

        verb.Word.TryGet(classes.EventVerb, out var turned);
        var (date, origin) = DateFinder.Find(context, sentence, trigger.Span, DateCarry.Sentence);
        var parties = new SortedSet<string>(source.Parties, StringComparer.Ordinal);
        parties.UnionWith(target.Parties);
        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Event,
            Code = turned.Length > 0 ? turned : value,
            Parties = [.. parties],
            Source = source.Parties,
            Target = target.Parties,
            Date = date,
        }, new Span(source.Carried ? clause.Start : Math.Min(clause.Start, source.Span.Start), Math.Max(Math.Max(verb.Span.End, trigger.Span.End), target.Span.End)));
        draft.DateFromContext = origin is not null;
    }

    /// <summary>In a text about two parties an act of one without a target is upon the other.</summary>
    private static Actor? Other(ExtractionContext context, Actor source, Mention noun) =>
        source.Party is { } party && context.Topic.Count == 2 && context.Topic.Contains(party)
            ? new Actor { Span = noun.Span, Parties = [context.Topic[0] == party ? context.Topic[1] : context.Topic[0]] }
            : null;

    /// <summary>The nearest such verb before the noun, else behind it.</summary>
    private WordMention? Verb(SentenceView sentence, Mention noun, Span clause)
    {
        var before = sentence.Last(new Span(clause.Start, noun.Span.Start), classes.EventVerb);
        var near = before is not null && noun.Span.Start - before.Span.End <= MaxGap ? before : sentence.First(new Span(noun.Span.End, clause.End), classes.EventVerb);
        return near is not null && near.Span.Start - noun.Span.End <= MaxGap ? near : null;
    }

    /// <summary>The party that stands shortly behind a preposition of aim, though it only tells whose the aim is: "on X-ish firms", "against firms of X".</summary>
    private static Actor? Near(SentenceView sentence, Span range, Actor source) =>
        sentence.In(range).OfType<PartyRef>().FirstOrDefault() is { Reference: 0, IsGroup: false, Codes.Count: > 0 } party && party.Span.Start - range.Start <= MaxOwner && !party.Codes.Any(source.Parties.Contains)
            ? new Actor { Span = party.Span, Parties = party.Codes }
            : null;

    /// <summary>Who is helped, in a language that tells it by case alone: an oblique party in the clause.</summary>
    private static Actor? Helped(ExtractionContext context, SentenceView sentence, WordMention verb, Span clause, Actor source) =>
        context.SubjectBehind.Contains(sentence.Language)
        && sentence.In(new Span(verb.Span.End, clause.End)).OfType<PartyRef>().FirstOrDefault(p => p is { Reference: 0, IsGroup: false } && (p.Cases & Annotate.Inflections.CaseSet.AnyNominative) == 0 && !p.Codes.Any(source.Parties.Contains)) is { } party
            ? new Actor { Span = party.Span, Parties = party.Codes }
            : null;

    /// <summary>The parties behind the first preposition of aim that opens some other than the source.</summary>
    private Actor? Target(ExtractionContext context, SentenceView sentence, Span range, Actor source)
    {
        foreach (var mention in sentence.In(range))
        {
            if (mention is WordMention to && (to.Word.Is(classes.To) || to.Word.Is(classes.Against)))
            {
                var list = actors.ListFrom(context, sentence, to.Span.End, range.End);
                if (list.Count > 0 && ActorFinder.Union(sentence, list) is { Parties.Count: > 0 } target && !target.Parties.SequenceEqual(source.Parties))
                {
                    return target;
                }

                if (Near(sentence, new Span(to.Span.End, range.End), source) is { } near)
                {
                    return near;
                }
            }
        }

        return null;
    }
}
