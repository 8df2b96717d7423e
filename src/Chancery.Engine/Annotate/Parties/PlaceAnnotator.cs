using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Parties;

/// <summary>Finds the places that a document names. Safe to share between threads.</summary>
/// <param name="lexicon">Names of places.</param>
public sealed class PlaceAnnotator(PlaceLexicon lexicon)
{
    /// <summary>The places a document names, in order of position; the longest name wins, so mentions do not overlap.</summary>
    /// <param name="doc">The cleaned document.</param>
    public IReadOnlyList<PlaceMention> Annotate(CleanDocument doc)
    {
        var mentions = new List<PlaceMention>();
        var folded = doc.Folded;
        var phrases = lexicon.Phrases;
        var at = 0;
        while (at < folded.Length)
        {
            if (!phrases.MayStart(folded[at])
                || NameText.IsInsideWord(folded, at)
                || !phrases.TryMatch(folded.AsSpan(at), out var length, out var entry)
                || !NameText.IsWhole(folded, at, length)
                || !NameText.HasCapitalsOf(entry.Form, doc.Text.AsSpan(at, length)))
            {
                at++;
                continue;
            }

            if (entry.Place is { } place)
            {
                mentions.Add(new PlaceMention(new Span(at, at + length), doc.Text.Substring(at, length), place.Canonical, place.Country, place.Kind) { Nominative = entry.Nominative });
            }

            at += length;
        }

        return mentions;
    }
}
