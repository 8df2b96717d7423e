using Chancery.Model;

namespace Chancery.Engine.Annotate.Quantities;

/// <summary>What a quantity is.</summary>
internal enum QuantityKind
{
    /// <summary>A count or measure, with or without unit.</summary>
    Cardinal,

    /// <summary>A place in a series (第十一次).</summary>
    Ordinal,

    /// <summary>A sum of money.</summary>
    Money,

    /// <summary>Per cent or percentage points.</summary>
    Percent,

    /// <summary>A fraction, its value in per cent.</summary>
    Fraction,

    /// <summary>A multiple (1.7倍, doubled).</summary>
    Multiple,

    /// <summary>A place in a ranking (第一大, largest).</summary>
    Rank,

    /// <summary>A rise or fall, its verb included (同比增长26.3%).</summary>
    Change,
}

/// <summary>A quantity in a cleaned document.</summary>
internal sealed record QuantityMention
{
    /// <summary>UTF-16 range in the cleaned text: bound words, number, unit, and the verb of a change.</summary>
    public required Span Span { get; init; }

    /// <summary>What it is.</summary>
    public required QuantityKind Kind { get; init; }

    /// <summary>
    /// The value in <see cref="Unit"/> with scale (2401亿美元 is 240100000000); of a range its lower end; fractions in per cent with three
    /// decimals; a fall is negative.
    /// </summary>
    public required decimal Value { get; init; }

    /// <summary>Upper end of a range; null otherwise.</summary>
    public decimal? UpperValue { get; init; }

    /// <summary>Unit of the record contract, such as <c>USD %</c> <c>t person times rank</c>; null when the text gives none.</summary>
    public string? Unit { get; init; }

    /// <summary>The unit or classifier as written; empty when there is none.</summary>
    public string UnitText { get; init; } = string.Empty;

    /// <summary><c>over</c>, <c>under</c>, <c>about</c> or null.</summary>
    public string? Bound { get; init; }

    /// <summary>Basis of a change: <c>yoy</c>, <c>mom</c> (against the month before), <c>multiple</c>; null when not told.</summary>
    public string? Basis { get; init; }

    /// <summary>One past the unit's last code unit, where the counted noun starts (150多个|国家); the end of the number without unit.</summary>
    public required int UnitEnd { get; init; }
}
