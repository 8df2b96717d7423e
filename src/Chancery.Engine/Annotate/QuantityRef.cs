using Chancery.Model;

namespace Chancery.Engine.Annotate;

/// <summary>A measured quantity, ordinal or change as the extractor sees it.</summary>
/// <param name="Span">Range in the cleaned text, classifier included.</param>
/// <param name="Value">Value in the base unit.</param>
/// <param name="Unit">Contract unit; null for a bare number.</param>
/// <param name="Bound"><c>over</c>, <c>under</c>, <c>about</c> or null.</param>
/// <param name="IsOrdinal">True for a number in a series.</param>
/// <param name="IsChange">True for growth or decline.</param>
/// <param name="IsRank">True for a place in a ranking.</param>
/// <param name="Basis">Basis of a change.</param>
/// <param name="Written">True when the number is written in digits.</param>
internal sealed record QuantityRef(
    Span Span,
    decimal Value,
    string? Unit,
    string? Bound,
    bool IsOrdinal,
    bool IsChange,
    bool IsRank,
    string? Basis,
    bool Written)
    : Mention(MentionKind.Quantity, Span)
{
    /// <summary>Upper end of a range; null otherwise.</summary>
    public decimal? Upper { get; init; }

    /// <summary>Value as a number in a series, from 1.</summary>
    public int Ordinal => Value is > 0 and < 10000 ? (int)Value : 0;
}

/// <summary>A date or period as the extractor sees it.</summary>
/// <param name="Span">Range in the cleaned text.</param>
/// <param name="Value">EDTF; null when it cannot be resolved.</param>
/// <param name="IsDuration">True for a length of time.</param>
/// <param name="IsPeriod">True for a period that stays in force over the sentences that follow (since, as of).</param>
/// <param name="IsVague">True for a period told from the time of writing ("over the past ten years") or as wide as a decade: no date of an act.</param>
internal sealed record DateRef(Span Span, string? Value, bool IsDuration, bool IsPeriod, bool IsVague) : Mention(MentionKind.Date, Span)
{
    /// <summary>Length of a duration in <see cref="Unit"/>; null for dates.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Contract unit of a duration (<c>year</c>, <c>month</c>, <c>day</c>, <c>hour</c>); null for dates.</summary>
    public string? Unit { get; init; }
}

/// <summary>A place as the extractor sees it.</summary>
/// <param name="Span">Range in the cleaned text.</param>
/// <param name="Country">Party code of its state; null for seas and regions of several states.</param>
internal sealed record PlaceRef(Span Span, string? Country) : Mention(MentionKind.Place, Span)
{
    /// <summary>The name in the nominative, when the text writes another case; otherwise null.</summary>
    public string? Nominative { get; init; }
}
