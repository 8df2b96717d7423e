using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>Tells the act of what is said from the cues at the head of its clauses: the last position clause decides.</summary>
internal sealed class ActClassifier(Classes classes)
{
    private const int MaxCueOffset = 12;

    /// <summary>Act of a reported speech.</summary>
    /// <param name="context">State of the walk.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="content">Range of what is said.</param>
    /// <param name="verbAct">Act that the reporting verb itself tells; <c>state</c> leaves it to the content.</param>
    public string Classify(ExtractionContext context, SentenceView sentence, Span content, string verbAct)
    {
        if (verbAct != "state")
        {
            return verbAct;
        }

        var act = "state";
        var first = sentence.ClauseAt(content.Start);
        for (var i = first; i < sentence.Clauses.Count && sentence.Clauses[i].Start < content.End; i++)
        {
            var clause = sentence.Clauses[i];
            var start = Math.Max(clause.Start, content.Start);
            var range = new Span(start, Math.Min(clause.End, content.End));
            if (i > first + 1 && !sentence.IsCased && IsOwnStance(sentence, range))
            {
                break;
            }

            if ((context.FreeCues.Contains(sentence.Language) ? CueIn(sentence, range) : CueAtHead(sentence, range, i <= first + 1 && !sentence.IsCased)) is { } cue)
            {
                act = cue;
            }
        }

        return act;
    }

    /// <summary>True for a clause with a party as its subject and a stance of that party: a record of its own.</summary>
    private bool IsOwnStance(SentenceView sentence, Span clause)
    {
        var owned = false;
        foreach (var mention in sentence.In(clause))
        {
            if (mention.Span.Start - clause.Start > MaxCueOffset || (!owned && mention is WordMention))
            {
                return false;
            }

            owned |= mention is PartyRef { Reference: 0 };
            if (owned && mention is WordMention word && word.Word.Is(classes.Stance))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Act of the first cue of a clause that is not negated.</summary>
    private string? CueIn(SentenceView sentence, Span clause)
    {
        foreach (var mention in sentence.In(clause))
        {
            if (mention is WordMention word && word.Word.TryGet(classes.Cue, out var cue)
                && !(sentence.WordEndingAt(word.Span.Start) is { } before && before.Word.Is(classes.Negation)))
            {
                return cue;
            }
        }

        return null;
    }

    /// <summary>Before a cue stand the subject and adverbs only.</summary>
    private bool MayPrecedeCue(SentenceView sentence, WordMention word) =>
        ((sentence.IsCased && (word.Word.Is(classes.That) || word.Word.Is(classes.Future) || word.Word.Is(classes.Copula))) || word.Word.Is(classes.Adverb) || word.Word.Is(classes.Particle) || word.Word.Is(classes.We) || word.Word.Is(classes.He) || (sentence.IsCased && (word.Word.Is(classes.They) || word.Word.Is(classes.It))) || word.Word.Is(classes.Org)
            || word.Word.Is(classes.OfficeGroup) || word.Word.Is(classes.Army) || word.Word.Is(classes.BodySuffix) || word.Word.Is(classes.Conj) || word.Word.Is(classes.Generic))
        && !sentence.Document.Genitives.Contains(sentence.Folded[word.Span.Start]);

    /// <summary>"will never be done" promises nothing of one's own.</summary>
    private bool IsPassive(SentenceView sentence, WordMention future)
    {
        var next = sentence.WordStartingAt(future.Span.End);
        while (next is not null && (next.Word.Is(classes.Negation) || next.Word.Is(classes.Adverb)))
        {
            next = sentence.WordStartingAt(next.Span.End);
        }

        return next is not null && next.Word.Is(classes.Passive);
    }

    /// <summary>Act that the cue at the head of a clause tells; null when there is none.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="clause">The clause.</param>
    /// <param name="isFirst">True where what is said begins: without a subject of its own its subject is the speaker.</param>
    public string? CueAtHead(SentenceView sentence, Span clause, bool isFirst = false)
    {
        var own = isFirst;
        foreach (var mention in sentence.In(clause))
        {
            own |= mention is PartyRef or PersonMention || (mention is WordMention pronoun && (pronoun.Word.Is(classes.He) || pronoun.Word.Is(classes.It) || pronoun.Word.Is(classes.We) || pronoun.Word.Is(classes.They)));
            if (mention.Span.Start - clause.Start > MaxCueOffset * sentence.Scale)
            {
                return null;
            }

            if (mention is not WordMention word)
            {
                continue;
            }

            if (word.Word.TryGet(classes.Cue, out var cue))
            {
                return sentence.WordEndingAt(word.Span.Start) is { } before && before.Word.Is(classes.Negation) ? null : cue;
            }

            if (own && word.Word.TryGet(classes.OwnCue, out var promise))
            {
                return IsPassive(sentence, word) ? null : promise;
            }

            if (!MayPrecedeCue(sentence, word))
            {
                return null;
            }
        }

        return null;
    }
}
