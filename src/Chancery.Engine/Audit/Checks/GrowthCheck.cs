using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Audit.Checks;

/// <summary>
/// A change told beside two values ("from 892 to 2,401, up 1.7 times"), beside a value and the amount of its change ("1,050, 50 more, up
/// 5 %"), and a value told as a multiple or fraction of another ("2.7 times the 892 of 2013").
/// </summary>
internal sealed class GrowthCheck : IDocumentCheck
{
    private const int Close = 26;
    private const int Beside = 14;

    public void Run(AuditDocument document, FindingSink sink)
    {
        foreach (var sentence in document.Sentences)
        {
            if (sentence.Figures.Count < 3 || sentence.Paragraph.Kind == ParagraphKind.TableRow)
            {
                continue;
            }

            for (var i = 0; i + 2 < sentence.Figures.Count; i++)
            {
                var (a, b, c) = (sentence.Figures[i], sentence.Figures[i + 1], sentence.Figures[i + 2]);
                FromTo(document, sentence, a, b, c, sink);
                ByAmount(document, sentence, a, b, c, sink);
            }
        }
    }

    private static void FromTo(AuditDocument document, AuditSentence sentence, Figure a, Figure b, Figure c, FindingSink sink)
    {
        var scale = sentence.View.Scale;
        if (IsValue(a) && IsValue(b) && a.Unit == b.Unit && IsRate(c) && c.Span.Start - b.Span.End <= Close * scale
            && HasFrom(sentence, a) && Reaches(sentence, a, b))
        {
            Judge(document, sentence, c, WithoutBound(a), WithoutBound(b), sink);
        }
        else if (IsValue(a) && IsValue(b) && a.Unit == b.Unit && c.Unit == "%" && Reaches(sentence, a, b) && IsDash(sentence, b, c))
        {
            Judge(document, sentence, c, WithoutBound(a), WithoutBound(b), sink);
        }
        else if (IsRate(a) && IsValue(b) && IsValue(c) && b.Unit == c.Unit && b.Span.Start - a.Span.End <= Close * scale
            && HasFrom(sentence, b) && Reaches(sentence, b, c))
        {
            Judge(document, sentence, a, WithoutBound(b), WithoutBound(c), sink);
        }
    }

    /// <summary>True when nothing but a dash and a short word parts a value from the rate of its change.</summary>
    private static bool IsDash(AuditSentence sentence, Figure value, Figure rate)
    {
        var gap = sentence.Between(value.Span.End, rate.Span.Start);
        return gap.Length <= 6 && gap.ContainsAny('\u2014', '\u2013');
    }

    private static bool HasFrom(AuditSentence sentence, Figure first) =>
        sentence.Has(Cue.From, new Span(Math.Max(sentence.Span.Start, first.Span.Start - (Beside * sentence.View.Scale)), first.Span.Start))
        || sentence.First(Cue.From, first.Span)?.Span.Start == first.Span.Start;

    private static bool Reaches(AuditSentence sentence, Figure first, Figure second) =>
        second.Span.Start - first.Span.End <= Close * sentence.View.Scale
        && (sentence.Has(Cue.To, new Span(first.Span.End, second.Span.Start)) || sentence.First(Cue.To, second.Span)?.Span.Start == second.Span.Start);

    /// <summary>The word "to" before a value may have been read as "up to".</summary>
    private static Figure WithoutBound(Figure figure) => figure.Bound == "under" ? figure with { Bound = null } : figure;

    internal static bool IsValue(Figure figure) => !figure.IsChange && figure.Unit is not null and not "times" && figure.Value > 0;

    internal static bool IsRate(Figure figure) => figure.Unit is "%" or "times" or "pp" && (figure.IsChange || figure.Unit == "times") && figure.Value != 0;

    private static void Judge(AuditDocument document, AuditSentence sentence, Figure rate, Figure from, Figure to, FindingSink sink)
    {
        if (Rates(sentence, rate, from, to) is not { Count: > 0 } readings)
        {
            return;
        }

        var claimed = rate.Size.Claimed;
        var best = readings.Find(r => claimed.Meets(r.Values)) ?? readings[0];
        sink.Add(
            rate.Unit == "times" ? FindingKind.Multiple : FindingKind.Growth,
            "from-to",
            FindingSink.Compare(claimed, best.Values),
            FindingValue.Of(Math.Abs(rate.Value)),
            FindingValue.Of(FindingSink.Short(best.Value)),
            best.Formula,
            [document.Operand(rate), document.Operand(from), document.Operand(to)],
            rate.Interval.Tolerance + best.Values.Tolerance,
            "rounding");
    }

    private sealed record Reading(decimal Value, Interval Values, string Formula);

    private static List<Reading> Rates(AuditSentence sentence, Figure rate, Figure from, Figure to)
    {
        var readings = new List<Reading>();
        var (a, b) = (FindingSink.Show(from.Value), FindingSink.Show(to.Value));
        var falls = to.Value < from.Value;
        if (rate.Unit == "pp" || from.Unit == "%")
        {
            if (rate.Unit == "pp" && from.Unit == "%")
            {
                var difference = falls ? from.Interval - to.Interval : to.Interval - from.Interval;
                readings.Add(new Reading(Math.Abs(to.Value - from.Value), difference, $"|{b} \u2212 {a}| = {FindingSink.Show(Math.Abs(to.Value - from.Value))}"));
            }

            return readings;
        }

        if (Interval.Ratio(to.Interval, from.Interval) is not { } ratio)
        {
            return readings;
        }

        var quotient = to.Value / from.Value;
        if (rate.Unit == "%")
        {
            var change = falls ? new Interval(1 - ratio.High, 1 - ratio.Low) : new Interval(ratio.Low - 1, ratio.High - 1);
            readings.Add(new Reading(Math.Abs(quotient - 1) * 100, change * 100, $"|{b} \u00F7 {a} \u2212 1| \u00D7 100 = {FindingSink.Show(Math.Round(Math.Abs(quotient - 1) * 100, 2))}"));
            return readings;
        }

        var whole = new Reading(quotient, ratio, $"{b} \u00F7 {a} = {FindingSink.Show(Math.Round(quotient, 3))}");
        var added = new Reading(quotient - 1, ratio - Interval.Exactly(1), $"{b} \u00F7 {a} \u2212 1 = {FindingSink.Show(Math.Round(quotient - 1, 3))}");
        readings.AddRange(sentence.IsHan && rate.IsChange ? [added] : sentence.IsHan ? [whole] : [whole, added]);
        return readings;
    }

    /// <summary>A value, the amount by which it changed, and that change in per cent: the amount over the value of before.</summary>
    private static void ByAmount(AuditDocument document, AuditSentence sentence, Figure total, Figure amount, Figure rate, FindingSink sink)
    {
        var near = Beside * sentence.View.Scale;
        if (!IsValue(total) || !amount.IsChange || amount.Unit != total.Unit || amount.Unit == "%" || !rate.IsChange || rate.Unit != "%"
            || amount.Span.Start - total.Span.End > near || rate.Span.Start - amount.Span.End > near || Math.Sign(amount.Value) != Math.Sign(rate.Value))
        {
            return;
        }

        var before = total.Interval - amount.Interval;
        var baseValue = total.Value - amount.Value;
        if (baseValue <= 0 || Interval.Ratio(amount.Size.Interval, before) is not { } ratio)
        {
            return;
        }

        var computed = Math.Abs(amount.Value) / baseValue * 100;
        var claimed = rate.Size.Claimed;
        sink.Add(
            FindingKind.Growth,
            "amount-of-change",
            FindingSink.Compare(claimed, ratio * 100),
            FindingValue.Of(Math.Abs(rate.Value)),
            FindingValue.Of(FindingSink.Short(computed)),
            $"{FindingSink.Show(Math.Abs(amount.Value))} \u00F7 {FindingSink.Show(baseValue)} \u00D7 100 = {FindingSink.Show(Math.Round(computed, 2))}",
            [document.Operand(rate), document.Operand(total), document.Operand(amount)],
            rate.Interval.Tolerance + (ratio * 100).Tolerance,
            "rounding");
    }
}
