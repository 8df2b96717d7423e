using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Audit;

/// <summary>Days, signatories and holders of an office on which tellings differ.</summary>
internal static class WordContradictions
{
    private const int MostTellings = 8;
    private const int Window = 31;
    private const string Treaty = "treaty|";

    /// <summary>The day on which an instrument was signed.</summary>
    public static void Days(IEnumerable<Claim> claims, FindingSink sink)
    {
        foreach (var group in claims.GroupBy(c => c.Key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var told = group.DistinctBy(c => c.Operand.Evidence).OrderByDescending(c => c.Word!.Length).ToList();
            if (told.Count < 2)
            {
                continue;
            }

            var best = told[0];
            var day = Edtf.Parse(best.Word!);
            var agreeing = told.FindAll(c => Edtf.Parse(c.Word!).Overlaps(day));
            if (agreeing.Count > 1)
            {
                Report(FindingKind.Contradiction, "signing-day", FindingVerdict.Consistent, best, agreeing.GetRange(1, agreeing.Count - 1), "exact", sink);
            }

            foreach (var other in told.Except(agreeing).GroupBy(c => c.Word))
            {
                var sameYear = string.CompareOrdinal(other.Key, 0, best.Word, 0, 4) == 0;
                var once = sameYear || group.Key.StartsWith(Treaty, StringComparison.Ordinal);
                Report(FindingKind.Contradiction, "signing-day", once ? FindingVerdict.Inconsistent : FindingVerdict.Undecidable, best, [.. other], once ? "exact" : "maybe-renewed", sink);
            }
        }
    }

    /// <summary>Who signed for a party.</summary>
    public static void Signers(IEnumerable<Claim> claims, FindingSink sink)
    {
        foreach (var group in claims.GroupBy(c => c.Key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var told = group.DistinctBy(c => c.Operand.Evidence).ToList();
            var best = told[0];
            var others = told.FindAll(c => c != best && IsSameScript(c.Word!, best.Word!));
            var agreeing = others.FindAll(c => IsSamePerson(c.Word!, best.Word!));
            if (agreeing.Count > 0)
            {
                Report(FindingKind.Contradiction, "signatory", FindingVerdict.Consistent, best, agreeing, "exact", sink);
            }

            foreach (var other in others.Except(agreeing).GroupBy(c => c.Word))
            {
                Report(FindingKind.Contradiction, "signatory", FindingVerdict.Inconsistent, best, [.. other], "exact", sink);
            }
        }
    }

    /// <summary>
    /// Who held an office: two persons on one day, or one person between two tellings of another within a month. Who came before or after
    /// is no contradiction.
    /// </summary>
    public static void Offices(IEnumerable<Claim> claims, FindingSink sink)
    {
        foreach (var group in claims.GroupBy(c => c.Key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var told = group.DistinctBy(c => (c.Operand.Date, c.Word, c.Operand.Evidence.DocumentId)).OrderBy(c => c.Operand.Date, StringComparer.Ordinal).ToList();
            AddAgreeing(told, sink);
            for (var i = 0; i + 1 < told.Count; i++)
            {
                var (a, b) = (told[i], told[i + 1]);
                if (!IsSameScript(a.Word!, b.Word!) || DayNumber(b) - DayNumber(a) > Window)
                {
                    continue;
                }

                var between = i + 2 < told.Count && IsSameScript(a.Word!, told[i + 2].Word!) && IsSamePerson(a.Word!, told[i + 2].Word!) && DayNumber(told[i + 2]) - DayNumber(a) <= Window;
                if (!IsSamePerson(a.Word!, b.Word!) && (DayNumber(a) == DayNumber(b) || between))
                {
                    Report(FindingKind.Office, "office-holder", FindingVerdict.Inconsistent, a, between ? [b, told[i + 2]] : [b], "exact", sink);
                }
            }
        }
    }

    /// <summary>One finding a year for a holder of whom several documents tell.</summary>
    private static void AddAgreeing(List<Claim> told, FindingSink sink)
    {
        foreach (var year in told.GroupBy(c => (c.Word, Year: c.Operand.Date![..4])))
        {
            var documents = year.DistinctBy(c => c.Operand.Evidence.DocumentId).ToList();
            if (documents.Count > 1)
            {
                Report(FindingKind.Office, "office-holder", FindingVerdict.Consistent, documents[0], documents.GetRange(1, documents.Count - 1), "exact", sink);
            }
        }
    }

    private static int DayNumber(Claim claim) => DateOnly.TryParseExact(claim.Operand.Date, "yyyy-MM-dd", out var day) ? day.DayNumber : 0;

    private static bool IsSameScript(string a, string b) => ScriptOf(a[0]) == ScriptOf(b[0]);

    private static int ScriptOf(char c) => MentionMap.IsHan(c) ? 2 : c < '\u0370' ? 0 : 1;

    /// <summary>True when one name holds the other, or their first letters agree up to an inflected ending.</summary>
    private static bool IsSamePerson(string a, string b)
    {
        if (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal))
        {
            return true;
        }

        var shared = 0;
        while (shared < a.Length && shared < b.Length && a[shared] == b[shared])
        {
            shared++;
        }

        return ScriptOf(a[0]) != 2 && shared >= 4 && Math.Max(a.Length, b.Length) - shared <= 3;
    }

    private static void Report(FindingKind kind, string check, FindingVerdict verdict, Claim best, List<Claim> others, string reason, FindingSink sink) => sink.Add(
        kind,
        check,
        verdict,
        FindingValue.Of(others[0].Word!),
        FindingValue.Of(best.Word!),
        $"{others[0].Word} {(verdict == FindingVerdict.Consistent ? "=" : "\u2260")} {best.Word}",
        [best.Operand, .. others.Take(MostTellings).Select(o => o.Operand)],
        reason: reason);
}
