using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>One party acts upon another: source before the verb, target behind it.</summary>
internal sealed class EventFrame(Classes classes, ActorFinder actors) : IFrame
{
    private const int MaxQualified = 40;
    private const int MaxRelative = 2;

    /// <summary>Letters and blanks of an auxiliary or adverb between a relative pronoun and its verb.</summary>
    private const int MaxAuxiliary = 10;

    public string Name => "event";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, value) = match;
        var clause = match.Clause;
        if (trigger is not WordMention verb || IsNoun(sentence, verb))
        {
            return;
        }

        var before = new Span(clause.Start, verb.Span.Start);
        var source = Beside(context, sentence, verb) ?? actors.FirstIn(context, sentence, before)
            ?? (sentence.IsCased && sentence.Has(before, classes.Who) ? actors.SubjectOf(context, sentence, verb.Span.Start, carry: false) : null);
        if (source is null || source.IsSource || source.Parties.Count == 0)
        {
            return;
        }

        if (sentence.IsCased && !context.SubjectBehind.Contains(sentence.Language) && source.Span.Start >= clause.Start && !BareVerbs.IsRightBefore(classes, sentence, source, verb) && !IsRelative(sentence, source, verb))
        {
            return;
        }

        var target = Suffering(context, sentence, source, clause) ?? Target(context, sentence, verb, clause, source) ?? Mutual(source, value) ?? Other(context, sentence, source, verb, value);
        if (target is null || IsSpokenOf(sentence, source, verb))
        {
            return;
        }

        var (date, origin) = DateFinder.Find(context, sentence, verb.Span, DateCarry.Sentence);
        var parties = new SortedSet<string>(source.Parties, StringComparer.Ordinal);
        parties.UnionWith(target.Parties);
        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Event,
            Code = match.Set("code") ?? value,
            Parties = [.. parties],
            Source = source.Parties,
            Target = target.Parties,
            Date = date,
        }, new Span(clause.Start, Math.Max(verb.Span.End, target.Span.End)));
        draft.DateFromContext = origin is not null;
    }

    /// <summary>"X, which invaded": a relative pronoun right behind the source and right before the verb.</summary>
    private bool IsRelative(SentenceView sentence, Actor source, WordMention verb) =>
        sentence.Last(new Span(source.Span.End, Math.Max(source.Span.End, verb.Span.Start)), classes.Who) is { } who
        && who.Span.Start - source.Span.End <= MaxRelative && verb.Span.Start - who.Span.End <= MaxAuxiliary;

    /// <summary>Who suffers the act, told before a passive word and who does it: "X suffers raids by Y".</summary>
    private Actor? Suffering(ExtractionContext context, SentenceView sentence, Actor source, Span clause) =>
        !sentence.IsCased && sentence.WordEndingAt(source.Span.Start) is { } passive && passive.Word.Is(classes.Passive)
            ? actors.FirstIn(context, sentence, new Span(clause.Start, passive.Span.Start)) is { Parties.Count: > 0 } suffering && !suffering.Parties.SequenceEqual(source.Parties) ? suffering : null
            : null;

    /// <summary>What several do together they do to one another.</summary>
    private static Actor? Mutual(Actor source, string code) => code == "COOPERATE" && source.Parties.Count > 1 ? source : null;

    /// <summary>"Recalled its envoy": in a text about two parties a measure of one that names no target is against the other.</summary>
    private static Actor? Other(ExtractionContext context, SentenceView sentence, Actor source, WordMention verb, string code) =>
        sentence.IsCased && code == "SANCTION" && verb.Span.In(sentence.Text).Contains(' ') && source.Party is { } party && context.Topic.Count == 2 && context.Topic.Contains(party)
            ? new Actor { Span = verb.Span, Parties = [context.Topic[0] == party ? context.Topic[1] : context.Topic[0]] }
            : null;

    /// <summary>An act that somebody only wants, opposes or may do has not been done.</summary>
    private bool IsSpokenOf(SentenceView sentence, Actor source, WordMention verb)
    {
        var between = new Span(source.Span.End, Math.Max(source.Span.End, verb.Span.Start));
        return !sentence.IsCased && (sentence.Has(between, classes.Stance) || sentence.Has(between, classes.Modal) || sentence.Has(between, classes.Question) || sentence.Has(between, classes.Negation) || Refused(sentence, between));
    }

    /// <summary>True when another act that undoes what follows stands before the verb: "vetoed the draft on sanctions".</summary>
    private bool Refused(SentenceView sentence, Span between) => sentence.Last(between, classes.Event) is { } other && other.Word.TryGet(classes.Event, out var code) && code == "REJECT";

    /// <summary>The party right before the verb acts, whatever governs the clause: "during the raid of A on B".</summary>
    private Actor? Beside(ExtractionContext context, SentenceView sentence, WordMention verb) =>
        !sentence.IsCased && sentence.Document.Base.EndingAt(verb.Span.Start) is PartyRef { Reference: 0 } party
        && !(sentence.WordEndingAt(party.Span.Start) is { } governor && (governor.Word.Is(classes.To) || governor.Word.Is(classes.In) || governor.Word.Is(classes.By) || governor.Word.Is(classes.With)))
            ? actors.ToActor(context, sentence, party, verb.Span.Start)
            : null;

    private bool IsNoun(SentenceView sentence, WordMention verb) =>
        (!sentence.IsCased && sentence.WordStartingAt(verb.Span.End) is { } behind && (behind.Word.Is(classes.TimeNoun) || behind.Word.Is(classes.NounTail))) || (sentence.WordEndingAt(verb.Span.Start) is { } before && (before.Word.Is(classes.Negation) || before.Word.Is(classes.Cue)
            || sentence.Document.Genitives.Contains(sentence.Folded[before.Span.End - 1])));

    /// <summary>The party acted upon, also where it could not act itself.</summary>
    private Actor Acted(ExtractionContext context, SentenceView sentence, PartyRef party) => new()
    {
        Span = party.Span,
        Parties = party.Reference == 0 ? party.Codes : actors.Resolve(context, sentence, party),
        Name = party.Span.In(sentence.Text).ToString(),
    };

    /// <summary>True when a genitive parts the verb from a party: the party belongs to what follows.</summary>
    private static bool IsParted(SentenceView sentence, int from, int to)
    {
        for (var i = from; !sentence.IsCased && i < to; i++)
        {
            if (sentence.Document.Genitives.Contains(sentence.Folded[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Parties told as adjectives of what is acted upon: "intercepted two X and Y bombers".</summary>
    private static Actor? Qualified(SentenceView sentence, WordMention verb, Span clause, Actor source)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        var span = verb.Span;
        foreach (var mention in sentence.In(new Span(verb.Span.End, clause.End)))
        {
            if (mention.Span.Start - span.End > MaxQualified)
            {
                break;
            }

            if (mention is PartyRef { IsTarget: true, Reference: 0 } adjective && !adjective.Codes.Any(source.Parties.Contains))
            {
                codes.UnionWith(adjective.Codes);
                span = adjective.Span;
            }
        }

        return codes.Count > 0 ? new Actor { Span = span, Parties = [.. codes] } : null;
    }

    private Actor? Target(ExtractionContext context, SentenceView sentence, WordMention verb, Span clause, Actor source)
    {
        foreach (var mention in sentence.In(new Span(verb.Span.End, clause.End)))
        {
            if (mention is PlaceRef { Country: { } country } && !source.Parties.Contains(country) && mention.Span.Start - verb.Span.End <= 8 * sentence.Scale && !(sentence.WordEndingAt(mention.Span.Start) is { } place && place.Word.Is(classes.In))
                && !IsParted(sentence, verb.Span.End, mention.Span.Start))
            {
                return new Actor { Span = mention.Span, Parties = [country] };
            }

            if (mention is PartyRef or PersonMention { Known: null } && actors.ToActor(context, sentence, mention, clause.End) is { Parties.Count: > 0 } actor
                && !actor.Parties.SequenceEqual(source.Parties))
            {
                return mention.Span.Start - verb.Span.End <= 8 * sentence.Scale && !IsParted(sentence, verb.Span.End, mention.Span.Start) ? actor : null;
            }
        }

        if (sentence.IsCased && Qualified(sentence, verb, clause, source) is { } qualified)
        {
            return qualified;
        }

        foreach (var mention in sentence.In(new Span(source.Span.End, verb.Span.Start)))
        {
            if (mention is WordMention to && (to.Word.Is(classes.To) || to.Word.Is(classes.By))
                && sentence.Document.Base.StartingAt(to.Span.End) is PartyRef party
                && Acted(context, sentence, party) is { Parties.Count: > 0 } actor
                && !actor.Parties.SequenceEqual(source.Parties))
            {
                return actor;
            }
        }

        return null;
    }
}
