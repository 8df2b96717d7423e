using Chancery.Engine.Resolve.Values;

namespace Chancery.Store.Sqlite;

/// <summary>How a record's statements tell it, read without reading equal facts twice: some records have thousands of statements.</summary>
/// <param name="Tellings">Distinct tellings.</param>
/// <param name="Documents">How many documents tell it.</param>
/// <param name="Independent">How many of them are not copies of one another.</param>
/// <param name="OnlyJson">The fact's JSON when there is one statement, otherwise null.</param>
internal sealed record StoredTellings(IReadOnlyList<Telling> Tellings, int Documents, int Independent, string? OnlyJson)
{
    /// <summary>Reads those of a record.</summary>
    public static StoredTellings Read(SqliteSession session, long record)
    {
        var byFact = new Dictionary<string, (HashSet<int> Sources, List<double> Confidences)>(StringComparer.Ordinal);
        var documents = new HashSet<long>();
        var sources = new Dictionary<long, int>();
        var statements = 0;
        using (var row = session.Query(
            "SELECT s.fact, s.confidence, s.document, d.text_hash FROM statements s JOIN documents d ON d.number = s.document WHERE s.record = ?1", record))
        {
            while (row.Read())
            {
                var json = row.GetString(0);
                if (!byFact.TryGetValue(json, out var telling))
                {
                    telling = ([], []);
                    byFact.Add(json, telling);
                }

                statements++;
                documents.Add(row.GetInt64(2));
                sources.TryAdd(row.GetInt64(3), sources.Count);
                telling.Sources.Add(sources[row.GetInt64(3)]);
                telling.Confidences.Add(row.GetDouble(1));
            }
        }

        var tellings = byFact.Select(static t => new Telling(StoredJson.ReadFact(t.Key), t.Value.Sources, false, false, t.Value.Confidences)).ToList();
        return new StoredTellings(tellings, documents.Count, sources.Count, statements == 1 ? byFact.Keys.First() : null);
    }
}
