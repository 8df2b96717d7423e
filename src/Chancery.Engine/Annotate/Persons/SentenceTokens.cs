using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Persons;

/// <summary>What a token is.</summary>
internal enum TokenKind : byte
{
    /// <summary>A word the lexicon does not know.</summary>
    Plain,

    /// <summary>A capital letter with a full stop: "V."</summary>
    Initial,

    /// <summary>A word, party, date or other base mention.</summary>
    Mention,

    /// <summary>A punctuation mark.</summary>
    Mark,
}

/// <summary>One token of a sentence whose words are parted by blanks.</summary>
/// <param name="Span">UTF-16 range in the cleaned text.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Mention">The base mention it is; null for others.</param>
/// <param name="IsCapital">True when it starts with a capital letter.</param>
internal readonly record struct Token(Span Span, TokenKind Kind, Mention? Mention, bool IsCapital)
{
    /// <summary>The word of the lexicon it is, or null.</summary>
    public WordMention? Word => Mention as WordMention;
}

/// <summary>Cuts sentences into tokens: base mentions as the annotators found them, words between them, marks.</summary>
internal static class SentenceTokens
{
    private const int MaxInitial = 2;

    /// <summary>The tokens of a range.</summary>
    public static void Cut(MentionMap map, Span range, List<Token> into)
    {
        into.Clear();
        var text = map.Doc.Text;
        for (var at = range.Start; at < range.End;)
        {
            if (text[at] <= ' ')
            {
                at++;
                continue;
            }

            var token = map.StartingAt(at) is { } mention && mention.Span.Start == at && mention.Span.End <= range.End && !IsInitial(text, at, range.End)
                ? new Token(mention.Span, TokenKind.Mention, mention, char.IsUpper(text[at]))
                : Plain(text, at, range.End);
            into.Add(token);
            at = token.Span.End;
        }
    }

    /// <summary>Index of the token that starts at a position; negative when none does.</summary>
    public static int IndexOf(List<Token> tokens, int start)
    {
        var low = 0;
        var high = tokens.Count - 1;
        while (low <= high)
        {
            var mid = (low + high) / 2;
            if (tokens[mid].Span.Start == start)
            {
                return mid;
            }

            (low, high) = tokens[mid].Span.Start < start ? (mid + 1, high) : (low, mid - 1);
        }

        return -1;
    }

    private static bool IsInitial(string text, int at, int limit) =>
        char.IsUpper(text[at]) && at + 2 < limit && text[at + 1] == '.' && (at == 0 || !char.IsLetterOrDigit(text[at - 1]));

    private static Token Plain(string text, int start, int limit)
    {
        var end = start;
        while (end < limit && (char.IsLetterOrDigit(text[end]) || (text[end] == '-' && end > start && end + 1 < limit && char.IsLetterOrDigit(text[end + 1]))))
        {
            end++;
        }

        if (end == start)
        {
            return new Token(new Span(start, start + 1), TokenKind.Mark, null, false);
        }

        var capital = char.IsUpper(text[start]);
        return capital && end - start <= MaxInitial && end < limit && text[end] == '.'
            ? new Token(new Span(start, end + 1), TokenKind.Initial, null, true)
            : new Token(new Span(start, end), TokenKind.Plain, null, capital);
    }
}
