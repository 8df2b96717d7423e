namespace Chancery.Engine.Annotate.Quantities;

/// <summary>What a word before a number does.</summary>
internal enum LeadKind
{
    /// <summary>Nothing; ends a chain of lead words.</summary>
    None,

    /// <summary>Over, under, about.</summary>
    Bound,

    /// <summary>Growth or fall.</summary>
    Change,

    /// <summary>What a change is measured against.</summary>
    Basis,

    /// <summary>A word without meaning here that may stand between these.</summary>
    Particle,

    /// <summary>A sign of a currency.</summary>
    Currency,

    /// <summary>百分之.</summary>
    Percent,

    /// <summary>第.</summary>
    Ordinal,

    /// <summary>A word that makes an ordinal a rank.</summary>
    RankContext,

    /// <summary>A word that makes the number after it a name (Article, No.).</summary>
    Label,

    /// <summary>A word or name that holds a numeral.</summary>
    Name,

    /// <summary>A word that is a quantity by itself.</summary>
    Fixed,
}

/// <summary>A word before a number, or one that is a quantity itself.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Length">Code units that belong to it.</param>
/// <param name="Text">Bound, basis or currency.</param>
/// <param name="Sign">Direction of a change.</param>
/// <param name="Factor">Per cent that one of the number is (千分之: 0.1).</param>
/// <param name="Fixed">The quantity of a fixed word.</param>
internal sealed record LeadWord(LeadKind Kind, int Length, string? Text = null, int Sign = 0, decimal Factor = 1, FixedQuantity? Fixed = null);

/// <summary>A quantity that one word tells.</summary>
internal sealed record FixedQuantity(QuantityKind Kind, decimal Value, string? Unit, string? Bound);

/// <summary>A unit.</summary>
/// <param name="Code">Unit of the contract; null for units that make the number no quantity.</param>
/// <param name="Kind">Kind of quantity it makes.</param>
/// <param name="Factor">Its size in the contract's unit.</param>
/// <param name="Length">Code units that belong to the name.</param>
internal sealed record UnitName(string? Code, QuantityKind Kind, decimal Factor, int Length);

/// <summary>What a word after a number does.</summary>
internal enum TrailKind
{
    /// <summary>Over, under, about.</summary>
    Bound,

    /// <summary>Only looks like one of the others.</summary>
    None,

    /// <summary>And a half, after a unit (一吨半).</summary>
    Half,

    /// <summary>Between denominator and numerator.</summary>
    Fraction,

    /// <summary>Between a whole number and its fraction (3又2分之1).</summary>
    Mixed,

    /// <summary>Between the ends of a range.</summary>
    Range,

    /// <summary>Between members of a list.</summary>
    List,

    /// <summary>Makes an ordinal a rank (第一大).</summary>
    Rank,

    /// <summary>A noun of growth or fall after a percentage.</summary>
    Change,

    /// <summary>What an ordinal counts.</summary>
    OrdinalUnit,

    /// <summary>Makes an ordinal the number of a paragraph or a title.</summary>
    NotOrdinal,
}

/// <summary>A word after a number.</summary>
internal sealed record TrailWord(TrailKind Kind, int Length, string? Text = null, int Sign = 0);
