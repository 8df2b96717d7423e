using Chancery.Model;

namespace Chancery.Store.Sqlite;

internal sealed partial class SqliteRecordStore
{
    /// <inheritdoc/>
    public Finding? GetFinding(string id) => ReadSession(session => SqliteFindings.Get(session, id));
}
