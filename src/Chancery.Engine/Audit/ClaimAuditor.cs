using System.Globalization;
using Chancery.Engine.Data;
using Chancery.Model;

namespace Chancery.Engine.Audit;

/// <summary>
/// Compares claims that speak of one thing: the same figure told in several places, totals with their parts, balances, changes against the
/// year before, targets against what came of them, days, signatories, holders of an office, numbers of a series. Used for one document and
/// for all. Immutable; near linear in the number of claims.
/// </summary>
public sealed class ClaimAuditor
{
    private readonly MetricTable _metrics;

    /// <summary>Builds the auditor from a data folder.</summary>
    /// <exception cref="DataException">A file under <c>data/audit</c> is wrong.</exception>
    public ClaimAuditor(ChanceryData data)
        : this(new MetricTable(data))
    {
    }

    internal ClaimAuditor(MetricTable metrics)
    {
        _metrics = metrics;
    }

    /// <summary>What the claims of several documents come to. Findings within one document alone are left out: its own audit has them.</summary>
    public IReadOnlyList<Finding> Across(IEnumerable<Claim> claims)
    {
        var sink = new FindingSink();
        Run(claims, sink);
        return sink.Findings.FindAll(f => f.DocumentIds.Count > 1);
    }

    /// <summary>Adds what the claims come to.</summary>
    internal void Run(IEnumerable<Claim> claims, FindingSink sink)
    {
        var byTopic = claims.ToLookup(c => c.Topic);
        var figures = new FigureIndex(byTopic["figure"]);
        FigureClaims.Same(figures, sink);
        foreach (var identity in _metrics.Identities)
        {
            FigureClaims.Identities(figures, identity, Canonical, sink);
        }

        FigureClaims.Changes(figures, _metrics.Revision, sink);
        TargetClaims.Check(figures, byTopic["target"], sink);
        WordContradictions.Days(byTopic["date"], sink);
        WordContradictions.Signers(byTopic["signer"], sink);
        WordContradictions.Offices(byTopic["office"], sink);
        SessionSeries.Check(byTopic["session"], sink);
    }

    /// <summary>The id under which the claims of a measure are kept, and whether the measure runs against it.</summary>
    private (string Id, Flow Flow) Canonical(string metric) => _metrics.Known(metric) is { } known ? (_metrics.IdOf(known), known.Flow) : (metric, Flow.None);
}

/// <summary>Claims of figures by key and period.</summary>
internal sealed class FigureIndex
{
    private readonly Dictionary<(string Key, string Date), List<Claim>> _groups = [];

    /// <summary>Indexes claims.</summary>
    public FigureIndex(IEnumerable<Claim> claims)
    {
        foreach (var claim in claims)
        {
            if (claim.Operand is { Date: { } date, Value: not null } && claim.Low is not null)
            {
                var at = (claim.Key, date);
                (_groups.TryGetValue(at, out var list) ? list : _groups[at] = []).Add(claim);
            }
        }
    }

    /// <summary>All groups, by key and date in ordinal order.</summary>
    public IEnumerable<(string Key, string Date, List<Claim> Claims)> Groups =>
        _groups.OrderBy(g => g.Key.Key, StringComparer.Ordinal).ThenBy(g => g.Key.Date, StringComparer.Ordinal).Select(g => (g.Key.Key, g.Key.Date, g.Value));

    /// <summary>The most exact claim of a figure; null when there is none.</summary>
    public Claim? Best(string key, string date) => _groups.TryGetValue((key, date), out var claims) ? Exact(claims) : null;

    /// <summary>The most exact claim of a figure in a document; of any when that document has none.</summary>
    public Claim? Best(string key, string date, string document) =>
        !_groups.TryGetValue((key, date), out var claims) ? null
        : claims.FindAll(c => c.Operand.Evidence.DocumentId == document) is { Count: > 0 } own ? Exact(own) : Exact(claims);

    /// <summary>Of several claims the one whose writing leaves least open; of equals the first.</summary>
    public static Claim Exact(List<Claim> claims)
    {
        var best = claims[0];
        foreach (var claim in claims)
        {
            best = claim.High - claim.Low < best.High - best.Low ? claim : best;
        }

        return best;
    }

    /// <summary>The values a claim may stand for.</summary>
    public static Interval IntervalOf(Claim claim) => new(claim.Low ?? 0, claim.High ?? 0);

    /// <summary>The same with the end that "over" leaves open closed at the value.</summary>
    public static Interval Closed(Claim claim) => claim.High == Interval.Most ? Interval.Exactly(claim.Operand.Value ?? 0) : IntervalOf(claim);

    /// <summary>The period one year before; null for one that is no year or range of months.</summary>
    public static string? YearBefore(string date)
    {
        var parts = date.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length is not (4 or 7) || !int.TryParse(parts[i].AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            {
                return null;
            }

            parts[i] = (year - 1).ToString("D4", CultureInfo.InvariantCulture) + parts[i][4..];
        }

        return string.Join('/', parts);
    }
}
