using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>Finds where a fact takes place.</summary>
internal sealed class PlaceFinder(Classes classes)
{
    /// <summary>Places that a preposition of place introduces in a range, as written; several when a conjunction joins them.</summary>
    public List<(Span Span, string? Country)> Find(SentenceView sentence, Span range)
    {
        foreach (var mention in sentence.In(range))
        {
            if (mention is WordMention word && word.Word.Is(classes.In) && sentence.Document.Base.StartingAt(word.Span.End) is { } first
                && first is PlaceRef or PartyRef { IsOrganisation: false, Reference: 0, IsGroup: false } && first.Span.End <= range.End
                && !(sentence.IsCased && Qualifies(sentence, first)))
            {
                var list = Collect(sentence, first, range.End);
                if (list.Count > 0)
                {
                    return list;
                }
            }
        }

        return [];
    }

    /// <summary>The last place that a preposition introduces in a range.</summary>
    public (Span Span, string? Country)? Last(SentenceView sentence, Span range)
    {
        (Span, string?)? last = null;
        foreach (var mention in sentence.In(range))
        {
            if (mention is WordMention word && word.Word.Is(classes.In) && Find(sentence, new Span(word.Span.Start, range.End)) is [var first, ..])
            {
                last = first;
            }
        }

        return last;
    }

    /// <summary>The name of a place as a record gives it: in the nominative.</summary>
    public static string NameOf(SentenceView sentence, Span place)
    {
        var mention = sentence.Document.Base.StartingAt(place.Start);
        var nominative = (mention as PlaceRef)?.Nominative ?? (mention as PartyRef)?.Nominative;
        return mention?.Span == place && nominative is not null ? nominative : place.In(sentence.Text).ToString();
    }

    private List<(Span Span, string? Country)> Collect(SentenceView sentence, Mention first, int limit)
    {
        var list = new List<(Span, string?)>();
        var map = sentence.Document.Base;
        var at = first;
        while (true)
        {
            var span = at.Span;
            var country = CountryOf(at);
            while (map.StartingAt(span.End) is { Kind: MentionKind.Place } inner && inner.Span.End <= limit)
            {
                span = span.Union(inner.Span);
                country ??= CountryOf(inner);
            }

            if (at.Kind == MentionKind.Party && at is PartyRef { Codes.Count: not 1 })
            {
                return list;
            }

            list.Add((span, country));
            if (sentence.WordStartingAt(span.End) is not { } conj || !conj.Word.Is(classes.Conj)
                || map.StartingAt(conj.Span.End) is not { Kind: MentionKind.Place or MentionKind.Party } next || next.Span.End > limit)
            {
                return list;
            }

            at = next;
        }
    }

    /// <summary>True for an adjective or possessive: "at Germany's initiative" tells no place.</summary>
    private bool Qualifies(SentenceView sentence, Mention place) =>
        place is PartyRef { IsTarget: true } || (sentence.WordStartingAt(place.Span.End) is { } next && next.Word.Is(classes.Genitive));

    private static string? CountryOf(Mention mention) => mention switch
    {
        PlaceRef place => place.Country,
        PartyRef party => party.Single,
        _ => null,
    };
}
