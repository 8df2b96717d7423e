using Chancery.Engine.Annotate;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Audit.Checks;

/// <summary>A total against its parts: "1,200 people, of whom ...", "made up of ...", "..., in total 1,200".</summary>
internal sealed class BreakdownCheck : IDocumentCheck
{

    private const string Name = "parts-and-total";
    private const int FewestParts = 2;
    private const int ManyParts = 4;
    private const int MostBetweenParts = 14;

    /// <summary>Share of the total up to which a difference is taken for an error, not for parts left out.</summary>
    private const decimal Near = 0.05m;
    private const decimal NearWhenClosed = 0.25m;

    public void Run(AuditDocument document, FindingSink sink)
    {
        for (var i = 0; i < document.Sentences.Count; i++)
        {
            var sentence = document.Sentences[i];
            if (sentence.Paragraph.Kind == ParagraphKind.TableRow || sentence.Figures.Count == 0)
            {
                continue;
            }

            if (sentence.Has(Cue.Breakdown) || sentence.Has(Cue.Each))
            {
                Following(document, i, sink);
            }

            if (sentence.Has(Cue.Total))
            {
                Preceding(document, sentence, sink);
            }
        }
    }

    /// <summary>Parts behind "of which" or "made up of", their total before it in the sentence or at the end of the one before.</summary>
    private static void Following(AuditDocument document, int index, FindingSink sink)
    {
        var sentence = document.Sentences[index];
        var cue = sentence.First(Cue.Breakdown, sentence.Span) ?? sentence.First(Cue.Each, sentence.Span)!.Value;
        var closed = cue.Cue == Cue.Each;
        if (sentence.Has(Cue.EachOne, new Span(cue.Span.End, sentence.Span.End)))
        {
            return;
        }

        var parts = sentence.Figures.FindAll(f => f.Span.Start >= cue.Span.End);
        if (parts.Count < FewestParts || Total(document, index, cue.Span.Start, parts[0].Unit) is not { } total
            || (closed && Letters(sentence, total.Span.End, cue.Span.Start) > 3 * sentence.View.Scale))
        {
            return;
        }

        parts = parts.FindAll(p => IsPart(sentence, p, total));
        if (parts.Count >= FewestParts && parts.TrueForAll(p => p.Value <= total.Value * 1.5m))
        {
            Judge(document, total, parts, parts.Count >= ManyParts ? Near : closed ? NearWhenClosed : 0, sink);
            if (parts.Count >= ManyParts)
            {
                PartCounts.Check(document, sentence, total, parts, sink);
            }
        }
    }

    private static Figure? Total(AuditDocument document, int index, int before, string? unit)
    {
        var sentence = document.Sentences[index];
        var own = sentence.Figures.FindLast(f => f.Span.End <= before && f.Unit == unit && !f.IsChange);
        if (own is not null || sentence.Figures.Exists(f => f.Span.End <= before) || index == 0)
        {
            return own;
        }

        var earlier = document.Sentences[index - 1];
        if (earlier.Paragraph != sentence.Paragraph || before - sentence.Span.Start > 2)
        {
            return null;
        }

        return earlier.Figures.FindLast(f => f.Unit == unit && !f.IsChange);
    }

    /// <summary>Parts before "in total", in the same sentence.</summary>
    private static void Preceding(AuditDocument document, AuditSentence sentence, FindingSink sink)
    {
        foreach (var total in sentence.Figures)
        {
            if (total.IsChange || total.Unit is null or "%" || !sentence.EndsBefore(Cue.Total, total.Span.Start) || sentence.Has(Cue.Breakdown))
            {
                continue;
            }

            var parts = sentence.Figures.FindAll(f => f.Span.End <= total.Span.Start && IsPart(sentence, f, total));
            if (parts.Count >= FewestParts && parts.TrueForAll(p => p.Value < total.Value) && IsList(sentence, parts, total))
            {
                Judge(document, total, parts, NearWhenClosed, sink);
            }
        }
    }

    /// <summary>A figure of the total's unit; the word for one is no figure here.</summary>
    private static bool IsPart(AuditSentence sentence, Figure figure, Figure total) =>
        figure.Unit == total.Unit && !figure.IsChange && figure.Unit != "%" && figure != total
        && (figure.Value != 1 || figure.Span.In(sentence.Folded).ContainsAnyInRange('0', '9'));

    /// <summary>True when parts and total follow one another closely, with no date or figure of another kind between, and none holds for each of several.</summary>
    private static bool IsList(AuditSentence sentence, List<Figure> parts, Figure total)
    {
        var range = new Span(parts[0].Span.End, total.Span.Start);
        var scale = sentence.View.Scale;
        foreach (var mention in sentence.View.Mentions)
        {
            var foreign = mention is DateRef { IsDuration: false } || (mention is QuantityRef { IsRank: false } && !parts.Exists(p => p.Span.Overlaps(mention.Span)));
            if (foreign && range.Contains(mention.Span))
            {
                return false;
            }
        }

        for (var i = 1; i < parts.Count; i++)
        {
            if (parts[i].Span.Start - parts[i - 1].Span.End > MostBetweenParts * scale)
            {
                return false;
            }
        }

        var cue = sentence.Last(Cue.Total, new Span(parts[^1].Span.End, total.Span.Start));
        return cue is { } found && Letters(sentence, parts[^1].Span.End, found.Span.Start) <= 2 * scale && !sentence.Has(Cue.EachOne, range);
    }

    private static int Letters(AuditSentence sentence, int start, int end)
    {
        var letters = 0;
        foreach (var c in sentence.Between(start, end))
        {
            letters += char.IsLetter(c) ? 1 : 0;
        }

        return letters;
    }

    private static void Judge(AuditDocument document, Figure total, List<Figure> parts, decimal near, FindingSink sink)
    {
        var sum = parts.Aggregate(Interval.Exactly(0), (a, p) => a + p.Interval);
        var value = parts.Sum(p => p.Value);
        var verdict = FindingSink.Compare(total.Claimed, sum);
        if (verdict == FindingVerdict.Inconsistent && Math.Abs(value - total.Value) > total.Value * near)
        {
            return;
        }

        FindingOperand[] operands = [document.Operand(total), .. parts.Select(p => document.Operand(p))];
        var tolerance = total.Interval.Tolerance + sum.Tolerance;
        sink.Add(
            FindingKind.Sum,
            Name,
            verdict,
            FindingValue.Of(total.Value),
            FindingValue.Of(value),
            string.Join(" + ", parts.Select(p => FindingSink.Show(p.Value))) + " = " + FindingSink.Show(value),
            operands,
            tolerance == 0 ? null : tolerance,
            tolerance == 0 ? "exact" : "rounding");
    }
}
