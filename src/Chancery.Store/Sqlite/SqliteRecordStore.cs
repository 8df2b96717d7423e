using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using Chancery.Engine.Resolve;
using Chancery.Engine.Resolve.Series;
using Chancery.Engine.Resolve.Values;
using Chancery.Engine.Text;
using Chancery.Model;
using Chancery.Store.Search;
using Microsoft.Data.Sqlite;

namespace Chancery.Store.Sqlite;

/// <summary>
/// A store in one SQLite file. Safe for several threads and programs: one writes at a time, readers see the last finished batch
/// meanwhile (write-ahead log).
/// </summary>
internal sealed partial class SqliteRecordStore : IRecordStore
{
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(30);

    private readonly string _file;
    private readonly IRecordResolver _resolver;
    private readonly TextAnalyzer _analyzer;
    private readonly SqliteOpenMode _mode;
    private readonly TimeSpan _wait;
    private readonly TimeProvider _clock;
    private readonly SqliteSession _session;
    private readonly SqliteWriter _writer;
    private readonly Lock _writing = new();
    private readonly ConcurrentBag<SqliteSession> _readers = [];

    private SqliteRecordStore(string file, IRecordResolver resolver, TextAnalyzer analyzer, SqliteOpenMode mode, TimeSpan wait, TimeProvider clock)
    {
        _file = file;
        _resolver = resolver;
        _analyzer = analyzer;
        _mode = mode;
        _wait = wait;
        _clock = clock;
        _session = new SqliteSession(file, mode, wait);
        _writer = new SqliteWriter(_session, resolver);
    }

    private bool IsReadOnly => _mode == SqliteOpenMode.ReadOnly;

    /// <summary>Opens a file; see <see cref="RecordStores.Open"/>.</summary>
    /// <param name="file">Absolute path.</param>
    /// <param name="resolver">Joins statements to records.</param>
    /// <param name="analyzer">Words for full-text search.</param>
    /// <param name="readOnly">True changes nothing.</param>
    /// <param name="wait">How long to wait for another writer; null is half a minute.</param>
    /// <param name="clock">Tells when decisions are made; null takes the system's.</param>
    /// <exception cref="StoreException">The file cannot be used.</exception>
    public static SqliteRecordStore Open(string file, IRecordResolver resolver, TextAnalyzer analyzer, bool readOnly, TimeSpan? wait = null, TimeProvider? clock = null)
    {
        CheckPath(file, readOnly);
        return SqliteErrors.Guard(file, () =>
        {
            var mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate;
            var store = new SqliteRecordStore(file, resolver, analyzer, mode, wait ?? DefaultWait, clock ?? TimeProvider.System);
            try
            {
                store.Prepare();
                return store;
            }
            catch
            {
                store.Dispose();
                throw;
            }
        });
    }

    /// <inheritdoc/>
    public DocumentEntry? FindByPath(string path) => Read(r => r.FindByPath(path));

    /// <inheritdoc/>
    public void Save(
        IReadOnlyList<(SourceDocument Document, CleanDocument Clean, IReadOnlyList<Statement> Statements)> batch,
        string dataVersion,
        IReadOnlyDictionary<string, DocumentAudit>? audits = null)
    {
        var last = new Dictionary<string, PreparedDocument>(StringComparer.Ordinal);
        foreach (var (document, clean, statements) in batch)
        {
            last[document.Path] = PreparedDocument.Create(document, clean, statements, _analyzer);
        }

        Write(() =>
        {
            var saved = _writer.Save([.. last.Values], dataVersion);
            SqliteFindings.Save(_session, audits ?? ReadOnlyDictionary<string, DocumentAudit>.Empty);
            return saved;
        });
    }

    /// <inheritdoc/>
    public bool Remove(string path) => Write(() => _writer.Remove(path));

    /// <inheritdoc/>
    public StoredDocument? GetDocument(string id) => Read(r => r.GetDocument(id));

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, DocumentEntry> GetEntries(IEnumerable<string> ids) => Read(r => r.GetEntries(ids));

    /// <inheritdoc/>
    public Page<DocumentEntry> ListDocuments(string? text, string? cursor, int limit) => Read(r => r.ListDocuments(text, cursor, limit));

    /// <inheritdoc/>
    public Page<Record> ListRecords(RecordFilter filter) => Read(r => r.ListRecords(filter));

    /// <inheritdoc/>
    public Record? GetRecord(string id) => Read(r => r.GetRecord(id));

    /// <inheritdoc/>
    public IReadOnlyList<Decision> ListDecisions(string? recordId = null) => Read(r => r.ListDecisions(recordId));

    /// <inheritdoc/>
    public IReadOnlyList<SessionSeries> ListSeries(IReadOnlyList<string> parties) => _resolver.SeriesOf(Read(r => r.Facts(["meeting", "exercise"], "\"ordinal\":", parties)));

    /// <inheritdoc/>
    public SessionSeries? FindSeries(Fact mechanism, IReadOnlyList<SessionSeries> all) => _resolver.SeriesOf(mechanism, all);

    /// <inheritdoc/>
    public IReadOnlyList<AgreementLife> ListLives(IReadOnlyList<string> parties) => _resolver.LivesOf(Read(r => r.Facts(["agreement"], "\"title\":", parties)));

    /// <inheritdoc/>
    public IReadOnlyList<SourceCopy> GetCopies(string documentId) => Read(r => r.GetCopies(documentId));

    /// <inheritdoc/>
    public RecordExplanation? Explain(string recordId) => Read(r => r.Explain(recordId));

    /// <inheritdoc/>
    public IReadOnlyList<Record> GetTellings(Record record)
    {
        if (record.Sources.Documents <= 1)
        {
            return [record];
        }

        return
        [
            .. GetStatements(record.Id).GroupBy(static s => s.DocumentId, StringComparer.Ordinal).Select(g => record with
            {
                Fact = _resolver.Merge([.. g.GroupBy(static s => StoredJson.Fact(s.Fact), StringComparer.Ordinal).Select(static t => new Telling(t.First().Fact, [0], false, false, [.. t.Select(static s => s.Confidence)]))]).Fact,
                Evidence = [.. record.Evidence.Where(e => e.DocumentId == g.Key)],
                StatementIds = [.. g.Select(static s => s.Id)],
            }),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Statement> GetStatements(string recordId) => Read(r => r.GetStatements(recordId));

    /// <inheritdoc/>
    public IReadOnlyList<(Statement Statement, string RecordId)> GetDocumentStatements(string documentId) => Read(r => r.GetDocumentStatements(documentId));

    /// <inheritdoc/>
    public Page<Finding> ListFindings(FindingFilter filter) => ReadSession(s => new SqliteFindings(s, _analyzer).List(filter));

    /// <inheritdoc/>
    public IReadOnlyDictionary<FindingVerdict, long> CountFindings(FindingFilter filter) => ReadSession(s => new SqliteFindings(s, _analyzer).Count(filter));

    /// <inheritdoc/>
    public IReadOnlyList<Claim> ListClaims() => ReadSession(SqliteFindings.Claims);

    /// <inheritdoc/>
    public void ReplaceFindingsAcross(IReadOnlyList<Finding> findings) => Write(() => SqliteFindings.ReplaceAcross(_session, findings));

    /// <inheritdoc/>
    public StoreSummary Summary() => Read(r => r.Summary());

    /// <inheritdoc/>
    public long Revision() => ReadSession(RevisionOf);

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _session.Dispose();
    }

    private static long RevisionOf(SqliteSession session) => session.Number("SELECT CAST(value AS INTEGER) FROM settings WHERE name = 'revision'") ?? 0;

    private static void CheckPath(string file, bool readOnly)
    {
        if (Directory.Exists(file))
        {
            throw new StoreException($"{file} is a folder; name a file in it, such as {Path.Combine(file, "chancery.db")}");
        }

        if (readOnly && !File.Exists(file))
        {
            throw new StoreException($"there is no store at {file}; ingest documents first, or give another --kb");
        }

        if (Path.GetDirectoryName(file) is { Length: > 0 } folder && !Directory.Exists(folder))
        {
            throw new StoreException($"the folder {folder} does not exist; create it, or give another --kb");
        }
    }

    private void Prepare()
    {
        var current = SqliteMigrations.Current(_session);
        SqliteMigrations.Check(_file, current);
        if (!IsReadOnly)
        {
            // FULL: a finished batch outlives a power cut as well. The cache holds the index pages a batch touches, and the log is
            // copied back after 16 MB, since most pages of the index change with every batch.
            SwitchToLog();
            _session.Execute("PRAGMA synchronous = FULL");
            _session.Execute("PRAGMA cache_size = -65536");
            _session.Execute("PRAGMA wal_autocheckpoint = 4000");
            SqliteMigrations.Apply(_session);
            new RecordNames(_session, _resolver).Fill();
            return;
        }

        if (current < SqliteMigrations.Newest)
        {
            throw new StoreException($"{_file} was written by an older Chancery; open it for writing once (chancery ingest) to bring it up to date");
        }
    }

    /// <summary>
    /// Turns the write-ahead log on. SQLite does not wait here for another program that does the same or creates the schema, so this does.
    /// </summary>
    private void SwitchToLog()
    {
        const int Busy = 5;
        var pause = TimeSpan.FromMilliseconds(20);
        for (var waited = TimeSpan.Zero; ; waited += pause)
        {
            try
            {
                _session.Execute("PRAGMA journal_mode = WAL");
                return;
            }
            catch (SqliteException e) when (e.SqliteErrorCode == Busy && waited < _wait)
            {
                Thread.Sleep(pause);
            }
        }
    }

    private T Read<T>(Func<SqliteReader, T> query) => ReadSession(session => query(new SqliteReader(session, _analyzer, _resolver)));

    private T ReadSession<T>(Func<SqliteSession, T> query) => SqliteErrors.Guard(_file, () =>
    {
        if (!_readers.TryTake(out var session))
        {
            session = new SqliteSession(_file, IsReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite, _wait);
        }

        try
        {
            return session.InTransaction(writes: false, () => query(session));
        }
        finally
        {
            _readers.Add(session);
        }
    });

    private T Write<T>(Func<T> action)
    {
        if (IsReadOnly)
        {
            throw new StoreException($"{_file} was opened for reading only");
        }

        return SqliteErrors.Guard(_file, () =>
        {
            lock (_writing)
            {
                try
                {
                    return _session.InTransaction(writes: true, () =>
                    {
                        var result = action();
                        _session.Execute("INSERT INTO settings (name, value) VALUES ('revision', '1') ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1");
                        return result;
                    });
                }
                catch
                {
                    _writer.Reset();
                    throw;
                }
            }
        });
    }
}
