using Chancery.Model;

namespace Chancery.Server.Ui;

/// <summary>A finding of the audit in a reader's language.</summary>
public static class FindingWords
{
    /// <summary>What is stated against what follows: <c>stated 1,699 person · computed 1,702 person</c>.</summary>
    public static string Claim(Finding finding, UiText words)
    {
        var unit = finding.Operands[0].Unit;
        return words.Format("finding.claim", Value(finding.Stated, unit, words), Value(finding.Computed, unit, words));
    }

    /// <summary>The computation, its tolerance and where that comes from.</summary>
    public static string Why(Finding finding, UiText words)
    {
        var reason = finding.Reason is { } key ? words.Or("reason." + key, key) : string.Empty;
        return finding.Tolerance is { } tolerance
            ? words.Format("finding.why", finding.Formula, NumberWords.Of(tolerance, finding.Operands[0].Unit, null, words), reason)
            : words.Format("finding.whyExact", finding.Formula, reason);
    }

    /// <summary>The figure of an operand with its date; a dash for words.</summary>
    public static string Value(FindingOperand operand, UiText words)
    {
        var date = operand.Date is { Length: > 0 } ? DateWords.Of(operand.Date, words) : null;
        var value = operand.Value is { } number ? NumberWords.Of(number, operand.Unit, null, words) : null;
        return (value, date) switch
        {
            (null, null) => "\u2013",
            (null, _) => date,
            (_, null) => value,
            _ => words.Format("finding.dated", value, date),
        };
    }

    private static string Value(FindingValue value, string? unit, UiText words) =>
        value.Number is { } number ? NumberWords.Of(number, unit, null, words) : value.Text ?? string.Empty;
}
