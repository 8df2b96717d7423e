using System.Globalization;
using System.Text.Json;
using Chancery.Engine.Resolve;
using Chancery.Engine.Resolve.Names;
using Chancery.Model;
using Chancery.Store.Search;
using Microsoft.Data.Sqlite;

namespace Chancery.Store.Sqlite;

/// <summary>A filter as SQL over <c>records r</c>.</summary>
internal sealed class RecordQuery
{
    private readonly List<string> _conditions = [];
    private readonly List<object?> _values = [];
    private readonly bool _newestFirst;

    /// <summary>Translates a filter.</summary>
    /// <exception cref="ArgumentException">A date or the cursor cannot be read.</exception>
    public RecordQuery(RecordFilter filter, TextAnalyzer analyzer, IRecordResolver resolver)
    {
        _newestFirst = filter.NewestFirst;
        _conditions.Add("r.judgement IS NOT 'rejected'");
        Where(filter.Types.Count > 0, "r.type IN (SELECT value FROM json_each({0}))", () => JsonSerializer.Serialize(filter.Types.Select(t => t.Name())));
        Where(filter.Ids.Count > 0, "r.id IN (SELECT value FROM json_each({0}))", () => JsonSerializer.Serialize(filter.Ids));
        var parties = filter.Parties.Distinct(StringComparer.Ordinal).ToList();
        Where(
            parties.Count > 0,
            "r.number IN (SELECT record FROM record_parties WHERE party IN (SELECT value FROM json_each({0})) GROUP BY record HAVING count(*) = "
                + parties.Count.ToString(CultureInfo.InvariantCulture) + ")",
            () => JsonSerializer.Serialize(parties, ContractJson.Options));
        Where(filter.From is not null, "r.date_to >= {0}", () => DayRange.OfFilter(filter.From!, nameof(filter)).From);
        Where(filter.To is not null, "r.date_from <= {0}", () => DayRange.OfFilter(filter.To!, nameof(filter)).To);
        Where(filter.DatedOnly || filter.From is not null || filter.To is not null, "r.date_to > 0");
        Where(filter.MinConfidence is not null, "r.confidence >= {0}", () => filter.MinConfidence);
        Where(
            !string.IsNullOrEmpty(filter.DocumentId),
            "r.number IN (SELECT s.record FROM statements s JOIN documents d ON d.number = s.document WHERE d.id = {0})",
            () => filter.DocumentId);
        Source(filter.Source, analyzer);
        Named(NameKind.Person, filter.Person, resolver);
        Named(NameKind.Mechanism, filter.Mechanism, resolver);
        Words(filter.Text, analyzer);
    }

    private string List => _newestFirst ? "records-newest" : "records-oldest";

    /// <summary>How many records pass.</summary>
    /// <param name="session">The open session.</param>
    /// <param name="more">A further condition, from its AND on.</param>
    public long Count(SqliteSession session, string more = "") => session.Number("SELECT count(*) FROM records r" + Conditions() + more, [.. _values]) ?? 0;

    /// <summary>Runs a query over the records that pass; the caller disposes the reader before it runs again.</summary>
    /// <param name="session">The open session.</param>
    /// <param name="select">What to read of <c>records r</c>, with its FROM.</param>
    /// <param name="order">GROUP BY or ORDER BY.</param>
    public SqliteDataReader Run(SqliteSession session, string select, string order) => session.Query($"{select}{Conditions()} {order}", [.. _values]);

    /// <summary>Ids of all records that pass, by id.</summary>
    public List<string> Ids(SqliteSession session)
    {
        var ids = new List<string>();
        using var row = session.Query("SELECT r.id FROM records r" + Conditions() + " ORDER BY r.id", [.. _values]);
        while (row.Read())
        {
            ids.Add(row.GetString(0));
        }

        return ids;
    }

    /// <summary>The records after a cursor, and one more than <paramref name="limit"/> when there are more.</summary>
    public List<RecordRow> Page(SqliteSession session, string? cursor, int limit)
    {
        if (Cursor.Read(cursor, List, 2) is [var date, var id])
        {
            // Newest first still lists undated records (date_to = 0) last.
            var after = _newestFirst ? "(r.date_to = 0, -r.date_from, r.id) > ({0} = 99999999, -{0}, {1})" : "(r.date_from, r.id) > ({0}, {1})";
            var at = _values.Count;
            _conditions.Add(after.Replace("{0}", Parameter(at)).Replace("{1}", Parameter(at + 1)));
            _values.Add(Cursor.Number(date, cursor));
            _values.Add(id);
        }

        var order = _newestFirst ? "r.date_to = 0, -r.date_from, r.id" : "r.date_from, r.id";
        _values.Add(limit + 1);
        return RecordRow.Read(session, $"{RecordRow.Select}{Conditions()} ORDER BY {order} LIMIT {Parameter(_values.Count - 1)}", [.. _values]);
    }

    /// <summary>The cursor after a record.</summary>
    public string CursorAfter(RecordRow row) => Cursor.Write(List, row.DateFrom.ToString(CultureInfo.InvariantCulture), row.Id);

    private static string Parameter(int index) => "?" + (index + 1).ToString(CultureInfo.InvariantCulture);

    private string Conditions() => _conditions.Count == 0 ? string.Empty : " WHERE " + string.Join(" AND ", _conditions);

    private void Words(string? text, TextAnalyzer analyzer)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        var query = analyzer.Parse(text);
        Where(query.IsEmpty, "0");
        Where(
            !query.IsEmpty,
            "r.number IN (SELECT s.record FROM statement_words w JOIN statements s ON s.number = w.rowid WHERE w.statement_words MATCH {0})",
            query.ToFts5);
    }

    private void Source(string? source, TextAnalyzer analyzer) => Where(
        !string.IsNullOrWhiteSpace(source),
        """
        r.number IN (SELECT s.record FROM statements s WHERE s.document IN (
            SELECT d.number FROM documents d
            WHERE d.id = {0} OR instr(d.heading, {1}) > 0 OR instr(lower(coalesce(json_extract(d.metadata, '$.source.value'), '')), {1}) > 0))
        """,
        () => source!.Trim(),
        () => analyzer.Fold(source!.Trim()));

    /// <summary>Names with the key of the one given, and those that hold its letters with all their other spellings.</summary>
    private void Named(NameKind kind, string? name, IRecordResolver resolver)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return;
        }

        if (resolver.NameOf(kind, name) is not { } known)
        {
            Where(true, "0");
            return;
        }

        Where(
            true,
            "r.number IN (SELECT rn.record FROM record_names rn JOIN names n ON n.number = rn.name WHERE n.kind = "
                + ((int)kind).ToString(CultureInfo.InvariantCulture)
                + " AND n.key IN (SELECT o.key FROM names o WHERE o.kind = n.kind AND (o.key = {0} OR instr(o.plain, {1}) > 0)))",
            () => known.Key,
            () => known.Plain);
    }

    private void Where(bool given, string condition, params ReadOnlySpan<Func<object?>> values)
    {
        if (!given)
        {
            return;
        }

        for (var i = 0; i < values.Length; i++)
        {
            condition = condition.Replace("{" + i.ToString(CultureInfo.InvariantCulture) + "}", Parameter(_values.Count));
            _values.Add(values[i]());
        }

        _conditions.Add(condition);
    }
}
