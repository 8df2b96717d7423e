using Chancery.Engine.Resolve;
using Chancery.Model;

namespace Chancery.Store.Sqlite;

/// <summary>Writes rows of the table of records.</summary>
internal static class RecordWriter
{
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
    public static void Write(SqliteSession session, IRecordResolver resolver, long number)
    {
        var told = StoredTellings.Read(session, number);
        if (told.Tellings.Count == 0)
        {
            session.Execute("DELETE FROM records WHERE number = ?1", number);
            return;
        }

        var merged = resolver.Merge(told.Tellings);
        var days = DayRange.Of(merged.Fact.Date);
        session.Execute(
            "UPDATE records SET fact = ?2, confidence = ?3, date_from = ?4, date_to = ?5, documents = ?6, independent = ?7 WHERE number = ?1",
            number,
            told.OnlyJson is null ? StoredJson.Fact(merged.Fact) : null,
            merged.Confidence,
            days.From,
            days.To,
            told.Documents,
            told.Independent);
        session.Execute("DELETE FROM record_parties WHERE record = ?1", number);
        foreach (var party in merged.Fact.Parties)
        {
            session.Execute("INSERT OR IGNORE INTO record_parties (party, record) VALUES (?1, ?2)", party, number);
        }
    }
}
