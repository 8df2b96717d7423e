using Chancery.Engine.Annotate;
using Chancery.Engine.Extract;
using Chancery.Engine.Extract.Frames;
using Chancery.Model;

namespace Chancery.Engine.Audit;

/// <summary>Reads the claims of tables of figures: measure and parties from the headings, period from the first cell, unit as the extractor read it.</summary>
internal sealed class TableClaims(MetricTable metrics)
{
    /// <summary>Adds the claims of all tables of a document.</summary>
    public void Read(AuditDocument document, List<Claim> claims)
    {
        var drafts = new Dictionary<Span, Draft>();
        foreach (var draft in document.Drafts)
        {
            if (draft.Fact.Type == RecordType.Indicator)
            {
                drafts.TryAdd(draft.Evidence[0], draft);
            }
        }

        foreach (var rows in TableFrame.Tables(document.Context.Sentences))
        {
            ReadTable(document, rows, drafts, claims);
        }
    }

    private void ReadTable(AuditDocument document, List<SentenceView> rows, Dictionary<Span, Draft> drafts, List<Claim> claims)
    {
        SentenceView? row = null;
        Claim? left = null;
        var head = document.Sentence(rows[0].Index);
        if (head is null)
        {
            return;
        }

        foreach (var cell in TableReader.Read(rows))
        {
            left = cell.Row == row ? left : null;
            row = cell.Row;
            var header = cell.Header.ToLowerInvariant();
            if (header.Contains('%') || metrics.IsChange(head.View.Language, header))
            {
                if (left is not null)
                {
                    claims[^1] = left = left with { Change = cell.Value };
                }

                continue;
            }

            left = drafts.TryGetValue(cell.Span, out var draft) ? ClaimOf(document, head, header, cell, draft) : null;
            if (left is not null)
            {
                claims.Add(left);
            }
        }
    }

    private Claim? ClaimOf(AuditDocument document, AuditSentence head, string header, TableCell cell, Draft draft)
    {
        if (metrics.InHeading(head.View.Language, header) is not { } metric || draft.Fact is not { Date: { } date, Unit: { } unit, Value: { } value })
        {
            return null;
        }

        if (PairIn(document, head, header, metric.Flow)?.Key(metric.Flow) is not { } between)
        {
            return null;
        }

        return ClaimReader.Of(document, Figure.Of(cell.Span, cell.Row.Folded, value, unit), $"{metrics.IdOf(metric)}|{between}||{unit}", date);
    }

    /// <summary>The parties named in the heading of one column; those of the document's topic otherwise.</summary>
    private PartyPair? PairIn(AuditDocument document, AuditSentence head, string header, Flow flow)
    {
        foreach (var mention in head.View.Mentions)
        {
            if (mention is PartyRef { Codes.Count: > 0 } party && header.Contains(CellOf(head, party.Span).ToString().ToLowerInvariant(), StringComparison.Ordinal))
            {
                return PartyPair.Read(metrics, head, CellSpan(head, party.Span), flow, document.Context.Topic);
            }
        }

        return document.Context.Topic.Count == 2 ? new PartyPair(null, null, document.Context.Topic) : null;
    }

    private static ReadOnlySpan<char> CellOf(AuditSentence head, Span at) => CellSpan(head, at).In(head.Folded).Trim();

    private static Span CellSpan(AuditSentence head, Span at)
    {
        var start = at.Start;
        while (start > head.Span.Start && head.Folded[start - 1] != '\t')
        {
            start--;
        }

        var end = at.End;
        while (end < head.Span.End && head.Folded[end] != '\t')
        {
            end++;
        }

        return new Span(start, end);
    }
}
