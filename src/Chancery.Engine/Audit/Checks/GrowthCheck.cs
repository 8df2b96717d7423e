using Chancery.Engine.Annotate;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Audit.Checks;

/// <summary>
/// A change told beside two values ("from 892 to 2,401, up 1.7 times"), beside a value and the amount of its change ("1,050, 50 more, up
/// 5 %"), and a value told as a multiple or fraction of another ("2.7 times the 892 of 2013").
/// </summary>
internal sealed class GrowthCheck(decimal revision) : IDocumentCheck
{
    private const int Close = 26;
    private const int Beside = 14;
    private const int MostBetween = 2;
    private const int MostYears = 200;
    private const decimal MostPower = 10_000;

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
        if (IsValue(a) && IsValue(b) && a.Unit == b.Unit && IsRate(c) && Follows(sentence, b, c)
            && HasFrom(sentence, a) && Reaches(sentence, a, b))
        {
            if (sentence.Has(Cue.Average, new Span(b.Span.End, c.Span.End)))
            {
                Compound(document, sentence, c, a, b, sink);
            }
            else
            {
                Judge(document, sentence, c, a, b, sink);
            }
        }
        else if (IsValue(a) && IsValue(b) && a.Unit == b.Unit && c.Unit == "%" && Reaches(sentence, a, b) && IsDash(sentence, b, c))
        {
            Judge(document, sentence, c, a, b, sink);
        }
        else if (IsRate(a) && IsValue(b) && IsValue(c) && b.Unit == c.Unit && HasFrom(sentence, b) && Reaches(sentence, b, c)
            && Adjoins(sentence, a, b) && !sentence.EndsBefore(Cue.Average, a.Span.Start))
        {
            Judge(document, sentence, a, b, c, sink);
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

    /// <summary>True when no new subject stands between a value and the rate behind it.</summary>
    private static bool Follows(AuditSentence sentence, Figure value, Figure rate)
    {
        var letters = 0;
        foreach (var c in sentence.Between(value.Span.End, rate.Span.Start))
        {
            letters += char.IsLetter(c) ? 1 : 0;
        }

        return letters <= (sentence.IsHan ? MostBetween : MostBetween * 8) || (letters <= Beside && sentence.Has(Cue.Average, new Span(value.Span.End, rate.Span.End)));
    }

    /// <summary>True when nothing but marks and the word "from" stands between a rate and the first value.</summary>
    private static bool Adjoins(AuditSentence sentence, Figure rate, Figure first)
    {
        var from = sentence.Last(Cue.From, new Span(rate.Span.End, first.Span.End))?.Span.Start ?? first.Span.Start;
        return sentence.Between(rate.Span.End, from).TrimEnd().Length <= 2 && first.Span.Start - rate.Span.End <= Beside * sentence.View.Scale;
    }

    /// <summary>An average rate a year against both values and the years between them.</summary>
    private static void Compound(AuditDocument document, AuditSentence sentence, Figure rate, Figure from, Figure to, FindingSink sink)
    {
        if (rate.Unit != "%" || rate.Value <= 0 || YearBefore(sentence, from, sentence.Span.Start) is not { } first || YearBefore(sentence, to, from.Span.End) is not { } last
            || last - first is not (> 1 and < MostYears))
        {
            return;
        }

        var stated = rate.Size.Interval;
        var grown = new Interval(from.Interval.Low * Power(1 + (stated.Low / 100), last - first - 1), from.Interval.High * Power(1 + (stated.High / 100), last - first + 1));
        var real = from.IsMoney || sentence.Has(Cue.Real);
        var verdict = to.Interval.Meets(grown) ? FindingVerdict.Consistent : real ? FindingVerdict.Undecidable : FindingVerdict.Inconsistent;
        sink.Add(
            FindingKind.Growth,
            "yearly-rate",
            verdict,
            FindingValue.Of(rate.Value),
            FindingValue.Of(FindingSink.Short(from.Value * Power(1 + (rate.Value / 100), last - first))),
            $"{FindingSink.Show(from.Value)} \u00D7 (1 + {FindingSink.Show(rate.Value)} %)^{last - first} = {FindingSink.Show(Math.Round(from.Value * Power(1 + (rate.Value / 100), last - first), 2))}",
            [document.Operand(rate), document.Operand(from, $"{first}"), document.Operand(to, $"{last}")],
            reason: verdict == FindingVerdict.Undecidable ? "prices" : "rounding");
    }

    /// <summary>The year told right before a value, behind a position.</summary>
    private static int? YearBefore(AuditSentence sentence, Figure value, int from)
    {
        int? year = null;
        foreach (var mention in sentence.View.Mentions)
        {
            if (mention is DateRef { Value.Length: 4, IsDuration: false, IsVague: false } date && date.Span.Start >= from && date.Span.End <= value.Span.Start && int.TryParse(date.Value, out var told))
            {
                year = told;
            }
        }

        return year;
    }

    private static decimal Power(decimal factor, int times)
    {
        var result = 1m;
        for (var i = 0; i < times && result < MostPower; i++)
        {
            result *= factor;
        }

        return result;
    }

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
        var loose = best.IsLoose ? FindingVerdict.Undecidable : FindingVerdict.Consistent;
        sink.Add(
            rate.Unit == "times" ? FindingKind.Multiple : FindingKind.Growth,
            "from-to",
            claimed.Meets(best.Values) ? loose : FindingVerdict.Inconsistent,
            FindingValue.Of(Math.Abs(rate.Value)),
            FindingValue.Of(FindingSink.Short(best.Value)),
            best.Formula,
            [document.Operand(rate), document.Operand(from), document.Operand(to)],
            rate.Interval.Tolerance + best.Values.Tolerance,
            best.IsLoose ? "whole-multiple" : "rounding");
    }

    /// <summary>One way to read a rate; a loose one is common usage but not what the words say.</summary>
    private sealed record Reading(decimal Value, Interval Values, string Formula, bool IsLoose = false);

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
        readings.AddRange(sentence.IsHan && rate.IsChange ? [added, whole with { IsLoose = true }] : sentence.IsHan ? [whole] : [whole, added]);
        return readings;
    }

    /// <summary>A value, the amount by which it changed, and that change in per cent: the amount over the value of before.</summary>
    private void ByAmount(AuditDocument document, AuditSentence sentence, Figure total, Figure amount, Figure rate, FindingSink sink)
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
            FindingSink.Compare(claimed.Widen(revision), ratio * 100),
            FindingValue.Of(Math.Abs(rate.Value)),
            FindingValue.Of(FindingSink.Short(computed)),
            $"{FindingSink.Show(Math.Abs(amount.Value))} \u00F7 {FindingSink.Show(baseValue)} \u00D7 100 = {FindingSink.Show(Math.Round(computed, 2))}",
            [document.Operand(rate), document.Operand(total), document.Operand(amount)],
            rate.Interval.Tolerance + revision + (ratio * 100).Tolerance,
            "rounding");
    }
}
