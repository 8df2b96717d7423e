using Chancery.Model;

namespace Chancery.Engine.Audit;

/// <summary>Targets against what the same measure came to.</summary>
internal static class TargetClaims
{
    /// <summary>Checks each target once by value; the deadline may be told in another place.</summary>
    public static void Check(FigureIndex figures, IEnumerable<Claim> targets, FindingSink sink)
    {
        var yearly = figures.Groups.Where(g => g.Date.Length == 4).ToLookup(g => g.Key);
        foreach (var target in targets.GroupBy(t => (t.Key, t.Operand.Value)))
        {
            var told = target.ToList();
            var deadline = told.Select(t => t.Operand.Date).Where(d => d is not null).Min(StringComparer.Ordinal);
            var outcomes = yearly[target.Key.Key].Select(g => (g.Date, Claim: FigureIndex.Exact(g.Claims))).Where(o => string.CompareOrdinal(o.Date, deadline ?? "9999") <= 0)
                .OrderBy(o => o.Date, StringComparer.Ordinal).ToList();
            if (outcomes.Count == 0)
            {
                continue;
            }

            Judge(told, deadline, outcomes, sink);
        }
    }

    private static void Judge(List<Claim> told, string? deadline, List<(string Date, Claim Claim)> outcomes, FindingSink sink)
    {
        var value = told[0].Operand.Value!.Value;
        var hit = outcomes.FindIndex(o => FigureIndex.Closed(o.Claim).High >= value);
        var reached = told.Exists(t => t.Word == "reached");
        if (hit < 0 && (deadline is null || outcomes[^1].Date != deadline))
        {
            return;
        }

        var outcome = hit >= 0 ? outcomes[hit] : outcomes[^1];
        var missed = hit < 0 && reached;
        var verdict = hit >= 0 ? (told.Exists(t => t.Word == "missed") ? FindingVerdict.Inconsistent : FindingVerdict.Consistent)
            : missed ? FindingVerdict.Inconsistent : told.Exists(t => t.Word == "missed") ? FindingVerdict.Consistent : FindingVerdict.Undecidable;
        var first = told.Find(t => t.Operand.Date == deadline) ?? told[0];
        sink.Add(
            FindingKind.Target,
            "target-and-outcome",
            verdict,
            FindingValue.Of(value),
            FindingValue.Of(outcome.Claim.Operand.Value!.Value),
            $"{outcome.Date}: {FindingSink.Show(outcome.Claim.Operand.Value.Value)} {(hit >= 0 ? "\u2265" : "<")} {FindingSink.Show(value)}{(deadline is null ? string.Empty : " (" + deadline + ")")}",
            [first.Operand, outcome.Claim.Operand],
            reason: hit >= 0 ? "target-reached" : "target-missed");
    }
}
