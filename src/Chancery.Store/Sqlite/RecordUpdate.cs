using Chancery.Engine.Resolve;
using Chancery.Model;

namespace Chancery.Store.Sqlite;

/// <summary>
/// Brings the records of one transaction up to date: exactly those that lose or gain a statement. First every old statement is
/// deleted and its record touched, then new documents are added, then <see cref="Apply"/> merges each record once.
/// </summary>
internal sealed class RecordUpdate(SqliteSession session, IRecordResolver resolver)
{
    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<Statement, Group> _groupOf = new(ReferenceEqualityComparer.Instance);

    /// <summary>Says that a record loses a statement.</summary>
    /// <param name="number">Number of the record.</param>
    public void Touch(long number)
    {
        using var row = session.Query("SELECT key FROM records WHERE number = ?1", number);
        if (row.Read())
        {
            _groups.TryAdd(row.GetString(0), new Group { Number = number });
        }
    }

    /// <summary>Says that records gain the statements of a document.</summary>
    public void Add(PreparedDocument document)
    {
        for (var i = 0; i < document.Statements.Count; i++)
        {
            var statement = document.Statements[i];
            var key = resolver.KeyOf(statement);
            if (!_groups.TryGetValue(key, out var group))
            {
                group = new Group { Number = Find(key) };
                _groups.Add(key, group);
            }

            group.Statements.Add(new StoredStatement(statement, document.FactJson[i], 0, document.TextHash));
            _groupOf.Add(statement, group);
        }
    }

    /// <summary>Number of the record that an added statement belongs to; known after <see cref="Apply"/>.</summary>
    public long NumberOf(Statement statement) => _groupOf[statement].Number;

    /// <summary>Merges, inserts and deletes records.</summary>
    public void Apply()
    {
        var last = session.Number("SELECT max(number) FROM records") ?? 0;
        foreach (var (key, group) in _groups)
        {
            var isNew = group.Number == 0;
            if (!isNew)
            {
                group.Statements.AddRange(StoredStatement.Read(session, StoredStatement.OfRecord, group.Number));
            }

            if (group.Statements.Count == 0)
            {
                session.Execute("DELETE FROM records WHERE number = ?1", group.Number);
                continue;
            }

            group.Number = isNew ? ++last : group.Number;
            Write(key, group, isNew);
        }
    }

    private long Find(string key) =>
        session.Number("SELECT number FROM records WHERE key_hash = ?1 AND key = ?2", PreparedDocument.HashOf(key), key) ?? 0;

    private void Write(string key, Group group, bool isNew)
    {
        var record = resolver.Merge(key, group.Statements.ConvertAll(s => s.Statement));
        var json = StoredJson.Fact(record.Fact);
        var days = DayRange.Of(record.Fact.Date);
        var independent = group.Statements.Select(s => s.TextHash).Distinct().Count();
        session.Execute(
            isNew
                ? """
                  INSERT INTO records (number, id, fact, confidence, date_from, date_to, documents, independent, type, key, key_hash)
                  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
                  """
                : """
                  UPDATE records SET id = ?2, fact = ?3, confidence = ?4, date_from = ?5, date_to = ?6, documents = ?7, independent = ?8,
                      type = ?9, key = ?10, key_hash = ?11
                  WHERE number = ?1
                  """,
            group.Number,
            record.Id,
            group.Statements.Count == 1 && group.Statements[0].FactJson == json ? null : json,
            record.Confidence,
            days.From,
            days.To,
            record.Sources.Documents,
            independent,
            record.Fact.Type.Name(),
            key,
            PreparedDocument.HashOf(key));
        WriteParties(group.Number, record.Fact.Parties, isNew);
    }

    private void WriteParties(long record, IReadOnlyList<string> parties, bool isNew)
    {
        if (!isNew)
        {
            session.Execute("DELETE FROM record_parties WHERE record = ?1", record);
        }

        foreach (var party in parties)
        {
            session.Execute("INSERT OR IGNORE INTO record_parties (party, record) VALUES (?1, ?2)", party, record);
        }
    }

    private sealed class Group
    {
        /// <summary>Number of the record; 0 before a new one has its own.</summary>
        public long Number { get; set; }

        public List<StoredStatement> Statements { get; } = [];
    }
}
