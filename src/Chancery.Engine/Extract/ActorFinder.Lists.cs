using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Cased;
using Chancery.Engine.Annotate.Inflections;
using Chancery.Engine.Annotate.Parties;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <content>Lists of actors: those joined by marks and conjunctions, companions, several as one.</content>
internal sealed partial class ActorFinder
{
    /// <summary>Several actors as one.</summary>
    public static Actor Union(SentenceView sentence, List<Actor> list)
    {
        if (list.Count == 1)
        {
            return list[0];
        }

        var parties = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var actor in list)
        {
            parties.UnionWith(actor.Parties);
        }

        var span = list[0].Span.Union(list[^1].Span);
        return new Actor { Span = span, Parties = [.. parties], Name = span.In(sentence.Text).ToString(), Role = list[^1].Person is null ? list[^1].Role : null, Members = sentence.IsCased ? [.. list] : [] };
    }

    /// <summary>Actors from a position on that a list joins: "A, B and C".</summary>
    public List<Actor> ListFrom(ExtractionContext context, SentenceView sentence, int start, int limit)
    {
        var list = new List<Actor>();
        var at = start;
        foreach (var mention in sentence.In(new Span(start, limit)))
        {
            if (mention.Span.Start < at || mention.Kind is MentionKind.Name or MentionKind.Quote)
            {
                continue;
            }

            if (!OnlyJoins(sentence, at, mention.Span.Start, list.Count == 0))
            {
                break;
            }

            if (mention is WordMention)
            {
                continue;
            }

            if (ToActor(context, sentence, mention, limit) is not { } actor)
            {
                break;
            }

            list.Add(actor);
            at = Math.Max(mention.Span.End, actor.Span.End);
        }

        return list;
    }

    /// <summary>Actors that a preposition "with" introduces before the verb.</summary>
    /// <param name="context">State of the walk.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="range">Where to look.</param>
    /// <param name="orTo">True lets "to" introduce them too, as with calls.</param>
    public List<Actor> Companions(ExtractionContext context, SentenceView sentence, Span range, bool orTo = false)
    {
        foreach (var mention in sentence.In(range))
        {
            if (mention is WordMention word && (word.Word.Is(classes.With) || (orTo && word.Word.Is(classes.To))))
            {
                var list = ListFrom(context, sentence, word.Span.End, range.End);
                if (list.Count > 0)
                {
                    return list;
                }
            }
        }

        return [];
    }

    private Actor Joined(ExtractionContext context, SentenceView sentence, Actor first, int limit)
    {
        var at = first.Span.End;
        var listed = !sentence.IsCased && at < limit && sentence.Document.ListMarks.Contains(sentence.Text[at]);
        if (sentence.IsCased && Row(context, sentence, first, limit) is { } row)
        {
            return row;
        }

        var conj = sentence.WordStartingAt(at);
        if (!listed && (conj is null || !conj.Word.Is(classes.Conj)))
        {
            return first;
        }

        var rest = ListFrom(context, sentence, listed ? at + 1 : conj!.Span.End, limit);
        if (rest.Count == 0)
        {
            return first;
        }

        var isCompany = !sentence.IsCased && !listed && conj!.Word.Is(classes.With) && sentence.Has(new Span(rest[^1].Span.End, Math.Max(rest[^1].Span.End, limit)), classes.Meet);
        return isCompany ? first : Union(sentence, sentence.IsCased ? WithTopic(context, [first, .. rest]) : [first, .. rest]);
    }

    /// <summary>Three or more actors parted by marks, the last joined by a conjunction: "X, Y and Z".</summary>
    private Actor? Row(ExtractionContext context, SentenceView sentence, Actor first, int limit)
    {
        var at = first.Span.End;
        if (at >= limit || char.IsLetterOrDigit(sentence.Text[at]) || sentence.WordStartingAt(at) is not null)
        {
            return null;
        }

        var rest = ListFrom(context, sentence, at, limit);
        return rest.Count > 1 && sentence.Has(new Span(rest[^2].Span.End, Math.Max(rest[^2].Span.End, rest[^1].Span.Start)), classes.Conj)
            ? Union(sentence, [first, .. rest])
            : null;
    }

    /// <summary>Of two officers joined, one of no told party is of the other party that the text is about: "the President and President X of Y".</summary>
    private static List<Actor> WithTopic(ExtractionContext context, List<Actor> pair)
    {
        if (pair is [var a, var b] && context.Topic.Count == 2 && (a.Parties.Count == 0) != (b.Parties.Count == 0) && (a.Parties.Count == 0 ? a : b).Role is not null
            && (a.Party ?? b.Party) is { } known && context.Topic.Contains(known))
        {
            IReadOnlyList<string> other = [context.Topic[0] == known ? context.Topic[1] : context.Topic[0]];
            return [a.Parties.Count == 0 ? a with { Parties = other } : a, b.Parties.Count == 0 ? b with { Parties = other } : b];
        }

        return pair;
    }

    private bool OnlyJoins(SentenceView sentence, int from, int to, bool first)
    {
        for (var i = from; i < to;)
        {
            if (sentence.Document.Base.IsGap(i))
            {
                i++;
                continue;
            }

            if (sentence.WordStartingAt(i) is { } word)
            {
                if (!word.Word.Is(classes.Conj) && !(first && (word.Word.Is(classes.Particle) || word.Word.Is(classes.OfficeMod) || word.Word.Is(classes.Visit) || word.Word.Is(classes.Possessive))))
                {
                    return false;
                }

                i = word.Span.End;
                continue;
            }

            if (MentionMap.IsNameChar(sentence.Folded[i]))
            {
                return false;
            }

            i++;
        }

        return true;
    }
}
