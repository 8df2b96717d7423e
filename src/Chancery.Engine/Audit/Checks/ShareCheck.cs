using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Audit.Checks;

/// <summary>A share told right behind a part of a whole ("200 projects, of which 80 (40 %)", "80, or 40 % of the 200").</summary>
internal sealed class ShareCheck : IDocumentCheck
{
    private const int Beside = 8;
    private const int MostBetween = 22;

    public void Run(AuditDocument document, FindingSink sink)
    {
        for (var i = 0; i < document.Sentences.Count; i++)
        {
            var sentence = document.Sentences[i];
            if (sentence.Paragraph.Kind == ParagraphKind.TableRow)
            {
                continue;
            }

            for (var f = 1; f < sentence.Figures.Count; f++)
            {
                var share = sentence.Figures[f];
                if (share is { Unit: "%", IsChange: false, Value: > 0 and < 100 })
                {
                    Check(document, i, f, sink);
                }
            }
        }
    }

    private static void Check(AuditDocument document, int index, int at, FindingSink sink)
    {
        var sentence = document.Sentences[index];
        var share = sentence.Figures[at];
        var before = sentence.Figures[at - 1];
        if (Fraction(document, sentence, share, before, at, sink) || !IsThing(before) || (before.Value == 1 && !before.Span.In(sentence.Folded).ContainsAnyInRange('0', '9')))
        {
            return;
        }

        if (!Leads(sentence, before, share) || Whole(document, index, at, before) is not { } whole)
        {
            return;
        }

        Judge(document, share, before, whole, sink);
    }

    private static bool IsThing(Figure figure) => figure is { IsChange: false, Value: > 0, Unit: not null and not "%" and not "times" and not "rank" };

    /// <summary>True when only a word for shares, or a bracket, stands between part and share.</summary>
    private static bool Leads(AuditSentence sentence, Figure part, Figure share)
    {
        var gap = new Span(part.Span.End, share.Span.Start);
        var scale = sentence.View.Scale;
        if (sentence.Last(Cue.Share, new Span(part.Span.End, share.Span.End)) is { } cue)
        {
            return gap.Length <= MostBetween * scale && !ContainsLetters(sentence, gap.Start, Math.Min(cue.Span.Start, gap.End)) && (share.Span.Start - Math.Min(cue.Span.End, share.Span.Start) <= 1 || IsWhole(sentence, cue, share))
                && EndsAt(sentence, share, cue);
        }

        return gap.Length <= 3 && sentence.Between(gap.Start, gap.End).Contains('(');
    }

    /// <summary>True when the words for share and whole are neighbours: "40 % of the total".</summary>
    private static bool IsWhole(AuditSentence sentence, CueMention share, Figure figure) =>
        sentence.Last(Cue.Whole, new Span(share.Span.End, Math.Max(share.Span.End, figure.Span.Start))) is { } whole && whole.Span.Start == share.Span.End && sentence.EndsBefore(Cue.Whole, figure.Span.Start);

    private static bool ContainsLetters(AuditSentence sentence, int start, int end)
    {
        foreach (var c in sentence.Between(start, end))
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the share is not told of another whole behind it, as in "or 40 % of exports".</summary>
    private static bool EndsAt(AuditSentence sentence, Figure share, CueMention cue)
    {
        if (cue.Span.End > share.Span.End)
        {
            return false;
        }

        var rest = sentence.Between(share.Span.End, sentence.Span.End).TrimStart();
        return sentence.IsHan || rest.Length == 0 || !char.IsLetter(rest[0]);
    }

    private static Figure? Whole(AuditDocument document, int index, int at, Figure part)
    {
        var sentence = document.Sentences[index];
        if (sentence.First(Cue.Breakdown, new Span(sentence.Span.Start, part.Span.Start)) is not { } cue)
        {
            return null;
        }

        var own = sentence.Figures.FindLast(f => f.Span.End <= cue.Span.Start && f.Unit == part.Unit && !f.IsChange);
        if (own is null && index > 0 && cue.Span.Start - sentence.Span.Start <= 2 && document.Sentences[index - 1].Paragraph == sentence.Paragraph)
        {
            own = WholeBefore(document.Sentences[index - 1].Figures, sentence, part);
        }
        else if (own is not null)
        {
            own = Named(sentence, own, cue, part);
        }

        return own is not null && own.Value >= part.Value && at > 0 ? own : null;
    }

    private static Figure? WholeBefore(List<Figure> figures, AuditSentence sentence, Figure part) =>
        figures.FindAll(f => f.Unit == part.Unit && !f.IsChange) is [var only] && sentence.Figures.Count > 0 ? only : null;

    /// <summary>Of several wholes the one whose noun the part repeats; the last when none does.</summary>
    private static Figure Named(AuditSentence sentence, Figure last, CueMention cue, Figure part)
    {
        var words = sentence.Between(cue.Span.End, part.Span.Start);
        foreach (var whole in sentence.Figures)
        {
            if (whole.Span.End <= cue.Span.Start && whole.Unit == part.Unit && sentence.IsHan)
            {
                var noun = sentence.Folded.AsSpan(whole.Span.End, Math.Min(4, sentence.Span.End - whole.Span.End));
                if (noun.Length == 4 && words.IndexOf(noun, StringComparison.Ordinal) >= 0)
                {
                    return whole;
                }
            }
        }

        return last;
    }

    /// <summary>"less than a fifth of the 46 of 2022": a share right behind its whole.</summary>
    private static bool Fraction(AuditDocument document, AuditSentence sentence, Figure share, Figure whole, int at, FindingSink sink)
    {
        var gap = sentence.Between(whole.Span.End, share.Span.Start).Trim();
        if (at < 2 || !IsThing(whole) || gap.Length is 0 or > 1 || !sentence.Has(Cue.RatioOf, new Span(whole.Span.End, share.Span.Start)))
        {
            return false;
        }

        var part = sentence.Figures[at - 2];
        if (part.Unit != whole.Unit || part.IsChange || part.Value <= 0 || part.Value > whole.Value || whole.Span.Start - part.Span.End > MostBetween)
        {
            return false;
        }

        var between = new Span(part.Span.End, whole.Span.End);
        var below = sentence.Has(Cue.Below, between) || share.IsBelow;
        var bound = below ? "under" : sentence.Has(Cue.Above, between) ? "over" : whole.Bound ?? share.Bound;
        Judge(document, share with { Bound = bound, IsBelow = below, Coarse = Math.Max(share.Coarse, bound is null ? 0 : Beside) }, part, whole with { Bound = null }, sink);
        return true;
    }

    private static void Judge(AuditDocument document, Figure share, Figure part, Figure whole, FindingSink sink)
    {
        if (Interval.Ratio(part.Interval, whole.Interval) is not { } ratio)
        {
            return;
        }

        var value = part.Value / whole.Value * 100;
        sink.Add(
            FindingKind.Share,
            "share",
            FindingSink.Compare(share.Claimed, ratio * 100),
            FindingValue.Of(share.Value),
            FindingValue.Of(FindingSink.Short(value)),
            $"{FindingSink.Show(part.Value)} \u00F7 {FindingSink.Show(whole.Value)} \u00D7 100 = {FindingSink.Show(Math.Round(value, 2))}",
            [document.Operand(share), document.Operand(part), document.Operand(whole)],
            share.Interval.Tolerance + (ratio * 100).Tolerance,
            "rounding");
    }
}
