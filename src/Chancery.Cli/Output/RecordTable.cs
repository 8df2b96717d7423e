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
    /// <param name="console">Where to.</param>
    /// <param name="page">The records.</param>
    /// <param name="documents">Their documents.</param>
    /// <param name="words">Words of the language.</param>
    /// <param name="related">What other records add to one, such as the sessions of a mechanism; null adds nothing.</param>
    public static void Write(IAnsiConsole console, Page<Record> page, DocumentTexts documents, UiText words, Func<Record, string?>? related = null)
    {
        if (page.Items.Count == 0)
        {
            console.WriteLine("No records match. Widen the dates, drop a filter, or ingest more documents.");
            return;
        }

        if (console.Profile.Width < NarrowWidth)
        {
            WriteBlocks(console, page.Items, r => What(r, documents, words, related), documents, words);
        }
        else
        {
            console.Write(Build(page.Items, r => What(r, documents, words, related), documents, words));
        }

        console.WriteLine(
            page.Total > page.Items.Count ? $"{page.Items.Count:N0} of {page.Total:N0} records; --limit shows more" : Count(page.Total));
    }

    private static string Count(long total) => total == 1 ? "1 record" : $"{total:N0} records";

    private static Table Build(IReadOnlyList<Record> records, Func<Record, string> what, DocumentTexts documents, UiText words)
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
                new Text(what(record)),
                new Text(string.Join(' ', record.Fact.Parties)),
                new Text(Source(record, documents, DocumentCells), TypeColours.Quiet),
                new Text(record.Id, TypeColours.Quiet));
        }

        return table;
    }

    private static void WriteBlocks(IAnsiConsole console, IReadOnlyList<Record> records, Func<Record, string> what, DocumentTexts documents, UiText words)
    {
        foreach (var record in records)
        {
            console.Write(new Text(DateWords.Of(record.Fact.Date, words) + "  "));
            console.Write(new Text(record.Fact.Type.Name(), TypeColours.Of(record.Fact.Type)));
            console.WriteLine("  " + string.Join(' ', record.Fact.Parties));
            console.Write(new Padder(new Text(what(record)), new Padding(2, 0, 0, 0)));
            console.Write(new Padder(new Text(Source(record, documents, int.MaxValue) + "  " + record.Id, TypeColours.Quiet), new Padding(2, 0, 0, 0)));
        }
    }

    private static string What(Record record, DocumentTexts documents, UiText words, Func<Record, string?>? related)
    {
        var main = record.Evidence[0];
        var line = FactWords.Line(record.Fact, words, RecordLines.Quote(documents.Get(main.DocumentId).Stored.Text, main.Span));
        var parts = new[] { line.Headline, line.Details, related?.Invoke(record) };
        return CliConsole.Line(string.Join(" · ", parts.Where(static p => !string.IsNullOrEmpty(p))));
    }

    private static string Source(Record record, DocumentTexts documents, int cells)
    {
        var main = record.Evidence[0];
        var document = documents.Get(main.DocumentId);
        var more = record.Sources.Documents > 1 ? $" +{record.Sources.Documents - 1}" : "";
        return $"{Cells.Shorten(CliConsole.Line(document.Name), cells)}:{SourceLines.NumberOf(document.Stored.Text, main.Span.Start)}{more}";
    }
}
