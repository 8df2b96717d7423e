using System.Globalization;
using Chancery.Model;

namespace Chancery.Engine.Audit;

/// <summary>Numbered sessions of one series against the order and distance of their dates.</summary>
internal static class SessionSeries
{
    private const int FewestForCadence = 3;

    /// <summary>Checks each series.</summary>
    public static void Check(IEnumerable<Claim> sessions, FindingSink sink)
    {
        foreach (var group in sessions.GroupBy(c => c.Key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var told = group.OrderBy(c => c.Low).ThenBy(c => c.Operand.Date, StringComparer.Ordinal).ToList();
            SameNumber(told, sink);
            var first = told.DistinctBy(c => c.Low).ToList();
            var ordered = Order(first, sink);
            if (first.Count >= FewestForCadence && !Cadence(first, sink) && ordered)
            {
                Add(FindingKind.Order, "session-order", true, $"{Number(first[0])}\u2013{Number(first[^1])}", $"{first[0].Operand.Date}/{first[^1].Operand.Date}", first, sink);
            }
        }
    }

    /// <summary>One number told of two different years.</summary>
    private static void SameNumber(List<Claim> told, FindingSink sink)
    {
        for (var i = 0; i + 1 < told.Count; i++)
        {
            var (a, b) = (told[i], told[i + 1]);
            if (a.Low == b.Low && a.Operand.Evidence != b.Operand.Evidence)
            {
                var agree = Edtf.Parse(a.Operand.Date!).Overlaps(Edtf.Parse(b.Operand.Date!));
                if (agree || Year(a) != Year(b))
                {
                    Add(FindingKind.Contradiction, "session-date", agree, b.Operand.Date!, a.Operand.Date!, [a, b], sink);
                }
            }
        }
    }

    /// <summary>A later number with an earlier date; true when there is none.</summary>
    private static bool Order(List<Claim> sessions, FindingSink sink)
    {
        var ordered = true;
        for (var i = 0; i + 1 < sessions.Count; i++)
        {
            var (a, b) = (sessions[i], sessions[i + 1]);
            if (Edtf.Parse(b.Operand.Date!).Latest < Edtf.Parse(a.Operand.Date!).Earliest)
            {
                ordered = false;
                Add(FindingKind.Order, "session-order", false, $"{Number(b)}: {b.Operand.Date}", $"{Number(a)}: {a.Operand.Date}", [b, a], sink);
            }
        }

        return ordered;
    }

    /// <summary>Numbers that rise by one a year all along; false when they do not.</summary>
    private static bool Cadence(List<Claim> sessions, FindingSink sink)
    {
        var (first, last) = (sessions[0], sessions[^1]);
        var yearly = sessions.TrueForAll(s => s.Low - first.Low == Year(s) - Year(first));
        if (yearly)
        {
            Add(FindingKind.Cadence, "yearly-sessions", true, $"{Number(first)}\u2013{Number(last)}", $"{Year(first)}\u2013{Year(last)}", sessions, sink);
        }

        return yearly;
    }

    private static int Year(Claim claim) => int.Parse(claim.Operand.Date.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Number(Claim claim) => FindingSink.Show(claim.Low ?? 0);

    private static void Add(FindingKind kind, string check, bool agree, string stated, string computed, List<Claim> claims, FindingSink sink) => sink.Add(
        kind,
        check,
        agree ? FindingVerdict.Consistent : FindingVerdict.Inconsistent,
        FindingValue.Of(stated),
        FindingValue.Of(computed),
        $"{stated} {(agree ? "=" : "\u2260")} {computed}",
        [.. claims.Select(c => c.Operand with { Value = c.Low })],
        reason: "exact");
}
