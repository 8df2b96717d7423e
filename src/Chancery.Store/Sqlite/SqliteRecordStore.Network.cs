using Chancery.Engine.Resolve.Names;

namespace Chancery.Store.Sqlite;

internal sealed partial class SqliteRecordStore
{
    /// <inheritdoc/>
    public ActorNetwork ReadNetwork() => ReadSession(static session => new NetworkReader(session).Read());

    private sealed class NetworkReader(SqliteSession session)
    {
        private readonly Dictionary<(int Kind, string Key), int> _numbers = [];
        private readonly List<(int Kind, string Key, Dictionary<string, int> Spellings)> _actors = [];
        private readonly Dictionary<long, List<int>> _byRecord = [];

        public ActorNetwork Read()
        {
            Add("SELECT record, 0, party, party FROM record_parties ORDER BY record, party");
            Add("SELECT m.record, n.kind, n.key, n.name FROM record_names m JOIN names n ON n.number = m.name WHERE m.main = 1 ORDER BY m.record, n.key, n.name");
            var encounters = new List<Encounter>(_byRecord.Count);
            using (var row = session.Query("SELECT number, date_from, date_to FROM records"))
            {
                while (row.Read())
                {
                    if (_byRecord.TryGetValue(row.GetInt64(0), out var actors))
                    {
                        encounters.Add(new Encounter(row.GetInt32(1), row.GetInt32(2), [.. actors]));
                    }
                }
            }

            return new ActorNetwork([.. _actors.Select(static a => ActorOf(a.Kind, a.Key, a.Spellings))], encounters);
        }

        private static Actor ActorOf(int kind, string key, Dictionary<string, int> spellings) => new(
            kind == 0 ? null : (NameKind)kind,
            key,
            [.. spellings.OrderByDescending(static s => s.Value).ThenBy(static s => s.Key, StringComparer.Ordinal).Select(static s => s.Key)]);

        private void Add(string sql)
        {
            using var row = session.Query(sql);
            while (row.Read())
            {
                var (record, kind, key, name) = (row.GetInt64(0), row.GetInt32(1), row.GetString(2), row.GetString(3));
                if (!_numbers.TryGetValue((kind, key), out var number))
                {
                    number = _actors.Count;
                    _numbers.Add((kind, key), number);
                    _actors.Add((kind, key, new Dictionary<string, int>(StringComparer.Ordinal)));
                }

                var spellings = _actors[number].Spellings;
                spellings[name] = spellings.GetValueOrDefault(name) + 1;
                if (!_byRecord.TryGetValue(record, out var actors))
                {
                    _byRecord.Add(record, actors = []);
                }

                if (!actors.Contains(number))
                {
                    actors.Add(number);
                }
            }
        }
    }
}
