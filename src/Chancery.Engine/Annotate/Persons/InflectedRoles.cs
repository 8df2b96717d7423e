using System.Text;
using Chancery.Engine.Annotate.Inflections;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Persons;

/// <summary>An office as read from the tokens of a sentence.</summary>
/// <param name="First">Index of its first token, party adjectives included.</param>
/// <param name="Head">Index of the token of its head word.</param>
/// <param name="Sure">Index behind its last token that surely belongs to it.</param>
/// <param name="Next">Index behind its last token, should a name follow there.</param>
/// <param name="Cases">Cases that the head can stand in.</param>
internal readonly record struct InflectedRole(int First, int Head, int Sure, int Next, CaseSet Cases)
{
    /// <summary>True for a form that can only be the plural.</summary>
    public bool IsPlural => (Cases & CaseSet.Singular) == 0;
}

/// <summary>
/// Reads an office in a language that puts what an office governs behind it and declines: adjectives, head, then nouns in the genitive,
/// a place or field with its preposition, and the party before or behind the head.
/// </summary>
internal sealed class InflectedRoles(Classes classes, Inflection inflection, InflectedBodies bodies)
{
    private const int MaxUnsure = 8;

    /// <summary>The office whose head is a token.</summary>
    /// <param name="map">Base mentions.</param>
    /// <param name="tokens">Tokens of the sentence.</param>
    /// <param name="head">Index of the head.</param>
    /// <param name="limit">Index of the first token that is free.</param>
    public InflectedRole Read(MentionMap map, List<Token> tokens, int head, int limit)
    {
        var first = head;
        while (first > limit && (IsAdjectiveOf(tokens[first - 1]) || (first == head && tokens[first - 1].Mention is QuantityRef { IsOrdinal: true, Written: false } && tokens[head].Word!.Word.Is(classes.OfficeRanked))))
        {
            first--;
        }

        var cases = tokens[head].Mention!.Cases;
        var (sure, next) = Complement(map, tokens, head);
        return new InflectedRole(first, head, sure, next, cases);
    }

    /// <summary>The role in the nominative, without the owner's name, and the owner.</summary>
    /// <param name="map">Base mentions.</param>
    /// <param name="tokens">Tokens of the sentence.</param>
    /// <param name="role">The office.</param>
    /// <param name="end">Index behind its last token.</param>
    /// <param name="owners">Parties whose office it is, in order; several only behind a plural; empty when the role does not tell.</param>
    public string TextOf(MentionMap map, List<Token> tokens, InflectedRole role, int end, out List<string> owners)
    {
        owners = [];
        var text = Build(map, tokens, role, end, owners);
        if (owners.Count == 0 && bodies.NameOf(map, tokens, role.Head + 1, end, out var first) is { } body)
        {
            owners.Add("@" + body);
            while (first - 1 > role.Head && (tokens[first - 1].Word is { } word && word.Word.Is(classes.BodyNoun) || (tokens[first - 1] is { Kind: TokenKind.Plain, IsCapital: false } && IsAdjective(tokens[first - 1].Span.In(map.Doc.Folded).ToString()))))
            {
                first--;
            }

            return Build(map, tokens, role, first, []);
        }

        return text;
    }

    private string Build(MentionMap map, List<Token> tokens, InflectedRole role, int end, List<string> owners)
    {
        var text = new StringBuilder();
        var form = tokens[role.Head].Word?.Word.Form;
        for (var i = role.First; i < end; i++)
        {
            var token = tokens[i];
            if (i > role.Head && owners.Count == 0 && TownOf(tokens[role.Head], token) is { } town)
            {
                owners.Add("@" + town);
                continue;
            }

            if (token.Mention is PartyRef { IsBody: false, Codes.Count: 1 } party && (owners.Count == 0 || role.IsPlural) && !IsGoverned(tokens, i))
            {
                owners.Add(party.Codes[0]);
                continue;
            }

            if (JoinsOwners(tokens, i, role.IsPlural))
            {
                continue;
            }

            if (owners.Count == 0 && OwnerOf(token.Mention) is { } owner)
            {
                owners.Add(owner);
            }

            if (text.Length > 0 && tokens[i - 1].Span.End < token.Span.Start && text[^1] != ' ')
            {
                text.Append(' ');
            }

            text.Append(Written(map, token, i, role, form));
        }

        return text.ToString().Trim();
    }

    /// <summary>The town or region whose office it is ("mayor of X"), where a capital would otherwise stand for its state.</summary>
    private string? TownOf(Token head, Token token) => head.Word is { } office && office.Word.Is(classes.OfficeLocal)
        ? token.Mention is PartyRef { IsMetonym: true } capital ? capital.Nominative : (token.Mention as PlaceRef)?.Nominative
        : null;

    /// <summary>True for "and" between two owners of a plural.</summary>
    private bool JoinsOwners(List<Token> tokens, int at, bool plural) =>
        plural && at > 0 && at + 1 < tokens.Count && tokens[at].Word is { } word && word.Word.Is(classes.Conj) && tokens[at - 1].Mention is PartyRef && tokens[at + 1].Mention is PartyRef;


    /// <summary>True for a word that ends like an adjective.</summary>
    public bool IsAdjective(string word) => inflection.CasesOfAdjective(word) != CaseSet.None;

    /// <summary>True for a word that may stand before a head: an adjective of the office or of a party.</summary>
    private bool IsAdjectiveOf(Token token) =>
        token.Mention is PartyRef { IsTarget: true, Reference: 0, IsBody: false } || (token.Word is { } word && word.Word.Is(classes.OfficeMod));

    private string Written(MentionMap map, Token token, int index, InflectedRole role, WordForm? form)
    {
        var text = token.Span.In(map.Doc.Text).ToString();
        if (index > role.Head)
        {
            return text;
        }

        if (index == role.Head)
        {
            return form?.Lemma ?? token.Span.In(map.Doc.Folded).ToString();
        }

        var folded = token.Span.In(map.Doc.Folded).ToString();
        var gender = form?.Gender ?? Gender.Masculine;
        return string.Join(' ', folded.Split(' ').Select(w => w.Length < 4 ? w : inflection.NominativeOfAdjective(w, gender) ?? w));
    }

    private (int Sure, int Next) Complement(MentionMap map, List<Token> tokens, int head)
    {
        var sure = head + 1;
        var at = head + 1;
        var hasOwner = false;
        var plural = (tokens[head].Mention!.Cases & CaseSet.Singular) == 0;
        while (at < tokens.Count && at - sure <= MaxUnsure)
        {
            var length = JoinsOwners(tokens, at, plural) ? 2 : Definite(map, tokens, head, at, ref hasOwner);
            if (length > 0)
            {
                at += length;
                sure = at;
            }
            else if (MayBelong(map, tokens[at], tokens[head].Mention!.Cases))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return (sure, at);
    }

    /// <summary>Number of tokens from a position that surely belong to the office; 0 when none do.</summary>
    private int Definite(MentionMap map, List<Token> tokens, int head, int at, ref bool hasOwner)
    {
        var token = tokens[at];
        switch (token.Mention)
        {
            case PartyRef { Reference: 0 } party when !hasOwner || party.IsBody || party.IsTarget:
                hasOwner |= !party.IsTarget;
                return 1;
            case { Kind: MentionKind.Place } when (token.Mention.Cases & CaseSet.AnyGenitive) != 0:
                return 1;
            case WordMention word when word.Word.Is(classes.OfficeOf) || word.Word.Is(classes.Org):
                return 1;
            case WordMention rank when rank.Word.Is(classes.OfficeMinor) && !rank.Word.Is(classes.OfficeOf):
                return 0;
            case WordMention word when word.Word.Is(classes.OfficeHead) && word.Word.Form is not null:
                return (word.Cases & CaseSet.AnyGenitive) != 0 && (word.Cases & CaseSet.AnyNominative) == 0 ? 1 : 0;
            case WordMention word when (word.Word.Is(classes.In) && tokens[head].Word!.Word.Is(classes.OfficePost)) || word.Word.Is(classes.Affair):
                return at + 1 < tokens.Count && tokens[at + 1].Mention is PartyRef { Reference: 0 } or { Kind: MentionKind.Place } ? 2 : 0;
            case null when token.Kind == TokenKind.Plain && (InflectedBodies.IsAcronym(map, token) || bodies.PrecedesGiven(map, tokens, at)):
                return 1;
            case null when token.Kind == TokenKind.Plain && token.IsCapital:
                return bodies.LengthAt(map, tokens, at);
            case null when token.Kind == TokenKind.Mark:
                return bodies.QuotedLength(map, tokens, at);
            default:
                return 0;
        }
    }

    private bool MayBelong(MentionMap map, Token token, CaseSet cases)
    {
        if (token.Kind == TokenKind.Plain)
        {
            return !token.IsCapital && !char.IsDigit(map.Doc.Text[token.Span.Start]) && !inflection.LooksFinite(token.Span.In(map.Doc.Folded));
        }

        if (token.Mention is not WordMention word)
        {
            return token.Mention is PartyRef { IsTarget: true } or { Kind: MentionKind.Place };
        }

        if (word.Word.Is(classes.OfficeHead) && word.Word.Form is not null && (word.Cases & (CaseSet.AnyGenitive | cases)) == 0)
        {
            return false;
        }

        return word.Word.Is(classes.Affair) || word.Word.Is(classes.Conj) || word.Word.Is(classes.OfficeMod)
            || (word.Word.Form is not null && (word.Cases & (CaseSet.AnyGenitive | CaseSet.Dative)) != 0 && !word.Word.Is(classes.OfficeHead))
            || (!classes.Breaks(word.Word) && !IsVerb(word) && !char.IsUpper(map.Doc.Text[word.Span.Start]));
    }

    private bool IsVerb(WordMention word) =>
        word.Word.Is(classes.Speech) || word.Word.Is(classes.Meet) || word.Word.Is(classes.Hold) || word.Word.Is(classes.Sign) || word.Word.Is(classes.Visit)
        || word.Word.Is(classes.Found) || word.Word.Is(classes.Build) || word.Word.Is(classes.Event) || word.Word.Is(classes.Stance) || word.Word.Is(classes.Adverb);

    private bool IsGoverned(List<Token> tokens, int at) =>
        at > 0 && tokens[at - 1].Word is { } word && (word.Word.Is(classes.In) || word.Word.Is(classes.Affair));

    private string? OwnerOf(Mention? mention) => mention switch
    {
        PartyRef { Codes.Count: 1 } party => party.Codes[0],
        PlaceRef place => place.Country,
        WordMention word when word.Word.TryGet(classes.Org, out var code) && code.Length > 0 => code,
        _ => null,
    };
}
