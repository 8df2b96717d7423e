using System.Globalization;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>The filters of a list of records as its address gives them.</summary>
public sealed class TimelineQuery
{
    /// <summary>Records of one page of the list.</summary>
    public const int PageSize = 100;

    private const int LongestWords = 200;

    private TimelineQuery(RecordFilter filter, bool byMechanism, string? problemKey = null, string? problemValue = null)
    {
        Filter = filter;
        ByMechanism = byMechanism;
        ProblemKey = problemKey;
        ProblemValue = problemValue;
    }

    /// <summary>The filter for the store.</summary>
    public RecordFilter Filter { get; }

    /// <summary>True when the line of time has a lane for each mechanism, false when it has one for each type.</summary>
    public bool ByMechanism { get; }

    /// <summary>Key of the words that say what is wrong with the address; null when nothing is.</summary>
    public string? ProblemKey { get; }

    /// <summary>The value that is wrong.</summary>
    public string? ProblemValue { get; }

    /// <summary>True when the address narrows the list.</summary>
    public bool IsNarrowed =>
        Filter.Types.Count > 0 || Filter.Parties.Count > 0 || Filter.From is not null || Filter.To is not null
        || Filter.Text is not null || Filter.MinConfidence is not null || Filter.Person is not null || Filter.Mechanism is not null || Filter.Source is not null;

    /// <summary>The filters, but for page and order, as an address gives them again.</summary>
    public IReadOnlyList<(string Name, string? Value)> Parameters =>
    [
        .. Filter.Types.Select(t => ("type", (string?)t.Name())),
        ("from", Filter.From), ("to", Filter.To), ("person", Filter.Person), ("mechanism", Filter.Mechanism), ("source", Filter.Source),
        ("text", Filter.Text), ("confidence", Filter.MinConfidence?.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>
    /// Reads <c>type party from to person mechanism source text confidence order cursor limit lanes</c>; types and parties repeat or are parted
    /// by commas.
    /// </summary>
    public static TimelineQuery Read(IQueryCollection query)
    {
        var types = new List<RecordType>();
        foreach (var name in query.Many("type"))
        {
            if (!RecordTypes.TryParse(name.ToLowerInvariant(), out var type))
            {
                return new TimelineQuery(new RecordFilter(), false, "filter.badType", name);
            }

            types.Add(type);
        }

        var (from, to) = (query.One("from"), query.One("to"));
        if ((BadDate(from) ?? BadDate(to)) is { } bad)
        {
            return new TimelineQuery(new RecordFilter(), false, "filter.badDate", bad);
        }

        var filter = new RecordFilter
        {
            Types = types,
            Parties = [.. query.Parties()],
            From = from,
            To = to,
            Person = Words(query, "person"),
            Mechanism = Words(query, "mechanism"),
            Source = Words(query, "source"),
            Text = Words(query, "text"),
            MinConfidence = double.TryParse(query.One("confidence"), NumberStyles.Float, CultureInfo.InvariantCulture, out var c) && c > 0 ? Math.Min(c, 1) : null,
            NewestFirst = query.One("order") == "newest",
            Cursor = query.One("cursor"),
            Limit = int.TryParse(query.One("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? Math.Clamp(limit, 1, 1000) : PageSize,
        };
        return new TimelineQuery(filter, query.One("lanes") == "mechanism");
    }

    private static string? Words(IQueryCollection query, string name) => query.One(name) is { } text ? text[..Math.Min(text.Length, LongestWords)] : null;

    private static string? BadDate(string? value) => value is null || DateInput.IsDate(value) ? null : value;
}
