using Chancery.Engine.Annotate.Inflections;

namespace Chancery.Engine.Annotate.Persons;

/// <summary>Tells where personal names stand among the tokens of a sentence, in a language with capitals and cases.</summary>
internal sealed class InflectedNameReader(PersonNames names, InflectedRoles roles)
{
    private const int MaxNameTokens = 5;
    private const int MinSurname = 2;
    private const int MinScore = 3;

    /// <summary>True when a name begins: a leader, or a known given name with a capital word or a patronymic behind it.</summary>
    public bool StartsName(MentionMap map, List<Token> tokens, int at)
    {
        var token = tokens[at];
        if (token.Mention is PersonMention)
        {
            return true;
        }

        if (token.Kind == TokenKind.Initial)
        {
            return NameEnd(map, tokens, at) - at >= MinSurname;
        }

        return token.Kind == TokenKind.Plain && token.IsCapital && names.IsGiven(token.Span.In(map.Doc.Text).ToString()) && NameEnd(map, tokens, at) - at >= MinSurname;
    }

    /// <summary>Index behind the name that starts at a token; the token's own index when none does.</summary>
    public int NameEnd(MentionMap map, List<Token> tokens, int at)
    {
        var end = at;
        var surname = false;
        while (end < tokens.Count && end - at < MaxNameTokens && (end == at || IsBeside(tokens, end)))
        {
            var token = tokens[end];
            if (token.Mention is PersonMention)
            {
                surname = true;
                end++;
                if (map.Doc.Text.AsSpan(token.Span.Start, token.Span.Length).Contains(' '))
                {
                    break;
                }

                continue;
            }

            if (token.Kind == TokenKind.Initial)
            {
                end++;
                continue;
            }

            if (token.Kind != TokenKind.Plain || (!token.IsCapital && !(end > at && names.IsLink(token.Span.In(map.Doc.Text).ToString()) && end + 1 < tokens.Count && tokens[end + 1].IsCapital)))
            {
                break;
            }

            if (token.IsCapital && surname && tokens[end - 1].Kind != TokenKind.Initial && tokens[at].Kind == TokenKind.Initial && names.IsGiven(token.Span.In(map.Doc.Text).ToString()))
            {
                break;
            }

            if (token.IsCapital && (token.Span.Length < 2 || InflectedBodies.IsAcronym(map, token)))
            {
                break;
            }

            surname = true;
            end++;
        }

        return surname ? end : at;
    }

    private static bool IsBeside(List<Token> tokens, int at) => tokens[at].Span.Start - tokens[at - 1].Span.End <= 1;

    /// <summary>True when a name can stand in the case of the office before it, and is sure enough to be one.</summary>
    public bool Agrees(MentionMap map, List<Token> tokens, PersonRegistry registry, InflectedRole role, int start, int end)
    {
        if (end - start == 1 && tokens[start].Mention is null && !IsSurname(registry, tokens[start].Span.In(map.Doc.Text).ToString(), tokens, end))
        {
            return false;
        }

        var name = names.Nominative(Words(map, tokens, start, end), CaseSet.All);
        var fitting = names.Nominative(Words(map, tokens, start, end), role.Cases);
        return (fitting.Cases & role.Cases) != 0 && fitting.Score >= MinScore && (role.Next == role.Sure || fitting.Score + 1 >= name.Score);
    }

    /// <summary>One word alone is a surname when the document told it before, or when it ends like one and no noun follows it as an adjective.</summary>
    private bool IsSurname(PersonRegistry registry, string word, List<Token> tokens, int next) =>
        registry.Surnames.Contains(word) || (names.EndsLikeSurname(word) && !(next < tokens.Count && tokens[next] is { Kind: TokenKind.Plain, IsCapital: false } && roles.IsAdjective(word)));

    /// <summary>Index where an unknown name of several words starts whose office follows behind a comma; negative when none does.</summary>
    public int NameBefore(MentionMap map, List<Token> tokens, InflectedRole role, int free)
    {
        var comma = role.First - 1;
        if (comma < MinSurname || map.Doc.Text[tokens[comma].Span.Start] != ',' || role.Sure == role.Head + 1)
        {
            return -1;
        }

        var start = comma;
        while (start > Math.Max(free, 1) && tokens[start - 1] is { Kind: TokenKind.Plain, IsCapital: true } && !InflectedBodies.IsAcronym(map, tokens[start - 1]) && (start == comma || IsBeside(tokens, start)))
        {
            start--;
        }

        return comma - start is >= MinSurname and <= MaxNameTokens && (names.Nominative(Words(map, tokens, start, comma), role.Cases).Cases & role.Cases) != 0 ? start : -1;
    }

    /// <summary>The words of a stretch of tokens.</summary>
    public static List<string> Words(MentionMap map, List<Token> tokens, int start, int end)
    {
        var words = new List<string>();
        for (var i = start; i < end; i++)
        {
            words.AddRange(tokens[i].Span.In(map.Doc.Text).ToString().Split(' '));
        }

        return words;
    }
}
