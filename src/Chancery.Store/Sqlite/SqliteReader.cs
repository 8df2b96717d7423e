using System.Globalization;
using System.Text.Json;
using Chancery.Engine.Resolve;
using Chancery.Engine.Resolve.Series;
using Chancery.Model;
using Chancery.Store.Search;

namespace Chancery.Store.Sqlite;

/// <summary>Everything that only reads, over one session inside one transaction, so that each answer is of one state of the store.</summary>
internal sealed class SqliteReader(SqliteSession session, TextAnalyzer analyzer, IRecordResolver resolver)
{
    private const string DocumentList = "documents";
    private const int MostLimit = 10_000;

    public DocumentEntry? FindByPath(string path) => DocumentRow.ReadOne(session, DocumentRow.Select + " WHERE d.path = ?1", path)?.Entry;

    public StoredDocument? GetDocument(string id)
    {
        if (DocumentRow.ReadOne(session, DocumentRow.Select + " WHERE d.id = ?1", id) is not { } row)
        {
            return null;
        }

        var content = DocumentRow.ReadContent(session, row.Number);
        var paragraphs = content.Paragraphs.Select(p => new StoredParagraph(p.Source, p.Clean.In(content.Clean).ToString(), p.Kind, p.Language));
        return new StoredDocument(row.Entry, content.Text, [.. paragraphs]);
    }

    public IReadOnlyDictionary<string, DocumentEntry> GetEntries(IEnumerable<string> ids) =>
        DocumentRow.Read(session, DocumentRow.Select + " WHERE d.id IN (SELECT value FROM json_each(?1))", JsonSerializer.Serialize(ids))
            .ToDictionary(row => row.Entry.Id, row => row.Entry, StringComparer.Ordinal);

    public Page<DocumentEntry> ListDocuments(string? text, string? cursor, int limit)
    {
        CheckLimit(limit);
        var part = analyzer.Fold(text?.Trim() ?? string.Empty);
        const string Found = " WHERE (?1 = '' OR instr(d.heading, ?1) > 0)";
        var total = session.Number("SELECT count(*) FROM documents d" + Found, part) ?? 0;
        var after = Cursor.Read(cursor, DocumentList, 2);
        var rows = DocumentRow.Read(
            session,
            DocumentRow.Select + Found + " AND (?2 IS NULL OR (-d.day, d.path) > (-?2, ?3)) ORDER BY -d.day, d.path LIMIT ?4",
            part,
            after is null ? null : Cursor.Number(after[0], cursor),
            after?[1],
            limit + 1);
        return PageOf(rows, limit, total, r => r.Entry, r => Cursor.Write(DocumentList, Text(r.Day), r.Entry.Path));
    }

    public Page<Record> ListRecords(RecordFilter filter)
    {
        CheckLimit(filter.Limit);
        var query = new RecordQuery(filter, analyzer, resolver);
        var total = query.Count(session);
        var rows = query.Page(session, filter.Cursor, filter.Limit);
        var next = rows.Count > filter.Limit ? query.CursorAfter(rows[filter.Limit - 1]) : null;
        return new Page<Record>(RecordRow.Complete(session, rows.GetRange(0, Math.Min(rows.Count, filter.Limit))), next, total);
    }

    /// <summary>A record by its id, or by an id it had before others joined it.</summary>
    public Record? GetRecord(string id) => RecordRow.NumberOf(session, id) is { } number
        && RecordRow.Complete(session, RecordRow.Read(session, RecordRow.Select + " WHERE r.number = ?1", number)) is [var record]
            ? record with { Key = KeyOf(record.Id) }
            : null;

    public RecordExplanation? Explain(string recordId) => RecordRow.NumberOf(session, recordId) is { } number ? new RecordExplainer(session, resolver).Explain(number) : null;

    public IReadOnlyList<Decision> ListDecisions(string? recordId)
    {
        var list = new DecisionList(session);
        return recordId is null ? list.All(null) : RecordRow.NumberOf(session, recordId) is { } number ? list.All(number) : [];
    }

    public IReadOnlyList<SourceCopy> GetCopies(string documentId) => new ReviewReader(session).Copies(documentId);

    /// <summary>What records of some types say, if their JSON holds a text and their parties are among theirs.</summary>
    public List<RecordFact> Facts(IReadOnlyList<string> types, string holding, IReadOnlyList<string> parties)
    {
        var facts = new List<RecordFact>();
        using var row = session.Query(
            """
            SELECT id, fact FROM (
                SELECT r.number, r.id, coalesce(r.fact, (SELECT s.fact FROM statements s WHERE s.record = r.number LIMIT 1)) AS fact
                FROM records r WHERE r.type IN (SELECT value FROM json_each(?1)) AND r.judgement IS NOT 'rejected') f
            WHERE instr(fact, ?2) > 0 AND NOT EXISTS (
                SELECT 1 FROM json_each(?3) p WHERE NOT EXISTS (SELECT 1 FROM record_parties q WHERE q.record = f.number AND q.party = p.value))
            """,
            JsonSerializer.Serialize(types),
            holding,
            JsonSerializer.Serialize(parties));
        while (row.Read())
        {
            facts.Add(new RecordFact(row.GetString(0), StoredJson.ReadFact(row.GetString(1))));
        }

        return facts;
    }

    private string KeyOf(string id)
    {
        using var row = session.Query("SELECT key FROM profiles WHERE key_hash = ?1", ProfileTable.HashOf(id));
        return row.Read() ? row.GetString(0) : string.Empty;
    }

    public IReadOnlyList<Statement> GetStatements(string recordId) =>
        RecordRow.NumberOf(session, recordId) is { } number
            ? StoredStatement.Read(session, StoredStatement.OfRecord, number).ConvertAll(s => s.Statement)
            : [];

    public IReadOnlyList<(Statement Statement, string RecordId)> GetDocumentStatements(string documentId)
    {
        if (session.Number("SELECT number FROM documents WHERE id = ?1", documentId) is not { } number)
        {
            return [];
        }

        var ids = new Dictionary<long, string>();
        using (var row = session.Query("SELECT number, id FROM records WHERE number IN (SELECT record FROM statements WHERE document = ?1)", number))
        {
            while (row.Read())
            {
                ids.Add(row.GetInt64(0), row.GetString(1));
            }
        }

        return StoredStatement.Read(session, StoredStatement.OfDocument, number).ConvertAll(s => (s.Statement, ids[s.Record]));
    }

    public StoreSummary Summary()
    {
        var byType = new Dictionary<RecordType, long>();
        foreach (var (type, count) in Counts("SELECT type, count(*) FROM records WHERE judgement IS NOT 'rejected' GROUP BY type"))
        {
            byType[RecordRow.TypeOf(type)] = count;
        }

        return new StoreSummary(
            SqliteMigrations.Current(session),
            session.Number("SELECT count(*) FROM documents") ?? 0,
            session.Number("SELECT count(*) FROM statements") ?? 0,
            byType.Values.Sum(),
            byType,
            Counts("SELECT party, count(*) FROM record_parties GROUP BY party ORDER BY count(*) DESC, party"));
    }

    private List<KeyValuePair<string, long>> Counts(string sql)
    {
        var counts = new List<KeyValuePair<string, long>>();
        using var row = session.Query(sql);
        while (row.Read())
        {
            counts.Add(new(row.GetString(0), row.GetInt64(1)));
        }

        return counts;
    }

    private static Page<TItem> PageOf<TRow, TItem>(List<TRow> rows, int limit, long total, Converter<TRow, TItem> item, Func<TRow, string> cursor)
    {
        var next = rows.Count > limit ? cursor(rows[limit - 1]) : null;
        return new Page<TItem>(rows.GetRange(0, Math.Min(rows.Count, limit)).ConvertAll(item), next, total);
    }

    /// <summary>The limit of a page, when it is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static int CheckLimit(int limit) =>
        limit is < 1 or > MostLimit ? throw new ArgumentOutOfRangeException(nameof(limit), limit, $"a page holds 1 to {MostLimit} items") : limit;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
