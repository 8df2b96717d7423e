using System.Globalization;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Audit.Checks;

/// <summary>A count of points, proposals or areas against the numbered points that follow ("four proposals. First, ...").</summary>
internal sealed class EnumerationCheck : IDocumentCheck
{
    private const string Name = "numbered-points";
    private const int HeadHan = 4;
    private const int HeadCased = 40;
    private const int MostBetween = 40;
    private const string Digits = "digits";
    private const string Items = "items";

    public void Run(AuditDocument document, FindingSink sink)
    {
        for (var i = 0; i < document.Sentences.Count; i++)
        {
            var sentence = document.Sentences[i];
            if (sentence.Has(Cue.EnumHead) && sentence.Paragraph.Kind != ParagraphKind.TableRow && Announced(sentence) is { Count: > 0 } figures)
            {
                Check(document, i, figures, sink);
            }
        }
    }

    /// <summary>The counts of a sentence that a head of an enumeration follows; the last first.</summary>
    private static List<Figure> Announced(AuditSentence sentence)
    {
        var found = new List<Figure>();
        for (var i = sentence.Figures.Count - 1; i >= 0; i--)
        {
            var figure = sentence.Figures[i];
            var end = Math.Min(sentence.Span.End, figure.Span.End + (sentence.IsHan ? HeadHan : HeadCased));
            var start = sentence.IsHan ? figure.Span.End : figure.Span.Start;
            if (ListCountCheck.IsCount(figure) && (found.Count > 0 || sentence.First(Cue.EnumHead, new Span(start, sentence.Span.End)) is { } head && head.Span.Start < end))
            {
                found.Add(figure);
            }
        }

        return found;
    }

    private static void Check(AuditDocument document, int index, List<Figure> figures, FindingSink sink)
    {
        var (points, series) = Points(document, index, figures[0]);
        var figure = figures.Find(f => (int)f.Value == points.Count) ?? figures[0];
        var agrees = points.Count == (int)figure.Value;
        if (points.Count < 2 || (!agrees && (figures.Count > 1 || series is Digits or Items)))
        {
            return;
        }

        FindingOperand[] operands = [document.Operand(figure), .. points.Select((p, i) => document.Operand(p, i + 1))];
        sink.Add(
            FindingKind.Count,
            Name,
            agrees ? FindingVerdict.Consistent : FindingVerdict.Inconsistent,
            FindingValue.Of(figure.Value),
            FindingValue.Of(points.Count),
            $"{points.Count} {(agrees ? "=" : "\u2260")} {FindingSink.Show(figure.Value)}",
            operands,
            reason: "exact");
    }

    /// <summary>The numbered points that follow a count, each with its number one above the one before.</summary>
    private static (List<Span> Points, string Series) Points(AuditDocument document, int index, Figure figure)
    {
        var points = new List<Span>();
        var series = string.Empty;
        var since = 0;
        for (var i = index; i < document.Sentences.Count && since <= MostBetween; i++, since++)
        {
            var sentence = document.Sentences[i];
            if (i > index && (sentence.Paragraph.Kind == ParagraphKind.Heading || (points.Count == 0 && i > index + 1)))
            {
                break;
            }

            foreach (var (marker, number, span) in Markers(document, i, i == index ? figure.Span.End : sentence.Span.Start))
            {
                if (number == points.Count + 1 && (series.Length == 0 || series == marker))
                {
                    series = marker;
                    points.Add(span);
                    since = 0;
                }
                else if (series == marker && number <= points.Count)
                {
                    return (points, series);
                }
            }
        }

        return (points, series);
    }

    private static IEnumerable<(string Series, int Number, Span Span)> Markers(AuditDocument document, int index, int from)
    {
        var sentence = document.Sentences[index];
        if (sentence.Span.Start == sentence.Paragraph.Span.Start && from == sentence.Span.Start && Leading(sentence) is { } leading)
        {
            yield return leading;
        }

        foreach (var cue in sentence.Cues)
        {
            if (cue.Cue == Cue.Marker && cue.Span.Start >= from && OpensClause(sentence, cue.Span.Start))
            {
                yield return (cue.Series, cue.Number, new Span(cue.Span.Start, ListReader.EndOf(sentence)));
            }
        }
    }

    /// <summary>A number in digits that opens a paragraph ("3. ").</summary>
    private static (string Series, int Number, Span Span)? Leading(AuditSentence sentence)
    {
        var text = sentence.Span.In(sentence.Folded);
        var digits = 0;
        while (digits < text.Length && digits < 3 && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        return digits is 1 or 2 && digits + 1 < text.Length && text[digits] is '.' or ')' or '\u3001' && !char.IsAsciiDigit(text[digits + 1])
            && int.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (sentence.Paragraph.Kind == ParagraphKind.ListItem ? Items : Digits, number, sentence.Span)
            : null;
    }

    private static bool OpensClause(AuditSentence sentence, int at)
    {
        while (at > sentence.Span.Start && sentence.Folded[at - 1] is ' ' or '\u3000')
        {
            at--;
        }

        return at == sentence.Span.Start || sentence.Folded[at - 1] is ',' or ';' or ':' or '\u3002' or '\u201C' or '.' or '\u2014' or '\u2013';
    }
}
