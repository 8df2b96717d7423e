extern alias openxml;

using Chancery.Model;
using openxml::DocumentFormat.OpenXml.Packaging;
using openxml::DocumentFormat.OpenXml.Spreadsheet;
using openxml::DocumentFormat.OpenXml.Validation;

namespace Chancery.Server.Tests.Exports;

public sealed class XlsxExportTests : IClassFixture<ExportSample>
{
    private readonly ExportSample _sample;

    public XlsxExportTests(ExportSample sample)
    {
        _sample = sample;
    }

    [Fact]
    public void The_workbook_is_valid_and_has_a_sheet_for_each_type()
    {
        using var book = Open(_sample.Bytes("xlsx"));
        new OpenXmlValidator().Validate(book).Select(e => $"{e.Part?.Uri}: {e.Description}").ShouldBeEmpty();
        book.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(s => s.Name!.Value).ShouldBe(RecordTypes.All.Select(t => t.Name()));
    }

    [Fact]
    public void The_header_is_frozen_and_there_without_records()
    {
        using var book = Open(_sample.Bytes("xlsx", job => job with { Filter = new() { Parties = ["NZL"] } }));
        var rows = Rows(book, "meeting");
        rows.ShouldHaveSingleItem()[..2].ShouldBe(["id", "parties"]);
        using var full = Open(_sample.Bytes("xlsx"));
        var pane = Sheet(full, "meeting").Descendants<Pane>().Single();
        pane.State!.Value.ShouldBe(PaneStateValues.Frozen);
        pane.VerticalSplit!.Value.ShouldBe(1);
    }

    [Fact]
    public void Numbers_are_numbers()
    {
        using var book = Open(_sample.Bytes("xlsx"));
        var header = Rows(book, "indicator")[0];
        var cell = Sheet(book, "indicator").Descendants<Row>().ElementAt(1).Elements<Cell>().ElementAt(Array.IndexOf(header, "value"));
        cell.CellValue!.Text.ShouldBe("240100000000");
        (cell.DataType?.Value ?? CellValues.Number).ShouldBe(CellValues.Number);
    }

    [Fact]
    public void No_cell_is_a_formula_and_text_that_looks_like_one_is_guarded()
    {
        using var book = Open(_sample.Bytes("xlsx"));
        foreach (var type in RecordTypes.All)
        {
            Sheet(book, type.Name()).Descendants<CellFormula>().ShouldBeEmpty();
            Rows(book, type.Name()).Skip(1).SelectMany(r => r).Where(c => c.Length > 0 && c[0] is '=' or '@').ShouldBeEmpty();
        }

        Rows(book, "project").SelectMany(r => r).ShouldContain(c => c.StartsWith("'=HYPERLINK", StringComparison.Ordinal));
    }

    private static SpreadsheetDocument Open(byte[] bytes) => SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);

    private static Worksheet Sheet(SpreadsheetDocument book, string name)
    {
        var sheet = book.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(s => s.Name == name);
        return ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!;
    }

    private static List<string[]> Rows(SpreadsheetDocument book, string name) =>
        [.. Sheet(book, name).Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.CellValue?.Text ?? c.InnerText).ToArray())];
}
