using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Cased;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>
/// Unit of a number without one, in a language with blanks: what the next noun counts, what "the number of ..." before it counts, or, of a sum
/// in millions and more, the unit of the sum told before.
/// </summary>
internal sealed class CountedUnits(Classes classes)
{
    private const int MaxQualifiers = 5;
    private const decimal LeastSum = 1_000_000;

    /// <summary>True for a small number told in words that counts nothing in particular ("three countries").</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="quantity">The number.</param>
    public bool IsVague(SentenceView sentence, QuantityRef quantity) =>
        quantity.Value < 2 || (NounBehind(sentence, quantity) is { } noun ? noun.Word.Is(classes.CountedVague) : sentence.Last(quantity.Span, classes.CountedVague) is not null);

    /// <summary>The unit; null when nothing tells it.</summary>
    public string? Of(ExtractionContext context, SentenceView sentence, QuantityRef quantity)
    {
        if (NounBehind(sentence, quantity) is { } noun && noun.Word.TryGet(classes.Counted, out var unit))
        {
            return unit;
        }

        var clause = sentence.Clauses[sentence.ClauseAt(quantity.Span.Start)];
        if (sentence.First(new Span(clause.Start, quantity.Span.Start), classes.NumberOf) is { } number
            && sentence.First(new Span(number.Span.End, quantity.Span.Start), classes.Counted) is { } counted && counted.Word.TryGet(classes.Counted, out unit))
        {
            return unit;
        }

        return quantity.Value >= LeastSum && HasLetter(sentence, quantity.Span) && sentence.Sentence.Paragraph == context.LastSumParagraph && !StartsWithLetter(sentence, quantity)
            ? context.LastSumUnit
            : null;
    }

    /// <summary>The next noun that is known as counted, over a few words that qualify it.</summary>
    private WordMention? NounBehind(SentenceView sentence, QuantityRef quantity)
    {
        var at = quantity.Span.End;
        for (var words = 0; words < MaxQualifiers; words++)
        {
            at = CasedText.SkipBlanks(sentence.Text, at, sentence.Span.End);
            var mention = sentence.Document.Base.StartingAt(at);
            var end = mention?.Span.Start == at ? mention.Span.End : CasedText.TokenEnd(sentence.Text, at, sentence.Span.End);
            if (mention is WordMention noun && noun.Span.Start == at && noun.Word.Is(classes.Counted))
            {
                return noun;
            }

            if (end == at || (mention is WordMention word && word.Span.Start == at && !Qualifies(word)))
            {
                return null;
            }

            at = end;
        }

        return null;
    }

    private bool Qualifies(WordMention word) =>
        word.Word.Is(classes.NameWord) || word.Word.Is(classes.Generic) || word.Word.Is(classes.OfficeMod) || word.Word.Is(classes.Conj) || word.Word.Is(classes.Army);

    private static bool HasLetter(SentenceView sentence, Span span)
    {
        foreach (var c in span.In(sentence.Text))
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a plain word follows that could be what is counted: "2 million visitors".</summary>
    private static bool StartsWithLetter(SentenceView sentence, QuantityRef quantity)
    {
        var at = CasedText.SkipBlanks(sentence.Text, quantity.Span.End, sentence.Span.End);
        return at < sentence.Span.End && char.IsLetter(sentence.Text[at]) && sentence.Document.Base.StartingAt(at) is null && !sentence.Document.Base.IsGap(at);
    }
}
