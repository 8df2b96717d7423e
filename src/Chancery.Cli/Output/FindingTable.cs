using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Server.Pages;
using Chancery.Server.Ui;
using Chancery.Store;
using Spectre.Console;

namespace Chancery.Cli.Output;

/// <summary>Findings of the audit as blocks: verdict, kind and computation, then each operand with its words and place.</summary>
internal static class FindingTable
{
    private const int ShownOperands = 6;
    private const int ShownAround = 20;

    /// <summary>Writes a page of findings and how many there are of each verdict.</summary>
    public static void Write(IAnsiConsole console, Page<Finding> page, IReadOnlyDictionary<FindingVerdict, long> counts, DocumentTexts documents, UiText words)
    {
        foreach (var finding in page.Items)
        {
            WriteOne(console, finding, documents, words);
        }

        if (page.Total == 0)
        {
            console.WriteLine("No findings match. Drop a filter, or ingest more documents.");
            return;
        }

        var all = string.Join(", ", FindingNames.Verdicts.Select(v => $"{counts[v]:N0} {v.Name()}"));
        console.WriteLine(page.Total > page.Items.Count ? $"{page.Items.Count:N0} of {page.Total:N0} findings; --limit shows more  ({all})" : $"{page.Total:N0} findings  ({all})");
    }

    /// <summary>The words with some of their line, so that a bare figure can be understood.</summary>
    private static Span Around(string text, Span span)
    {
        var (start, end) = (span.Start, span.End);
        while (start > 0 && span.Start - start < ShownAround && text[start - 1] != '\n')
        {
            start--;
        }

        while (end < text.Length && end - span.End < ShownAround && text[end] != '\n')
        {
            end++;
        }

        return new Span(char.IsLowSurrogate(text[start]) ? start - 1 : start, end < text.Length && char.IsLowSurrogate(text[end]) ? end + 1 : end);
    }

    private static void WriteOne(IAnsiConsole console, Finding finding, DocumentTexts documents, UiText words)
    {
        console.Write(new Text(finding.Verdict.Name(), VerdictColours.Of(finding.Verdict)));
        console.Write(new Text($"  {finding.Kind.Name()}  "));
        console.Write(new Text(finding.Id + "\n", TypeColours.Quiet));
        console.Write(new Padder(new Text(FindingWords.Claim(finding, words)), new Padding(2, 0, 0, 0)));
        console.Write(new Padder(new Text(FindingWords.Why(finding, words), TypeColours.Quiet), new Padding(2, 0, 0, 0)));
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        table.AddColumn(new TableColumn("").NoWrap().PadLeft(2).PadRight(2)).AddColumn(new TableColumn("").PadRight(2)).AddColumn(new TableColumn("").NoWrap());
        foreach (var operand in finding.Operands.Take(ShownOperands))
        {
            var document = documents.Get(operand.Evidence.DocumentId);
            table.AddRow(
                new Text(FindingWords.Value(operand, words)),
                new Text(CliConsole.Line(RecordLines.Quote(document.Stored.Text, Around(document.Stored.Text, operand.Evidence.Span)))),
                new Text($"{Cells.Shorten(CliConsole.Line(document.Name), 28)}:{SourceLines.NumberOf(document.Stored.Text, operand.Evidence.Span.Start)}", TypeColours.Quiet));
        }

        console.Write(table);
        if (finding.Operands.Count > ShownOperands)
        {
            console.Write(new Padder(new Text($"and {finding.Operands.Count - ShownOperands} more", TypeColours.Quiet), new Padding(2, 0, 0, 0)));
        }

        console.WriteLine();
    }
}

/// <summary>Terminal colours of verdicts; the words say it too.</summary>
internal static class VerdictColours
{
    /// <summary>The style of a verdict's name.</summary>
    public static Style Of(FindingVerdict verdict) => new(verdict switch
    {
        FindingVerdict.Inconsistent => Color.Red3,
        FindingVerdict.Undecidable => Color.Orange1,
        _ => Color.SpringGreen4,
    });
}
