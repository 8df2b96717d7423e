using Chancery.Engine.Annotate;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Audit.Checks;

/// <summary>
/// Numbers in a yearly series against its years: "first held in 2021 ... once a year since ... the sixth in 2025", "a custom that goes back
/// to 1992 ... the 34th consecutive exchange".
/// </summary>
internal sealed class CadenceCheck : IDocumentCheck
{
    private const int MostSentences = 6;

    public void Run(AuditDocument document, FindingSink sink)
    {
        for (var i = 0; i < document.Sentences.Count; i++)
        {
            var sentence = document.Sentences[i];
            if ((sentence.Has(Cue.Yearly) || sentence.Has(Cue.Biennial)) && sentence.Paragraph.Kind is ParagraphKind.Body or ParagraphKind.ListItem)
            {
                Check(document, i, sink);
            }
        }
    }

    private static void Check(AuditDocument document, int index, FindingSink sink)
    {
        var step = document.Sentences[index].Has(Cue.Biennial) ? 2 : 1;
        if (Numbered(document, index) is not { } session || Began(document, index, session) is not { } start || Skips(document, start.Sentence, session.Sentence))
        {
            return;
        }

        var years = session.Year - start.Year;
        if (years <= 0 || years % step != 0)
        {
            return;
        }

        var due = (years / step) + 1;
        var consistent = session.Number == due;
        sink.Add(
            FindingKind.Cadence,
            "yearly-series",
            consistent ? FindingVerdict.Consistent : FindingVerdict.Inconsistent,
            FindingValue.Of(session.Number),
            FindingValue.Of(due),
            step == 1 ? $"{session.Year} \u2212 {start.Year} + 1 = {due}" : $"({session.Year} \u2212 {start.Year}) \u00F7 2 + 1 = {due}",
            [document.Operand(session.Span, session.Number, date: session.Date), document.Operand(start.Span, date: start.Date)],
            reason: "exact");
    }

    private sealed record Session(int Sentence, Span Span, int Number, int Year, string Date);

    private sealed record Beginning(int Sentence, Span Span, int Year, string Date);

    /// <summary>A numbered session in the sentence that tells the cadence, or in one beside it in the paragraph.</summary>
    private static Session? Numbered(AuditDocument document, int index)
    {
        foreach (var i in (ReadOnlySpan<int>)[index, index + 1, index + 2, index - 1, index - 2])
        {
            if (i < 0 || i >= document.Sentences.Count || document.Sentences[i].Paragraph != document.Sentences[index].Paragraph)
            {
                continue;
            }

            var sentence = document.Sentences[i];
            foreach (var mention in sentence.View.Mentions)
            {
                if (mention is QuantityRef { IsOrdinal: true, Value: > 1 and < 200 } ordinal && YearOf(document, sentence, ordinal) is { } date)
                {
                    return new Session(i, ordinal.Span, ordinal.Ordinal, int.Parse(date.AsSpan(0, 4)), date);
                }
            }
        }

        return null;
    }

    private static string? YearOf(AuditDocument document, AuditSentence sentence, QuantityRef ordinal)
    {
        var clause = sentence.View.Clauses[sentence.View.ClauseAt(ordinal.Span.Start)];
        string? before = null;
        foreach (var mention in sentence.View.Mentions)
        {
            if (mention is DateRef { Value: { Length: >= 4 } value, IsDuration: false, IsPeriod: false, IsVague: false } && char.IsAsciiDigit(value[3]) && !value.Contains('/'))
            {
                if (mention.Span.Start >= ordinal.Span.End && mention.Span.Start < clause.End)
                {
                    return value;
                }

                before = mention.Span.End <= ordinal.Span.Start ? value : before;
            }
        }

        return before ?? (sentence.Has(Cue.Start) ? null : document.Date);
    }

    /// <summary>When the series began: a first session with its date, or a word for beginning with one; in the paragraph, at most a few sentences away.</summary>
    private static Beginning? Began(AuditDocument document, int index, Session session)
    {
        for (var i = Math.Min(index + 1, document.Sentences.Count - 1); i >= Math.Max(0, index - MostSentences); i--)
        {
            var sentence = document.Sentences[i];
            if (sentence.Paragraph != document.Sentences[index].Paragraph)
            {
                continue;
            }

            if (First(sentence, session) is { } first)
            {
                return new Beginning(i, first.Span, int.Parse(first.Value.AsSpan(0, 4)), first.Value!);
            }
        }

        return null;
    }

    private static DateRef? First(AuditSentence sentence, Session session)
    {
        foreach (var mention in sentence.View.Mentions)
        {
            if (mention is QuantityRef { IsOrdinal: true, Value: 1 } ordinal && DurationCheck.DateNear(sentence, ordinal.Span) is { } date && IsEarlier(date, session)
                && !date.Value!.EndsWith("/..", StringComparison.Ordinal))
            {
                return date;
            }
        }

        var cue = sentence.First(Cue.Start, sentence.Span);
        return cue is { } start && DurationCheck.DateNear(sentence, start.Span) is { } begun && IsEarlier(begun, session) ? begun : null;
    }

    private static bool IsEarlier(DateRef date, Session session) => string.CompareOrdinal(date.Value, 0, session.Date, 0, 4) < 0 && date.Span != session.Span;

    private static bool Skips(AuditDocument document, int from, int to)
    {
        for (var i = Math.Min(from, to); i <= Math.Max(from, to); i++)
        {
            if (document.Sentences[i].Has(Cue.Skipped))
            {
                return true;
            }
        }

        return false;
    }
}
