using Chancery.Engine.Resolve;
using Chancery.Model;

namespace Chancery.Store.Sqlite;

/// <summary>Writes which persons and mechanisms records name. Used inside a transaction.</summary>
internal sealed class RecordNames(SqliteSession session, IRecordResolver resolver)
{
    private const string Setting = "names";

    /// <summary>Replaces the names of a record.</summary>
    /// <param name="record">Number of the record.</param>
    /// <param name="fact">What it says; null for one that was rejected.</param>
    public void Write(long record, Fact? fact)
    {
        session.Execute("DELETE FROM record_names WHERE record = ?1", record);
        foreach (var name in fact is null ? [] : resolver.NamesOf(fact))
        {
            session.Execute("INSERT OR IGNORE INTO names (kind, key, plain, name) VALUES (?1, ?2, ?3, ?4)", (int)name.Kind, name.Key, name.Plain, name.Name);
            session.Execute(
                "INSERT OR IGNORE INTO record_names (name, record, main) SELECT number, ?4, ?5 FROM names WHERE kind = ?1 AND key = ?2 AND name = ?3",
                (int)name.Kind,
                name.Key,
                name.Name,
                record,
                name.IsMain ? 1 : 0);
        }
    }

    /// <summary>Names the records of a store that was written before names were kept, in a transaction of its own.</summary>
    public void Fill()
    {
        if (!IsFilled)
        {
            session.InTransaction(writes: true, () => IsFilled ? 0 : FillAll());
        }
    }

    private bool IsFilled => session.Number("SELECT count(*) FROM settings WHERE name = ?1", Setting) > 0;

    private int FillAll()
    {
        var records = 0;
        using (var row = session.Query(
            """
            SELECT r.number, coalesce(r.fact, (SELECT s.fact FROM statements s WHERE s.record = r.number LIMIT 1)) FROM records r
            WHERE r.type IN ('meeting', 'mechanism', 'statement', 'tenure') AND r.judgement IS NOT 'rejected'
            """))
        {
            while (row.Read())
            {
                Write(row.GetInt64(0), StoredJson.ReadFact(row.GetString(1)));
                records++;
            }
        }

        session.Execute("INSERT INTO settings (name, value) VALUES (?1, '1')", Setting);
        return records;
    }
}
