using System.IO.Compression;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>
/// One CSV table a record type (RFC 4180, UTF-8 with a byte-order mark for spreadsheets), every row with its main evidence. One type
/// is a table, several are a ZIP archive or a folder of tables.
/// </summary>
public sealed class CsvExport : ExportFormat, IFolderFormat
{
    /// <inheritdoc />
    public override string Name => "csv";

    /// <inheritdoc />
    public override string Holds => "a table for each type, as a folder, a ZIP archive, or one file when one type is asked for";

    /// <inheritdoc />
    public override ExportFile FileOf(RecordFilter filter) =>
        filter.Types.Count == 1 ? new(".csv", "text/csv; charset=utf-8") : new(".zip", "application/zip", IsText: false);

    /// <inheritdoc />
    public (long Records, int Files) WriteFolder(ExportJob job, string folder)
    {
        Check(job.Filter, job.ByDocument);
        Directory.CreateDirectory(folder);
        var types = TypesOf(job);
        var records = 0L;
        foreach (var type in types)
        {
            using var file = File.Create(Path.Combine(folder, type.Name() + ".csv"));
            records += WriteType(job, type, file);
        }

        return (records, types.Count);
    }

    /// <inheritdoc />
    protected override long WriteRecords(ExportJob job, Stream output)
    {
        if (job.Filter.Types is [var only])
        {
            return WriteType(job, only, output);
        }

        var records = 0L;
        using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var type in TypesOf(job))
        {
            var entry = archive.CreateEntry(type.Name() + ".csv");
            entry.LastWriteTime = ExportText.NoTime;
            using var file = entry.Open();
            records += WriteType(job, type, file);
        }

        return records;
    }

    private static IReadOnlyList<RecordType> TypesOf(ExportJob job) => job.Filter.Types.Count > 0 ? job.Filter.Types : RecordTypes.All;

    private static long WriteType(ExportJob job, RecordType type, Stream output)
    {
        var table = new RecordTable(job, type);
        using var writer = new TableWriter(output, table.Columns, mark: true);
        var count = 0L;
        foreach (var row in table.Rows())
        {
            writer.Write(row);
            count++;
        }

        return count;
    }
}
