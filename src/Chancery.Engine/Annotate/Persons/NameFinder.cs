using Chancery.Model;

namespace Chancery.Engine.Annotate.Persons;

/// <summary>Reads a personal name at or before a position of Chinese text, from how names are written and where the next word starts.</summary>
internal sealed class NameFinder(NameTables tables, Classes classes)
{
    private const int MaxTransliterated = 14;
    private const int MaxOther = 6;

    /// <summary>End of the name that starts at <paramref name="start"/>; <paramref name="start"/> when there is none.</summary>
    /// <param name="map">Mentions of the document.</param>
    /// <param name="start">UTF-16 offset in cleaned text.</param>
    /// <param name="limit">Where the sentence ends.</param>
    /// <param name="foreign">True when the office before it belongs to another state, so that any run of characters may be a name.</param>
    public int NameAt(MentionMap map, int start, int limit, bool foreign)
    {
        if (start >= limit || !MentionMap.IsHan(map.Doc.Folded[start]) || BreaksAt(map, start) || IsNoName(map, start, limit))
        {
            return start;
        }

        var chinese = ChineseName(map, start, limit);
        var other = Transliterated(map, start, limit);
        if (foreign && other - start >= 2 && other >= chinese)
        {
            return other;
        }

        if (chinese > start)
        {
            return chinese;
        }

        if (other - start >= 3)
        {
            return other;
        }

        return (foreign && OpensName(map.Doc.Folded[start])) || tables.Japanese.TryMatch(map.Doc.Folded.AsSpan(start, limit - start), out _, out _) ? AnyRun(map, start, limit) : start;
    }

    /// <summary>Start of the name that ends at <paramref name="end"/>, before an office; <paramref name="end"/> when there is none.</summary>
    public int NameBefore(MentionMap map, int end, int limit)
    {
        var text = map.Doc.Folded;
        var start = end;
        while (start > limit && end - start < MaxTransliterated && map.EndingAt(start) is null
            && (tables.Transliteration.Contains(text[start - 1]) || IsDot(text[start - 1])))
        {
            start--;
        }

        if (end - start >= 3 && (start == limit || map.EndingAt(start) is not null || !MentionMap.IsNameChar(text[start - 1])))
        {
            return start;
        }

        for (var length = 3; length >= 2; length--)
        {
            var at = end - length;
            if (at >= limit && tables.Surnames.Contains(text[at]) && IsClear(map, at, end)
                && (at == limit || map.EndingAt(at) is not null || !MentionMap.IsNameChar(text[at - 1])))
            {
                return at;
            }
        }

        return end;
    }

    /// <summary>
    /// Start of the name before the verb that reports what its bearer says, where a clause begins with it: three characters with a surname, or
    /// at least three of transliteration; -1 when there is none.
    /// </summary>
    /// <param name="map">Mentions of the document.</param>
    /// <param name="end">Where the name would end, in cleaned text.</param>
    /// <param name="limit">Where the sentence begins.</param>
    public int SpeakerBefore(MentionMap map, int end, int limit)
    {
        var start = NameBefore(map, end, limit) is var found && found < end ? found : WithParticle(map, end, limit);
        return end - start >= 3 && (start == limit || !MentionMap.IsNameChar(map.Doc.Text[start - 1])) && !IsNoName(map, start, end) ? start : -1;
    }

    /// <summary>A name of three characters whose middle one is also a particle.</summary>
    private int WithParticle(MentionMap map, int end, int limit)
    {
        var start = end - 3;
        return start >= limit && tables.Surnames.Contains(map.Doc.Folded[start]) && map.StartingAt(start) is null && map.StartingAt(end - 1) is null && MentionMap.IsHan(map.Doc.Folded[end - 1])
            && map.StartingAt(start + 1) is WordMention { Span.Length: 1 } middle && middle.Word.Is(classes.Particle) ? start : end;
    }

    private bool IsNoName(MentionMap map, int start, int limit) => tables.NoNames.TryMatch(map.Doc.Folded.AsSpan(start, limit - start), out _, out _);

    private bool OpensName(char first) => tables.Surnames.Contains(first) || tables.Transliteration.Contains(first);

    private static bool IsDot(char c) => c is '\u00B7' or '\u2022' or '\u30FB';

    private static bool IsClear(MentionMap map, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!MentionMap.IsHan(map.Doc.Folded[i]) || map.StartingAt(i) is not null)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBoundary(MentionMap map, int position, int limit) =>
        position >= limit || map.StartingAt(position) is not null || !MentionMap.IsNameChar(map.Doc.Folded[position]);

    private int ChineseName(MentionMap map, int start, int limit)
    {
        var text = map.Doc.Folded;
        var surname = tables.Compound.TryMatch(text.AsSpan(start, limit - start), out var length, out _) ? length
            : tables.Surnames.Contains(text[start]) ? 1 : 0;
        if (surname == 0)
        {
            return start;
        }

        for (var given = 2; given >= 1; given--)
        {
            var end = start + surname + given;
            if (end <= limit && IsClear(map, start + 1, end) && IsBoundary(map, end, limit))
            {
                return end;
            }
        }

        return start;
    }

    private int Transliterated(MentionMap map, int start, int limit)
    {
        var text = map.Doc.Folded;
        var i = start;
        while (i < limit && i - start < MaxTransliterated && (tables.Transliteration.Contains(text[i]) || (IsDot(text[i]) && i > start)))
        {
            if (i > start && BreaksAt(map, i) && !GoesOnInside(map, i, limit))
            {
                break;
            }

            i++;
        }

        while (i > start && IsDot(text[i - 1]))
        {
            i--;
        }

        return i - start >= 2 ? i : start;
    }

    /// <summary>A one-character word that is also a transliteration character, between two others, belongs to the name.</summary>
    private bool GoesOnInside(MentionMap map, int position, int limit) =>
        map.StartingAt(position) is WordMention { Span.Length: 1 } && position + 1 < limit && tables.Transliteration.Contains(map.Doc.Folded[position + 1])
        && map.StartingAt(position + 1) is null;

    private static int AnyRun(MentionMap map, int start, int limit)
    {
        var i = start;
        while (i < limit && (MentionMap.IsHan(map.Doc.Folded[i]) || IsDot(map.Doc.Folded[i])) && map.StartingAt(i) is null)
        {
            i++;
        }

        return i - start is >= 2 and <= MaxOther ? i : start;
    }

    private bool BreaksAt(MentionMap map, int position) => map.StartingAt(position) switch
    {
        null => false,
        WordMention word => word.Span.Length > 1 || classes.Breaks(word.Word),
        { Span.Length: 1 } => false,
        _ => true,
    };
}
