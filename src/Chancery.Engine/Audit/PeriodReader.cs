using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Audit;

/// <summary>Finds the period that a figure is of. Keeps what the sentences before told, so one reader serves one document.</summary>
internal sealed class PeriodReader
{
    private const int BesideCased = 14;
    private const int MostSentences = 8;
    private string? _told;
    private int _toldAt;

    /// <summary>The period of a figure, and whether it was carried from a sentence before; null when none is told.</summary>
    public (string? Date, bool Carried) Of(AuditSentence sentence, Figure figure, List<AuditSentence> sentences, int index)
    {
        if (Own(sentence, figure) is { } own)
        {
            if (!sentence.Has(Cue.YearBefore))
            {
                (_told, _toldAt) = (own, index);
            }

            return (Usable(sentence, figure, own), false);
        }

        if (sentence.IsHan)
        {
            var continues = index > 0 && sentence.First(Cue.Breakdown, sentence.Span) is { } cue && cue.Span.Start - sentence.Span.Start <= 1 && sentences[index - 1].Paragraph == sentence.Paragraph;
            return (continues && _toldAt >= index - 2 ? _told : null, true);
        }

        if (_told is null || index - _toldAt > MostSentences)
        {
            return (null, true);
        }

        return (sentence.Has(Cue.YearBefore) ? FigureIndex.YearBefore(_told) : HasDate(sentence, figure) ? null : _told, true);
    }

    /// <summary>True when the sentence tells a date that does not belong to another figure.</summary>
    private static bool HasDate(AuditSentence sentence, Figure figure) =>
        sentence.View.Mentions.Exists(m => m is DateRef { IsDuration: false } date && !(date.Span.Start >= figure.Span.End && Bound(sentence, date, figure)));

    private static string? Own(AuditSentence sentence, Figure figure)
    {
        DateRef? before = null;
        foreach (var mention in sentence.View.Mentions)
        {
            if (mention is not DateRef { IsDuration: false } date)
            {
                continue;
            }

            if (date.Span.Start >= figure.Span.End)
            {
                var beside = !sentence.IsHan && date.Span.Start - figure.Span.End <= BesideCased && !Between(sentence, figure.Span.End, date.Span.Start).Contains(',');
                return beside ? Told(date) : before is not null ? Told(before) : sentence.Has(Cue.Attributed) ? Told(date) : null;
            }

            before = Bound(sentence, date, figure) && !sentence.Has(Cue.Attributed) ? before : date;
        }

        return before is null ? null : Told(before);
    }

    /// <summary>The value of a date; none for one that is vague.</summary>
    private static string? Told(DateRef date) => date.IsVague ? null : date.Value;

    private static ReadOnlySpan<char> Between(AuditSentence sentence, int start, int end) => sentence.Between(start, end);

    /// <summary>In languages that put the date behind, true when it belongs to a figure before this one.</summary>
    private static bool Bound(AuditSentence sentence, DateRef date, Figure figure)
    {
        if (sentence.IsHan)
        {
            return false;
        }

        foreach (var other in sentence.Figures)
        {
            if (other.Span.Start != figure.Span.Start && !other.IsChange && other.Span.End <= date.Span.Start && date.Span.Start - other.Span.End <= BesideCased)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A closed period without doubt; of a period of years the year that one of two values is of.</summary>
    private static string? Usable(AuditSentence sentence, Figure figure, string date)
    {
        if (!Edtf.TryParse(date, out var period, out _) || period.IsUnspecified || period.IsApproximate || period.Latest == Edtf.OpenEnd || period.Earliest == Edtf.OpenStart)
        {
            return null;
        }

        if (!period.IsInterval || period.Precision != EdtfPrecision.Year)
        {
            return sentence.IsHan && period.Precision == EdtfPrecision.Year && IsFirstOfTwo(sentence, figure) ? null : date;
        }

        var ends = date.Split('/');
        return IsSecondOfTwo(sentence, figure) ? ends[1] : IsFirstOfTwo(sentence, figure) ? ends[0] : null;
    }

    private static bool IsFirstOfTwo(AuditSentence sentence, Figure figure) =>
        sentence.Has(Cue.From, new Span(Math.Max(sentence.Span.Start, figure.Span.Start - 3), figure.Span.Start)) && sentence.Has(Cue.To, new Span(figure.Span.End, Math.Min(sentence.Span.End, figure.Span.End + 30)));

    private static bool IsSecondOfTwo(AuditSentence sentence, Figure figure) =>
        sentence.Has(Cue.To, new Span(Math.Max(sentence.Span.Start, figure.Span.Start - 8), figure.Span.Start)) || sentence.First(Cue.To, figure.Span) is not null;
}

/// <summary>Reads what narrows a measure: "agricultural" trade.</summary>
internal static class ScopeReader
{
    private const int Longest = 12;

    /// <summary>The words that narrow a measure; empty for none; null when they are too many to be its name.</summary>
    public static string? Of(MetricTable metrics, AuditSentence sentence, Figure figure, Span metric)
    {
        if (!sentence.IsHan)
        {
            return Cased(metrics, sentence, metric);
        }

        var start = sentence.View.Clauses[sentence.View.ClauseAt(metric.Start)].Start;
        var words = new System.Text.StringBuilder();
        foreach (var mention in sentence.View.Mentions)
        {
            if (mention.Span.Start >= metric.Start)
            {
                break;
            }

            if (mention.Span.Start >= start && mention.Kind is MentionKind.Party or MentionKind.Date or MentionKind.Quantity)
            {
                words.Append(sentence.Between(start, mention.Span.Start));
                start = mention.Span.End;
            }
        }

        words.Append(sentence.Between(start, metric.Start));
        var scope = metrics.Scope(words.ToString());
        return scope.Length <= Longest && metric.Start < figure.Span.End + Longest ? scope : null;
    }

    /// <summary>The word before the measure, when no known word stands there: "agricultural trade".</summary>
    private static string Cased(MetricTable metrics, AuditSentence sentence, Span metric)
    {
        var end = metric.Start;
        while (end > sentence.Span.Start && sentence.Folded[end - 1] == ' ')
        {
            end--;
        }

        var start = end;
        while (start > sentence.Span.Start && char.IsLetter(sentence.Folded[start - 1]))
        {
            start--;
        }

        if (start == end || sentence.View.Document.Base.EndingAt(end) is not null)
        {
            return string.Empty;
        }

        return metrics.Scope(sentence.Between(start, end)) is { Length: > 3 } word ? word : string.Empty;
    }
}
