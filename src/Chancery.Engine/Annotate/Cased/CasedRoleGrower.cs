using Chancery.Model;

namespace Chancery.Engine.Annotate.Cased;

/// <summary>An office with its party, as a language with capital letters writes it.</summary>
/// <param name="Span">Everything that belongs to it, the party's name included.</param>
/// <param name="Role">The role without the party's name.</param>
internal readonly record struct GrownRole(Span Span, RoleRef Role);

/// <summary>
/// Grows an office around its head word: to the left over ranks, fields of work and an adjective or possessive of the party
/// ("Russia's First Deputy Defence Minister"), to the right over what a link word opens ("Minister of Foreign Affairs of Japan").
/// </summary>
internal sealed class CasedRoleGrower(Classes classes)
{
    private const int MaxTokens = 8;

    /// <summary>Grows an office.</summary>
    /// <param name="map">Mentions of the document.</param>
    /// <param name="profile">How the language writes names.</param>
    /// <param name="head">The head word.</param>
    /// <param name="start">Where the role may begin at the earliest.</param>
    /// <param name="limit">Where the sentence ends.</param>
    public GrownRole Grow(MentionMap map, CasedProfile profile, WordMention head, int start, int limit)
    {
        string? party = null;
        var (outer, inner) = GrowLeft(map, head, start, ref party);
        var (roleEnd, outerEnd) = GrowRight(map, profile, head, limit, ref party);
        return new GrownRole(new Span(outer, outerEnd), new RoleRef(new Span(inner, roleEnd), party, head.Span.Start));
    }

    private (int Outer, int Inner) GrowLeft(MentionMap map, WordMention head, int limit, ref string? party)
    {
        var start = head.Span.Start;
        for (var tokens = 0; tokens < MaxTokens && start > limit; tokens++)
        {
            var before = map.EndingAt(start);
            if (before is not null && !CasedText.IsBlank(map.Doc.Text[start - 1]))
            {
                break;
            }

            if (before is PartyRef { IsBody: false } owner)
            {
                party ??= owner.Single;
                return (owner.Span.End <= start && HasArticle(map, owner.Span.End, start) ? start : owner.Span.Start, start);
            }

            if (before is WordMention genitive && genitive.Word.Is(classes.Genitive))
            {
                var possessor = map.EndingAt(genitive.Span.Start) as PartyRef;
                party ??= possessor?.Single;
                return (possessor?.Span.Start ?? start, start);
            }

            var next = before is null ? UnknownBefore(map, start, limit) : BelongsLeft(map, before, start, ref party) ? before.Span.Start : start;
            if (next == start)
            {
                break;
            }

            start = next;
        }

        return (start, start);
    }

    /// <summary>True when letters, such as an article, stand between.</summary>
    private static bool HasArticle(MentionMap map, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!CasedText.IsBlank(map.Doc.Text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private bool BelongsLeft(MentionMap map, Mention before, int start, ref string? party)
    {
        if (HasArticle(map, before.Span.End, start))
        {
            return false;
        }

        switch (before)
        {
            case PartyRef { IsBody: true } body:
                party ??= PartyOf(map, body);
                return true;
            case { Kind: MentionKind.Place }:
                return true;
            case WordMention word when word.Word.TryGet(classes.Org, out var owner) && owner.Length > 0:
                party ??= owner;
                return true;
            case WordMention word when word.Word.Is(classes.Conj):
                return map.EndingAt(word.Span.Start) is WordMention earlier && earlier.Word.Is(classes.NameWord)
                    && map.StartingAt(word.Span.End) is WordMention later && later.Word.Is(classes.NameWord);
            case WordMention word:
                return IsRoleWord(word);
            default:
                return false;
        }
    }

    /// <summary>End of a list of parties: "the ministers of X, Y and Z".</summary>
    private int OwnersEnd(MentionMap map, PartyRef first)
    {
        var end = first.Span.End;
        while (true)
        {
            var at = map.StartingAt(end) is WordMention conj && conj.Word.Is(classes.Conj) ? conj.Span.End : end < map.Doc.Text.Length && map.Doc.Text[end] == ',' ? end + 1 : end;
            if (at == end || map.StartingAt(at) is not PartyRef { Reference: 0 } next)
            {
                return end;
            }

            end = next.Span.End;
        }
    }

    /// <summary>An organ of an organisation tells the party only with the organisation's name in it: states have security councils too.</summary>
    private static string? PartyOf(MentionMap map, PartyRef body) =>
        !body.IsOrganisation || body.Span.In(map.Doc.Text).Contains(body.Single, StringComparison.Ordinal) ? body.Single : null;

    /// <summary>A capital before a capitalised word qualifies it: "the Minsk Group".</summary>
    private static bool IsQualifier(MentionMap map, PartyRef seat)
    {
        var next = CasedText.SkipBlanks(map.Doc.Text, seat.Span.End, map.Doc.Text.Length);
        return next > seat.Span.End && next < map.Doc.Text.Length && char.IsUpper(map.Doc.Text[next]) && map.StartingAt(next) is WordMention;
    }

    private bool IsRoleWord(WordMention word) =>
        word.Word.Is(classes.OfficeMod) || word.Word.Is(classes.Org) || word.Word.Is(classes.Army) || word.Word.Is(classes.NameWord) || word.Word.Is(classes.Collective);

    /// <summary>An unknown word left of the role belongs to it when it is capitalised and does not open the sentence.</summary>
    private static int UnknownBefore(MentionMap map, int start, int limit)
    {
        var text = map.Doc.Text;
        var end = CasedText.SkipBlanksBack(text, start, limit);
        var token = CasedText.TokenStart(text, end, limit);
        return end < start && token > limit && token < end && CasedText.IsName(text, token, end) && HasArticleOrNameBefore(map, token, limit) ? token : start;
    }

    /// <summary>Guards against a sentence's first word and names of persons: something of the sentence must stand before.</summary>
    private static bool HasArticleOrNameBefore(MentionMap map, int token, int limit) =>
        CasedText.SkipBlanksBack(map.Doc.Text, token, limit) > limit;

    /// <summary>End of the role and end of all that belongs to the office, party included.</summary>
    private (int Role, int Outer) GrowRight(MentionMap map, CasedProfile profile, WordMention head, int limit, ref string? party)
    {
        var roleEnd = head.Span.End;
        var at = roleEnd;
        for (var tokens = 0; tokens < MaxTokens && at < limit; tokens++)
        {
            var next = map.StartingAt(at);
            if (at == head.Span.End && !(next is WordMention link && link.Word.Is(classes.OfficeLink)))
            {
                return (roleEnd, roleEnd);
            }

            if (next is PartyRef { IsBody: false, Reference: 0 } owner && !(owner.IsMetonym && IsQualifier(map, owner)))
            {
                var owners = head.Word.Is(classes.OfficePlural) ? OwnersEnd(map, owner) : owner.Span.End;
                party = owners == owner.Span.End ? party ?? owner.Single : null;
                return (roleEnd, owners);
            }

            var end = ContentEnd(map, profile, at, limit, ref party, out var isContent);
            if (end == at)
            {
                break;
            }

            at = end;
            roleEnd = isContent ? end : roleEnd;
        }

        return (roleEnd, roleEnd);
    }

    private int ContentEnd(MentionMap map, CasedProfile profile, int at, int limit, ref string? party, out bool isContent)
    {
        isContent = true;
        switch (map.StartingAt(at))
        {
            case PartyRef { IsBody: true } body:
                party ??= PartyOf(map, body);
                return body.Span.End;
            case PartyRef { IsMetonym: true } seat:
                return seat.Span.End;
            case { Kind: MentionKind.Place } place:
                return place.Span.End;
            case WordMention word when word.Word.Is(classes.OfficeLink) || word.Word.Is(classes.Conj):
                isContent = false;
                return GoesOn(map, word, limit) ? word.Span.End : at;
            case WordMention word when word.Word.TryGet(classes.Org, out var owner):
                party ??= owner.Length > 0 ? owner : null;
                return word.Span.End;
            case WordMention word:
                return word.Word.Is(classes.NameWord) || word.Word.Is(classes.Army) || word.Word.Is(classes.OfficeMod) || (word.Word.Is(classes.OfficeHead) && char.IsUpper(map.Doc.Text[word.Span.Start])) || IsNamedBody(map, word)
                    ? word.Span.End
                    : at;
            case null:
                return UnknownEnd(map, profile, at, limit);
            default:
                return at;
        }
    }

    private bool IsNamedBody(MentionMap map, WordMention word) =>
        char.IsUpper(map.Doc.Text[word.Span.Start]) && (word.Word.Is(classes.HeadMechanism) || word.Word.Is(classes.HeadConference));

    /// <summary>A link or conjunction belongs to the role only when what follows does.</summary>
    private bool GoesOn(MentionMap map, WordMention link, int limit)
    {
        if (map.StartingAt(link.Span.End) is { } next && next.Span.Start < limit)
        {
            return next is PartyRef or PlaceRef || (next is WordMention word && (IsRoleWord(word) || IsNamedBody(map, word) || (word.Word.Is(classes.OfficeHead) && !link.Word.Is(classes.Conj))));
        }

        var start = CasedText.SkipBlanks(map.Doc.Text, link.Span.End, limit);
        var end = CasedText.TokenEnd(map.Doc.Text, start, limit);
        return !link.Word.Is(classes.Conj) && end > start && char.IsUpper(map.Doc.Text[start]);
    }

    /// <summary>A capitalised unknown word belongs to the role unless a personal name begins with it.</summary>
    private static int UnknownEnd(MentionMap map, CasedProfile profile, int at, int limit)
    {
        var text = map.Doc.Text;
        var start = CasedText.SkipBlanks(text, at, limit);
        var end = CasedText.TokenEnd(text, start, limit);
        if (end == start || start == at || !char.IsUpper(text[start]) || profile.Given.Contains(map.Doc.Folded[start..end]))
        {
            return at;
        }

        var afterLink = map.EndingAt(at) is WordMention { Span: var link } && link.End == at;
        var run = RunLength(map, start, limit);
        return afterLink && run != 2 && run != 3 ? end : run > 3 ? end : at;
    }

    /// <summary>Number of capitalised unknown words in a row.</summary>
    private static int RunLength(MentionMap map, int start, int limit)
    {
        var count = 0;
        while (start < limit && (map.StartingAt(start) is not { } mention || mention.Span.Start != start))
        {
            var end = CasedText.TokenEnd(map.Doc.Text, start, limit);
            if (end == start || !char.IsUpper(map.Doc.Text[start]))
            {
                break;
            }

            count++;
            start = CasedText.SkipBlanks(map.Doc.Text, end, limit);
            if (start == end)
            {
                break;
            }
        }

        return count;
    }
}
