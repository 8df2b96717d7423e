using Chancery.Model;

namespace Chancery.Engine.Audit;

/// <summary>Figures that several places tell, that make up a total or balance, or that changed from one year to the next.</summary>
internal static class FigureClaims
{
    private const int MostTellings = 8;

    /// <summary>One figure told in several places: those that agree with the most exact telling, and each value that does not.</summary>
    public static void Same(FigureIndex figures, FindingSink sink)
    {
        foreach (var (_, _, claims) in figures.Groups)
        {
            if (claims.Count < 2)
            {
                continue;
            }

            var best = FigureIndex.Exact(claims);
            var agreeing = claims.FindAll(c => FigureIndex.IntervalOf(c).Meets(FigureIndex.IntervalOf(best)));
            var others = agreeing.FindAll(c => c != best && c.Operand.Evidence != best.Operand.Evidence);
            var open = others.FindAll(o => best.High == Interval.Most && o.High == Interval.Most && o.Operand.Value != best.Operand.Value);
            if (others.Count > open.Count)
            {
                Report(best, others.FindAll(o => !open.Contains(o)), FindingVerdict.Consistent, "rounding", sink);
            }

            if (open.Count > 0)
            {
                Report(best, open, FindingVerdict.Undecidable, "lower-bound", sink);
            }

            foreach (var value in claims.Except(agreeing).GroupBy(c => c.Operand.Value))
            {
                var named = best.Attributed || value.Any(c => c.Attributed);
                var carried = best.Carried || value.All(c => c.Carried);
                var verdict = named || carried ? FindingVerdict.Undecidable : FindingVerdict.Inconsistent;
                Report(best, [.. value], verdict, named ? "other-statistics" : carried ? "period-carried" : "rounding", sink);
            }
        }
    }

    private static void Report(Claim best, List<Claim> others, FindingVerdict verdict, string reason, FindingSink sink)
    {
        var shown = others.DistinctBy(o => o.Operand.Evidence).Take(MostTellings).Select(o => o.Operand).ToList();
        var (a, b) = (best.Operand.Value!.Value, others[0].Operand.Value!.Value);
        sink.Add(
            FindingKind.Contradiction,
            "same-figure",
            verdict,
            FindingValue.Of(b),
            FindingValue.Of(a),
            $"{FindingSink.Show(b)} {(verdict == FindingVerdict.Consistent ? "\u2248" : "\u2260")} {FindingSink.Show(a)}",
            [best.Operand, .. shown],
            FigureIndex.Closed(best).Tolerance + FigureIndex.Closed(others[0]).Tolerance,
            reason);
    }

    /// <summary>Totals and balances with both figures that make them.</summary>
    public static void Identities(FigureIndex figures, Identity identity, Func<string, (string Id, Flow Flow)> canonical, FindingSink sink)
    {
        var (first, second) = (canonical(identity.First), canonical(identity.Second));
        foreach (var (key, date, claims) in figures.Groups)
        {
            var parts = key.Split('|');
            if (parts[0] != identity.Whole || parts[1].Split(',') is not [var a, var b])
            {
                continue;
            }

            string Of((string Id, Flow Flow) part, string from, string to) => $"{part.Id}|{from}>{to}|{parts[2]}|{parts[3]}";
            var found = new List<(Claim Whole, Claim One, Claim Other)>();
            foreach (var document in claims.Select(c => c.Operand.Evidence.DocumentId).Distinct().Take(MostTellings).ToList())
            {
                if (figures.Best(Of(first, a, b), date, document) is { } one && figures.Best(Of(second, b, a), date, document) is { } other)
                {
                    found.Add((figures.Best(key, date, document)!, one, other));
                }
            }

            var whole = found.FindAll(f => IsTogether(f.Whole, f.One, f.Other));
            foreach (var (total, one, other) in whole.Count > 0 ? whole : found.Take(1))
            {
                Judge(identity, total, one, other, sink);
            }
        }
    }

    private static bool IsTogether(params ReadOnlySpan<Claim> claims)
    {
        foreach (var claim in claims)
        {
            if (claim.Operand.Evidence.DocumentId != claims[0].Operand.Evidence.DocumentId)
            {
                return false;
            }
        }

        return true;
    }

    private static void Judge(Identity identity, Claim whole, Claim one, Claim other, FindingSink sink)
    {
        var (a, b) = (one.Operand.Value!.Value, other.Operand.Value!.Value);
        var (x, y) = (FigureIndex.Closed(one), FigureIndex.Closed(other));
        var computed = identity.IsBalance ? (a >= b ? x - y : y - x) : x + y;
        var value = identity.IsBalance ? Math.Abs(a - b) : a + b;
        var stated = FigureIndex.IntervalOf(whole);
        var formula = identity.IsBalance
            ? $"|{FindingSink.Show(a)} \u2212 {FindingSink.Show(b)}| = {FindingSink.Show(value)}"
            : $"{FindingSink.Show(a)} + {FindingSink.Show(b)} = {FindingSink.Show(value)}";
        sink.Add(
            identity.IsBalance ? FindingKind.Difference : FindingKind.Sum,
            identity.IsBalance ? "balance" : "total",
            FindingSink.Compare(stated, computed),
            FindingValue.Of(whole.Operand.Value!.Value),
            FindingValue.Of(value),
            formula,
            [whole.Operand, one.Operand, other.Operand],
            FigureIndex.Closed(whole).Tolerance + computed.Tolerance,
            "rounding");
    }

    /// <summary>Changes against the year before, with the figures of both years.</summary>
    public static void Changes(FigureIndex figures, decimal revision, FindingSink sink)
    {
        foreach (var (key, date, claims) in figures.Groups)
        {
            if (FigureIndex.YearBefore(date) is not { } before)
            {
                continue;
            }

            foreach (var told in claims.Where(c => c.Change is not null).GroupBy(c => c.Change))
            {
                var pairs = told.Select(c => (Claim: c, Earlier: figures.Best(key, before, c.Operand.Evidence.DocumentId))).Where(p => p.Earlier is not null).ToList();
                var together = pairs.FindAll(p => IsTogether(p.Claim, p.Earlier!));
                foreach (var (claim, earlier) in together.Count > 0 ? together.Take(MostTellings) : pairs.Take(1))
                {
                    Change(claim, earlier!, revision, sink);
                }
            }
        }
    }

    private static void Change(Claim claim, Claim earlier, decimal revision, FindingSink sink)
    {
        if (claim.High == Interval.Most || earlier.High == Interval.Most || Interval.Ratio(FigureIndex.IntervalOf(claim), FigureIndex.IntervalOf(earlier)) is not { } ratio)
        {
            return;
        }

        var stated = claim.Change!.Value;
        var half = 0.5m;
        for (var i = 0; i < stated.Scale; i++)
        {
            half /= 10;
        }

        var computed = (ratio - Interval.Exactly(1)) * 100;
        var (now, then) = (claim.Operand.Value!.Value, earlier.Operand.Value!.Value);
        var value = ((now / then) - 1) * 100;
        var agrees = Interval.Exactly(stated).Widen(half + revision).Meets(computed);
        var same = IsTogether(claim, earlier);
        sink.Add(
            FindingKind.Growth,
            "year-on-year",
            agrees ? FindingVerdict.Consistent : same && !claim.Carried && !earlier.Carried ? FindingVerdict.Inconsistent : FindingVerdict.Undecidable,
            FindingValue.Of(stated),
            FindingValue.Of(FindingSink.Short(value)),
            $"({FindingSink.Show(now)} \u00F7 {FindingSink.Show(then)} \u2212 1) \u00D7 100 = {FindingSink.Show(Math.Round(value, 2))}",
            [claim.Operand, earlier.Operand],
            half + revision + computed.Tolerance,
            agrees ? "rounding" : "revised-base");
    }
}
