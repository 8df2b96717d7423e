using System.Globalization;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>The queue of questions as an address asks for it.</summary>
public sealed class ReviewQuery
{
    private const int MostSkipped = 1_000_000;

    private ReviewQuery(ReviewFilter filter, string? problemKey = null, string? problemValue = null)
    {
        Filter = filter;
        ProblemKey = problemKey;
        ProblemValue = problemValue;
    }

    /// <summary>The filter, for one question.</summary>
    public ReviewFilter Filter { get; }

    /// <summary>Key of the words that say what is wrong with the address; null when nothing is.</summary>
    public string? ProblemKey { get; }

    /// <summary>The value that is wrong.</summary>
    public string? ProblemValue { get; }

    /// <summary>Names the filter without what is skipped.</summary>
    public string Key => $"{Filter.Question}|{string.Join(',', Filter.Types)}|{string.Join(',', Filter.Parties)}";

    /// <summary>Reads <c>question type party skip limit</c>.</summary>
    public static ReviewQuery Read(IQueryCollection query)
    {
        var types = new List<RecordType>();
        foreach (var name in query.Many("type"))
        {
            if (!RecordTypes.TryParse(name.ToLowerInvariant(), out var type))
            {
                return new ReviewQuery(new ReviewFilter(), "filter.badType", name);
            }

            types.Add(type);
        }

        var asked = query.One("question");
        var question = asked switch { "record" => ReviewQuestion.Record, "pair" => ReviewQuestion.Pair, _ => (ReviewQuestion?)null };
        return asked is not null && question is null
            ? new ReviewQuery(new ReviewFilter(), "review.badQuestion", asked)
            : new ReviewQuery(new ReviewFilter
            {
                Question = question,
                Types = types,
                Parties = [.. query.Parties()],
                Skip = Number(query.One("skip"), 0, MostSkipped, 0),
                Limit = Number(query.One("limit"), 1, 1000, 20),
            });
    }

    private static int Number(string? text, int least, int most, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, least, most) : otherwise;
}
