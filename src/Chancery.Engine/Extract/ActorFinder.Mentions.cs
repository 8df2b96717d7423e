using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Parties;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <content>What single mentions stand for.</content>
internal sealed partial class ActorFinder
{
    /// <summary>Whose encounter or visit a noun tells: "X's talks", "his visit"; null when no possessor stands before it.</summary>
    public Actor? Possessor(ExtractionContext context, SentenceView sentence, in NounPhrase phrase)
    {
        if (phrase.Before is not WordMention word)
        {
            return null;
        }

        if (word.Word.Is(classes.Genitive))
        {
            var possessor = sentence.Mentions.Find(m => m.Span.End == word.Span.Start && m.Kind is MentionKind.Person or MentionKind.Party);
            return possessor is null ? null : ToActor(context, sentence, possessor, phrase.Start);
        }

        if (!word.Word.Is(classes.Possessive))
        {
            return null;
        }

        return context.TurnSpeaker is { } speaker && word.Word.Is(classes.We) ? speaker with { Span = word.Span, Carried = true }
            : context.LastPerson is { } person ? person with { Span = word.Span, Carried = true }
            : null;
    }

    /// <summary>What a mention means as an actor; null when it is none.</summary>
    public Actor? ToActor(ExtractionContext context, SentenceView sentence, Mention mention, int limit)
    {
        switch (mention)
        {
            case PersonMention { Known: { } known } person:
                return new Actor
                {
                    Span = person.Span,
                    Person = known.Name,
                    Role = known.Role,
                    Parties = known.Party is null ? [] : [known.Party],
                };
            case PersonMention office:
                return Office(context, sentence, office);
            case PartyRef party when Collective(sentence, party) is { } body:
                return Party(context, sentence, party, limit) is { } owner ? owner with { Span = body, Name = body.In(sentence.Text).ToString(), IsBare = false } : null;
            case PartyRef { IsTarget: true } adjective when Joint(sentence, adjective) is { } joint:
                return joint;
            case PartyRef { IsTarget: false } party:
                return Party(context, sentence, party, limit);
            case WordMention body when body.Word.TryGet(classes.Org, out var code) && Body(sentence, body, code) is { } actor:
                return actor;
            case WordMention we when we.Word.Is(classes.We) && sentence.IsCased && context.TurnSpeaker is { } speaker:
                return speaker with { Span = we.Span };
            case WordMention group when group.Word.Is(classes.OfficeGroup) && group.Word.Form is not null && sentence.IsCased:
                return new Actor { Span = group.Span, Name = group.Span.In(sentence.Text).ToString(), Parties = context.LastGroup?.Parties ?? context.Topic };
            case WordMention word when word.Word.Is(classes.Source):
                return new Actor { Span = word.Span, Name = word.Span.In(sentence.Text).ToString(), IsSource = true };
            default:
                return null;
        }
    }

    /// <summary>The parties that a reference such as "the two countries" stands for.</summary>
    public IReadOnlyList<string> Resolve(ExtractionContext context, SentenceView sentence, PartyRef reference)
    {
        var before = new List<string>();
        var organisation = context.LastOrganisation;
        foreach (var mention in sentence.In(new Span(sentence.Span.Start, reference.Span.Start)))
        {
            organisation = mention is PartyRef { Reference: 0, IsOrganisation: true, Single: { } named } ? named : organisation;
            var codes = mention switch
            {
                PartyRef { Reference: 0, IsOrganisation: false, IsMetonym: false } party => party.Codes,
                PersonMention { Known.Party: { } code } => [code],
                _ => [],
            };
            foreach (var code in codes)
            {
                before.Remove(code);
                before.Add(code);
            }
        }

        if (reference.Reference == PartyEntry.Members && organisation is not null)
        {
            return [organisation];
        }

        var wanted = reference.Reference > 0 ? reference.Reference : 2;
        var all = new List<string>(context.RecentStates);
        all.RemoveAll(before.Contains);
        all.AddRange(before);
        if (before.Count < wanted && context.Topic.Count == wanted && before.TrueForAll(context.Topic.Contains))
        {
            return context.Topic;
        }

        return all.Count >= wanted ? [.. all.GetRange(all.Count - wanted, wanted).Order(StringComparer.Ordinal)] : context.Topic;
    }

    private Actor Office(ExtractionContext context, SentenceView sentence, PersonMention office)
    {
        var parties = PartiesInside(context, sentence, office);
        if (parties.Count == 0 && sentence.IsCased && sentence.WordStartingAt(office.Roles[^1].Core) is { } head && head.Word.Is(classes.OfficePlural))
        {
            parties = context.LastGroup is { Parties.Count: > 2 } group ? group.Parties : Resolve(context, sentence, new PartyRef(office.Span, [], 2, false, false, false));
        }

        return new Actor
        {
            Span = office.Span,
            Role = office.Roles[^1].TextIn(sentence.Text),
            IsSource = !sentence.IsCased && parties.Count == 0 && office.Span.Length <= ShortRole,
            Parties = parties,
            Name = office.Span.In(sentence.Text).ToString(),
        };
    }

    /// <summary>True for an office told of several holders with their parties, which commas or a conjunction join: "the presidents of X and Y".</summary>
    private bool NamesSeveral(SentenceView sentence, PersonMention office)
    {
        var map = sentence.Document.Base;
        var count = 0;
        for (var i = map.FirstFrom(office.Roles[^1].Core); i < map.Items.Count && map.Items[i].Span.Start < office.Span.End; i++)
        {
            count += map.Items[i] is PartyRef { Reference: 0, Codes.Count: > 0 } party
                && (count == 0 || sentence.Text[party.Span.Start - 2] == ',' || (map.EndingAt(party.Span.Start) is WordMention conj && conj.Word.Is(classes.Conj))) ? 1 : 0;
        }

        return count > 1 && office.Known is null;
    }

    private IReadOnlyList<string> PartiesInside(ExtractionContext context, SentenceView sentence, PersonMention office)
    {
        var map = sentence.Document.Base;
        if (office.Roles[^1].Party is { } own && !(sentence.IsCased && NamesSeveral(sentence, office)))
        {
            return [own];
        }

        var codes = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = map.FirstFrom(office.Span.Start); i < map.Items.Count && map.Items[i].Span.Start < office.Span.End; i++)
        {
            if (map.Items[i] is PartyRef party)
            {
                codes.UnionWith(party.Reference == 0 ? party.Codes : Resolve(context, sentence, party));
                if (!sentence.IsCased)
                {
                    break;
                }
            }
        }

        return [.. codes];
    }

    /// <summary>Bodies of two parties whose adjectives a conjunction joins: "X-ish and Y-ish warships".</summary>
    private Actor? Joint(SentenceView sentence, PartyRef first)
    {
        if (sentence.WordStartingAt(first.Span.End) is not { } conj || !conj.Word.Is(classes.Conj)
            || sentence.Document.Base.StartingAt(conj.Span.End) is not PartyRef { IsTarget: true, Reference: 0 } second || Collective(sentence, second) is not { } body)
        {
            return null;
        }

        var span = first.Span.Union(body);
        return new Actor { Span = span, Parties = [.. first.Codes.Concat(second.Codes).Distinct().Order(StringComparer.Ordinal)], Name = span.In(sentence.Text).ToString() };
    }

    /// <summary>A body of a party named by an adjective or possessive and a common noun: "the Russian side", "China's government".</summary>
    private Span? Collective(SentenceView sentence, PartyRef party)
    {
        var next = sentence.WordStartingAt(party.Span.End);
        if (next is not null && next.Word.Is(classes.Genitive))
        {
            next = sentence.WordStartingAt(next.Span.End);
        }

        return next is not null && next.Word.Is(classes.Collective) && next.Span.End <= sentence.Span.End ? party.Span.Union(next.Span) : null;
    }

    /// <summary>An organ with its party beside it ("the Japanese government", "government of Japan"); null without a party in a language with cases.</summary>
    private Actor? Body(SentenceView sentence, WordMention body, string code)
    {
        if (body.Word.Form is null)
        {
            return null;
        }

        var map = sentence.Document.Base;
        var end = body.Span.End;
        while (sentence.WordStartingAt(end) is { } field && field.Word.Is(classes.OfficeOf) && field.Span.Start - end <= 1)
        {
            end = field.Span.End;
        }

        var beside = map.EndingAt(body.Span.Start) is PartyRef { IsTarget: true, Codes.Count: 1 } before ? before : map.StartingAt(end) as PartyRef;
        if (beside is not { Codes.Count: 1 } && code.Length == 0)
        {
            return null;
        }

        var span = beside is null ? body.Span : body.Span.Union(beside.Span);
        return new Actor { Span = span, Parties = [beside?.Codes[0] ?? code], Name = span.In(sentence.Text).ToString() };
    }

    private Actor? Party(ExtractionContext context, SentenceView sentence, PartyRef party, int limit)
    {
        var codes = party.Reference == 0 ? party.Codes : Resolve(context, sentence, party);
        var end = sentence.IsCased ? party.Span.End : BodyEnd(sentence, party, limit);
        return new Actor
        {
            Span = party.Span,
            Parties = codes,
            Name = sentence.Text[party.Span.Start..end],
            IsPeople = !sentence.IsCased && sentence.WordEndingAt(end) is { } last && last.Word.Is(classes.People),
            IsBare = sentence.IsCased && party.Reference == 0,
        };
    }

    /// <summary>Where the name of a body ends that begins with its party: behind the last word for bodies or people before a verb.</summary>
    private int BodyEnd(SentenceView sentence, PartyRef party, int limit)
    {
        var map = sentence.Document.Base;
        var found = party.Span.End;
        var stop = Math.Min(limit, party.Span.End + MaxBody);
        for (var at = party.Span.End; at < stop;)
        {
            if (map.StartingAt(at) is { } mention)
            {
                if (mention is not WordMention word || word.Word.Is(classes.Particle) || word.Word.Is(classes.Conj) || word.Word.Is(classes.Report) || word.Word.Is(classes.Stance))
                {
                    break;
                }

                at = word.Span.End;
                found = word.Word.Is(classes.BodySuffix) ? at : found;
            }
            else if (MentionMap.IsHan(sentence.Folded[at]))
            {
                at++;
                found = sentence.Document.BodyEnds.Contains(sentence.Folded[at - 1]) && (at >= stop || !MentionMap.IsHan(sentence.Folded[at]) || map.StartingAt(at) is not null) ? at : found;
            }
            else
            {
                break;
            }
        }

        return found;
    }
}
