using Chancery.Engine.Resolve;
using Chancery.Model;

namespace Chancery.Store.Sqlite;

/// <summary>Writes rows of the table of records.</summary>
/// <param name="session">The open session.</param>
/// <param name="resolver">Merges tellings.</param>
/// <param name="decisions">What people decided; null when nothing was.</param>
internal sealed class RecordWriter(SqliteSession session, IRecordResolver resolver, DecisionTable? decisions)
{
    private readonly RecordNames _names = new(session, resolver);

    /// <summary>Adds an empty record, to be written by <see cref="Write"/> when its statements have it.</summary>
    /// <returns>Its number.</returns>
    public static long Insert(SqliteSession session, string id, RecordType type)
    {
        var number = (session.Number("SELECT max(number) FROM records") ?? 0) + 1;
        session.Execute(
            "INSERT INTO records (number, id, type, fact, confidence, date_from, date_to, documents, independent) VALUES (?1, ?2, ?3, NULL, 0, 0, 0, 0, 0)",
            number,
            id,
            type.Name());
        return number;
    }

    /// <summary>Merges a record from its statements; deletes it when it has none.</summary>
    public void Write(long number)
    {
        var told = StoredTellings.Read(session, number);
        if (told.Tellings.Count == 0)
        {
            session.Execute("DELETE FROM records WHERE number = ?1", number);
            return;
        }

        var merged = resolver.Merge(told.Tellings);
        var (judgement, corrections) = decisions?.OnRecord(number) ?? (null, []);
        var fact = corrections.Aggregate(merged.Fact, static (f, c) => c.Apply(f));
        var days = DayRange.Of(fact.Date);
        session.Execute(
            """
            UPDATE records SET fact = ?2, confidence = ?3, date_from = ?4, date_to = ?5, documents = ?6, independent = ?7, judgement = ?8,
                approximate = ?9
            WHERE number = ?1
            """,
            number,
            told.OnlyJson is null || corrections.Count > 0 ? StoredJson.Fact(fact) : null,
            merged.Confidence,
            days.From,
            days.To,
            told.Documents,
            told.Independent,
            judgement,
            Edtf.TryParse(fact.Date, out var date, out _) && date.IsApproximate ? 1 : 0);
        session.Execute("DELETE FROM record_parties WHERE record = ?1", number);
        var shown = judgement == DecisionTable.Rejected ? null : fact;
        foreach (var party in shown?.Parties ?? [])
        {
            session.Execute("INSERT OR IGNORE INTO record_parties (party, record) VALUES (?1, ?2)", party, number);
        }

        _names.Write(number, shown);
    }
}
