using Chancery.Model;

namespace Chancery.Engine.Annotate.Parties;

/// <summary>What a place is.</summary>
public enum PlaceKind
{
    /// <summary>Seat of a state's government.</summary>
    Capital,

    /// <summary>Any other town.</summary>
    City,

    /// <summary>Province, federal subject, historic or natural region.</summary>
    Region,

    /// <summary>Island, group of islands, reef.</summary>
    Island,

    /// <summary>Sea, strait, river, lake, canal.</summary>
    Water,

    /// <summary>Port, base, range, plant.</summary>
    Site,

    /// <summary>Building or ground where states meet.</summary>
    Venue,
}

/// <summary>One place of a document that names a place.</summary>
/// <param name="Span">UTF-16 range in the cleaned text.</param>
/// <param name="Name">The name as the cleaned text writes it.</param>
/// <param name="Canonical">The usual Chinese name, or the English one when the data has no Chinese one.</param>
/// <param name="Country">Code of the state it lies in; null for waters and regions of several states and where states dispute it.</param>
/// <param name="Kind">What it is.</param>
public sealed record PlaceMention(Span Span, string Name, string Canonical, string? Country, PlaceKind Kind)
{
    /// <summary>The name in the nominative, when the text writes another case; otherwise null.</summary>
    public string? Nominative { get; init; }
}
