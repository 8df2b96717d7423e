using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>Tells the act of what is said from the cues at the head of its clauses: the last position clause decides.</summary>
internal sealed class ActClassifier(Classes classes)
{
    private const int MaxCueOffset = 14;

    /// <summary>Act of a reported speech.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="content">Range of what is said.</param>
    /// <param name="verbAct">Act that the reporting verb itself tells; <c>state</c> leaves it to the content.</param>
    public string Classify(SentenceView sentence, Span content, string verbAct)
    {
        if (verbAct != "state")
        {
            return verbAct;
        }

        var act = "state";
        for (var i = sentence.ClauseAt(content.Start); i < sentence.Clauses.Count && sentence.Clauses[i].Start < content.End; i++)
        {
            var clause = sentence.Clauses[i];
            var start = Math.Max(clause.Start, content.Start);
            if (CueAtHead(sentence, new Span(start, Math.Min(clause.End, content.End))) is { } cue)
            {
                act = cue;
            }
        }

        return act;
    }

    /// <summary>Act that the cue at the head of a clause tells; null when there is none.</summary>
    public string? CueAtHead(SentenceView sentence, Span clause)
    {
        foreach (var mention in sentence.In(clause))
        {
            if (mention.Span.Start - clause.Start > MaxCueOffset)
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

            if (word.Word.Is(classes.Copula) || word.Word.Is(classes.In))
            {
                return null;
            }
        }

        return null;
    }
}
