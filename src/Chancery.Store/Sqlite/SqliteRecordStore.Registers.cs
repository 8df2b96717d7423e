using System.Text.Json;
using Chancery.Engine.Resolve.Series;
using Chancery.Model;

namespace Chancery.Store.Sqlite;

internal sealed partial class SqliteRecordStore
{
    // Evidence in one paragraph of one document; paragraphs too short to be told apart have passage 0.
    private const string Beside =
        """
        SELECT r.id FROM records k JOIN statements s ON s.record = k.number
        JOIN statements t ON t.document = s.document AND t.passage = s.passage JOIN records r ON r.number = t.record
        WHERE k.id IN (SELECT value FROM json_each(?1)) AND s.passage <> 0 AND r.type = ?2 AND r.judgement IS NOT 'rejected'
        GROUP BY r.id ORDER BY count(DISTINCT s.document) DESC, r.id LIMIT ?3
        """;

    private const string FindingsNear =
        """
        SELECT f.finding FROM findings f WHERE f.number IN (
            SELECT fd.finding FROM statements s JOIN finding_documents fd ON fd.document = s.document WHERE s.record = ?1)
        ORDER BY f.verdict, f.kind, f.id LIMIT ?2
        """;

    /// <inheritdoc/>
    public IReadOnlyList<MechanismNode> ListMechanisms() => _resolver.MechanismsOf(Read(r => r.Facts(["mechanism"], "\"name\":", [])));

    /// <inheritdoc/>
    public RecordFact? FindMechanism(string name, IReadOnlyList<string> parties, IEnumerable<RecordFact> mechanisms) =>
        _resolver.MechanismOf(name, parties, mechanisms);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, SourceCount> GetSources(RecordType type) => ReadSession(session =>
    {
        var sources = new Dictionary<string, SourceCount>(StringComparer.Ordinal);
        using var row = session.Query("SELECT id, documents, independent FROM records WHERE type = ?1", type.Name());
        while (row.Read())
        {
            sources.Add(row.GetString(0), new SourceCount(row.GetInt32(1), row.GetInt32(2)));
        }

        return sources;
    });

    /// <inheritdoc/>
    public IReadOnlyList<Record> GetRecords(IEnumerable<string> ids)
    {
        var wanted = ids.Distinct(StringComparer.Ordinal).ToList();
        return ReadSession(session =>
        {
            var rows = RecordRow.Read(session, RecordRow.Select + " WHERE r.id IN (SELECT value FROM json_each(?1))", JsonSerializer.Serialize(wanted));
            var records = RecordRow.Complete(session, rows).ToDictionary(static r => r.Id, StringComparer.Ordinal);
            return wanted.Where(records.ContainsKey).Select(id => records[id]).ToList();
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ListRecordIds(RecordFilter filter) => ReadSession(session => new RecordQuery(filter, _analyzer, _resolver).Ids(session));

    /// <inheritdoc/>
    public IReadOnlyList<string> ListBeside(IEnumerable<string> ids, RecordType type, int limit) => ReadSession(session =>
    {
        var beside = new List<string>();
        using var row = session.Query(Beside, JsonSerializer.Serialize(ids), type.Name(), SqliteReader.CheckLimit(limit));
        while (row.Read())
        {
            beside.Add(row.GetString(0));
        }

        return beside;
    });

    /// <inheritdoc/>
    public IReadOnlyList<Finding> ListFindingsNear(string recordId, int limit) => ReadSession(session =>
    {
        var findings = new List<Finding>();
        using var row = session.Query(FindingsNear, RecordRow.NumberOf(session, recordId), SqliteReader.CheckLimit(limit));
        while (row.Read())
        {
            findings.Add(StoredJson.ReadFinding(row.GetString(0)));
        }

        return findings;
    });
}
