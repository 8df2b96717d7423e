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

    private TimelineQuery(RecordFilter filter, string? problemKey, string? problemValue)
    {
        Filter = filter;
        ProblemKey = problemKey;
        ProblemValue = problemValue;
    }

    /// <summary>The filter for the store.</summary>
    public RecordFilter Filter { get; }

    /// <summary>Key of the words that say what is wrong with the address; null when nothing is.</summary>
    public string? ProblemKey { get; }

    /// <summary>The value that is wrong.</summary>
    public string? ProblemValue { get; }

    /// <summary>True when the address narrows the list.</summary>
    public bool IsNarrowed =>
        Filter.Types.Count > 0 || Filter.Parties.Count > 0 || Filter.From is not null || Filter.To is not null
        || Filter.Text is not null || Filter.MinConfidence is not null;

    /// <summary>Reads <c>type party from to text confidence order cursor limit</c>; types and parties repeat or are parted by commas.</summary>
    public static TimelineQuery Read(IQueryCollection query)
    {
        var types = new List<RecordType>();
        foreach (var name in query.Many("type"))
        {
            if (!RecordTypes.TryParse(name.ToLowerInvariant(), out var type))
            {
                return new TimelineQuery(new RecordFilter(), "filter.badType", name);
            }

            types.Add(type);
        }

        var (from, to) = (query.One("from"), query.One("to"));
        if ((BadDate(from) ?? BadDate(to)) is { } bad)
        {
            return new TimelineQuery(new RecordFilter(), "filter.badDate", bad);
        }

        var filter = new RecordFilter
        {
            Types = types,
            Parties = [.. query.Parties()],
            From = from,
            To = to,
            Text = query.One("text") is { } text ? text[..Math.Min(text.Length, LongestWords)] : null,
            MinConfidence = double.TryParse(query.One("confidence"), NumberStyles.Float, CultureInfo.InvariantCulture, out var c) && c > 0 ? Math.Min(c, 1) : null,
            NewestFirst = query.One("order") == "newest",
            Cursor = query.One("cursor"),
            Limit = int.TryParse(query.One("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? Math.Clamp(limit, 1, 1000) : PageSize,
        };
        return new TimelineQuery(filter, null, null);
    }

    private static string? BadDate(string? value) => value is null || DateInput.IsDate(value) ? null : value;
}
