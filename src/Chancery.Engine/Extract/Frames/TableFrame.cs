using Chancery.Engine.Annotate;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>
/// Reads a table of figures: one indicator a cell. The unit comes from the caption above, the period from the first cell of the row or
/// from the heading, what is measured from the headings.
/// </summary>
internal sealed class TableFrame(Classes classes, Marks marks, Func<string, (decimal Factor, string Unit)?> unitOf)
{
    private const int CaptionParagraphs = 4;
    private const int MaxUnit = 12;

    /// <summary>Adds the figures of one table.</summary>
    /// <param name="context">State of the walk.</param>
    /// <param name="rows">Rows of the table in order.</param>
    /// <param name="rule">The rule that asks for tables.</param>
    public void Apply(ExtractionContext context, IReadOnlyList<SentenceView> rows, Rule rule)
    {
        if (Unit(context, rows[0]) is not { } unit)
        {
            return;
        }

        foreach (var cell in TableReader.Read(rows))
        {
            var date = DateIn(cell.Row, cell.Stub);
            if (date is null || context.Topic.Count == 0)
            {
                continue;
            }

            context.Add(cell.Row, rule, new Fact
            {
                Type = RecordType.Indicator,
                Parties = context.Topic,
                Metric = cell.Header.Length > 0 ? cell.Header : cell.Stub.In(cell.Row.Text).ToString(),
                Value = WithoutTrailingZeros(cell.Value * unit.Factor),
                Unit = unit.Unit,
                Date = date,
            }, cell.Span, cell.Stub);
        }
    }

    private static decimal WithoutTrailingZeros(decimal value) => value / 1.0000000000000000000000000000m;

    /// <summary>The unit told in brackets above the table ("unit: 100 million US dollars").</summary>
    private (decimal Factor, string Unit)? Unit(ExtractionContext context, SentenceView first)
    {
        var clean = context.Document.Clean;
        for (var p = first.Sentence.Paragraph - 1; p >= 0 && p >= first.Sentence.Paragraph - CaptionParagraphs; p--)
        {
            var span = clean.Paragraphs[p].Span;
            var map = context.Document.Base;
            for (var i = map.FirstFrom(span.Start); i < map.Items.Count && map.Items[i].Span.Start < span.End; i++)
            {
                if (map.Items[i] is WordMention word && word.Word.Is(classes.UnitMark) && marks.IsColon(clean.Text[Math.Min(word.Span.End, clean.Text.Length - 1)]))
                {
                    var end = word.Span.End + 1;
                    while (end < span.End && end - word.Span.End <= MaxUnit && MentionMap.IsNameChar(clean.Text[end]))
                    {
                        end++;
                    }

                    return unitOf(clean.Folded[(word.Span.End + 1)..end]);
                }
            }
        }

        return null;
    }

    /// <summary>A year or date in the first cell; a bare number of four digits is a year there.</summary>
    private static string? DateIn(SentenceView row, Span stub)
    {
        foreach (var mention in row.In(stub))
        {
            if (mention is DateRef { Value: { } value })
            {
                return value;
            }
        }

        var text = stub.In(row.Text).Trim();
        return text.Length == 4 && int.TryParse(text, out var year) && year is > 1800 and < 2200 ? text.ToString() : null;
    }

    /// <summary>Groups of rows that belong to one table.</summary>
    public static IEnumerable<List<SentenceView>> Tables(IReadOnlyList<SentenceView> sentences)
    {
        var rows = new List<SentenceView>();
        foreach (var sentence in sentences)
        {
            var isRow = sentence.Paragraph.Kind == ParagraphKind.TableRow;
            if (rows.Count > 0 && (!isRow || sentence.Paragraph.Level != rows[^1].Paragraph.Level))
            {
                yield return rows;
                rows = [];
            }

            if (isRow)
            {
                rows.Add(sentence);
            }
        }

        if (rows.Count > 0)
        {
            yield return rows;
        }
    }
}
