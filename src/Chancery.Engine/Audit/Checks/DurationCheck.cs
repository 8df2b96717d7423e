using Chancery.Engine.Annotate;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Audit.Checks;

/// <summary>A length of time against its two ends ("from 11 to 13 May, three days", "begun in 1996 ... has run for 29 years").</summary>
internal sealed class DurationCheck : IDocumentCheck
{
    private const int Near = 30;
    private const int MostSentences = 12;

    public void Run(AuditDocument document, FindingSink sink)
    {
        for (var i = 0; i < document.Sentences.Count; i++)
        {
            var sentence = document.Sentences[i];
            foreach (var mention in sentence.View.Mentions)
            {
                if (mention is not DateRef { IsDuration: true, Amount: >= 1, Unit: "year" or "month" or "day" } length || length.Amount % 1 != 0)
                {
                    continue;
                }

                if (sentence.Has(Cue.Running, Before(sentence, length)))
                {
                    SinceStart(document, i, length, sink);
                }
                else if (sentence.EndsBefore(Cue.Lasting, length.Span.Start) && Interval(sentence, length) is { } period)
                {
                    Report(document, length, [document.Operand(period.Span, date: period.Value)], Edtf.Parse(period.Value!), sink);
                }
            }
        }
    }

    private static Span Before(AuditSentence sentence, DateRef length) =>
        new(Math.Max(sentence.Span.Start, length.Span.Start - (10 * sentence.View.Scale)), length.Span.Start);

    /// <summary>The closed interval told before a length, near it and the only one; no other date between.</summary>
    private static DateRef? Interval(AuditSentence sentence, DateRef length)
    {
        DateRef? found = null;
        foreach (var mention in sentence.View.Mentions)
        {
            if (mention is DateRef { Value: not null, IsDuration: false } date && date.Span.End <= length.Span.Start)
            {
                found = date;
            }
        }

        return found is not null && length.Span.Start - found.Span.End <= Near * sentence.View.Scale && Edtf.TryParse(found.Value, out var period, out _)
            && period.IsInterval && period.Earliest > 0 && period.Latest < Edtf.OpenEnd && !period.IsApproximate && !period.IsUnspecified
            ? found
            : null;
    }

    private static void SinceStart(AuditDocument document, int index, DateRef length, FindingSink sink)
    {
        if (length.Unit != "year" || document.Date is not { } today || StartOf(document, index, length.Span.Start) is not { } start)
        {
            return;
        }

        var year = start.Value![..4];
        if (Edtf.TryParse(year + "/" + today, out var period, out _))
        {
            Report(document, length, [document.Operand(start.Span, date: start.Value)], period, sink);
        }
    }

    /// <summary>The date at which something began, told in the paragraph before a position.</summary>
    internal static DateRef? StartOf(AuditDocument document, int index, int before)
    {
        for (var i = index; i >= Math.Max(0, index - MostSentences) && document.Sentences[i].Paragraph == document.Sentences[index].Paragraph; i--)
        {
            var sentence = document.Sentences[i];
            if (sentence.Last(Cue.Start, new Span(sentence.Span.Start, Math.Min(before, sentence.Span.End))) is { } cue && DateNear(sentence, cue.Span) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>The dated year right behind a word, or before it in its sentence.</summary>
    internal static DateRef? DateNear(AuditSentence sentence, Span at)
    {
        DateRef? before = null;
        foreach (var mention in sentence.View.Mentions)
        {
            if (mention is DateRef { Value: { Length: >= 4 } value, IsDuration: false, IsVague: false } date && char.IsAsciiDigit(value[0]) && char.IsAsciiDigit(value[3]))
            {
                if (date.Span.Start >= at.End)
                {
                    return date.Span.Start - at.End <= 4 * sentence.View.Scale ? date : before;
                }

                before = date.Span.End <= at.Start || sentence.IsHan ? date : before;
            }
        }

        return before;
    }

    private static void Report(AuditDocument document, DateRef length, List<FindingOperand> ends, Edtf period, FindingSink sink)
    {
        if (Elapsed(period, length.Unit!) is not { } elapsed)
        {
            return;
        }

        var stated = length.Amount!.Value;
        var consistent = stated >= elapsed.Least && stated <= elapsed.Most;
        sink.Add(
            FindingKind.Duration,
            "length-of-time",
            consistent ? FindingVerdict.Consistent : FindingVerdict.Inconsistent,
            FindingValue.Of(stated),
            FindingValue.Of(consistent ? stated : elapsed.Most),
            $"{period.Text}: {elapsed.Least}\u2013{elapsed.Most} {length.Unit}",
            [document.Operand(length.Span, stated, length.Unit), .. ends],
            elapsed.Most - elapsed.Least,
            "both-ends");
    }

    /// <summary>Whole units between the ends of a period, and with both ends counted.</summary>
    internal static (int Least, int Most)? Elapsed(Edtf period, string unit)
    {
        var (y1, m1, d1) = Split(period.Earliest);
        var (y2, m2, d2) = Split(period.Latest);
        var months = ((y2 - y1) * 12) + m2 - m1;
        switch (unit)
        {
            case "year":
                return (Math.Max(0, period.Precision == EdtfPrecision.Year ? y2 - y1 : months / 12), y2 - y1 + 1);
            case "month" when period.Precision >= EdtfPrecision.Month:
                return (Math.Max(0, months - (d2 < d1 ? 1 : 0)), months + 1);
            case "day" when period.Precision == EdtfPrecision.Day:
                var days = new DateOnly(y2, m2, d2).DayNumber - new DateOnly(y1, m1, d1).DayNumber;
                return (days, days + 1);
            default:
                return null;
        }
    }

    private static (int Year, int Month, int Day) Split(int day) => (day / 10000, day / 100 % 100, day % 100);
}
