using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Chancery.Store.Sqlite;

/// <summary>A connection with its prepared commands. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PreparedStatement> _statements = new(StringComparer.Ordinal);

    /// <summary>Opens a database file.</summary>
    /// <param name="file">Absolute path.</param>
    /// <param name="mode">How to open it.</param>
    /// <param name="wait">How long to wait for another program that is writing; whole seconds.</param>
    public SqliteSession(string file, SqliteOpenMode mode, TimeSpan wait)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            ForeignKeys = true,
            Pooling = false,
            DefaultTimeout = (int)wait.TotalSeconds,
        };
        Connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            Connection.Open();
            raw.sqlite3_busy_timeout(Connection.Handle, (int)wait.TotalMilliseconds);
        }
        catch
        {
            Connection.Dispose();
            throw;
        }
    }

    /// <summary>The open connection.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>Runs a command that gives no rows.</summary>
    /// <param name="sql">SQL with parameters <c>?1</c>, <c>?2</c> and so on; prepared once and kept.</param>
    /// <param name="values">Values of the parameters: text, whole numbers, double, bytes or null.</param>
    public void Execute(string sql, params ReadOnlySpan<object?> values) => Statement(sql).Execute(values);

    /// <summary>The first column of the first row as a whole number; null when there is none.</summary>
    public long? Number(string sql, params ReadOnlySpan<object?> values) => Statement(sql).Number(values);

    /// <summary>Runs a query; the caller disposes the reader before the same SQL runs again.</summary>
    public SqliteDataReader Query(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteReader();

    /// <summary>Runs an action in one transaction: all of it is kept, or after an exception nothing.</summary>
    /// <param name="writes">True takes the right to write at once, waiting for another writer.</param>
    /// <param name="action">What to do.</param>
    public T InTransaction<T>(bool writes, Func<T> action)
    {
        Execute(writes ? "BEGIN IMMEDIATE" : "BEGIN");
        try
        {
            var result = action();
            Execute("COMMIT");
            return result;
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        Connection.Dispose();
    }

    private void RollBack()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has already rolled back by itself, as it does when the disk is full; the first error is the one to tell.
        }
    }

    private PreparedStatement Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new PreparedStatement(Connection, sql);
            _statements.Add(sql, statement);
        }

        return statement;
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = Connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = "?" + (i + 1) });
            }

            _commands.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
