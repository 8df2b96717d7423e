using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Names;

/// <summary>Finds what stands in title marks and quotation marks. Marks are nested; an unclosed mark ends with its paragraph.</summary>
internal sealed class QuoteAnnotator
{
    private const int MaxDepth = 8;
    private readonly Dictionary<char, (char Close, MentionKind Kind)> _marks;

    /// <summary>Creates the annotator.</summary>
    /// <param name="marks">Opening mark to closing mark and kind.</param>
    public QuoteAnnotator(IReadOnlyDictionary<char, (char Close, MentionKind Kind)> marks)
    {
        _marks = new Dictionary<char, (char, MentionKind)>(marks);
    }

    /// <summary>Adds quoted stretches to <paramref name="into"/>, outermost first at each place.</summary>
    public void Scan(CleanDocument doc, List<QuotedMention> into)
    {
        Span<(char Close, MentionKind Kind, int Start)> open = stackalloc (char, MentionKind, int)[MaxDepth];
        var first = into.Count;
        foreach (var paragraph in doc.Paragraphs)
        {
            var depth = 0;
            for (var i = paragraph.Span.Start; i < paragraph.Span.End; i++)
            {
                var c = doc.Text[i];
                var closes = depth - 1;
                while (closes >= 0 && open[closes].Close != c)
                {
                    closes--;
                }

                if (closes >= 0)
                {
                    var (_, kind, start) = open[closes];
                    into.Add(new QuotedMention(kind, new Span(start, i + 1), new Span(start + 1, i)));
                    depth = closes;
                }
                else if (depth < MaxDepth && _marks.TryGetValue(c, out var mark))
                {
                    open[depth++] = (mark.Close, mark.Kind, i);
                }
            }
        }

        into.Sort(first, into.Count - first, Comparer<QuotedMention>.Create((a, b) =>
            a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : b.Span.End.CompareTo(a.Span.End)));
    }
}
