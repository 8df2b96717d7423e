using Chancery.Engine.Resolve;
using Chancery.Engine.Resolve.Copies;
using Chancery.Model;
using Chancery.Store.Search;

namespace Chancery.Store.Sqlite;

/// <summary>Saves and removes documents. Used by one thread at a time, inside a transaction that the caller opens.</summary>
internal sealed class SqliteWriter(SqliteSession session, IRecordResolver resolver)
{
    private const string ResolverSetting = "resolver";

    private readonly Dictionary<(string Rule, string Sources), long> _origins = [];
    private readonly ProfileTable _profiles = new(session, resolver);

    /// <summary>Forgets what a rolled-back transaction may have made untrue.</summary>
    public void Reset()
    {
        _origins.Clear();
        _profiles.Reset();
    }

    /// <summary>Makes all records anew when the resolver is another one than the store was resolved with.</summary>
    public void BringUpToDate()
    {
        session.Execute("PRAGMA defer_foreign_keys = ON");
        using (var row = session.Query("SELECT value FROM settings WHERE name = ?1", ResolverSetting))
        {
            if (row.Read() && row.GetString(0) == resolver.Version)
            {
                return;
            }
        }

        session.Execute("DELETE FROM copies");
        session.Execute("DELETE FROM print_bands");
        session.Execute("DELETE FROM ties");
        session.Execute("DELETE FROM blocks");
        session.Execute("DELETE FROM profiles");
        session.Execute("DELETE FROM record_parties");
        session.Execute("DELETE FROM record_names");
        session.Execute("DELETE FROM names");
        session.Execute("DELETE FROM records");
        _profiles.Reset();
        var records = new RecordUpdate(session, resolver, _profiles);
        foreach (var document in Numbers("SELECT number FROM documents ORDER BY number"))
        {
            var content = DocumentRow.ReadContent(session, document);
            UpdateSource(document, content.Print(), records);
            var text = content.Text;
            foreach (var stored in StoredStatement.Read(session, StoredStatement.OfDocument, document))
            {
                var profile = records.Add(stored.Statement, WordsOf(stored.Statement, text));
                session.Execute(
                    "UPDATE statements SET profile = ?2, record = 0, passage = ?3 WHERE number = ?1", stored.Number, profile, content.PassageOf(stored.Statement.Evidence[0]));
            }
        }

        records.Apply();
        session.Execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)", ResolverSetting, resolver.Version);
    }

    /// <summary>Makes a decision.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="ArgumentException">What it speaks of is not there.</exception>
    public long Decide(DecisionRequest request, DateTimeOffset now) => Decide(now, d => d.Decide(request));

    /// <summary>Undoes a decision.</summary>
    /// <exception cref="ArgumentException">There is no such decision, or it is undone already.</exception>
    public void Undo(long number, string who, DateTimeOffset now) => Decide(now, d =>
    {
        d.Undo(number, who);
        return number;
    });

    private long Decide(DateTimeOffset now, Func<Decider, long> action)
    {
        BringUpToDate();
        var records = new RecordUpdate(session, resolver, _profiles);
        var decider = new Decider(session, records, now);
        var number = action(decider);
        foreach (var (statement, profile, document) in decider.Reprofiled)
        {
            Reprofile(statement, profile, document, records);
        }

        records.Apply();
        return number;
    }

    private void Reprofile(long number, long old, long document, RecordUpdate records)
    {
        var text = DocumentRow.ReadContent(session, document).Text;
        var statement = StoredStatement.Read(session, StoredStatement.OfDocument, document).Find(s => s.Number == number).Statement;
        var profile = records.Add(statement, WordsOf(statement, text));
        session.Execute("UPDATE statements SET profile = ?2, record = 0 WHERE number = ?1", number, profile);
        records.Touch(old);
    }

    private void UpdateSource(long document, TextPrint? print, RecordUpdate records)
    {
        using (var row = session.Query("SELECT metadata FROM documents WHERE number = ?1", document))
        {
            row.Read();
            var official = resolver.Copies.OfficialOf(StoredJson.ReadMetadata(row.GetString(0)));
            session.Execute("UPDATE documents SET source = number, print = ?2, official = ?3 WHERE number = ?1", document, print?.ToBytes(), official);
        }

        records.Sources.Add(document, print, session.Number("SELECT text_hash FROM documents WHERE number = ?1", document) ?? 0);
    }

    private List<long> Numbers(string sql)
    {
        var numbers = new List<long>();
        using var row = session.Query(sql);
        while (row.Read())
        {
            numbers.Add(row.GetInt64(0));
        }

        return numbers;
    }

    /// <summary>Saves documents of distinct paths; those stored just so already are left as they are.</summary>
    /// <returns>Number of documents written.</returns>
    public int Save(IReadOnlyList<PreparedDocument> batch, string dataVersion)
    {
        BringUpToDate();
        var records = new RecordUpdate(session, resolver, _profiles);
        var changed = new List<PreparedDocument>(batch.Count);
        foreach (var document in batch)
        {
            if (!IsStored(document, dataVersion))
            {
                changed.Add(document);
            }
        }

        var old = changed.ConvertAll(d => NumberOf(d.Source.Path)).FindAll(n => n is not null);
        old.Sort();
        foreach (var number in old)
        {
            Delete(number!.Value, records);
        }

        Insert(changed, dataVersion, records);
        return changed.Count;
    }

    /// <summary>Removes a document; false when there is none under this path.</summary>
    public bool Remove(string path)
    {
        BringUpToDate();
        if (NumberOf(path) is not { } number)
        {
            return false;
        }

        var records = new RecordUpdate(session, resolver, _profiles);
        Delete(number, records);
        records.Apply();
        return true;
    }

    private long? NumberOf(string path) => session.Number("SELECT number FROM documents WHERE path = ?1", path);

    private bool IsStored(PreparedDocument document, string dataVersion)
    {
        var number = session.Number(
            "SELECT number FROM documents WHERE path = ?1 AND id = ?2 AND data_version = ?3 AND encoding = ?4 AND format = ?5 AND metadata = ?6",
            document.Source.Path,
            document.Source.Id,
            dataVersion,
            document.Source.Encoding,
            document.Source.Format.ToString(),
            document.Metadata);
        if (number is null)
        {
            return false;
        }

        using (var row = session.Query("SELECT packed FROM contents WHERE document = ?1", number))
        {
            if (!row.Read() || !row.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(document.Packed))
            {
                return false;
            }
        }

        var stored = StoredStatement.Read(session, StoredStatement.OfDocument, number);
        return stored.Select(s => (s.Statement.Id, s.FactJson, s.Statement.RuleId, s.Statement.Confidence))
            .SequenceEqual(document.Statements.Select((s, i) => (s.Id, document.FactJson[i], s.RuleId, s.Confidence)));
    }

    private void Delete(long number, RecordUpdate records)
    {
        DocumentContent content;
        using (var row = session.Query("SELECT packed FROM contents WHERE document = ?1", number))
        {
            content = row.Read() ? DocumentContent.Unpack(row.GetFieldValue<byte[]>(0)) : throw new InvalidDataException("a document has lost its text");
        }

        records.Sources.Remove(number, content.Print(), session.Number("SELECT text_hash FROM documents WHERE number = ?1", number) ?? 0);

        var paragraph = session.Number("SELECT first_paragraph FROM documents WHERE number = ?1", number) ?? 0;
        foreach (var words in content.IndexedParagraphs())
        {
            if (words.Length > 0)
            {
                session.Execute("INSERT INTO paragraph_words (paragraph_words, rowid, words) VALUES ('delete', ?1, ?2)", paragraph, words);
            }

            paragraph++;
        }

        DeleteStatements(number, content.StatementWords, records);
        session.Execute("DELETE FROM documents WHERE number = ?1", number);
    }

    private void DeleteStatements(long document, IReadOnlyList<string> words, RecordUpdate records)
    {
        var statements = new List<(long Number, long Profile)>();
        using (var row = session.Query("SELECT number, profile FROM statements WHERE document = ?1 ORDER BY number", document))
        {
            while (row.Read())
            {
                statements.Add((row.GetInt64(0), row.GetInt64(1)));
            }
        }

        for (var i = 0; i < statements.Count; i++)
        {
            records.Touch(statements[i].Profile);
            if (words[i].Length > 0)
            {
                session.Execute("INSERT INTO statement_words (statement_words, rowid, words) VALUES ('delete', ?1, ?2)", statements[i].Number, words[i]);
            }
        }

        session.Execute("DELETE FROM statements WHERE document = ?1", document);
    }

    private void Insert(List<PreparedDocument> documents, string dataVersion, RecordUpdate records)
    {
        var number = session.Number("SELECT max(number) FROM documents") ?? 0;
        var first = number + 1;
        var paragraph = session.Number("SELECT max(first_paragraph + paragraph_count) FROM documents") ?? 1;
        foreach (var document in documents)
        {
            InsertDocument(++number, document, dataVersion, paragraph);
            records.Sources.Add(number, document.Print, document.TextHash);
            foreach (var words in document.Paragraphs)
            {
                if (words.Length > 0)
                {
                    session.Execute("INSERT INTO paragraph_words (rowid, words) VALUES (?1, ?2)", paragraph, words);
                }

                paragraph++;
            }
        }

        var statement = session.Number("SELECT max(number) FROM statements") ?? 0;
        foreach (var document in documents)
        {
            statement = InsertStatements(first++, document, statement, records);
        }

        records.Apply();
    }

    private void InsertDocument(long number, PreparedDocument document, string dataVersion, long firstParagraph)
    {
        session.Execute(
            """
            INSERT INTO documents (number, id, path, content_hash, text_hash, data_version, encoding, format, metadata, heading, day, length,
                first_paragraph, paragraph_count, source, official, print, language)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?1, ?15, ?16, ?17)
            """,
            number,
            document.Source.Id,
            document.Source.Path,
            document.Source.ContentHash,
            document.TextHash,
            dataVersion,
            document.Source.Encoding,
            document.Source.Format.ToString(),
            document.Metadata,
            document.Heading,
            document.Day,
            document.Source.Text.Length,
            firstParagraph,
            document.Paragraphs.Count,
            resolver.Copies.OfficialOf(document.Source.Metadata),
            document.Print?.ToBytes(),
            document.Language);
        session.Execute("INSERT INTO contents (document, packed) VALUES (?1, ?2)", number, document.Packed);
    }

    private long InsertStatements(long documentNumber, PreparedDocument document, long last, RecordUpdate records)
    {
        for (var i = 0; i < document.Statements.Count; i++)
        {
            var statement = document.Statements[i];
            session.Execute(
                "INSERT INTO statements (number, id, document, record, profile, fact, evidence, origin, confidence, passage) VALUES (?1, ?2, ?3, 0, ?4, ?5, ?6, ?7, ?8, ?9)",
                ++last,
                Convert.FromHexString(statement.Id),
                documentNumber,
                records.Add(statement, WordsOf(statement, document.Source.Text)),
                document.FactJson[i],
                StoredJson.Evidence(statement.Evidence),
                OriginOf(statement),
                statement.Confidence,
                document.Passages[i]);
            if (document.StatementWords[i].Length > 0)
            {
                session.Execute("INSERT INTO statement_words (rowid, words) VALUES (?1, ?2)", last, document.StatementWords[i]);
            }
        }

        return last;
    }

    private static string WordsOf(Statement statement, string text) =>
        string.Join(' ', statement.Evidence.Select(e => e.In(text).ToString()));

    private long OriginOf(Statement statement)
    {
        var origin = (statement.RuleId, StoredJson.FieldSources(statement.FieldSources));
        if (!_origins.TryGetValue(origin, out var number))
        {
            session.Execute("INSERT OR IGNORE INTO origins (rule, field_sources) VALUES (?1, ?2)", origin.RuleId, origin.Item2);
            number = session.Number("SELECT number FROM origins WHERE rule = ?1 AND field_sources = ?2", origin.RuleId, origin.Item2) ?? 0;
            _origins.Add(origin, number);
        }

        return number;
    }
}
