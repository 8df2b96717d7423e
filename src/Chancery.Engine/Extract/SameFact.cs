using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>
/// Whether two drafts of one document tell the same fact. What is asked to be equal here is what <see cref="DraftIndex"/> finds drafts by:
/// a condition that is loosened here has to be loosened there.
/// </summary>
internal static class SameFact
{
    /// <summary>Letters from which on a name that ends like another is the same name told in full.</summary>
    private const int LongName = 8;

    /// <summary>Letters from which on a label inside another is the same level told in short.</summary>
    private const int LongLabel = 6;

    /// <summary>True when both tell the same fact.</summary>
    public static bool Test(Draft one, Draft two)
    {
        var (a, b) = (one.Fact, two.Fact);
        return a.Type switch
        {
            RecordType.Tenure => a.Person == b.Person && (Ends(a.Role, b.Role) || Ends(b.Role, a.Role) || Opens(a.Role, b.Role) || Opens(b.Role, a.Role)),
            RecordType.Mechanism => SameKey(one, two) && Compatible(a.Parties, b.Parties),
            RecordType.Status => SameLabel(one, two) && a.Parties.SequenceEqual(b.Parties) && (a.Date == b.Date || a.Date is null || b.Date is null),
            RecordType.Project => SameKey(one, two),
            RecordType.Agreement => SameKey(one, two) && (a.Action == b.Action || (IsLong(one, two) && IsMade(a) && IsMade(b))) && (SameDate(one, two) || (IsLong(one, two) && Nested(a.Date, b.Date))),
            RecordType.Exercise => a.Kind == b.Kind && Compatible(a.Parties, b.Parties) && (SameDate(one, two) || (SameKey(one, two) && Nested(a.Date, b.Date)))
                && (SameKey(one, two) || one.Sentence == two.Sentence || (a.Place is not null && a.Place == b.Place) || one.IsHeadline || two.IsHeadline),
            RecordType.Event => a.Code == b.Code && a.Source.SequenceEqual(b.Source) && a.Target.SequenceEqual(b.Target) && SameDate(one, two),
            RecordType.Indicator => a.Value == b.Value && a.Unit == b.Unit && a.Parties.SequenceEqual(b.Parties) && SameDate(one, two)
                && (one.Sentence == two.Sentence ? a.Metric == b.Metric && one.Evidence[0].Overlaps(two.Evidence[0]) && one.Evidence[0] == two.Evidence[0] : SimilarText(a.Metric, b.Metric)),
            RecordType.Statement => SameHeadline(one, two) || (one.Turn > 0 && one.Turn == two.Turn) || one.Evidence[0].Overlaps(two.Evidence[0]) && Equals(a.Speaker, b.Speaker) && one.Turn == two.Turn,
            RecordType.Meeting => SameMeeting(one, two),
            _ => false,
        };
    }

    /// <summary>A headline repeats what the body reports of the same speaker.</summary>
    private static bool SameHeadline(Draft one, Draft two) =>
        one.IsHeadline != two.IsHeadline && one.Fact.Act == two.Fact.Act && one.Fact.Speaker is { } a && two.Fact.Speaker is { } b
        && (a.Person is null || b.Person is null || a.Person == b.Person) && a.Party == b.Party && (a.Party is not null || a.Person is not null);

    /// <summary>A level told once in full and once in short, without a date of its own, is one level.</summary>
    private static bool SameLabel(Draft one, Draft two) => one.NameKey == two.NameKey
        || ((one.Fact.Date is null || two.Fact.Date is null) && (Holds(one.NameKey, two.NameKey) || Holds(two.NameKey, one.NameKey)));

    /// <summary>True when one label holds another, but for the last two letters ("partner" for "partnership").</summary>
    private static bool Holds(string label, string other) =>
        other.Length >= LongLabel && label.Contains(other.Length >= LongLabel + 2 ? other[..^2] : other, StringComparison.Ordinal);

    private static bool SameMeeting(Draft one, Draft two)
    {
        var (a, b) = (one.Fact, two.Fact);
        if (!SameDate(one, two) || !Compatible(a.Parties, b.Parties))
        {
            return false;
        }

        if (a.Ordinal is not null || b.Ordinal is not null)
        {
            return a.Ordinal == b.Ordinal && (SameNames(a.Mechanism, b.Mechanism) || SameKey(one, two));
        }

        if (a.Kind != b.Kind)
        {
            return false;
        }

        if (a.Kind is "conference" or "ceremony" or "summit")
        {
            return SameKey(one, two);
        }

        if (a.Kind == "visit" && a.Participants is [{ Party: { } visitor }] && b.Participants is [{ Party: { } other }] && visitor != other)
        {
            return false;
        }

        if (a.Kind == "visit" && a.Place is not null && b.Place is not null && !a.Parties.SequenceEqual(b.Parties))
        {
            return false;
        }

        return SamePersons(a, b);
    }

    private static bool SamePersons(Fact a, Fact b)
    {
        foreach (var p in a.Participants)
        {
            foreach (var q in b.Participants)
            {
                if (p.Party == q.Party && p.Person is not null && q.Person is not null && p.Person != q.Person)
                {
                    return false;
                }
            }
        }

        return a.Participants.Any(p => p.Person is not null && b.Participants.Any(q => q.Person == p.Person))
            || !a.Participants.Any(p => p.Person is not null) || !b.Participants.Any(p => p.Person is not null);
    }

    private static bool Compatible(IReadOnlyList<string> a, IReadOnlyList<string> b) => a.All(b.Contains) || b.All(a.Contains);

    private static bool SameDate(Draft one, Draft two)
    {
        var (a, b) = (one.Fact.Date, two.Fact.Date);
        if (a == b || a is null || b is null)
        {
            return true;
        }

        return ((one.DateFromContext || two.DateFromContext || one.IsHeadline || two.IsHeadline) && Nested(a, b))
            || (((one.IsHeadline && one.DateFromContext) || (two.IsHeadline && two.DateFromContext)) && IsClose(a, b));
    }

    /// <summary>True for two dates of one month a few days apart: a headline has the day of its text, not that of the visit.</summary>
    private static bool IsClose(string a, string b)
    {
        const int Days = 3;
        const int Month = 100;
        return Edtf.TryParse(a, out var x, out _) && Edtf.TryParse(b, out var y, out _) && x.Latest / Month == y.Latest / Month && x.Earliest / Month == y.Earliest / Month
            && x.Earliest - y.Latest <= Days && y.Earliest - x.Latest <= Days;
    }

    private static bool Nested(string? a, string? b) =>
        Edtf.TryParse(a, out var x, out _) && Edtf.TryParse(b, out var y, out _) && (x.Contains(y) || y.Contains(x));

    /// <summary>Signed, issued and adopted tell of the same day of one instrument.</summary>
    private static bool IsMade(Fact fact) => fact.Action is "signed" or "issued" or "adopted";

    /// <summary>Titles so long that no two instruments of one period share them.</summary>
    private static bool IsLong(Draft one, Draft two) => Math.Min(one.NameKey.Length, two.NameKey.Length) >= LongName;

    private static bool SameKey(Draft one, Draft two) => one.NameKey == two.NameKey
        || (IsLong(one, two) && (Ends(one.NameKey, two.NameKey) || Ends(two.NameKey, one.NameKey)));

    /// <summary>The part of a name's key that is equal in all keys of the same name: its end when it is long, else the whole.</summary>
    public static string KeyEnd(string nameKey) => nameKey.Length >= LongName ? nameKey[^LongName..] : nameKey;

    private static bool SameNames(string? a, string? b) => a is null || b is null ? a is null && b is null : a == b || SimilarText(a, b);

    private static bool SimilarText(string? a, string? b) =>
        a is not null && b is not null && Math.Min(a.Length, b.Length) >= 4 && (Ends(a, b) || Ends(b, a)) && Math.Abs(a.Length - b.Length) <= 6;

    /// <summary>"President" and "President of the Bank": the second goes on after a blank.</summary>
    private static bool Opens(string? a, string? b) =>
        a is not null && b is not null && (a.Equals(b, StringComparison.OrdinalIgnoreCase) || (a.Length > b.Length && a[b.Length] is ' ' or '-' && a.StartsWith(b, StringComparison.OrdinalIgnoreCase)));

    private static bool Ends(string? a, string? b) => a is not null && b is not null && a.EndsWith(b, StringComparison.Ordinal);
}
