using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>An example of a rule: run as a test when the data is checked.</summary>
/// <param name="Text">A text written for the rule.</param>
/// <param name="Date">Document date (EDTF), or null.</param>
/// <param name="Gives">Fields that some record of the text must have; empty when the text must give no record of the rule's type.</param>
/// <param name="Line">Line in the rule file.</param>
internal sealed record RuleExample(string Text, string? Date, IReadOnlyDictionary<string, string> Gives, long Line);

/// <summary>One extraction rule: a trigger, the frame that reads the roles around it, and what it sets.</summary>
internal sealed class Rule
{
    public required string Id { get; init; }

    public required string File { get; init; }

    public required string Language { get; init; }

    public required RecordType Type { get; init; }

    /// <summary>Name of the frame that fills the roles.</summary>
    public required string Frame { get; init; }

    /// <summary>Word classes, or kinds of mention written with @, that make the rule look at a sentence.</summary>
    public required IReadOnlyList<string> Triggers { get; init; }

    /// <summary>Fields set as they are; <c>$value</c> stands for the trigger's value in its class.</summary>
    public required IReadOnlyDictionary<string, string> Set { get; init; }

    /// <summary>Word classes one of which must stand in the clause.</summary>
    public required IReadOnlyList<int> Needs { get; init; }

    /// <summary>Word classes one of which must stand in the sentence before the trigger.</summary>
    public required IReadOnlyList<int> Earlier { get; init; }

    /// <summary>Word classes one of which must stand directly before the trigger, unless it opens its sentence.</summary>
    public required IReadOnlyList<int> After { get; init; }

    /// <summary>Word classes none of which may stand directly before the trigger.</summary>
    public required IReadOnlyList<int> NotAfter { get; init; }

    /// <summary>Word classes none of which may stand directly behind the trigger.</summary>
    public required IReadOnlyList<int> NotBefore { get; init; }

    /// <summary>Word classes none of which may stand in the clause.</summary>
    public required IReadOnlyList<int> Unless { get; init; }

    public required double Confidence { get; init; }

    public required IReadOnlyList<RuleExample> Examples { get; init; }
}
