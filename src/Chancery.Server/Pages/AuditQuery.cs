using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>The filters of the audit as an address gives them.</summary>
public sealed class AuditQuery
{
    /// <summary>Findings of one page of the API and of a column that is shown alone.</summary>
    public const int PageSize = 100;

    private const int LongestWords = 200;

    private AuditQuery(FindingFilter filter, string? problemKey, string? problemValue)
    {
        Filter = filter;
        ProblemKey = problemKey;
        ProblemValue = problemValue;
    }

    /// <summary>The filter for the store.</summary>
    public FindingFilter Filter { get; }

    /// <summary>Key of the words that say what is wrong with the address; null when nothing is.</summary>
    public string? ProblemKey { get; }

    /// <summary>The value that is wrong.</summary>
    public string? ProblemValue { get; }

    /// <summary>Reads <c>verdict kind document cursor limit</c>; verdicts and kinds repeat or are parted by commas.</summary>
    public static AuditQuery Read(IQueryCollection query)
    {
        var verdicts = new List<FindingVerdict>();
        foreach (var name in query.Many("verdict"))
        {
            if (!FindingNames.TryParse(name.ToLowerInvariant(), out FindingVerdict verdict))
            {
                return new AuditQuery(new FindingFilter(), "audit.badVerdict", name);
            }

            verdicts.Add(verdict);
        }

        var kinds = new List<FindingKind>();
        foreach (var name in query.Many("kind"))
        {
            if (!FindingNames.TryParse(name.ToLowerInvariant(), out FindingKind kind))
            {
                return new AuditQuery(new FindingFilter(), "audit.badKind", name);
            }

            kinds.Add(kind);
        }

        return new AuditQuery(
            new FindingFilter
            {
                Verdicts = verdicts,
                Kinds = kinds,
                Document = query.One("document") is { } text ? text[..Math.Min(text.Length, LongestWords)] : null,
                Cursor = query.One("cursor"),
                Limit = int.TryParse(query.One("limit"), out var limit) ? Math.Clamp(limit, 1, 1000) : PageSize,
            },
            null,
            null);
    }
}
