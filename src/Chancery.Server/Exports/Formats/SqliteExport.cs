using Chancery.Model;
using Chancery.Store;
using Microsoft.Data.Sqlite;

namespace Chancery.Server.Exports.Formats;

/// <summary>
/// A flat relational SQLite file for Datasette and SQL: records with a table for each type, parties, participants, evidence and
/// documents, with primary and foreign keys. It is no store: the program does not read it.
/// </summary>
public sealed class SqliteExport : ExportFormat
{
    /// <inheritdoc />
    public override string Name => "sqlite";

    /// <inheritdoc />
    public override string Holds => "a relational SQLite file, ready for Datasette";

    /// <inheritdoc />
    public override ExportFile FileOf(RecordFilter filter) => new(".sqlite", "application/vnd.sqlite3", IsText: false);

    /// <inheritdoc />
    protected override long WriteRecords(ExportJob job, Stream output)
    {
        // SQLite writes to any place of its file, and the output may only be written forward.
        var folder = Directory.CreateTempSubdirectory("chancery-export-").FullName;
        try
        {
            var path = Path.Combine(folder, "records.sqlite");
            var count = WriteFile(job, path);
            using var file = File.OpenRead(path);
            file.CopyTo(output);
            return count;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long WriteFile(ExportJob job, string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Run(connection, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;");
        Run(connection, RelationalTables.Schema(job.Knowledge.Ontology));
        var count = 0L;
        using (var transaction = connection.BeginTransaction())
        {
            using var tables = new RelationalTables(job, connection, transaction);
            foreach (var record in job.Records())
            {
                tables.Add(record);
                count++;
            }

            transaction.Commit();
        }

        Run(connection, RelationalTables.Indexes);
        return count;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
