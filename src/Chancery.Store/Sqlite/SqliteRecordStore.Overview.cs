using System.Text.Json;
using Chancery.Model;

namespace Chancery.Store.Sqlite;

internal sealed partial class SqliteRecordStore
{
    private const string OfParties =
        "(?1 = '[]' OR r.number IN (SELECT record FROM record_parties WHERE party IN (SELECT value FROM json_each(?1)) GROUP BY record HAVING count(*) = json_array_length(?1)))";

    private const string ByYear =
        "SELECT r.type, r.date_from / 10000, count(*) FROM records r WHERE r.judgement IS NOT 'rejected' AND r.date_from BETWEEN 10000 AND 99990000 AND "
        + OfParties + " GROUP BY r.type, r.date_from / 10000 ORDER BY r.date_from / 10000, r.type";

    private const string NewestOfParties =
        " WHERE ?1 = '[]' OR d.number IN (SELECT s.document FROM statements s JOIN records r ON r.number = s.record WHERE r.judgement IS NOT 'rejected' AND "
        + OfParties + ") ORDER BY -d.day, d.path LIMIT ?2";

    /// <inheritdoc/>
    public IReadOnlyList<YearCount> CountByYear(IReadOnlyList<string> parties) => ReadSession(session =>
    {
        var counts = new List<YearCount>();
        using var row = session.Query(ByYear, Codes(parties));
        while (row.Read())
        {
            if (RecordTypes.TryParse(row.GetString(0), out var type))
            {
                counts.Add(new YearCount(type, row.GetInt32(1), row.GetInt64(2)));
            }
        }

        return counts;
    });

    /// <inheritdoc/>
    public IReadOnlyList<DocumentEntry> NewestDocuments(IReadOnlyList<string> parties, int limit) => ReadSession(session =>
        DocumentRow.Read(session, DocumentRow.Select + NewestOfParties, Codes(parties), SqliteReader.CheckLimit(limit)).ConvertAll(d => d.Entry));

    private static string Codes(IReadOnlyList<string> parties) => JsonSerializer.Serialize(parties.Distinct(StringComparer.Ordinal), ContractJson.Options);
}
