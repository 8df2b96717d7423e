using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Audit.Checks;

/// <summary>An average against its total and the time it runs over ("70 million tonnes in 12 years, on average 5.83 million a year").</summary>
internal sealed class AverageCheck : IDocumentCheck
{
    private const decimal MonthsPerYear = 12;

    public void Run(AuditDocument document, FindingSink sink)
    {
        foreach (var sentence in document.Sentences)
        {
            if (sentence.Has(Cue.Average) && sentence.Figures.Count >= 2)
            {
                foreach (var average in sentence.Figures)
                {
                    if (!average.IsChange && average.Unit is not null and not "%" && Follows(sentence, average) is { } months)
                    {
                        Check(document, sentence, average, months, sink);
                    }
                }
            }
        }
    }

    /// <summary>Months that a figure is an average over; null when it is none.</summary>
    private static decimal? Follows(AuditSentence sentence, Figure average)
    {
        var reach = 10 * sentence.View.Scale;
        var near = new Span(Math.Max(sentence.Span.Start, average.Span.Start - reach), Math.Min(sentence.Span.End, average.Span.End + (sentence.IsHan ? 0 : reach)));
        if (sentence.First(Cue.Average, near) is not { } cue || sentence.Has(Cue.Rise, new Span(cue.Span.Start, Math.Max(cue.Span.Start, average.Span.Start))))
        {
            return null;
        }

        return sentence.Has(Cue.AverageYear, near) ? MonthsPerYear : sentence.Has(Cue.AverageMonth, near) ? 1 : null;
    }

    private static void Check(AuditDocument document, AuditSentence sentence, Figure average, decimal months, FindingSink sink)
    {
        var total = sentence.Figures.FindLast(f => f.Span.End <= average.Span.Start && f.Unit == average.Unit && !f.IsChange && f.Value > average.Value);
        if (total is null || Length(sentence, average, months) is not { } length)
        {
            return;
        }

        var periods = length.Amount!.Value * (length.Unit == "year" ? MonthsPerYear : 1) / months;
        if (periods < 2 || Interval.Ratio(total.Interval, Interval.Exactly(periods)) is not { } computed)
        {
            return;
        }

        var value = total.Value / periods;
        sink.Add(
            FindingKind.Average,
            "average",
            FindingSink.Compare(average.Claimed, computed),
            FindingValue.Of(average.Value),
            FindingValue.Of(FindingSink.Short(value)),
            $"{FindingSink.Show(total.Value)} \u00F7 {FindingSink.Show(periods)} = {FindingSink.Show(Math.Round(value, 2))}",
            [document.Operand(average), document.Operand(total), document.Operand(length.Span, length.Amount, length.Unit)],
            average.Interval.Tolerance + computed.Tolerance,
            "rounding");
    }

    private static DateRef? Length(AuditSentence sentence, Figure average, decimal months)
    {
        DateRef? found = null;
        foreach (var mention in sentence.View.Mentions)
        {
            if (mention is DateRef { IsDuration: true, Amount: > 1, Unit: "year" or "month" } length && !length.Span.Overlaps(average.Span) && length.Span.Start < average.Span.Start
                && (length.Unit == "year" || months == 1))
            {
                found = length;
            }
        }

        return found;
    }
}
