using Chancery.Model;

namespace Chancery.Engine.Annotate.Cased;

/// <summary>Reads a personal name among capitalised words.</summary>
internal sealed class CasedNameFinder(Classes classes)
{
    private const int MaxTokens = 6;
    private const int MinFamilyName = 3;

    /// <summary>The name that starts at a position, blanks skipped; empty when there is none.</summary>
    /// <param name="map">Mentions of the document.</param>
    /// <param name="profile">How the language writes names.</param>
    /// <param name="at">UTF-16 offset in cleaned text.</param>
    /// <param name="limit">Where the sentence ends.</param>
    public Span NameAt(MentionMap map, CasedProfile profile, int at, int limit)
    {
        var text = map.Doc.Text;
        var start = CasedText.SkipBlanks(text, at, limit);
        if (map.StartingAt(start) is PersonMention known && known.Span.Start == start)
        {
            return new Span(start, Behind(map, profile, known.Span.End, limit));
        }

        var end = start;
        var next = start;
        for (var tokens = 0; tokens < MaxTokens && next < limit; tokens++)
        {
            var tokenEnd = NameToken(map, profile, next, limit, tokens > 0);
            if (tokenEnd == next)
            {
                break;
            }

            end = char.IsUpper(text[next]) ? tokenEnd : end;
            next = CasedText.SkipBlanks(text, tokenEnd, limit);
            if (next == tokenEnd)
            {
                break;
            }
        }

        return new Span(start, end);
    }

    /// <summary>End of a known name with the further name words behind it: "Salman bin Abdulaziz | Al Saud".</summary>
    private int Behind(MentionMap map, CasedProfile profile, int end, int limit)
    {
        var text = map.Doc.Text;
        for (var tokens = 0; tokens < MaxTokens; tokens++)
        {
            var next = CasedText.SkipBlanks(text, end, limit);
            var tokenEnd = next < limit && next - end == 1 && char.IsUpper(text[next]) ? NameToken(map, profile, next, limit, true) : next;
            if (tokenEnd <= next)
            {
                break;
            }

            end = tokenEnd;
        }

        return end;
    }

    /// <summary>The name that ends at a position; empty when there is none. A sentence's first word counts only with a further name word behind it.</summary>
    public Span NameBefore(MentionMap map, CasedProfile profile, int end, int limit)
    {
        var text = map.Doc.Text;
        if (map.EndingAt(end) is PersonMention known && known.Span.End == end)
        {
            return known.Span;
        }

        var start = end;
        var at = end;
        for (var tokens = 0; tokens < MaxTokens && at > limit; tokens++)
        {
            var tokenStart = CasedText.TokenStart(text, at, limit);
            if (tokenStart == at || NameToken(map, profile, tokenStart, end, tokens > 0) == tokenStart)
            {
                break;
            }

            start = char.IsUpper(text[tokenStart]) ? tokenStart : start;
            at = CasedText.SkipBlanksBack(text, tokenStart, limit);
            if (at == tokenStart)
            {
                break;
            }
        }

        return new Span(start, end);
    }

    /// <summary>True for an unknown word in capitals beside a name word: some write the family name so ("Yoko KAMIKAWA").</summary>
    private static bool IsFamilyName(MentionMap map, int start, int end, int limit, bool inside)
    {
        if (end - start < MinFamilyName || !char.IsUpper(map.Doc.Text[start]) || (map.StartingAt(start) is { } known && known.Span.Start == start))
        {
            return false;
        }

        var next = CasedText.SkipBlanks(map.Doc.Text, end, limit);
        return inside || (next - end == 1 && CasedText.IsName(map.Doc.Text, next, CasedText.TokenEnd(map.Doc.Text, next, limit)) && !(map.StartingAt(next) is { } word && word.Span.Start == next));
    }

    /// <summary>End of a word that may be part of a name; its start when it may not.</summary>
    private int NameToken(MentionMap map, CasedProfile profile, int start, int limit, bool inside)
    {
        var end = CasedText.TokenEnd(map.Doc.Text, start, limit);
        if (end == start)
        {
            return start;
        }

        if (inside && profile.Particles.Contains(map.Doc.Folded[start..end]))
        {
            return end;
        }

        if (!CasedText.IsName(map.Doc.Text, start, end))
        {
            return IsFamilyName(map, start, end, limit, inside) ? end : start;
        }

        if (end - start == 2 && map.Doc.Text[start + 1] == '.')
        {
            return end;
        }

        var mention = map.StartingAt(start);
        if (inside && mention is PersonMention surname && surname.Span == new Span(start, end))
        {
            return end;
        }

        return mention is null || mention.Span.Start != start || (mention is WordMention && profile.Given.Contains(map.Doc.Folded[start..end])) || (mention is WordMention word && word.Word.Is(classes.Guard)) ? end : start;
    }
}
