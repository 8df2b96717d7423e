using Chancery.Engine.Annotate;

namespace Chancery.Engine.Extract.Frames;

/// <summary>Where a rule found its trigger.</summary>
/// <param name="Context">State of the walk through the document.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Trigger">The mention that triggered it.</param>
/// <param name="Value">The trigger's value in the rule's class; empty when it has none.</param>
internal readonly record struct Match(ExtractionContext Context, SentenceView Sentence, Rule Rule, Mention Trigger, string Value)
{
    /// <summary>A field the rule sets; <c>$value</c> gives the trigger's value.</summary>
    public string? Set(string field)
    {
        if (!Rule.Set.TryGetValue(field, out var text))
        {
            return null;
        }

        return text == "$value" ? Value : text;
    }

    /// <summary>The clause that holds the trigger.</summary>
    public Model.Span Clause => Sentence.Clauses[Sentence.ClauseAt(Trigger.Span.Start)];
}

/// <summary>Reads the roles around a trigger and makes facts of them. Frames are language-neutral; words and guards are rule data.</summary>
internal interface IFrame
{
    /// <summary>Name that rules use.</summary>
    string Name { get; }

    /// <summary>Adds the facts of one match to the context.</summary>
    void Apply(Match match);
}
