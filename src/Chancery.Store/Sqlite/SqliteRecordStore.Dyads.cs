namespace Chancery.Store.Sqlite;

internal sealed partial class SqliteRecordStore
{
    /// <summary>Rejected records have no rows of parties. The header asks for this after every write, so that it must be quick.</summary>
    private const string DyadsByRecords =
        """
        SELECT a.party, b.party, count(*) FROM record_parties a JOIN record_parties b ON b.record = a.record AND a.party < b.party
        GROUP BY a.party, b.party ORDER BY count(*) DESC, a.party, b.party LIMIT ?1
        """;

    /// <inheritdoc/>
    public IReadOnlyList<Dyad> ListDyads(int limit) => ReadSession(session =>
    {
        var dyads = new List<Dyad>();
        using var row = session.Query(DyadsByRecords, SqliteReader.CheckLimit(limit));
        while (row.Read())
        {
            dyads.Add(new Dyad(row.GetString(0), row.GetString(1), row.GetInt64(2)));
        }

        return dyads;
    });
}
