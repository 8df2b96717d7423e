using System.Data;
using Chancery.Model;
using Chancery.Store;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Chancery.Server.Exports.Formats;

/// <summary>
/// An Excel workbook with a sheet for each record type, the header frozen and filterable. The columns are those of the CSV tables;
/// numbers are numbers, and text that a spreadsheet would run is led by an apostrophe.
/// </summary>
public sealed class XlsxExport : ExportFormat
{
    private const int MostCharacters = 32_767;

    private static readonly OpenXmlConfiguration Configuration = new() { FreezeRowCount = 1, AutoFilter = true, TableStyles = TableStyles.None };

    /// <inheritdoc />
    public override string Name => "xlsx";

    /// <inheritdoc />
    public override string Holds => "an Excel workbook with a sheet for each type";

    /// <inheritdoc />
    public override ExportFile FileOf(RecordFilter filter) =>
        new(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", IsText: false);

    /// <inheritdoc />
    protected override long WriteRecords(ExportJob job, Stream output)
    {
        var count = 0L;
        var sheets = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var type in job.Filter.Types.Count > 0 ? job.Filter.Types : RecordTypes.All)
        {
            var table = new RecordTable(job, type);
            var isEmpty = job.Store.ListRecords(job.Filter with { Types = [type], Cursor = null, Limit = 1 }).Total == 0;
            sheets[type.Name()] = isEmpty ? Header(table) : Rows(table);
        }

        MiniExcel.SaveAs(output, sheets, configuration: Configuration);
        return count;

        IEnumerable<IDictionary<string, object?>> Rows(RecordTable table)
        {
            foreach (var row in table.Rows())
            {
                var cells = new Dictionary<string, object?>(row.Count, StringComparer.Ordinal);
                for (var i = 0; i < row.Count; i++)
                {
                    cells[table.Columns[i]] = row[i] is string text ? Cell(text) : row[i];
                }

                count++;
                yield return cells;
            }
        }
    }

    private static DataTable Header(RecordTable table)
    {
        var header = new DataTable();
        foreach (var column in table.Columns)
        {
            header.Columns.Add(column);
        }

        return header;
    }

    private static string Cell(string text)
    {
        var cell = CsvCell.Guard(ExportText.ForXml(text));
        if (cell.Length <= MostCharacters)
        {
            return cell;
        }

        return cell[..(MostCharacters - (char.IsHighSurrogate(cell[MostCharacters - 1]) ? 1 : 0))];
    }
}
