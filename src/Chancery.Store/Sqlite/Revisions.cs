
namespace Chancery.Store.Sqlite;

/// <summary>Which of several copies is the latest. Copies of one publisher are revisions; a reprint elsewhere supersedes nothing.</summary>
internal static class Revisions
{
    /// <summary>Those documents of which a later revision is among them too.</summary>
    /// <param name="session">Where to look up documents.</param>
    /// <param name="documents">Documents with the number of their group of copies; a document may come several times.</param>
    public static HashSet<long> Superseded(SqliteSession session, IEnumerable<(long Document, long Source)> documents)
    {
        var superseded = new HashSet<long>();
        foreach (var group in documents.Distinct().GroupBy(static d => d.Source).Where(static g => g.Count() > 1))
        {
            foreach (var revisions in group.Select(d => Read(session, d.Document)).GroupBy(static r => r.Publisher, StringComparer.Ordinal))
            {
                superseded.UnionWith(revisions.Order(Revision.ByTime).SkipLast(1).Select(static r => r.Document));
            }
        }

        return superseded;
    }

    /// <summary>What orders a document among its revisions.</summary>
    public static Revision Read(SqliteSession session, long document)
    {
        using var row = session.Query("SELECT day, path, metadata FROM documents WHERE number = ?1", document);
        if (!row.Read())
        {
            throw new InvalidDataException("a document is missing");
        }

        var metadata = StoredJson.ReadMetadata(row.GetString(2));
        var path = row.GetString(1);
        return new Revision(document, row.GetInt64(0), path, metadata.Source?.Value ?? Path.GetDirectoryName(path) ?? string.Empty);
    }
}

/// <summary>A document among its revisions.</summary>
/// <param name="Document">Its number.</param>
/// <param name="Day">First day of its date; 0 without one.</param>
/// <param name="Path">Its path; numbers in it are compared by value.</param>
/// <param name="Publisher">Who published it, or the folder it is in.</param>
internal sealed record Revision(long Document, long Day, string Path, string Publisher)
{
    /// <summary>Orders by day, then by path as people number files.</summary>
    public static readonly Comparer<Revision> ByTime = Comparer<Revision>.Create(static (a, b) =>
        a.Day != b.Day ? a.Day.CompareTo(b.Day) : Compare(a.Path, b.Path));

    /// <summary>Compares texts so that 9 comes before 10.</summary>
    public static int Compare(string a, string b)
    {
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            if (char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]))
            {
                var x = Digits(a, ref i);
                var y = Digits(b, ref j);
                var order = x.Length != y.Length ? x.Length.CompareTo(y.Length) : x.CompareTo(y, StringComparison.Ordinal);
                if (order != 0)
                {
                    return order;
                }
            }
            else if (a[i] != b[j])
            {
                return a[i].CompareTo(b[j]);
            }
            else
            {
                i++;
                j++;
            }
        }

        return (a.Length - i).CompareTo(b.Length - j) is not 0 and var rest ? rest : string.CompareOrdinal(a, b);
    }

    private static ReadOnlySpan<char> Digits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return text.AsSpan(start, at - start).TrimStart('0');
    }
}
