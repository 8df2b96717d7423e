using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Chancery.Server.Exports;

/// <summary>A table of separated values (RFC 4180, UTF-8, line feeds). Every cell is guarded against spreadsheets that run formulas.</summary>
internal sealed class TableWriter : IDisposable
{
    private readonly StreamWriter _writer;
    private readonly CsvWriter _csv;

    /// <summary>Writes the header.</summary>
    /// <param name="output">Where to; left open.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="delimiter">What separates cells.</param>
    /// <param name="mark">True leads with a byte-order mark, by which spreadsheets know UTF-8.</param>
    public TableWriter(Stream output, IEnumerable<string> columns, string delimiter = ",", bool mark = false)
    {
        _writer = ExportText.Writer(output, mark);
        _csv = new CsvWriter(_writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", Delimiter = delimiter }, leaveOpen: true);
        Write([.. columns]);
    }

    /// <summary>Writes a row of text, numbers and empty cells.</summary>
    public void Write(IReadOnlyList<object?> cells)
    {
        foreach (var cell in cells)
        {
            _csv.WriteField(CsvCell.Guard(CsvCell.Text(cell)));
        }

        _csv.NextRecord();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _csv.Dispose();
        _writer.Dispose();
    }
}
