using Chancery.Model;

namespace Chancery.Engine.Annotate;

/// <summary>A party mention: one or several codes, or a reference such as "both sides" that the extractor resolves.</summary>
/// <param name="Span">Range in the cleaned text.</param>
/// <param name="Codes">Party codes, sorted; empty for a reference.</param>
/// <param name="Reference">How many parties a reference stands for: 0 for none, 2, 3, -1 for any number, <see cref="Parties.PartyEntry.Members"/> for the members of an organisation named before.</param>
/// <param name="IsGroup">True for groups without a code of their own (codes starting with @).</param>
/// <param name="IsMetonym">True for a capital or residence that may stand for its state.</param>
/// <param name="IsOrganisation">True for an international organisation.</param>
internal sealed record PartyRef(Span Span, IReadOnlyList<string> Codes, int Reference, bool IsGroup, bool IsMetonym, bool IsOrganisation)
    : Mention(MentionKind.Party, Span)
{
    /// <summary>True for the writer's own side ("our country").</summary>
    public bool IsSelf { get; init; }

    /// <summary>True for an organ of the party ("State Duma").</summary>
    public bool IsBody { get; init; }

    /// <summary>True where the words around it rule out that it acts itself ("visit to X").</summary>
    public bool IsTarget { get; init; }

    /// <summary>The name in the nominative, when the text writes another case; otherwise null.</summary>
    public string? Nominative { get; init; }

    /// <summary>The code, when there is exactly one.</summary>
    public string? Single => Codes.Count == 1 ? Codes[0] : null;
}
