using Chancery.Model;

namespace Chancery.Engine.Resolve.Values;

/// <summary>One way in which a fact is told: statements with equal fields.</summary>
/// <param name="Fact">What they say.</param>
/// <param name="Sources">Numbers of the independent sources that tell it so, within one record.</param>
/// <param name="IsOfficial">True when one of them is the office of a party to the fact.</param>
/// <param name="IsSuperseded">True when every document that tells it so has a later revision that tells the fact too.</param>
/// <param name="Confidences">0 to 1 for each statement.</param>
public sealed record Telling(Fact Fact, IReadOnlyCollection<int> Sources, bool IsOfficial, bool IsSuperseded, IReadOnlyList<double> Confidences)
{
    /// <summary>A telling by one statement of one document.</summary>
    public static Telling Of(Statement statement) => new(statement.Fact, [0], false, false, [statement.Confidence]);
}

/// <summary>A record's own values.</summary>
/// <param name="Fact">The values.</param>
/// <param name="Confidence">0 to 1: the chance that at least one statement is right.</param>
/// <param name="ChosenBy">
/// For each field on which tellings disagree the rule that chose its value: <c>decided</c>, <c>not superseded</c>, <c>more precise</c>,
/// <c>official</c>, <c>more sources</c>, <c>fuller telling</c>, <c>order</c>.
/// </param>
public sealed record MergedFact(Fact Fact, double Confidence, IReadOnlyDictionary<string, string> ChosenBy);
