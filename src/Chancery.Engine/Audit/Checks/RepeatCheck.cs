using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Audit.Checks;

/// <summary>Passages that a document holds twice, as bad scans do; what stands three times is furniture of its site.</summary>
internal sealed class RepeatCheck : IDocumentCheck
{
    private const int Shortest = 30;
    private const int OneOf = 30;

    public void Run(AuditDocument document, FindingSink sink)
    {
        var paragraphs = document.Clean.Paragraphs;
        var times = paragraphs.Where(p => p.RepeatOf >= 0).CountBy(p => p.RepeatOf).ToDictionary();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (paragraphs[i] is { RepeatOf: >= 0, Kind: ParagraphKind.Body or ParagraphKind.ListItem } paragraph && paragraph.Span.Length >= Shortest && times[paragraph.RepeatOf] == 1
                && IsSame(paragraph.Span.In(document.Clean.Folded), paragraphs[paragraph.RepeatOf].Span.In(document.Clean.Folded))
                && paragraphs[paragraph.RepeatOf].Kind is ParagraphKind.Body or ParagraphKind.ListItem)
            {
                sink.Add(
                    FindingKind.Repeat,
                    "repeated-passage",
                    FindingVerdict.Undecidable,
                    FindingValue.Of(document.Label(paragraph.Span)),
                    FindingValue.Of(document.Label(paragraphs[paragraph.RepeatOf].Span)),
                    $"\u00B6{i + 1} = \u00B6{paragraph.RepeatOf + 1}",
                    [document.Operand(paragraph.Span), document.Operand(paragraphs[paragraph.RepeatOf].Span)],
                    reason: "repeated");
            }
        }
    }

    /// <summary>True when at most a thirtieth of the longer text stands between what both begin and end with: a scan errs in one place.</summary>
    private static bool IsSame(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var head = a.CommonPrefixLength(b);
        var tail = 0;
        while (tail < Math.Min(a.Length, b.Length) - head && a[^(tail + 1)] == b[^(tail + 1)])
        {
            tail++;
        }

        return (Math.Max(a.Length, b.Length) - head - tail) * OneOf <= Math.Max(a.Length, b.Length);
    }
}
