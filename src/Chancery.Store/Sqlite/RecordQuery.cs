using System.Globalization;
using System.Text.Json;
using Chancery.Model;
using Chancery.Store.Search;

namespace Chancery.Store.Sqlite;

/// <summary>A filter as SQL over <c>records r</c>.</summary>
internal sealed class RecordQuery
{
    private readonly List<string> _conditions = [];
    private readonly List<object?> _values = [];
    private readonly bool _newestFirst;

    /// <summary>Translates a filter.</summary>
    /// <exception cref="ArgumentException">A date or the cursor cannot be read.</exception>
    public RecordQuery(RecordFilter filter, TextAnalyzer analyzer)
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
        Where(filter.DatedOnly || filter.From is not null || filter.To is not null, "r.date_to > 0", null);
        Where(filter.MinConfidence is not null, "r.confidence >= {0}", () => filter.MinConfidence);
        Where(
            !string.IsNullOrEmpty(filter.DocumentId),
            "r.number IN (SELECT s.record FROM statements s JOIN documents d ON d.number = s.document WHERE d.id = {0})",
            () => filter.DocumentId);
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var query = analyzer.Parse(filter.Text);
            Where(query.IsEmpty, "0", null);
            Where(
                !query.IsEmpty,
                "r.number IN (SELECT s.record FROM statement_words w JOIN statements s ON s.number = w.rowid WHERE w.statement_words MATCH {0})",
                query.ToFts5);
        }
    }

    private string List => _newestFirst ? "records-newest" : "records-oldest";

    /// <summary>How many records pass.</summary>
    public long Count(SqliteSession session) => session.Number("SELECT count(*) FROM records r" + Conditions(), [.. _values]) ?? 0;

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

    private void Where(bool given, string condition, Func<object?>? value)
    {
        if (!given)
        {
            return;
        }

        if (value is null)
        {
            _conditions.Add(condition);
            return;
        }

        _conditions.Add(condition.Replace("{0}", Parameter(_values.Count)));
        _values.Add(value());
    }
}
