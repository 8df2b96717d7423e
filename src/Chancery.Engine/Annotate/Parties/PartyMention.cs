using Chancery.Model;

namespace Chancery.Engine.Annotate.Parties;

/// <summary>How a text names a party.</summary>
public enum PartyMentionKind
{
    /// <summary>A name in full or an acronym: 俄罗斯, UN, США. Organs and forces of a party count as its name and carry a body.</summary>
    Name,

    /// <summary>A one-character Chinese name, or one of the like: 俄, 美, 印尼.</summary>
    Short,

    /// <summary>An adjective of English or Russian: Russian, китайского.</summary>
    Adjective,

    /// <summary>The people of a state: Russians, россияне.</summary>
    Demonym,

    /// <summary>Several parties in one word: 中俄, Sino-Russian, 中国—东盟.</summary>
    Compound,

    /// <summary>A group of states without a code: 中亚, 西方国家.</summary>
    Group,

    /// <summary>A capital or seat that may stand for its state: 克里姆林宫, Washington.</summary>
    Metonym,

    /// <summary>Parties named elsewhere: 两国, both sides, стороны, 我国.</summary>
    Reference,
}

/// <summary>One place of a document that names a party.</summary>
/// <param name="Span">UTF-16 range in the cleaned text.</param>
/// <param name="Kind">How it names it.</param>
/// <param name="Codes">Party codes in ordinal order without repeats; empty for a reference. A group's code is <c>@</c> and its name as written, in the nominative.</param>
public sealed record PartyMention(Span Span, PartyMentionKind Kind, IReadOnlyList<string> Codes)
{
    /// <summary>What an ambiguous name could have stood for, the most usual first; empty when the name had one meaning.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>False when the words around it rule out that the party acts itself (访华) or it only qualifies a noun (Russian).</summary>
    public bool MayAct { get; init; } = true;

    /// <summary>For a reference, and a compound that counts its parties (中俄两国): how many there are; 0 when it does not say.</summary>
    public int Number { get; init; }

    /// <summary>True for the writer's own side (我国).</summary>
    public bool IsSelf { get; init; }

    /// <summary>Organ of the party that is named (安全理事会), by the first name the data gives it; null for the party itself.</summary>
    public string? Body { get; init; }

    /// <summary>True for a case form that cannot be the nominative: the party does not act.</summary>
    public bool IsOblique { get; init; }

    /// <summary>The name in the nominative, when the text writes another case; otherwise null.</summary>
    public string? Nominative { get; init; }

    /// <summary>True for the first part of a joined name (Sino), which no other stage sees.</summary>
    internal bool IsJoint { get; init; }
}
