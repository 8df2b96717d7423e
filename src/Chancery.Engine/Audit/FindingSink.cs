using System.Globalization;
using Chancery.Model;

namespace Chancery.Engine.Audit;

/// <summary>Collects findings, each under its id once.</summary>
internal sealed class FindingSink
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>What was found, in the order in which it was found.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>Adds a finding; one with the same check and operands as an earlier one is left out.</summary>
    public void Add(
        FindingKind kind,
        string check,
        FindingVerdict verdict,
        FindingValue stated,
        FindingValue computed,
        string formula,
        IReadOnlyList<FindingOperand> operands,
        decimal? tolerance = null,
        string? reason = null)
    {
        var id = Finding.IdOf(check, operands);
        if (_ids.Add(id))
        {
            Findings.Add(new Finding
            {
                Id = id,
                Kind = kind,
                Check = check,
                Verdict = verdict,
                Stated = stated,
                Computed = computed,
                Formula = formula,
                Operands = operands,
                Tolerance = tolerance is { } t ? Short(t) : null,
                Reason = reason,
            });
        }
    }

    /// <summary>A verdict from two ranges of values: consistent when some value lies in both.</summary>
    public static FindingVerdict Compare(Interval stated, Interval computed) =>
        stated.Meets(computed) ? FindingVerdict.Consistent : FindingVerdict.Inconsistent;

    /// <summary>A number as formulas show it: no exponent, no zeros behind, at most six decimals.</summary>
    public static string Show(decimal number) => Short(number).ToString("#,0.######", CultureInfo.InvariantCulture);

    /// <summary>Rounded to six decimals, zeros behind left out.</summary>
    public static decimal Short(decimal number) => Math.Round(number, 6, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m;
}
