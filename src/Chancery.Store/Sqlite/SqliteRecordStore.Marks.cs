using Chancery.Engine.Resolve.Names;
using Chancery.Model;

namespace Chancery.Store.Sqlite;

internal sealed partial class SqliteRecordStore
{
    private const string MainMechanism =
        " JOIN record_names m ON m.record = r.number AND m.main = 1 JOIN names n ON n.number = m.name AND n.kind = 2";

    /// <inheritdoc/>
    public IReadOnlyList<RecordMark> ListMarks(RecordFilter filter, bool byMechanism = false) => ReadSession(session =>
    {
        var query = new RecordQuery(filter with { DatedOnly = true }, _analyzer, _resolver);
        var marks = new List<RecordMark>();
        using var row = query.Run(
            session,
            "SELECT r.id, r.type, r.date_from, r.date_to, r.approximate" + (byMechanism ? ", n.key" : string.Empty) + " FROM records r" + (byMechanism ? MainMechanism : string.Empty),
            "ORDER BY r.date_from, r.id");
        while (row.Read())
        {
            marks.Add(new RecordMark(
                row.GetString(0), RecordRow.TypeOf(row.GetString(1)), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4) != 0, byMechanism ? row.GetString(5) : null));
        }

        return marks;
    });

    /// <inheritdoc/>
    public long CountUndated(RecordFilter filter) => ReadSession(session =>
        new RecordQuery(filter with { From = null, To = null, DatedOnly = false }, _analyzer, _resolver).Count(session, " AND r.date_to = 0"));

    /// <inheritdoc/>
    public IReadOnlyList<NameCount> ListNames(NameKind kind, RecordFilter filter, int limit) => ReadSession<IReadOnlyList<NameCount>>(session =>
    {
        var query = new RecordQuery(filter, _analyzer, _resolver);
        var spellings = new List<(string Key, string Name, long Records)>();
        using (var row = query.Run(
            session,
            $"SELECT n.key, n.name, count(*) FROM names n JOIN record_names m ON m.name = n.number AND m.main = 1 JOIN records r ON r.number = m.record AND n.kind = {(int)kind}",
            "GROUP BY n.number"))
        {
            while (row.Read())
            {
                spellings.Add((row.GetString(0), row.GetString(1), row.GetInt64(2)));
            }
        }

        return
        [
            .. spellings.GroupBy(static s => s.Key, StringComparer.Ordinal)
                .Select(static g => new NameCount(g.Key, [.. g.OrderByDescending(static s => s.Records).ThenBy(static s => s.Name, StringComparer.Ordinal).Select(static s => s.Name)], g.Sum(static s => s.Records)))
                .OrderByDescending(static n => n.Records).ThenBy(static n => n.Key, StringComparer.Ordinal).Take(SqliteReader.CheckLimit(limit)),
        ];
    });
}
