using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Cased;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>What leads to the noun of an encounter or visit: "held <i>a brief bilateral</i> meeting", "<i>X's recent</i> visit".</summary>
/// <param name="Start">Where the noun with its modifiers starts.</param>
/// <param name="Before">The word or mention before them; null at the start of a clause and behind words of no class.</param>
/// <param name="Opens">True when nothing of the sentence stands before them.</param>
/// <param name="Parties">Parties named as modifiers ("Russian-Chinese talks"), in order.</param>
/// <param name="IsEarlier">True when a modifier says that it is one of before ("our previous meeting").</param>
/// <param name="IsSeveral">True when a modifier says that several or regular ones are meant.</param>
internal readonly record struct NounPhrase(int Start, Mention? Before, bool Opens, IReadOnlyList<string> Parties, bool IsEarlier, bool IsSeveral)
{
    private const int MaxWords = 6;

    /// <summary>Reads to the left of a noun.</summary>
    /// <param name="classes">Word classes.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="noun">Range of the noun in the cleaned text.</param>
    public static NounPhrase LeadingTo(Classes classes, SentenceView sentence, Span noun)
    {
        var map = sentence.Document.Base;
        var start = noun.Start;
        var parties = new List<string>();
        var (earlier, several) = (false, false);
        for (var words = 0; words < MaxWords; words++)
        {
            var at = BackOverGaps(map, start, sentence.Span.Start);
            if (at <= sentence.Span.Start)
            {
                return new NounPhrase(start, null, true, parties, earlier, several);
            }

            switch (map.EndingAt(at))
            {
                case PartyRef { Reference: 0, IsTarget: true } adjective:
                    parties.InsertRange(0, adjective.Codes);
                    start = adjective.Span.Start;
                    break;
                case PartyRef { Reference: 0, Codes.Count: > 1 } pair when pair.Span.End == at:
                    parties.InsertRange(0, pair.Codes);
                    start = pair.Span.Start;
                    break;
                case WordMention word when word.Word.Is(classes.Earlier):
                    earlier = true;
                    start = word.Span.Start;
                    break;
                case WordMention word when word.Word.Is(classes.Plural) || word.Word.Is(classes.Habit):
                    several = true;
                    start = word.Span.Start;
                    break;
                case WordMention word when Modifies(classes, word):
                    start = word.Span.Start;
                    break;
                case { Kind: MentionKind.Quantity or MentionKind.Date } number when number.Span.End == at && number is not DateRef { IsDuration: false }:
                    start = number.Span.Start;
                    break;
                case { } other:
                    return new NounPhrase(start, other, false, parties, earlier, several);
                default:
                    var token = CasedText.TokenStart(sentence.Text, at, sentence.Span.Start);
                    if (token == at || char.IsUpper(sentence.Text[token]))
                    {
                        return new NounPhrase(start, null, false, parties, earlier, several);
                    }

                    start = token;
                    break;
            }
        }

        return new NounPhrase(start, null, false, parties, earlier, several);
    }

    private static bool Modifies(Classes classes, WordMention word) =>
        word.Word.Is(classes.NameWord) || word.Word.Is(classes.Generic) || word.Word.Is(classes.OfficeMod) || word.Word.Is(classes.NounVisit)
        || (word.Word.Is(classes.Adverb) && !word.Word.Is(classes.Finite));

    private static int BackOverGaps(MentionMap map, int at, int limit)
    {
        while (at > limit && map.IsGap(at - 1))
        {
            at--;
        }

        return at;
    }
}
