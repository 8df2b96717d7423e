namespace Chancery.Engine.Resolve.Names;

/// <summary>What a name is made of, for comparison with names in any language.</summary>
/// <param name="Plain">Letters and digits of the folded name.</param>
/// <param name="Tokens">Its parts in ordinal order, none twice; fillers and names of states are left out.</param>
/// <param name="Numbers">Numbers in it, in ordinal order.</param>
/// <param name="IsHan">True for a name in Chinese characters.</param>
internal sealed record NameSignature(string Plain, IReadOnlyList<NameToken> Tokens, IReadOnlyList<string> Numbers, bool IsHan)
{
    /// <summary>The signature of no name.</summary>
    public static readonly NameSignature None = new(string.Empty, [], [], false);

    /// <summary>True when there is no name.</summary>
    public bool IsEmpty => Plain.Length == 0;

    /// <summary>What the parts weigh that say what it is about; heads and common words are left out.</summary>
    public double Telling { get; } = Tokens.Sum(static t => t.Kind is TokenKind.Telling or TokenKind.Proper or TokenKind.Character or TokenKind.Word ? t.Weight : 0);
}

/// <summary>What a part of a name is.</summary>
internal enum TokenKind
{
    /// <summary>A concept that says what the name is about; comparable across languages.</summary>
    Telling,

    /// <summary>A concept that says what kind of thing it names; comparable across languages.</summary>
    Head,

    /// <summary>A concept that stands in many names; comparable across languages.</summary>
    Common,

    /// <summary>An organisation or place; comparable across languages.</summary>
    Proper,

    /// <summary>A Han character that no list knows; comparable within Chinese only.</summary>
    Character,

    /// <summary>A word that no list knows; comparable within its script only.</summary>
    Word,
}

/// <summary>A part of a name.</summary>
/// <param name="Text">What it is: unique over all kinds.</param>
/// <param name="Kind">How it may be compared.</param>
/// <param name="Weight">What it weighs in a comparison.</param>
internal readonly record struct NameToken(string Text, TokenKind Kind, double Weight)
{
    /// <summary>True when names in other scripts may hold the same token.</summary>
    public bool CrossesScripts => Kind is not (TokenKind.Character or TokenKind.Word);
}
