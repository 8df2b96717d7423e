using System.Globalization;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>One cell of a table that holds a figure.</summary>
/// <param name="Row">Sentence of the row.</param>
/// <param name="Span">Range of the cell in the cleaned text.</param>
/// <param name="Value">Its number, before any scale the caption tells.</param>
/// <param name="Header">What the column measures: its headings from top to bottom.</param>
/// <param name="Stub">First cell of the row.</param>
internal readonly record struct TableCell(SentenceView Row, Span Span, decimal Value, string Header, Span Stub);

/// <summary>Reads tables row by row: headings over columns (a blank heading repeats its left neighbour), then rows of figures.</summary>
internal static class TableReader
{
    private const char Tab = '\t';

    /// <summary>The figures of one table.</summary>
    /// <param name="rows">Its rows in order.</param>
    public static List<TableCell> Read(IReadOnlyList<SentenceView> rows)
    {
        var cells = new List<TableCell>();
        var headers = new List<List<string>>();
        var width = rows.Max(r => Split(r).Count);
        foreach (var row in rows)
        {
            var spans = Split(row);
            if (spans.Count < 2)
            {
                continue;
            }

            if (!spans.Skip(1).Any(s => TryNumber(row, s, out _)))
            {
                headers.Add(Fit(Headings(row, spans, repeat: headers.Count == 0), width, isFirst: headers.Count == 0));
                continue;
            }

            for (var column = 1; column < spans.Count; column++)
            {
                if (TryNumber(row, spans[column], out var value))
                {
                    var header = string.Join(' ', headers.Select(h => column < h.Count ? h[column] : string.Empty).Where(h => h.Length > 0));
                    cells.Add(new TableCell(row, spans[column], value, header, spans[0]));
                }
            }
        }

        return cells;
    }

    /// <summary>
    /// Headings over all columns: cleaning drops blank cells at the ends of a line, those of the first line behind a heading that spans
    /// several columns, those of a later one over the first column.
    /// </summary>
    private static List<string> Fit(List<string> headings, int width, bool isFirst)
    {
        while (headings.Count < width)
        {
            headings.Insert(isFirst ? headings.Count : 0, isFirst && headings.Count > 2 ? headings[^1] : string.Empty);
        }

        return headings;
    }

    /// <summary>Cells of a row, in order.</summary>
    public static List<Span> Split(SentenceView row)
    {
        var spans = new List<Span>();
        var start = row.Span.Start;
        for (var i = start; i <= row.Span.End; i++)
        {
            if (i == row.Span.End || row.Text[i] == Tab)
            {
                spans.Add(new Span(start, i));
                start = i + 1;
            }
        }

        return spans;
    }

    private static List<string> Headings(SentenceView row, List<Span> spans, bool repeat)
    {
        var list = new List<string>();
        foreach (var span in spans)
        {
            var text = span.In(row.Text).Trim().ToString();
            list.Add(text.Length == 0 && repeat && list.Count > 1 ? list[^1] : text);
        }

        return list;
    }

    private static bool TryNumber(SentenceView row, Span span, out decimal value) => decimal.TryParse(
        span.In(row.Folded).Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value);
}
