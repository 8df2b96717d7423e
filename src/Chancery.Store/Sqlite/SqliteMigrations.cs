using System.Globalization;
using System.Reflection;

namespace Chancery.Store.Sqlite;

/// <summary>Brings a database to the schema of this program by the numbered scripts under <c>Migrations/</c>.</summary>
internal static class SqliteMigrations
{
    /// <summary>"CHNC": marks a database as a Chancery store.</summary>
    internal const int ApplicationId = 0x43484E43;

    private const string Folder = "Chancery.Store.Migrations.";

    private static readonly IReadOnlyList<(int Number, string Resource)> Scripts = FindScripts();

    /// <summary>Number of the newest migration this program knows.</summary>
    public static int Newest => Scripts[^1].Number;

    /// <summary>Number of the last migration a database has had; 0 for an empty one.</summary>
    /// <exception cref="StoreException">The database belongs to another program.</exception>
    public static int Current(SqliteSession session)
    {
        // In this order: another program may create the schema meanwhile, and tables and application id appear together.
        if (session.Number("SELECT count(*) FROM sqlite_master") == 0)
        {
            return 0;
        }

        if (session.Number("PRAGMA application_id") != ApplicationId)
        {
            throw new StoreException($"{session.Connection.DataSource} is an SQLite database of another program; give another --kb");
        }

        return (int)(session.Number("SELECT max(version) FROM schema_versions") ?? 0);
    }

    /// <summary>Applies the migrations that are missing, all or none. Safe when several programs open a new file at once.</summary>
    public static void Apply(SqliteSession session)
    {
        if (Current(session) < Newest)
        {
            session.InTransaction(writes: true, () => ApplyMissing(session));
        }
    }

    /// <summary>Refuses a schema that this program does not know.</summary>
    /// <exception cref="StoreException">It is newer.</exception>
    public static void Check(string file, int current)
    {
        if (current > Newest)
        {
            throw new StoreException(
                $"{file} was written by a newer Chancery (schema {current}, this program knows up to {Newest}); update the program, or give another --kb");
        }
    }

    private static List<(int Number, string Resource)> FindScripts() =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => (int.Parse(name.AsSpan(Folder.Length, 3), CultureInfo.InvariantCulture), name))
            .Order(),
    ];

    private static string ReadScript(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException("missing resource " + resource);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static int ApplyMissing(SqliteSession session)
    {
        var current = Current(session);
        if (current == 0)
        {
            session.Execute("CREATE TABLE schema_versions (version INTEGER PRIMARY KEY, name TEXT NOT NULL)");
            session.Execute($"PRAGMA application_id = {ApplicationId}");
        }

        foreach (var (number, resource) in Scripts.Where(s => s.Number > current))
        {
            using var script = session.Connection.CreateCommand();
            script.CommandText = ReadScript(resource);
            script.ExecuteNonQuery();
            session.Execute("INSERT INTO schema_versions (version, name) VALUES (?1, ?2)", number, resource[Folder.Length..]);
        }

        return Newest;
    }
}
