namespace Chancery.Engine.Annotate.Parties;

/// <summary>What a phrase of the party lexicon is.</summary>
internal enum PartyEntryKind
{
    /// <summary>A name in full.</summary>
    Name,

    /// <summary>An adjective of English or Russian.</summary>
    Adjective,

    /// <summary>A word for the people.</summary>
    Demonym,

    /// <summary>A group of states without a code.</summary>
    Group,

    /// <summary>A capital or seat.</summary>
    Metonym,

    /// <summary>A word for parties named elsewhere.</summary>
    Reference,

    /// <summary>A joined name whose parties the data tells.</summary>
    Compound,

    /// <summary>The first part of a joined name (Sino); means nothing alone.</summary>
    Joint,

    /// <summary>A one-character Chinese name or one of the like.</summary>
    Short,

    /// <summary>A phrase that names no party though it looks so.</summary>
    Guard,
}

/// <summary>A phrase of the party lexicon.</summary>
/// <param name="Form">The phrase as the data writes it, capitals included.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Codes">Codes of all parties it names; for an ambiguous name the candidates, the most usual first.</param>
internal sealed record PartyEntry(string Form, PartyEntryKind Kind, IReadOnlyList<string> Codes)
{
    /// <summary>The name in the nominative; for the adjective of a group, the group's name in that language.</summary>
    public string Lemma { get; init; } = Form;

    /// <summary>True when <see cref="Codes"/> are candidates of which the document chooses one.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>The candidate to take when the document names none; null takes none.</summary>
    public string? Default { get; init; }

    /// <summary>Organ of the party that the phrase names.</summary>
    public string? Body { get; init; }

    /// <summary>Number of a reference to the members of the organisation named last.</summary>
    public const int Members = -2;

    /// <summary>How many parties a reference stands for; 0 when it does not say, <see cref="Members"/> for members of an organisation.</summary>
    public int Number { get; init; }

    /// <summary>True for the writer's own side.</summary>
    public bool IsSelf { get; init; }

    /// <summary>Length of the name inside the phrase, in UTF-16 code units.</summary>
    public int ReadLength { get; init; } = Form.Length;

    /// <summary>True for a guard that does not give way to a name starting on its last character.</summary>
    public bool IsFirm { get; init; }

    /// <summary>True for a case form that cannot be the nominative.</summary>
    public bool IsOblique { get; init; }

    /// <summary>How a short name is read; null for other kinds.</summary>
    public ShortName? Short { get; init; }
}

/// <summary>When a short name may be read.</summary>
internal enum ShortStrength
{
    /// <summary>Only when the document also names the party in full.</summary>
    Weak,

    /// <summary>Beside a word that makes it safe, and in joined names.</summary>
    Strong,

    /// <summary>Anywhere.</summary>
    Free,
}

/// <summary>How a short name is read.</summary>
/// <param name="Strength">When it may be read.</param>
/// <param name="After">Words that must follow a single one; null for the general list.</param>
/// <param name="Before">Characters that may stand before a single one; null for the general lists.</param>
/// <param name="IsAlsoWord">True when the character is a common word too.</param>
/// <param name="IsAlone">True when it never takes part in joined names.</param>
internal sealed record ShortName(ShortStrength Strength, PhraseTrie<bool>? After, string? Before, bool IsAlsoWord, bool IsAlone);
