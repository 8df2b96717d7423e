using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Cased;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>What a figure measures: a short noun phrase of its clause, never the clause itself.</summary>
internal sealed class MetricReader(Classes classes)
{
    private const int MaxWords = 8;
    private const int MaxBehind = 6;
    private const int MaxLetters = 24;
    private const int MaxClassifier = 12;

    /// <summary>The metric of a quantity; empty when its clause holds nothing else.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="quantity">Range of the quantity in the cleaned text.</param>
    /// <param name="clause">Its clause.</param>
    /// <param name="counts">True for a count of things or a rank: what is counted stands behind it.</param>
    public string Read(SentenceView sentence, Span quantity, Span clause, bool counts)
    {
        if (!sentence.IsCased)
        {
            return Unparted(sentence, quantity, clause);
        }

        var behind = Behind(sentence, quantity, clause);
        if (counts && behind.Length > 0)
        {
            return behind.In(sentence.Text).ToString();
        }

        var before = Before(sentence, quantity, clause, overFigures: false);
        before = before.Length > 0 ? before : Before(sentence, quantity, clause, overFigures: true);
        return (before.Length > 0 ? before : behind.Length > 0 ? behind : LastWords(sentence, new Span(clause.Start, Math.Max(clause.Start, quantity.Start)))).In(sentence.Text).Trim().ToString();
    }

    /// <summary>The words behind a quantity up to a verb, a preposition, a mark or another figure.</summary>
    private Span Behind(SentenceView sentence, Span quantity, Span clause)
    {
        var start = CasedText.SkipBlanks(sentence.Text, quantity.End, clause.End);
        var (at, end) = (start, start);
        for (var words = 0; words < MaxBehind && at < clause.End; words++)
        {
            var mention = MentionAt(sentence, at);
            var tokenEnd = mention?.Span.End ?? CasedText.TokenEnd(sentence.Text, at, clause.End);
            if (tokenEnd <= at || mention is QuantityRef or DateRef || (mention is WordMention word && Ends(sentence, word)))
            {
                break;
            }

            end = tokenEnd;
            at = CasedText.SkipBlanks(sentence.Text, tokenEnd, clause.End);
        }

        return new Span(start, end);
    }

    /// <summary>What leads to a quantity: from where its statement begins to the verb that gives the figure.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="quantity">Range of the quantity.</param>
    /// <param name="clause">Its clause.</param>
    /// <param name="overFigures">True to go on over figures told before it: "grew by 5 % and reached ...".</param>
    private Span Before(SentenceView sentence, Span quantity, Span clause, bool overFigures)
    {
        var start = clause.Start;
        var end = quantity.Start;
        foreach (var mention in sentence.In(new Span(clause.Start, Math.Max(clause.Start, quantity.Start))))
        {
            if ((mention is QuantityRef && !overFigures) || (mention is DateRef && !HasWord(sentence, start, mention.Span.Start)) || (mention is WordMention opener && (opener.Word.Is(classes.That) || opener.Word.Is(classes.Opens) || opener.Word.Is(classes.Report) || opener.Word.Is(classes.Stop))))
            {
                (start, end) = (mention.Span.End, quantity.Start);
            }
            else if (end == quantity.Start && mention is WordMention verb && (verb.Word.Is(classes.MeasureVerb) || verb.Word.Is(classes.Finite) || verb.Word.Is(classes.Future)) && HasWord(sentence, start, verb.Span.Start))
            {
                end = verb.Span.Start;
            }
        }

        return LastWords(sentence, Trimmed(sentence, new Span(start, Math.Max(start, end))));
    }

    /// <summary>True when a word that is neither preposition, conjunction nor adverb stands in a range.</summary>
    private bool HasWord(SentenceView sentence, int start, int end)
    {
        for (var at = start; at < end;)
        {
            var mention = MentionAt(sentence, at);
            var tokenEnd = mention?.Span.End ?? CasedText.TokenEnd(sentence.Text, at, end);
            if (tokenEnd > at && !(mention is WordMention word && IsSmall(sentence, word)) && mention is not DateRef && char.IsLetter(sentence.Text[at]) && !sentence.Document.Base.IsGap(at))
            {
                return true;
            }

            at = Math.Max(at + 1, tokenEnd);
        }

        return false;
    }

    /// <summary>A range without prepositions, conjunctions, adverbs, dates, numbers of lists and marks at its edges.</summary>
    private Span Trimmed(SentenceView sentence, Span range)
    {
        var (start, end) = (range.Start, range.End);
        while (start < end)
        {
            var mention = MentionAt(sentence, start);
            if (mention is DateRef or QuantityRef || (mention is WordMention word && IsSmall(sentence, word)))
            {
                start = mention.Span.End;
            }
            else if (!char.IsLetter(sentence.Text[start]) || sentence.Document.Base.IsGap(start))
            {
                start++;
            }
            else
            {
                break;
            }
        }

        while (end > start)
        {
            var mention = sentence.Document.Base.EndingAt(end) is { } last && last.Span.End == end ? last : null;
            if (mention is DateRef or QuantityRef || (mention is WordMention word && (IsSmall(sentence, word) || word.Word.Is(classes.MeasureVerb))))
            {
                end = Math.Max(start, mention.Span.Start);
            }
            else if (!char.IsLetterOrDigit(sentence.Text[end - 1]) && sentence.Text[end - 1] is not (')' or '"' or '\u00BB' or '\u201D'))
            {
                end--;
            }
            else
            {
                break;
            }
        }

        return new Span(start, end);
    }

    /// <summary>The last words of a range, as many as a short phrase has.</summary>
    private static Span LastWords(SentenceView sentence, Span range)
    {
        var start = range.End;
        for (var words = 0; words < MaxWords && start > range.Start; words++)
        {
            var end = CasedText.SkipBlanksBack(sentence.Text, start, range.Start);
            start = CasedText.TokenStart(sentence.Text, end, range.Start);
            start = start == end && start > range.Start ? start - 1 : start;
        }

        while (start < range.End && !char.IsLetterOrDigit(sentence.Text[start]))
        {
            start++;
        }

        return new Span(start, range.End);
    }

    private static Mention? MentionAt(SentenceView sentence, int at) => sentence.Document.Base.StartingAt(at) is { } mention && mention.Span.Start == at ? mention : null;

    private bool Ends(SentenceView sentence, WordMention word) =>
        word.Word.Is(classes.Finite) || word.Word.Is(classes.MeasureVerb) || word.Word.Is(classes.Report) || word.Word.Is(classes.Copula) || word.Word.Is(classes.Future) || word.Word.Is(classes.Hold) || word.Word.Is(classes.Who)
        || (IsSmall(sentence, word) && !word.Word.Is(sentence.Document.Of));

    private bool IsSmall(SentenceView sentence, WordMention word) =>
        word.Word.Is(classes.By) || word.Word.Is(classes.In) || word.Word.Is(classes.To) || word.Word.Is(classes.With) || word.Word.Is(classes.Agent) || word.Word.Is(classes.Conj)
        || word.Word.Is(classes.Opens) || word.Word.Is(classes.That) || word.Word.Is(classes.Adverb) || word.Word.Is(classes.Particle) || word.Word.Is(classes.Stop) || word.Word.Is(sentence.Document.Of);

    /// <summary>Without blanks between words: what is counted behind the figure, else what leads to it, without the verb that gives it.</summary>
    private string Unparted(SentenceView sentence, Span quantity, Span clause)
    {
        var text = sentence.Text;
        var end = quantity.End;
        while (end < clause.End && end - quantity.End < MaxClassifier && MentionMap.IsNameChar(text[end]) && sentence.WordStartingAt(end) is null)
        {
            end++;
        }

        if (end > quantity.End + 1)
        {
            return text[quantity.End..end];
        }

        var lead = Lead(sentence, quantity, clause);
        return lead.Length > 0 ? lead : text[clause.Start..Math.Min(clause.End, clause.Start + MaxLetters)];
    }

    private string Lead(SentenceView sentence, Span quantity, Span clause)
    {
        var start = Math.Max(clause.Start, quantity.Start - MaxLetters);
        var end = quantity.Start;
        foreach (var mention in sentence.In(new Span(clause.Start, Math.Max(clause.Start, quantity.Start))))
        {
            if (mention is QuantityRef or DateRef || (mention is WordMention word && word.Word.Is(classes.Report)))
            {
                start = Math.Max(start, mention.Span.End);
            }
        }

        while (end > start && sentence.WordEndingAt(end) is { } verb && verb.Span.Start > start && verb.Word.Is(classes.MeasureVerb))
        {
            end = verb.Span.Start;
        }

        return start < end ? sentence.Text[start..end].Trim() : string.Empty;
    }
}
