using Chancery.Model;

namespace Chancery.Engine.Annotate.Persons;

/// <summary>Grows an office to the left of its head word: body, modifiers and rank belong to the role, the state's name does not.</summary>
internal sealed class RoleGrower(Classes classes)
{
    private const int MaxLength = 24;
    private const int MaxRaw = 12;

    /// <summary>The role that ends with a head word.</summary>
    /// <param name="map">Mentions of the document.</param>
    /// <param name="head">The head word.</param>
    /// <param name="limit">Start of the sentence.</param>
    /// <param name="party">The party mention just before the role, if any.</param>
    public RoleRef Grow(MentionMap map, WordMention head, int limit, out Mention? party)
    {
        var start = head.Span.Start;
        var raw = 0;
        string? code = null;
        party = null;
        while (start > limit && head.Span.End - start < MaxLength)
        {
            var before = map.EndingAt(start);
            if (before is null)
            {
                if (!IsRoleChar(map.Doc.Folded[start - 1]) || ++raw > MaxRaw)
                {
                    break;
                }

                start--;
                continue;
            }

            if (before is WordMention form && form.Word.Is(classes.StateForm) && map.EndingAt(form.Span.Start) is PartyRef { IsBody: false } state)
            {
                before = state;
            }

            if (before is PartyRef { IsBody: false } && !FollowsPost(map, before))
            {
                party = before;
                code = (before as PartyRef)?.Single ?? code;
                break;
            }

            if (!Belongs(before, ref code))
            {
                break;
            }

            start = before.Span.Start;
        }

        return new RoleRef(new Span(start, head.Span.End), code, head.Span.Start);
    }

    private static bool IsRoleChar(char c) => MentionMap.IsHan(c) || char.IsAsciiLetterOrDigit(c);

    /// <summary>True for the party in "permanent representative to X": the post stands before the party's name.</summary>
    private bool FollowsPost(MentionMap map, Mention party) =>
        map.EndingAt(party.Span.Start) is WordMention word && word.Word.Is(classes.OfficeMod) && !word.Word.Is(classes.OfficeHead);

    private bool Belongs(Mention mention, ref string? code)
    {
        switch (mention)
        {
            case WordMention word:
                if (word.Word.TryGet(classes.Org, out var owner))
                {
                    code ??= owner;
                    return true;
                }

                return word.Word.Is(classes.OfficeMod) || word.Word.Is(classes.OfficeHead) || !Interrupts(word);
            case PartyRef { IsBody: true, Single: { } body }:
                code ??= body;
                return true;
            case { Kind: MentionKind.Place or MentionKind.Party }:
                return true;
            case { Kind: MentionKind.Quantity }:
                return mention.Span.Length <= 3;
            default:
                return false;
        }
    }

    private bool Interrupts(WordMention word) =>
        classes.Breaks(word.Word) || word.Word.Is(classes.Speech) || word.Word.Is(classes.Meet) || word.Word.Is(classes.Hold)
        || word.Word.Is(classes.Sign) || word.Word.Is(classes.Stance) || word.Word.Is(classes.Attribution) || word.Word.Is(classes.Greet);
}
