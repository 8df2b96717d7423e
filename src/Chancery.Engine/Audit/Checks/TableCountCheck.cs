using System.Globalization;
using Chancery.Engine.Annotate;
using Chancery.Engine.Extract;
using Chancery.Engine.Extract.Frames;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Audit.Checks;

/// <summary>A count that refers to a table against its rows ("held 12 times (table 4)"), and numbered sessions of a table against their dates.</summary>
internal sealed class TableCountCheck : IDocumentCheck
{
    private const int CaptionParagraphs = 3;
    private const int Near = 40;

    public void Run(AuditDocument document, FindingSink sink)
    {
        var tables = TableFrame.Tables(document.Context.Sentences).ToList();
        if (tables.Count == 0)
        {
            return;
        }

        foreach (var rows in tables)
        {
            Numbered(document, rows, sink);
        }

        foreach (var sentence in document.Sentences)
        {
            if (sentence.Has(Cue.Table) && sentence.Paragraph.Kind is ParagraphKind.Body or ParagraphKind.ListItem)
            {
                Referred(document, sentence, tables, sink);
            }
        }
    }

    private static void Referred(AuditDocument document, AuditSentence sentence, List<List<SentenceView>> tables, FindingSink sink)
    {
        foreach (var cue in sentence.Cues)
        {
            if (cue.Cue != Cue.Table || NumberBehind(sentence, cue.Span.End) is not { } number || tables.Find(t => Caption(document, t[0], number)) is not { } rows)
            {
                continue;
            }

            var count = sentence.Figures.FindLast(f => f.Span.End <= cue.Span.Start && f is { IsChange: false, Bound: null, Unit: "times" or "item" or "person" or null, Value: >= 2 } && cue.Span.Start - f.Span.End <= Near * sentence.View.Scale && f.Value % 1 == 0);
            if (count is not null)
            {
                Report(document, count, rows, sink);
            }
        }
    }

    private static void Report(AuditDocument document, Figure count, List<SentenceView> rows, FindingSink sink)
    {
        var body = rows.Count - 1;
        var agrees = body == (int)count.Value;
        sink.Add(
            FindingKind.Count,
            "table-rows",
            agrees ? FindingVerdict.Consistent : FindingVerdict.Undecidable,
            FindingValue.Of(count.Value),
            FindingValue.Of(body),
            $"{body} {(agrees ? "=" : "\u2260")} {FindingSink.Show(count.Value)}",
            [document.Operand(count), document.Operand(new Span(rows[0].Span.Start, rows[^1].Span.End), body)],
            reason: agrees ? "exact" : "open-list");
    }

    private static int? NumberBehind(AuditSentence sentence, int at)
    {
        while (at < sentence.Span.End && sentence.Folded[at] is ' ' or '\u00A0')
        {
            at++;
        }

        var digits = 0;
        while (at + digits < sentence.Span.End && char.IsAsciiDigit(sentence.Folded[at + digits]))
        {
            digits++;
        }

        return digits is 1 or 2 ? int.Parse(sentence.Folded.AsSpan(at, digits), NumberStyles.None, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>True when a caption above a table bears a number.</summary>
    private static bool Caption(AuditDocument document, SentenceView first, int number)
    {
        var place = document.PlaceOf(first.Index);
        for (var i = place - 1; i >= 0 && i >= place - CaptionParagraphs; i--)
        {
            var sentence = document.Sentences[i];
            foreach (var cue in sentence.Cues)
            {
                if (cue.Cue == Cue.Table && cue.Span.Start - sentence.Span.Start <= 1 && NumberBehind(sentence, cue.Span.End) == number)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A table whose rows begin with a number and hold a date: numbers that rise by one with the years.</summary>
    private static void Numbered(AuditDocument document, List<SentenceView> rows, FindingSink sink)
    {
        var sessions = new List<(QuantityRef Number, DateRef Date, int Year)>();
        foreach (var row in rows)
        {
            if (row.Mentions.Find(m => m is QuantityRef { IsOrdinal: true }) is QuantityRef number && number.Span.Start - row.Span.Start <= 2
                && row.Mentions.Find(m => m is DateRef { Value.Length: >= 4, IsDuration: false }) is DateRef date && int.TryParse(date.Value.AsSpan(0, 4), out var year))
            {
                sessions.Add((number, date, year));
            }
        }

        if (sessions.Count < 3 || sessions.Count < rows.Count - 1)
        {
            return;
        }

        var (first, last) = (sessions[0], sessions[^1]);
        var yearly = sessions.TrueForAll(s => s.Number.Ordinal - first.Number.Ordinal == s.Year - first.Year);
        var everyYear = sessions.Zip(sessions.Skip(1)).All(p => p.Second.Year == p.First.Year + 1);
        if (!yearly && !everyYear)
        {
            return;
        }

        sink.Add(
            FindingKind.Cadence,
            "table-series",
            yearly ? FindingVerdict.Consistent : FindingVerdict.Inconsistent,
            FindingValue.Of($"{first.Number.Ordinal}\u2013{last.Number.Ordinal}"),
            FindingValue.Of($"{first.Year}\u2013{last.Year}"),
            $"{last.Number.Ordinal} \u2212 {first.Number.Ordinal} = {last.Year} \u2212 {first.Year}",
            [.. sessions.Select(s => document.Operand(s.Number.Span, s.Number.Ordinal, date: s.Date.Value))],
            reason: "exact");
    }
}
