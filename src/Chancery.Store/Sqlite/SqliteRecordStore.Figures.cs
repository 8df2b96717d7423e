using Chancery.Engine.Resolve.Names;

namespace Chancery.Store.Sqlite;

internal sealed partial class SqliteRecordStore
{
    /// <inheritdoc/>
    public IReadOnlyList<Figure> ListFigures(IReadOnlyList<string> parties)
    {
        var figures = new List<Figure>();
        foreach (var (id, fact) in Read(r => r.Facts(["indicator"], "\"value\":", parties)))
        {
            if (fact is { Value: not null, Metric: { } metric } && _resolver.NameOf(NameKind.Measure, metric) is { } name)
            {
                figures.Add(new Figure(id, name.Key, fact));
            }
        }

        return figures;
    }
}
