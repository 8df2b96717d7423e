using System.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Names;

/// <summary>A stretch grown to the left of a head word.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="Ordinals">Session numbers inside it.</param>
/// <param name="OrdinalSpans">Where they stand, so that the name can be written without them.</param>
internal readonly record struct Grown(int Start, IReadOnlyList<int> Ordinals, IReadOnlyList<Span> OrdinalSpans);

/// <summary>
/// Grows the name of a body, instrument or exercise to the left of its head word: over parties, places, quoted words and plain
/// characters, up to a verb, a preposition, a date or a mark. A conjunction belongs to the name when parties or places stand on both sides.
/// </summary>
internal sealed class NameGrower(Classes classes)
{
    private const int MaxLength = 40;
    private const int MaxRaw = 16;
    private const int MaxBracket = 10;

    /// <summary>Grows from a head word.</summary>
    /// <param name="map">Base mentions.</param>
    /// <param name="quotes">Quoted stretches by where they end.</param>
    /// <param name="headStart">Where the head word starts.</param>
    /// <param name="limit">Start of the sentence.</param>
    /// <param name="overParticle">True lets a genitive particle belong to the name (instruments named "agreement on ... of ...").</param>
    public Grown Grow(MentionMap map, IReadOnlyDictionary<int, QuotedMention> quotes, int headStart, int limit, bool overParticle = false)
    {
        var start = headStart;
        var raw = 0;
        List<int>? ordinals = null;
        List<Span>? spans = null;
        while (start > limit && headStart - start < MaxLength)
        {
            if (quotes.TryGetValue(start, out var quote) && quote.Span.Start >= limit)
            {
                start = quote.Span.Start;
                continue;
            }

            if (BracketBefore(map, start, limit) is var open and >= 0)
            {
                start = open;
                continue;
            }

            var before = map.EndingAt(start);
            if (before is null)
            {
                if (!MentionMap.IsNameChar(map.Doc.Folded[start - 1]) || ++raw > MaxRaw)
                {
                    break;
                }

                start--;
                continue;
            }

            raw = 0;
            if (before is QuantityRef { IsOrdinal: true } ordinal)
            {
                (ordinals ??= []).Add(ordinal.Ordinal);
                (spans ??= []).Add(ordinal.Span);
            }
            else if (!Belongs(map, before, limit, overParticle))
            {
                break;
            }

            start = before.Span.Start;
        }

        return Trim(map, start, headStart, ordinals, spans);
    }

    /// <summary>Where a short bracket that closes at a position opens, when a name goes on before it ("China-ASEAN (10+1) summit"); -1 otherwise.</summary>
    private static int BracketBefore(MentionMap map, int end, int limit)
    {
        if (end <= limit || map.Doc.Folded[end - 1] != ')')
        {
            return -1;
        }

        for (var i = end - 2; i > limit && end - i <= MaxBracket; i--)
        {
            if (map.Doc.Folded[i] == '(')
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The text of a name without the session numbers inside it.</summary>
    public static string TextOf(string text, Span span, IReadOnlyList<Span> without)
    {
        if (without.Count == 0)
        {
            return span.In(text).ToString();
        }

        var builder = new StringBuilder(span.Length);
        for (var i = span.Start; i < span.End; i++)
        {
            var inside = false;
            foreach (var s in without)
            {
                inside |= i >= s.Start && i < s.End;
            }

            if (!inside && !(text[i] == ' ' && builder.Length > 0 && builder[^1] == ' '))
            {
                builder.Append(text[i]);
            }
        }

        return builder.ToString();
    }

    private bool Belongs(MentionMap map, Mention before, int limit, bool overParticle) => before switch
    {
        PartyRef party => party.Reference == 0 || overParticle,
        { Kind: MentionKind.Place } => true,
        WordMention word when word.Word.Is(classes.Conj) => JoinsParties(map, word, limit),
        WordMention word when overParticle && word.Word.Is(classes.Particle) && word.Span.Length == 1 => true,
        WordMention word => !classes.Breaks(word.Word) && !word.Word.Is(classes.Cue) && !word.Word.Is(classes.Action) && !word.Word.Is(classes.Hold) && !word.Word.Is(classes.Found) && !word.Word.Is(classes.Sign)
            && !word.Word.Is(classes.Event) && !(word.Word.Is(classes.Build) && !word.Word.Is(classes.Generic)) && !word.Word.Is(classes.Attribution) && !word.Word.Is(classes.Greet),
        _ => false,
    };

    /// <summary>True when a party or place stands right after the conjunction and another ends, or starts the chunk, right before it.</summary>
    private bool JoinsParties(MentionMap map, WordMention conj, int limit)
    {
        if (map.StartingAt(conj.Span.End) is not { Kind: MentionKind.Party or MentionKind.Place })
        {
            return false;
        }

        var at = conj.Span.Start;
        for (var steps = 0; at > limit && steps < 10; steps++)
        {
            switch (map.EndingAt(at))
            {
                case { Kind: MentionKind.Party or MentionKind.Place }:
                    return true;
                case WordMention word when classes.Breaks(word.Word):
                    return false;
                case null when MentionMap.IsHan(map.Doc.Folded[at - 1]):
                    at--;
                    break;
                case WordMention word:
                    at = word.Span.Start;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private Grown Trim(MentionMap map, int start, int headStart, List<int>? ordinals, List<Span>? spans)
    {
        while (start < headStart && map.StartingAt(start) is { } first
            && ((first is WordMention word && (classes.Breaks(word.Word) || word.Word.Is(classes.Habit))) || first is QuantityRef))
        {
            start = first.Span.End;
        }

        ordinals?.Reverse();
        return new Grown(start, ordinals ?? [], spans ?? []);
    }
}
