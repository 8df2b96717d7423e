using System.Globalization;
using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Audit.Checks;

/// <summary>
/// The number of a yearly session against a beginning that the document tells elsewhere ("the 34th consecutive exchange" ... "goes back to
/// 1992"; "the 23rd annual summit" ... "25 years ago"). That both belong together is not told, so a difference decides nothing.
/// </summary>
internal sealed class AnniversaryCheck : IDocumentCheck
{
    private const int Fewest = 5;
    private const int MostApart = 5;
    private const int YearlyHan = 6;
    private const int YearlyCased = 14;

    public void Run(AuditDocument document, FindingSink sink)
    {
        if (document.Date is not { Length: >= 4 } today || !int.TryParse(today.AsSpan(0, 4), out var year))
        {
            return;
        }

        foreach (var sentence in document.Sentences)
        {
            if (!sentence.Has(Cue.Yearly))
            {
                continue;
            }

            foreach (var mention in sentence.View.Mentions)
            {
                if (mention is QuantityRef { IsOrdinal: true, Value: >= Fewest and < 200 } ordinal && IsYearly(sentence, ordinal) && ThisYear(sentence, ordinal, today))
                {
                    Check(document, ordinal, year, sink);
                    return;
                }
            }
        }
    }

    private static bool IsYearly(AuditSentence sentence, QuantityRef ordinal)
    {
        var reach = sentence.IsHan ? YearlyHan : YearlyCased;
        return sentence.Has(Cue.Yearly, new Span(Math.Max(sentence.Span.Start, ordinal.Span.Start - reach), Math.Min(sentence.Span.End, ordinal.Span.End + reach)));
    }

    /// <summary>True when no date of another year stands in the sentence.</summary>
    private static bool ThisYear(AuditSentence sentence, QuantityRef ordinal, string today) =>
        sentence.DateAt(ordinal.Span.Start) is not { Value: { Length: >= 4 } value } || value.StartsWith(today[..4], StringComparison.Ordinal);

    /// <summary>The year that a word for beginning tells: four digits right behind it, or a date beside it.</summary>
    private static (Span Span, int Year)? YearAt(AuditSentence sentence, CueMention cue)
    {
        var at = cue.Span.End + (cue.Span.End < sentence.Span.End && sentence.Folded[cue.Span.End] == ' ' ? 1 : 0);
        var digits = new Span(at, at + 4);
        if (digits.End <= sentence.Span.End && int.TryParse(digits.In(sentence.Folded), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1800 and < 2200)
        {
            return (digits, year);
        }

        return DurationCheck.DateNear(sentence, cue.Span) is { Value: { } value } date && int.TryParse(value.AsSpan(0, 4), out var told) ? (date.Span, told) : null;
    }

    private static void Check(AuditDocument document, QuantityRef ordinal, int year, FindingSink sink)
    {
        (Span Date, int Due)? best = null;
        foreach (var sentence in document.Sentences)
        {
            foreach (var cue in sentence.Cues)
            {
                if (cue.Cue is Cue.Start or Cue.Ago && YearAt(sentence, cue) is { } told && told.Year < year)
                {
                    var due = year - told.Year + 1;
                    best = best is null || Math.Abs(due - ordinal.Ordinal) < Math.Abs(best.Value.Due - ordinal.Ordinal) ? (told.Span, due) : best;
                }
            }
        }

        var number = document.Operand(ordinal.Span, ordinal.Ordinal);
        if (sink.Findings.Exists(f => f.Operands[0].Evidence == number.Evidence) || best is not { } start || Math.Abs(start.Due - ordinal.Ordinal) > MostApart)
        {
            return;
        }

        sink.Add(
            FindingKind.Ordinal,
            "yearly-number",
            start.Due == ordinal.Ordinal ? FindingVerdict.Consistent : FindingVerdict.Undecidable,
            FindingValue.Of(ordinal.Ordinal),
            FindingValue.Of(start.Due),
            $"{year} \u2212 {year - start.Due + 1} + 1 = {start.Due}",
            [number, document.Operand(start.Date, date: $"{year - start.Due + 1}")],
            reason: start.Due == ordinal.Ordinal ? "exact" : "start-not-told");
    }
}
