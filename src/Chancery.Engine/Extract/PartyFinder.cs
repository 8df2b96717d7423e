using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>Tells which parties a named thing is about: those in its name, in its clause, in its sentence, or those the document is about.</summary>
internal sealed class PartyFinder(ActorFinder actors, IReadOnlySet<string> organisations)
{
    /// <summary>Parties of a named thing; at least <paramref name="wanted"/> when they can be found.</summary>
    /// <param name="context">State of the walk.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="name">Where the thing is named.</param>
    /// <param name="wanted">How many parties to look for before the search stops.</param>
    /// <param name="places">False leaves out states in which something takes place ("in X").</param>
    public IReadOnlyList<string> Find(ExtractionContext context, SentenceView sentence, Span name, int wanted = 2, bool places = true)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        Collect(context, sentence, name, codes, persons: false);
        if (codes.Count >= wanted)
        {
            return [.. codes];
        }

        var clause = sentence.Clauses[sentence.ClauseAt(name.Start)];
        Collect(context, sentence, clause, codes, persons: true, places);
        if (codes.Count > 0 && context.LastSubject is { } left && actors.LacksSubject(context, sentence, new Span(clause.Start, Math.Max(clause.Start, name.Start))))
        {
            codes.UnionWith(left.Parties);
        }

        if (States(codes) >= wanted)
        {
            return [.. codes];
        }

        if (actors.SubjectOf(context, sentence, name.Start) is { } subject)
        {
            codes.UnionWith(subject.Parties);
        }

        if (States(codes) >= wanted)
        {
            return [.. codes];
        }

        var wide = new SortedSet<string>(codes, StringComparer.Ordinal);
        Collect(context, sentence, new Span(sentence.Span.Start, name.Start), wide, persons: true, places);
        if (States(wide) >= wanted)
        {
            return [.. wide];
        }

        if (context.Topic.Count >= 2 && wide.All(c => context.Topic.Contains(c) || organisations.Contains(c)))
        {
            wide.UnionWith(context.Topic);
        }

        if (sentence.IsCased && States(wide) < wanted && context.Topic.Count < 2 && context.LastGroup is { } group && wide.All(c => group.Parties.Contains(c) || organisations.Contains(c)))
        {
            wide.UnionWith(group.Parties);
        }

        return [.. wide];
    }

    /// <summary>Parties named in a range.</summary>
    public IReadOnlyList<string> In(ExtractionContext context, SentenceView sentence, Span range, bool persons = true)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        Collect(context, sentence, range, codes, persons);
        return [.. codes];
    }

    /// <summary>True when all codes are international organisations'.</summary>
    public bool AreOrganisations(IReadOnlyList<string> codes) => codes.All(organisations.Contains);

    private int States(SortedSet<string> codes) => codes.Count(c => !organisations.Contains(c));

    private void Collect(ExtractionContext context, SentenceView sentence, Span range, SortedSet<string> codes, bool persons, bool places = true)
    {
        var map = sentence.Document.Base;
        for (var i = map.FirstFrom(range.Start); i < map.Items.Count && map.Items[i].Span.Start < range.End; i++)
        {
            if (map.Items[i] is PartyRef { IsMetonym: false } party && (places || !actors.IsPlaced(sentence, party)))
            {
                codes.UnionWith(party.Reference == 0 ? party.Codes : actors.Resolve(context, sentence, party));
            }
        }

        if (!persons)
        {
            return;
        }

        foreach (var mention in sentence.In(range))
        {
            if (mention is PersonMention { Known.Party: { } code })
            {
                codes.Add(code);
            }
        }
    }
}
