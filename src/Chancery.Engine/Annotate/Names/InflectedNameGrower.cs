using System.Text;
using Chancery.Engine.Annotate.Inflections;
using Chancery.Engine.Annotate.Persons;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Names;

/// <summary>A name grown around its head word in a language with cases.</summary>
/// <param name="Span">Range of the whole name.</param>
/// <param name="Text">The name in the nominative, without session numbers.</param>
/// <param name="Ordinals">Session numbers before the head.</param>
internal readonly record struct InflectedName(Span Span, string Text, IReadOnlyList<int> Ordinals);

/// <summary>
/// Grows the name of a body, instrument or undertaking in a language with cases: to the left over adjectives that agree with the head,
/// to the right over a quoted name, what a preposition opens, and nouns in the genitive.
/// </summary>
internal sealed class InflectedNameGrower(Classes classes, Inflection inflection, PersonNames names)
{
    private const int MaxLeft = 6;
    private const int MaxRight = 16;
    private const int MaxQuoted = 60;

    /// <summary>Grows from a head word.</summary>
    /// <param name="map">Base mentions.</param>
    /// <param name="quotes">Quoted stretches by where they start.</param>
    /// <param name="tokens">Tokens of the sentence.</param>
    /// <param name="at">Index of the head word.</param>
    /// <param name="kind">What it names.</param>
    public InflectedName Grow(MentionMap map, IReadOnlyDictionary<int, QuotedMention> quotes, List<Token> tokens, int at, NameKind kind)
    {
        var cases = tokens[at].Mention!.Cases;
        var ordinals = new List<int>();
        var first = Left(map, tokens, at, ref cases, ordinals);
        var end = Right(map, quotes, tokens, at, kind);
        var text = TextOf(map, tokens, first, at, end, cases, ordinals.Count > 0);
        return new InflectedName(new Span(tokens[first].Span.Start, end), text, ordinals);
    }

    private int Left(MentionMap map, List<Token> tokens, int at, ref CaseSet cases, List<int> ordinals)
    {
        var first = at;
        for (var i = at - 1; i >= 0 && at - i <= MaxLeft; i--)
        {
            var token = tokens[i];
            if (token.Mention is QuantityRef { IsOrdinal: true } ordinal)
            {
                ordinals.Insert(0, ordinal.Ordinal);
                first = i;
                continue;
            }

            var own = CasesOfModifier(map, token);
            if ((own & cases) != 0)
            {
                cases &= own;
                first = i;
            }
            else if (!(i > 0 && first == i + 1 && token.Word is { } word && word.Word.Is(classes.Conj) && (CasesOfModifier(map, tokens[i - 1]) & cases) != 0))
            {
                break;
            }
        }

        return first;
    }

    /// <summary>Cases of a word that may modify a head before it; none for other words.</summary>
    private CaseSet CasesOfModifier(MentionMap map, Token token)
    {
        var isModifier = token.Mention switch
        {
            null => token.Kind == TokenKind.Plain,
            PartyRef party => party.IsTarget && party.Reference == 0,
            WordMention word => !classes.Breaks(word.Word) && !IsVerb(word) && !word.Word.Is(classes.OfficeHead) && !word.Word.Is(classes.Modal),
            _ => false,
        };
        return isModifier ? inflection.CasesOfAdjective(token.Span.In(map.Doc.Folded)) : CaseSet.None;
    }

    private int Right(MentionMap map, IReadOnlyDictionary<int, QuotedMention> quotes, List<Token> tokens, int head, NameKind kind)
    {
        var end = tokens[head].Span.End;
        var pending = 0;
        var linked = false;
        for (var i = head + 1; i < tokens.Count && i - head <= MaxRight; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Mark)
            {
                if (quotes.TryGetValue(token.Span.Start, out var quote) && quote.Span.Length <= MaxQuoted)
                {
                    end = quote.Span.End;
                    while (i + 1 < tokens.Count && tokens[i + 1].Span.Start < end)
                    {
                        i++;
                    }

                    pending = 0;
                    continue;
                }

                if (!JoinsCapitals(map, tokens, i) && !JoinsParties(map, tokens, i))
                {
                    break;
                }

                pending++;
                continue;
            }

            if (IsLink(token, i == head + 1, kind))
            {
                if (token.Word!.Word.Is(classes.Conj) && OpensName(map, tokens, i + 1))
                {
                    break;
                }

                pending++;
                linked = true;
                continue;
            }

            if (pending == 0 && tokens[i - 1].Mention is PartyRef { IsTarget: false } && token.Mention is not PartyRef and not PlaceRef && i > head + 1)
            {
                break;
            }

            if (IsPerson(map, tokens, i) || !Belongs(map, token, pending > 0, kind) && !(linked && token.Mention is QuantityRef { IsOrdinal: false } && kind == NameKind.Instrument))
            {
                break;
            }

            end = token.Span.End;
            pending = 0;
        }

        return end;
    }

    /// <summary>True where a personal name begins: a given name with a capital behind it.</summary>
    private bool IsPerson(MentionMap map, List<Token> tokens, int at) =>
        tokens[at] is { Kind: TokenKind.Plain, IsCapital: true } && at + 1 < tokens.Count && tokens[at + 1].IsCapital && names.IsGiven(tokens[at].Span.In(map.Doc.Text).ToString());

    /// <summary>True for a dash between two words with capitals: a route, or the parts of a name.</summary>
    private static bool JoinsCapitals(MentionMap map, List<Token> tokens, int at) =>
        map.Doc.Text[tokens[at].Span.Start] is '-' or '\u2013' or '\u2014' && at + 1 < tokens.Count && tokens[at - 1].IsCapital && tokens[at + 1].IsCapital;

    /// <summary>True for a comma between two parties of one list: "exercises of A, B and C".</summary>
    private static bool JoinsParties(MentionMap map, List<Token> tokens, int at) =>
        map.Doc.Text[tokens[at].Span.Start] == ',' && at + 1 < tokens.Count && tokens[at - 1].Mention is PartyRef { Reference: 0, IsTarget: false } && tokens[at + 1].Mention is PartyRef { Reference: 0, IsTarget: false };

    private bool IsLink(Token token, bool first, NameKind kind) =>
        token.Word is { } word && ((word.Word.Is(classes.NameLink) && kind is not NameKind.Exercise and not NameKind.Status) || (!first && word.Word.Is(classes.Conj))
            || (word.Word.Is(classes.With) && kind == NameKind.Instrument));

    /// <summary>True when a new name begins: a head word in the nominative or accusative, adjectives before it skipped.</summary>
    private bool OpensName(MentionMap map, List<Token> tokens, int at)
    {
        while (at < tokens.Count && CasesOfModifier(map, tokens[at]) != CaseSet.None && tokens[at].Word?.Word.Form is null)
        {
            at++;
        }

        return at < tokens.Count && tokens[at].Word is { } word && word.Word.Is(classes.HeadInstrument)
            && (word.Cases & (CaseSet.AnyNominative | CaseSet.Accusative)) != 0;
    }

    private bool Belongs(MentionMap map, Token token, bool linked, NameKind kind)
    {
        switch (token.Mention)
        {
            case PartyRef { Reference: 0 } or PlaceRef:
                return true;
            case WordMention word:
                return !classes.Breaks(word.Word) && (!IsVerb(word) || (linked && kind == NameKind.Instrument && !word.Word.Is(classes.Report))) && !word.Word.Is(classes.Adverb) && !word.Word.Is(classes.Modal) && kind is not NameKind.Exercise;
            case QuantityRef:
                return linked && kind == NameKind.Instrument;
            case null:
                return token.Kind == TokenKind.Plain && kind is not NameKind.Exercise && (linked || token.IsCapital || IsNominal(map, token))
                    && !inflection.LooksFinite(token.Span.In(map.Doc.Folded));
            default:
                return false;
        }
    }

    private bool IsNominal(MentionMap map, Token token)
    {
        var cases = inflection.CasesOfAdjective(token.Span.In(map.Doc.Folded));
        return cases == CaseSet.None || (cases & CaseSet.AnyGenitive) != 0;
    }

    private bool IsVerb(WordMention word) =>
        word.Word.Is(classes.Report) || word.Word.Is(classes.Sign) || word.Word.Is(classes.Found) || word.Word.Is(classes.Build) || word.Word.Is(classes.Event) || word.Word.Is(classes.Upgrade)
        || (word.Word.Form is null && (word.Word.Is(classes.Hold) || word.Word.Is(classes.Meet) || word.Word.Is(classes.Visit) || word.Word.Is(classes.Attend)));

    private string TextOf(MentionMap map, List<Token> tokens, int first, int head, int end, CaseSet cases, bool skipNumbers)
    {
        var form = tokens[head].Word!.Word.Form;
        var plural = (cases & CaseSet.Singular) == 0 || form?.Gender == Gender.Plural;
        var gender = plural ? Gender.Plural : form?.Gender ?? Gender.Neuter;
        var text = new StringBuilder();
        for (var i = first; i <= head; i++)
        {
            var written = tokens[i].Span.In(map.Doc.Text).ToString();
            if (skipNumbers && tokens[i].Mention is QuantityRef)
            {
                continue;
            }

            var nominative = i == head
                ? form is null ? written : plural ? form.PluralLemma : form.Lemma
                : tokens[i].Word is { } word && word.Word.Is(classes.Conj) ? written : inflection.NominativeOfAdjective(written.ToLowerInvariant(), gender) ?? written;
            text.Append(text.Length > 0 ? " " : string.Empty).Append(Capitalised(written, nominative));
        }

        return text.Append(map.Doc.Text, tokens[head].Span.End, end - tokens[head].Span.End).ToString();
    }

    private static string Capitalised(string written, string nominative) =>
        char.IsUpper(written[0]) ? char.ToUpperInvariant(nominative[0]) + nominative[1..] : nominative;
}
