using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>
/// Clauses of a language in which a comma also parts lists and insertions: a comma or a subordinating word begins a clause only where
/// both sides hold a verb; semicolons, colons and dashes always do.
/// </summary>
internal sealed class CasedClauses(Classes classes, Marks marks)
{
    /// <summary>Where each stretch of a sentence starts, and whether it must begin a clause.</summary>
    private readonly record struct Cut(int At, bool IsHard);

    /// <summary>Adds the clauses of one sentence, blanks and marks at their edges included.</summary>
    /// <param name="sentence">Range of the sentence.</param>
    /// <param name="text">Cleaned text.</param>
    /// <param name="mentions">Mentions of the sentence in order.</param>
    /// <param name="into">Receives the clauses.</param>
    public void Split(Span sentence, string text, List<Mention> mentions, List<Span> into)
    {
        var start = sentence.Start;
        var hasVerb = false;
        var cuts = Cuts(sentence, text, mentions);
        for (var i = 0; i < cuts.Count; i++)
        {
            var end = i + 1 < cuts.Count ? cuts[i + 1].At : sentence.End;
            var verb = HasVerb(mentions, cuts[i].At, end);
            if (i > 0 && (cuts[i].IsHard || (hasVerb && verb)))
            {
                into.Add(new Span(start, cuts[i].At));
                start = cuts[i].At;
                hasVerb = false;
            }

            hasVerb |= verb;
        }

        into.Add(new Span(start, sentence.End));
    }

    private List<Cut> Cuts(Span sentence, string text, List<Mention> mentions)
    {
        var cuts = new List<Cut> { new(sentence.Start, true) };
        var next = 0;
        var covered = sentence.Start;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            while (next < mentions.Count && mentions[next].Span.Start <= i)
            {
                if (mentions[next] is WordMention word)
                {
                    if (i > sentence.Start && word.Span.Start == i && (word.Word.Is(classes.Opens) || word.Word.Is(classes.That)))
                    {
                        cuts.Add(new Cut(i, false));
                    }
                }
                else if (mentions[next].Kind is not MentionKind.Quote)
                {
                    covered = Math.Max(covered, mentions[next].Span.End);
                }

                next++;
            }

            if (i >= covered && marks.IsClauseBreak(text[i]) && !IsInNumber(text, i, sentence.End) && i + 1 < sentence.End)
            {
                cuts.Add(new Cut(i + 1, !marks.IsSoftBreak(text[i])));
            }
        }

        return cuts;
    }

    private static bool IsInNumber(string text, int at, int limit) => at > 0 && at + 1 < limit && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]);

    private bool HasVerb(List<Mention> mentions, int start, int end)
    {
        foreach (var mention in mentions)
        {
            if (mention.Span.Start >= end)
            {
                return false;
            }

            if (mention.Span.Start >= start && mention is WordMention word && IsVerb(word))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsVerb(WordMention word) =>
        word.Word.Is(classes.Finite) || word.Word.Is(classes.Report) || word.Word.Is(classes.Copula) || word.Word.Is(classes.Future) || word.Word.Is(classes.Modal)
        || word.Word.Is(classes.Sign) || word.Word.Is(classes.Hold) || word.Word.Is(classes.Attend) || word.Word.Is(classes.Found) || word.Word.Is(classes.Stance)
        || word.Word.Is(classes.Meet) || word.Word.Is(classes.Visit) || word.Word.Is(classes.Event);
}
