using Chancery.Engine.Annotate.Inflections;

namespace Chancery.Engine.Annotate.Persons;

/// <summary>Companies, parties and other bodies without a code whose office somebody holds, in a language with capitals and cases.</summary>
internal sealed class InflectedBodies(Classes classes, Inflection inflection, PersonNames names, Marks marks)
{
    private const int MaxQuoted = 7;
    private const int MaxCapitals = 3;

    /// <summary>True for a word that begins with two capitals.</summary>
    public static bool IsAcronym(MentionMap map, Token token) =>
        token.Span.Length >= 2 && char.IsUpper(map.Doc.Text[token.Span.Start]) && char.IsUpper(map.Doc.Text[token.Span.Start + 1]);

    /// <summary>Number of tokens of a short name in quotation marks that starts at a token; 0 when none does.</summary>
    public int QuotedLength(MentionMap map, List<Token> tokens, int at)
    {
        if (!marks.Pairs.TryGetValue(map.Doc.Text[tokens[at].Span.Start], out var pair))
        {
            return 0;
        }

        for (var i = at + 1; i < tokens.Count && i - at < MaxQuoted; i++)
        {
            if (map.Doc.Text[tokens[i].Span.Start] == pair.Close)
            {
                return i + 1 - at;
            }
        }

        return 0;
    }

    /// <summary>Number of tokens of a body that adjectives with capitals open, in the genitive, with the noun they stand before; 0 when none does.</summary>
    public int LengthAt(MentionMap map, List<Token> tokens, int at)
    {
        var i = at;
        while (i < tokens.Count && tokens[i] is { Kind: TokenKind.Plain, IsCapital: true } && (inflection.CasesOfAdjective(tokens[i].Span.In(map.Doc.Folded)) & CaseSet.AnyGenitive) != 0)
        {
            i++;
        }

        var isNoun = i > at && i < tokens.Count
            && ((tokens[i].Kind == TokenKind.Plain && !tokens[i].IsCapital)
                || (tokens[i].Word is { } noun && (noun.Word.Is(classes.OfficeOf) || (noun.Word.Form is not null && (noun.Cases & CaseSet.AnyGenitive) != 0))));
        return isNoun ? i + 1 - at : 0;
    }

    /// <summary>True for a word with a capital, no given name itself, with a given name behind it among capitals: it names a body.</summary>
    public bool PrecedesGiven(MentionMap map, List<Token> tokens, int at)
    {
        if (!tokens[at].IsCapital || names.IsGiven(tokens[at].Span.In(map.Doc.Text).ToString()))
        {
            return false;
        }

        for (var i = at + 1; i < tokens.Count && i - at <= MaxCapitals && tokens[i] is { Kind: TokenKind.Plain or TokenKind.Initial, IsCapital: true }; i++)
        {
            if (tokens[i].Kind == TokenKind.Initial || names.IsGiven(tokens[i].Span.In(map.Doc.Text).ToString()))
            {
                return i + 1 < tokens.Count && tokens[i + 1].IsCapital;
            }
        }

        return false;
    }

    /// <summary>The name, in the nominative, of the first body among tokens behind an office; null when there is none.</summary>
    /// <param name="map">Base mentions.</param>
    /// <param name="tokens">Tokens of the sentence.</param>
    /// <param name="start">Index behind the head of the office.</param>
    /// <param name="end">Index behind its last token.</param>
    /// <param name="first">Index of the first token of the body.</param>
    public string? NameOf(MentionMap map, List<Token> tokens, int start, int end, out int first)
    {
        var text = map.Doc.Text;
        for (var i = start; i < end; i++)
        {
            first = i;
            if (QuotedLength(map, tokens, i) is var quoted and > 0 && i + quoted <= end)
            {
                var inner = text[tokens[i].Span.End..tokens[i + quoted - 1].Span.Start];
                return quoted == 3 && IsGoverned(map, tokens, i, start) ? Nominative(inner) : inner;
            }

            if (tokens[i] is not { Kind: TokenKind.Plain, IsCapital: true })
            {
                continue;
            }

            if (LengthAt(map, tokens, i) is var length and > 0 && i + length <= end)
            {
                return Phrase(map, tokens, i, i + length - 1);
            }

            if (!(i + 1 < end && QuotedLength(map, tokens, i + 1) > 0))
            {
                var word = tokens[i].Span.In(text).ToString();
                return IsAcronym(map, tokens[i]) ? word : Nominative(word);
            }
        }

        first = end;
        return null;
    }

    /// <summary>A name in quotation marks declines when it stands right behind the head or an adjective, not behind a noun ("of the party X").</summary>
    private bool IsGoverned(MentionMap map, List<Token> tokens, int at, int start) =>
        at == start || inflection.CasesOfAdjective(tokens[at - 1].Span.In(map.Doc.Folded)) != CaseSet.None;

    /// <summary>The nominative of a noun in the genitive when that is a masculine in a consonant; other forms stay, since many names do not decline.</summary>
    private string Nominative(string word)
    {
        var nominative = names.Nominative([word], CaseSet.Genitive).Text;
        return names.EndsInConsonant(nominative) ? nominative : word;
    }

    private string Phrase(MentionMap map, List<Token> tokens, int first, int noun)
    {
        var text = map.Doc.Text;
        var form = tokens[noun].Word?.Word.Form;
        var nominative = form?.Lemma ?? names.Nominative([tokens[noun].Span.In(text).ToString()], CaseSet.Genitive).Text;
        var gender = form?.Gender ?? (names.EndsInConsonant(nominative) ? Gender.Masculine : Gender.Feminine);
        var words = new List<string>();
        for (var i = first; i < noun; i++)
        {
            var adjective = inflection.NominativeOfAdjective(tokens[i].Span.In(map.Doc.Folded).ToString(), gender) ?? tokens[i].Span.In(text).ToString();
            words.Add(char.ToUpperInvariant(adjective[0]) + adjective[1..]);
        }

        return string.Join(' ', words) + ' ' + nominative;
    }
}
