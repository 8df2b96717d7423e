using System.Globalization;
using System.Text.Json;
using Chancery.Engine.Resolve;
using Chancery.Engine.Resolve.Copies;

namespace Chancery.Store.Sqlite;

/// <summary>
/// Keeps groups of copies up to date in one transaction: documents come and go, then <see cref="Apply"/> groups anew what is tied to them.
/// The groups depend on the documents alone, not on the order in which they came.
/// </summary>
internal sealed class SourceUpdate(SqliteSession session, IRecordResolver resolver)
{
    private readonly SortedSet<long> _affected = [];

    /// <summary>Says that a document is there, or that a decision speaks of it.</summary>
    public void Touch(long document) => _affected.Add(document);

    /// <summary>Finds the copies of a document that was inserted.</summary>
    /// <param name="document">Its number.</param>
    /// <param name="print">Its signature; null for a short text, whose copies are equal to the letter.</param>
    /// <param name="textHash">Hash of its words.</param>
    public void Add(long document, TextPrint? print, long textHash)
    {
        _affected.Add(document);
        long[] bands = print is null ? [textHash] : [.. print.Bands()];
        foreach (var other in Others(document, bands))
        {
            using var row = session.Query("SELECT print, text_hash FROM documents WHERE number = ?1", other);
            if (row.Read() && ShareOf(print, textHash, row.IsDBNull(0) ? null : TextPrint.FromBytes(row.GetFieldValue<byte[]>(0)), row.GetInt64(1)) is var share
                && share >= resolver.Copies.CopyShare)
            {
                session.Execute("INSERT OR IGNORE INTO copies (first, second, share) VALUES (?1, ?2, ?3)", Math.Min(document, other), Math.Max(document, other), share);
            }
        }

        foreach (var band in bands)
        {
            session.Execute("INSERT OR IGNORE INTO print_bands (key, document) VALUES (?1, ?2)", band, document);
        }
    }

    /// <summary>Forgets a document that is about to be deleted.</summary>
    public void Remove(long document, TextPrint? print, long textHash)
    {
        _affected.UnionWith(Partners(document));
        _affected.Remove(document);
        foreach (var band in print is null ? [textHash] : print.Bands())
        {
            session.Execute("DELETE FROM print_bands WHERE key = ?1 AND document = ?2", band, document);
        }

        session.Execute("DELETE FROM copies WHERE first = ?1 OR second = ?1", document);
    }

    /// <summary>Groups what is tied to a touched document and gives the documents whose group changed.</summary>
    public List<long> Apply()
    {
        var changed = new List<long>();
        var done = new HashSet<long>();
        foreach (var document in _affected)
        {
            if (done.Contains(document) || session.Number("SELECT 1 FROM documents WHERE number = ?1", document) is null)
            {
                continue;
            }

            var members = Closure(document);
            done.UnionWith(members);
            foreach (var (member, source) in GroupsOf(members))
            {
                if (session.Number("SELECT source FROM documents WHERE number = ?1", member) != source)
                {
                    session.Execute("UPDATE documents SET source = ?2 WHERE number = ?1", member, source);
                    changed.Add(member);
                }
            }
        }

        _affected.Clear();
        return changed;
    }

    private List<long> Others(long document, long[] bands) => Numbers(
        "SELECT DISTINCT document FROM print_bands WHERE key IN (SELECT value FROM json_each(?1)) AND document <> ?2 ORDER BY document",
        JsonSerializer.Serialize(bands),
        document);

    private static double ShareOf(TextPrint? a, long hashA, TextPrint? b, long hashB) =>
        hashA == hashB ? 1 : a is null || b is null ? 0 : a.Similarity(b);

    /// <summary>Everything tied to a document by copies or decisions, itself included.</summary>
    private SortedSet<long> Closure(long document)
    {
        var members = new SortedSet<long> { document };
        var open = new Queue<long>([document]);
        while (open.TryDequeue(out var next))
        {
            foreach (var partner in Partners(next))
            {
                if (members.Add(partner))
                {
                    open.Enqueue(partner);
                }
            }
        }

        return members;
    }

    private List<long> Partners(long document) =>
    [
        .. Numbers("SELECT second FROM copies WHERE first = ?1 UNION SELECT first FROM copies WHERE second = ?1", document),
        .. SourceDecisions.Of(session, document).Where(static d => d.IsSame).Select(static d => d.Other),
    ];

    /// <summary>Joins pair by pair, decided ones first, then the likest, unless a decision keeps two documents apart.</summary>
    private Dictionary<long, long> GroupsOf(SortedSet<long> members)
    {
        var groups = members.ToDictionary(static m => m, static m => new SortedSet<long> { m });
        var apart = new HashSet<(long, long)>();
        var pairs = new List<(double Share, long A, long B)>();
        foreach (var member in members)
        {
            foreach (var (other, isSame) in SourceDecisions.Of(session, member))
            {
                if (isSame && members.Contains(other))
                {
                    pairs.Add((2, member, other));
                }
                else if (!isSame)
                {
                    apart.Add((member, other));
                }
            }

            using var row = session.Query("SELECT second, share FROM copies WHERE first = ?1", member);
            while (row.Read())
            {
                pairs.Add((row.GetDouble(1), member, row.GetInt64(0)));
            }
        }

        // By path and not by number, which depends on when a document came.
        var paths = members.ToDictionary(static m => m, PathOf);
        foreach (var (_, a, b) in pairs.OrderByDescending(static p => p.Share).ThenBy(p => paths[p.A], StringComparer.Ordinal).ThenBy(p => paths[p.B], StringComparer.Ordinal))
        {
            var (x, y) = (groups[a], groups[b]);
            if (x != y && !x.Any(m => y.Any(n => apart.Contains((m, n)))))
            {
                x.UnionWith(y);
                foreach (var moved in y)
                {
                    groups[moved] = x;
                }
            }
        }

        return groups.ToDictionary(static g => g.Key, static g => g.Value.Min);
    }

    private string PathOf(long document)
    {
        using var row = session.Query("SELECT path FROM documents WHERE number = ?1", document);
        return row.Read() ? row.GetString(0) : document.ToString(CultureInfo.InvariantCulture);
    }

    private List<long> Numbers(string sql, params ReadOnlySpan<object?> values)
    {
        var numbers = new List<long>();
        using var row = session.Query(sql, values);
        while (row.Read())
        {
            numbers.Add(row.GetInt64(0));
        }

        return numbers;
    }
}
