namespace Chancery.Store.Sqlite;

internal sealed partial class SqliteRecordStore
{
    private readonly Lock _reading = new();
    private (long Revision, DocumentFacts Facts)? _facts;

    /// <inheritdoc/>
    public SearchResult Search(SearchFilter filter) => ReadSession(session => new SqliteSearch(session, _analyzer, Facts(session)).Search(filter));

    private DocumentFacts Facts(SqliteSession session)
    {
        var revision = RevisionOf(session);
        lock (_reading)
        {
            if (_facts is not { } known || known.Revision != revision)
            {
                _facts = known = (revision, DocumentFacts.Read(session));
            }

            return known.Facts;
        }
    }
}
