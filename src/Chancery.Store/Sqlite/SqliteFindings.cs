using System.Text.Json;
using Chancery.Model;
using Chancery.Store.Search;

namespace Chancery.Store.Sqlite;

/// <summary>Findings of the audit and the claims of documents, over one session inside one transaction.</summary>
internal sealed class SqliteFindings(SqliteSession session, TextAnalyzer analyzer)
{
    private const string FindingList = "findings";
    private const int MostLimit = 10_000;
    private const string Matching =
        """
         FROM findings f
        WHERE (?1 IS NULL OR f.verdict IN (SELECT value FROM json_each(?1)))
          AND (?2 IS NULL OR f.kind IN (SELECT value FROM json_each(?2)))
          AND (?3 IS NULL OR EXISTS (
              SELECT 1 FROM finding_documents fd JOIN documents d ON d.number = fd.document WHERE fd.finding = f.number AND instr(d.heading, ?3) > 0))
        """;

    /// <summary>Replaces the findings and claims of documents.</summary>
    /// <param name="session">Session with an open transaction.</param>
    /// <param name="audits">What the audit of each document gave, by path.</param>
    public static void Save(SqliteSession session, IReadOnlyDictionary<string, DocumentAudit> audits)
    {
        foreach (var (path, audit) in audits.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            if (session.Number("SELECT number FROM documents WHERE path = ?1", path) is not { } document)
            {
                continue;
            }

            session.Execute("DELETE FROM findings WHERE across = 0 AND number IN (SELECT finding FROM finding_documents WHERE document = ?1)", document);
            session.Execute("DELETE FROM claims WHERE document = ?1", document);
            foreach (var finding in audit.Findings)
            {
                Insert(session, finding, across: 0);
            }

            for (var place = 0; place < audit.Claims.Count; place++)
            {
                session.Execute("INSERT INTO claims (document, place, claim) VALUES (?1, ?2, ?3)", document, place, StoredJson.Claim(audit.Claims[place]));
            }
        }
    }

    /// <summary>Replaces the findings that compare several documents.</summary>
    /// <returns>Number of findings.</returns>
    public static int ReplaceAcross(SqliteSession session, IReadOnlyList<Finding> findings)
    {
        session.Execute("DELETE FROM findings WHERE across = 1");
        foreach (var finding in findings)
        {
            Insert(session, finding, across: 1);
        }

        return findings.Count;
    }

    /// <summary>The claims of all documents.</summary>
    public static IReadOnlyList<Claim> Claims(SqliteSession session)
    {
        var claims = new List<Claim>();
        using var row = session.Query("SELECT c.claim FROM claims c JOIN documents d ON d.number = c.document ORDER BY d.path, c.place");
        while (row.Read())
        {
            claims.Add(StoredJson.ReadClaim(row.GetString(0)));
        }

        return claims;
    }

    /// <summary>Findings that pass a filter, worst first.</summary>
    public Page<Finding> List(FindingFilter filter)
    {
        if (filter.Limit is < 1 or > MostLimit)
        {
            throw new ArgumentOutOfRangeException(nameof(filter), filter.Limit, $"a page holds 1 to {MostLimit} items");
        }

        var (verdicts, kinds, document) = Values(filter);
        var after = Cursor.Read(filter.Cursor, FindingList, 3);
        var total = session.Number("SELECT count(*)" + Matching, verdicts, kinds, document) ?? 0;
        var rows = new List<Finding>();
        using (var row = session.Query(
            "SELECT f.finding" + Matching + " AND (?4 IS NULL OR (f.verdict, f.kind, f.id) > (?4, ?5, ?6)) ORDER BY f.verdict, f.kind, f.id LIMIT ?7",
            verdicts,
            kinds,
            document,
            after is null ? null : Cursor.Number(after[0], filter.Cursor),
            after is null ? null : Cursor.Number(after[1], filter.Cursor),
            after?[2],
            filter.Limit + 1))
        {
            while (row.Read())
            {
                rows.Add(StoredJson.ReadFinding(row.GetString(0)));
            }
        }

        var items = rows.GetRange(0, Math.Min(rows.Count, filter.Limit));
        var next = rows.Count > filter.Limit ? Cursor.Write(FindingList, $"{(int)items[^1].Verdict}", $"{(int)items[^1].Kind}", items[^1].Id) : null;
        return new Page<Finding>(items, next, total);
    }

    /// <summary>One finding; null when there is none with this id.</summary>
    public static Finding? Get(SqliteSession session, string id)
    {
        using var row = session.Query("SELECT finding FROM findings WHERE id = ?1", id);
        return row.Read() ? StoredJson.ReadFinding(row.GetString(0)) : null;
    }

    /// <summary>Findings of each verdict that pass the other parts of a filter.</summary>
    public IReadOnlyDictionary<FindingVerdict, long> Count(FindingFilter filter)
    {
        var (_, kinds, document) = Values(filter);
        var counts = FindingNames.Verdicts.ToDictionary(v => v, _ => 0L);
        using var row = session.Query("SELECT f.verdict, count(*)" + Matching + " GROUP BY f.verdict", null, kinds, document);
        while (row.Read())
        {
            counts[(FindingVerdict)row.GetInt32(0)] = row.GetInt64(1);
        }

        return counts;
    }

    private (string? Verdicts, string? Kinds, string? Document) Values(FindingFilter filter) => (
        filter.Verdicts.Count == 0 ? null : JsonSerializer.Serialize(filter.Verdicts.Select(v => (int)v)),
        filter.Kinds.Count == 0 ? null : JsonSerializer.Serialize(filter.Kinds.Select(k => (int)k)),
        string.IsNullOrWhiteSpace(filter.Document) ? null : analyzer.Fold(filter.Document.Trim()));

    private static void Insert(SqliteSession session, Finding finding, int across)
    {
        session.Execute("DELETE FROM findings WHERE id = ?1", finding.Id);
        session.Execute(
            "INSERT INTO findings (id, verdict, kind, across, finding) VALUES (?1, ?2, ?3, ?4, ?5)",
            finding.Id,
            (int)finding.Verdict,
            (int)finding.Kind,
            across,
            StoredJson.Finding(finding));
        var number = session.Number("SELECT number FROM findings WHERE id = ?1", finding.Id);
        foreach (var document in finding.DocumentIds)
        {
            session.Execute("INSERT INTO finding_documents (document, finding) SELECT number, ?2 FROM documents WHERE id = ?1", document, number);
        }
    }
}
