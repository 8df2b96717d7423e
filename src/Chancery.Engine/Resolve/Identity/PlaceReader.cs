using System.Collections.Concurrent;
using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Resolve.Names;

namespace Chancery.Engine.Resolve.Identity;

/// <summary>A place as a statement names it.</summary>
/// <param name="Plain">Letters of the folded name; empty when no place is told.</param>
/// <param name="Known">The place of <c>data/places</c> it names; null when it names none, or a state as a whole.</param>
/// <param name="Country">Code of its state, when it can be told.</param>
internal sealed record PlaceName(string Plain, Place? Known, string? Country)
{
    /// <summary>No place.</summary>
    public static readonly PlaceName None = new(string.Empty, null, null);
}

/// <summary>Finds what place a name means. Safe to share; results are kept.</summary>
internal sealed class PlaceReader(NameLexicons lexicons)
{
    private const int MostKept = 50_000;

    private readonly ConcurrentDictionary<string, PlaceName> _places = new(StringComparer.Ordinal);

    /// <summary>The place of a folded name.</summary>
    public PlaceName Read(string? folded)
    {
        if (string.IsNullOrEmpty(folded))
        {
            return PlaceName.None;
        }

        if (_places.TryGetValue(folded, out var known))
        {
            return known;
        }

        if (_places.Count >= MostKept)
        {
            _places.Clear();
        }

        var place = Find(folded);
        _places.TryAdd(folded, place);
        return place;
    }

    /// <summary>Same, within (a part of a state, and that state), differ, or unknown.</summary>
    public static Outcome Compare(PlaceName a, PlaceName b)
    {
        if (a.Plain.Length == 0 || b.Plain.Length == 0)
        {
            return Outcome.Unknown;
        }

        if (a.Plain == b.Plain || (a.Known is not null && a.Known == b.Known))
        {
            return Outcome.Same;
        }

        if (a.Country is not null && b.Country is not null && a.Country != b.Country)
        {
            return Outcome.Differ;
        }

        if (a.Known is null || b.Known is null)
        {
            return a.Country is not null && a.Country == b.Country ? Outcome.Within : Outcome.Unknown;
        }

        return IsTown(a.Known) && IsTown(b.Known) ? Outcome.Differ : Outcome.Unknown;
    }

    private static bool IsTown(Place place) => place.Kind is PlaceKind.Capital or PlaceKind.City;

    /// <summary>The last place that is named, in which the others lie: 中国广州.</summary>
    private PlaceName Find(string folded)
    {
        Place? place = null;
        string? country = null;
        for (var at = 0; at < folded.Length;)
        {
            var rest = folded.AsSpan(at);
            var ofPlace = lexicons.Places.Phrases.TryMatch(rest, out var length, out var entry) && NameText.IsWhole(folded, at, length) ? length : 0;
            if (lexicons.Parties.Phrases.TryMatch(rest, out var ofParty, out var party) && ofParty >= ofPlace && (ofParty > ofPlace || entry.Place is null) && NameText.IsWhole(folded, at, ofParty))
            {
                country = party is { Kind: PartyEntryKind.Name or PartyEntryKind.Short or PartyEntryKind.Adjective, Codes: [var code] } ? code : country;
                at += ofParty;
                continue;
            }

            if (ofPlace > 0 && entry.Place is not null)
            {
                place = entry.Place;
            }

            at += Math.Max(ofPlace, 1);
        }

        return new PlaceName(NameFold.Plain(folded), place, place is null ? country : place.Country ?? country);
    }
}
