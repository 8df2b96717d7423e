using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Server.Pages;
using Chancery.Server.Ui;
using Chancery.Store;
using Spectre.Console;

namespace Chancery.Cli.Output;

/// <summary>Records as a table on a wide terminal, as short blocks on a narrow one.</summary>
internal static class RecordTable
{
    private const int NarrowWidth = 96;
    private const int DateWidth = 13;
    private const int PartiesWidth = 12;
    private const int DocumentCells = 18;

    /// <summary>Writes a page of records and how many there are in all.</summary>
    public static void Write(IAnsiConsole console, Page<Record> page, DocumentTexts documents, UiText words)
    {
        if (page.Items.Count == 0)
        {
            console.WriteLine("No records match. Widen the dates, drop a filter, or ingest more documents.");
            return;
        }

        if (console.Profile.Width < NarrowWidth)
        {
            WriteBlocks(console, page.Items, documents, words);
        }
        else
        {
            console.Write(Build(page.Items, documents, words));
        }

        console.WriteLine(
            page.Total > page.Items.Count ? $"{page.Items.Count:N0} of {page.Total:N0} records; --limit shows more" : Count(page.Total));
    }

    private static string Count(long total) => total == 1 ? "1 record" : $"{total:N0} records";

    private static Table Build(IReadOnlyList<Record> records, DocumentTexts documents, UiText words)
    {
        var table = new Table { Border = TableBorder.Simple, Expand = true };
        table.AddColumn(new TableColumn("Date") { Width = DateWidth });
        table.AddColumn(new TableColumn("Type").NoWrap());
        table.AddColumn(new TableColumn("What"));
        table.AddColumn(new TableColumn("Parties") { Width = PartiesWidth });
        table.AddColumn(new TableColumn("Source").NoWrap());
        table.AddColumn(new TableColumn("Id").NoWrap());
        foreach (var record in records)
        {
            table.AddRow(
                new Text(DateWords.Of(record.Fact.Date, words)),
                new Text(record.Fact.Type.Name(), TypeColours.Of(record.Fact.Type)),
                new Text(What(record, documents, words)),
                new Text(string.Join(' ', record.Fact.Parties)),
                new Text(Source(record, documents, DocumentCells), TypeColours.Quiet),
                new Text(record.Id, TypeColours.Quiet));
        }

        return table;
    }

    private static void WriteBlocks(IAnsiConsole console, IReadOnlyList<Record> records, DocumentTexts documents, UiText words)
    {
        foreach (var record in records)
        {
            console.Write(new Text(DateWords.Of(record.Fact.Date, words) + "  "));
            console.Write(new Text(record.Fact.Type.Name(), TypeColours.Of(record.Fact.Type)));
            console.WriteLine("  " + string.Join(' ', record.Fact.Parties));
            console.Write(new Padder(new Text(What(record, documents, words)), new Padding(2, 0, 0, 0)));
            console.Write(new Padder(new Text(Source(record, documents, int.MaxValue) + "  " + record.Id, TypeColours.Quiet), new Padding(2, 0, 0, 0)));
        }
    }

    private static string What(Record record, DocumentTexts documents, UiText words)
    {
        var main = record.Evidence[0];
        var line = FactWords.Line(record.Fact, words, RecordLines.Quote(documents.Get(main.DocumentId).Stored.Text, main.Span));
        return CliConsole.Line(line.Details.Length > 0 ? $"{line.Headline} · {line.Details}" : line.Headline);
    }

    private static string Source(Record record, DocumentTexts documents, int cells)
    {
        var main = record.Evidence[0];
        var document = documents.Get(main.DocumentId);
        var more = record.Sources.Documents > 1 ? $" +{record.Sources.Documents - 1}" : "";
        return $"{Cells.Shorten(CliConsole.Line(document.Name), cells)}:{SourceLines.NumberOf(document.Stored.Text, main.Span.Start)}{more}";
    }
}
