using Chancery.Engine.Annotate.Persons;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Cased;

/// <summary>Finds persons and offices in text with capital letters: office before or behind the name, forms of address, given names.</summary>
internal sealed class CasedPersonReader(CasedNameFinder names, CasedRoleGrower roles, Classes classes)
{
    private const int MaxApposition = 4;
    private const int MaxLabel = 40;
    private readonly int _of = classes.Table.Number("of");

    /// <summary>Adds the persons of one sentence in order of position and makes them known.</summary>
    public void ScanSentence(MentionMap map, CasedProfile profile, Span sentence, string? home, PersonRegistry registry, List<PersonMention> found)
    {
        for (var i = map.FirstFrom(sentence.Start); i < map.Items.Count && map.Items[i].Span.Start < sentence.End; i++)
        {
            var from = found.Count > 0 ? Math.Max(sentence.Start, found[^1].Span.End) : sentence.Start;
            if (map.Items[i].Span.Start < from)
            {
                continue;
            }

            switch (map.Items[i])
            {
                case WordMention word when word.Word.Is(classes.OfficeHead) && !PrecedesHead(map, word):
                    Office(map, profile, sentence, from, word, home, registry, found);
                    break;
                case WordMention word when word.Word.Is(classes.Honorific):
                    Addressed(map, profile, sentence, word, registry, found);
                    break;
                case PersonMention { Known: { } known } leader:
                    Learn(profile, leader.Name, known, registry, map);
                    found.Add(leader);
                    break;
            }
        }

        GivenNames(map, profile, sentence, registry, found);
        Label(map, sentence, registry, found);
    }

    /// <summary>A speaker's label in capitals, "MR. SMITH:", stands for the person of that surname.</summary>
    private void Label(MentionMap map, Span sentence, PersonRegistry registry, List<PersonMention> found)
    {
        var text = map.Doc.Text.AsSpan(sentence.Start, Math.Min(sentence.Length, MaxLabel));
        var colon = text.IndexOf(':');
        if (colon <= 2 || text[..colon].ContainsAnyInRange('a', 'z') || found.Exists(f => f.Span.Start >= sentence.Start && f.Span.Start < sentence.Start + colon && f.Known is not null))
        {
            return;
        }

        var end = sentence.Start + colon;
        var start = CasedText.TokenStart(map.Doc.Text, end, sentence.Start);
        var entry = start < end ? registry.Find(map.Doc.Folded[start..end]) : null;
        if (entry is null && start > sentence.Start && map.StartingAt(sentence.Start) is WordMention address && address.Span.Start == sentence.Start && map.StartingAt(start) is null
            && (address.Word.Is(classes.Honorific) || address.Word.Is(classes.OfficeHead)))
        {
            var name = map.Doc.Text[start] + map.Doc.Folded[(start + 1)..end];
            entry = registry.Add(map.Doc.Folded[start..end], name);
        }

        if (entry is not null)
        {
            found.RemoveAll(f => f.Span.Start >= sentence.Start && f.Span.Start < end);
            found.Add(new PersonMention(new Span(sentence.Start, end), new Span(start, end), [], entry));
        }
    }

    /// <summary>True when the next word is an office too: "Prime Minister" ends the office, not "Prime".</summary>
    private bool PrecedesHead(MentionMap map, WordMention word) =>
        map.StartingAt(word.Span.End) is WordMention next && next.Word.Is(classes.OfficeHead) && next.Span.Start == word.Span.End + 1;

    private void Office(MentionMap map, CasedProfile profile, Span sentence, int from, WordMention head, string? home, PersonRegistry registry, List<PersonMention> found)
    {
        var grown = roles.Grow(map, profile, head, from, sentence.End);
        var name = names.NameAt(map, profile, SkipRanks(map, grown.Span.End), sentence.End);
        var adjacent = name.Length > 0;
        name = adjacent ? name : Apposed(map, profile, grown, sentence.End);
        if (name.Length > 0 && head.Word.Is(classes.OfficePlural))
        {
            Holders(map, profile, sentence, grown, name, home, registry, found);
        }
        else if (name.Length > 0 && (adjacent || Fits(map, name, grown.Role.Party, registry)))
        {
            var owner = grown.Role.Party is null ? OwnerBehind(map, name.End) : null;
            var role = owner is null ? grown : grown with { Role = grown.Role with { Party = owner.Value.Party } };
            var second = SecondOffice(map, grown, from, found);
            role = second?.Party is { } shared && role.Role.Party is null ? role with { Role = role.Role with { Party = shared } } : role;
            Emit(map, profile, role, name, grown.Span.Union(name).Union(owner?.Span ?? name), home, registry, found);
            AddOffice(found, second);
        }
        else if (NameInFront(map, profile, grown, from, sentence.Start, found) is { Length: > 0 } front && Fits(map, front, grown.Role.Party, registry))
        {
            var addressed = found.FindIndex(p => p.Name == front);
            var whole = addressed < 0 ? front : found[addressed].Span;
            found.RemoveAll(p => p.Name == front);
            Emit(map, profile, grown, front, grown.Span.Union(whole), home, registry, found);
        }
        else
        {
            found.Add(new PersonMention(grown.Span, new Span(grown.Span.End, grown.Span.End), [grown.Role], null));
        }
    }

    /// <summary>An office without a name that a conjunction joins to this one: both are held by the one who is named.</summary>
    private RoleRef? SecondOffice(MentionMap map, GrownRole grown, int from, List<PersonMention> found)
    {
        if (found.Count == 0 || found[^1] is not { Known: null, Roles: [var role] } || found[^1].Span.End != from
            || map.StartingAt(from) is not WordMention conj || !conj.Word.Is(classes.Conj) || grown.Span.Start != conj.Span.End + 1
            || map.StartingAt(role.Core) is not WordMention head || head.Word.Is(classes.OfficeGroup) || (role.Party is null && head.Word.Is(classes.OfficeChief))
            || (role.Party is not null && grown.Role.Party is not null && role.Party != grown.Role.Party))
        {
            return null;
        }

        found.RemoveAt(found.Count - 1);
        return role;
    }

    private static void AddOffice(List<PersonMention> found, RoleRef? second)
    {
        if (second is not null)
        {
            var person = found[^1];
            found[^1] = person with { Span = person.Span.Union(second.Span), Roles = [second with { Party = second.Party ?? person.Roles[^1].Party }, .. person.Roles] };
        }
    }

    /// <summary>"Presidents X Y and Z": each name holds the office, which is written in the plural with a last letter more.</summary>
    private void Holders(MentionMap map, CasedProfile profile, Span sentence, GrownRole grown, Span name, string? home, PersonRegistry registry, List<PersonMention> found)
    {
        var role = grown.Role with { Span = new Span(grown.Role.Span.Start, grown.Role.Span.End - 1) };
        var start = grown.Span.Start;
        while (name.Length > 0)
        {
            var owner = OwnerBehind(map, name.End);
            Emit(map, profile, grown with { Role = owner is null ? role : role with { Party = owner.Value.Party } }, name, new Span(start, owner?.Span.End ?? name.End), home, registry, found);
            name = owner is null ? name : new Span(name.Start, owner.Value.Span.End);
            start = map.StartingAt(name.End) is WordMention conj && conj.Word.Is(classes.Conj) ? conj.Span.End : name.End < sentence.End && map.Doc.Text[name.End] == ',' ? name.End + 1 : sentence.End;
            name = names.NameAt(map, profile, start, sentence.End);
            start = name.Start;
        }
    }

    /// <summary>The party that a link word opens behind a name: "Senator X of Alaska".</summary>
    private (string? Party, Span Span)? OwnerBehind(MentionMap map, int end)
    {
        if (map.StartingAt(end) is not WordMention link || !link.Word.Is(_of) || link.Span.Start - end > 1)
        {
            return null;
        }

        return map.StartingAt(link.Span.End) switch
        {
            PartyRef { Reference: 0, Single: { } party } owner => (party, owner.Span),
            PlaceRef { Country: { } country } place => (country, place.Span),
            _ => null,
        };
    }

    /// <summary>Ranks between office and name belong to neither: "Commander-in-Chief Admiral X".</summary>
    private int SkipRanks(MentionMap map, int at)
    {
        while (map.StartingAt(at) is WordMention word && word.Span.Start - at <= 1 && (word.Word.Is(classes.Honorific) || word.Word.Is(classes.OfficeHead)))
        {
            at = word.Span.End;
        }

        return at;
    }

    /// <summary>"the Foreign Minister, X Y, ...": a name of several words between commas, or one already known.</summary>
    private Span Apposed(MentionMap map, CasedProfile profile, GrownRole grown, int limit)
    {
        var text = map.Doc.Text;
        if (grown.Span.End + 1 >= limit || text[grown.Span.End] != ',')
        {
            return default;
        }

        var name = names.NameAt(map, profile, SkipRanks(map, grown.Span.End + 1), limit);
        var several = text.AsSpan(name.Start, name.Length).Contains(' ') || map.StartingAt(name.Start) is PersonMention;
        var closed = name.End >= limit || text[name.End] is ',' or '.' or ')' or ';';
        return name.Length > 0 && several && closed && (!FollowedByRole(map, name.End) || HasOwnName(map, profile, name.End + 1, limit)) ? name : default;
    }

    /// <summary>True when an office that follows has a name of its own behind a comma: "the President of X, A B, the Premier of Y, C D, ...".</summary>
    private bool HasOwnName(MentionMap map, CasedProfile profile, int start, int limit)
    {
        const int MaxOffice = 90;
        var comma = map.Doc.Text.IndexOf(',', start, Math.Min(MaxOffice, limit - start));
        var name = comma < 0 ? default : names.NameAt(map, profile, SkipRanks(map, comma + 1), limit);
        return name.Length > 0 && (map.Doc.Text.AsSpan(name.Start, name.Length).Contains(' ') || map.StartingAt(name.Start) is PersonMention)
            && (name.End >= limit || map.Doc.Text[name.End] is ',' or '.' or ';') && !FollowedByRole(map, name.End);
    }

    /// <summary>True when a comma and an office follow: the name belongs to that office.</summary>
    private bool FollowedByRole(MentionMap map, int end) =>
        end < map.Doc.Text.Length && map.Doc.Text[end] == ',' && map.StartingAt(end + 1) is WordMention word && (word.Word.Is(classes.OfficeHead) || word.Word.Is(classes.OfficeMod));

    /// <summary>"X Y, the President of ...": a name that ends shortly before the office.</summary>
    private Span NameInFront(MentionMap map, CasedProfile profile, GrownRole grown, int from, int sentenceStart, List<PersonMention> found)
    {
        var text = map.Doc.Text;
        var at = grown.Span.Start;
        if (map.StartingAt(grown.Role.Core) is WordMention head && head.Word.Is(classes.OfficePlural) && map.StartingAt(head.Span.End) is WordMention verb && verb.Word.Is(classes.Report))
        {
            return default;
        }

        var back = at;
        while (back > sentenceStart && back > at - MaxApposition - 4 && !IsApposition(text[back - 1]))
        {
            back--;
        }

        if (back <= sentenceStart || !IsApposition(text[back - 1]) || !OnlyArticles(map, back, at))
        {
            return default;
        }

        var end = CasedText.SkipBlanksBack(text, back - 1, sentenceStart);
        if (found.Count > 0 && found[^1].Span.End == end && found[^1] is { Known: not null, Roles.Count: 0 } named)
        {
            return named.Name;
        }

        var name = names.NameBefore(map, profile, end, from);
        return name.Length > 0 && text.AsSpan(name.Start, name.Length).Contains(' ') ? name : default;
    }

    private static bool IsApposition(char c) => c is ',' or '(' or '\u2013' or '\u2014';

    private static bool OnlyArticles(MentionMap map, int from, int to) =>
        from == to || map.StartingAt(from) is not null || CasedText.SkipBlanks(map.Doc.Text, from, to) == to;

    /// <summary>False for a known person of another party than the office's.</summary>
    private static bool Fits(MentionMap map, Span name, string? party, PersonRegistry registry)
    {
        var known = map.StartingAt(name.Start) is PersonMention person ? person.Known : registry.Find(name.In(map.Doc.Folded).ToString());
        return known?.Party is null || party is null || known.Party == party;
    }

    private void Emit(MentionMap map, CasedProfile profile, GrownRole grown, Span name, Span span, string? home, PersonRegistry registry, List<PersonMention> found)
    {
        var entry = Entry(map, name, registry);
        Learn(profile, name, entry, registry, map);
        var own = map.StartingAt(grown.Role.Core) is WordMention head && head.Word.TryGet(classes.OfficeState, out var state) ? state : PlaceIn(map, grown.Span);
        var party = grown.Role.Party ?? entry.Party ?? own ?? (IsTaken(map, grown.Role, home, entry, registry) ? null : home);
        entry.Party = grown.Role.Party ?? entry.Party ?? own;
        var role = grown.Role with { Party = party };
        PersonRegistry.Learn(entry, [role], map.Doc.Text);
        found.Add(new PersonMention(span, name, [role], entry));
    }

    /// <summary>State of the first place that an office names ("Crown Prince of X"); null when it names none.</summary>
    private static string? PlaceIn(MentionMap map, Span office)
    {
        for (var i = map.FirstFrom(office.Start); i < map.Items.Count && map.Items[i].Span.End <= office.End; i++)
        {
            if (map.Items[i] is PlaceRef { Country: { } country })
            {
                return country;
            }
        }

        return null;
    }

    /// <summary>True when somebody else holds the highest office of the party that a text leaves out: one more president is of another state.</summary>
    private bool IsTaken(MentionMap map, RoleRef role, string? home, PersonEntry entry, PersonRegistry registry)
    {
        if (home is null || map.StartingAt(role.Core) is not WordMention head || !head.Word.Is(classes.OfficeChief))
        {
            return false;
        }

        foreach (var (_, other) in registry.Names)
        {
            if (other != entry && other.Party == home && other.Role is not null && other.Role.EndsWith(role.TextIn(map.Doc.Text), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static PersonEntry Entry(MentionMap map, Span name, PersonRegistry registry) =>
        map.StartingAt(name.Start) is PersonMention { Known: { } known } && map.StartingAt(name.Start)!.Span.Start == name.Start
            ? known
            : registry.Find(name.In(map.Doc.Folded).ToString()) ?? registry.ByFirstName(name.In(map.Doc.Folded).ToString())
                ?? registry.Add(name.In(map.Doc.Folded).ToString(), name.In(map.Doc.Text).ToString());

    /// <summary>Makes the last word of a name known as the surname; the first too, unless it is a usual given name: some languages put the family first.</summary>
    private static void Learn(CasedProfile profile, Span name, PersonEntry entry, PersonRegistry registry, MentionMap map)
    {
        var folded = name.In(map.Doc.Folded).ToString();
        var blank = folded.LastIndexOf(' ');
        if (blank <= 0)
        {
            return;
        }

        registry.AddAlias(folded[(blank + 1)..], entry);
        var first = folded[..folded.IndexOf(' ', StringComparison.Ordinal)];
        if (!profile.Given.Contains(first) && first.Length > 1)
        {
            registry.AddAlias(first, entry);
        }
    }

    /// <summary>A form of address and a name: the person of that surname when one is known.</summary>
    private void Addressed(MentionMap map, CasedProfile profile, Span sentence, WordMention word, PersonRegistry registry, List<PersonMention> found)
    {
        var name = names.NameAt(map, profile, word.Span.End, sentence.End);
        if (name.Length == 0)
        {
            return;
        }

        var folded = name.In(map.Doc.Folded).ToString();
        var entry = map.StartingAt(name.Start) is PersonMention { Known: { } known } ? known : registry.Find(folded) ?? registry.ByFirstName(folded) ?? Entry(map, name, registry);
        Learn(profile, name, entry, registry, map);
        found.Add(new PersonMention(word.Span.Union(name), name, [], entry));
    }

    /// <summary>Names that begin with a usual given name and stand at no office.</summary>
    private void GivenNames(MentionMap map, CasedProfile profile, Span sentence, PersonRegistry registry, List<PersonMention> found)
    {
        var text = map.Doc.Text;
        var first = found.FindIndex(p => p.Span.Start >= sentence.Start);
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (!char.IsUpper(text[i]) || (i > 0 && char.IsLetterOrDigit(text[i - 1])))
            {
                continue;
            }

            var end = CasedText.TokenEnd(text, i, sentence.End);
            if (profile.Given.Contains(map.Doc.Folded[i..end]) && !Covered(found, first, i))
            {
                var name = names.NameAt(map, profile, i, sentence.End);
                if (name.Length > end - i)
                {
                    var entry = Entry(map, name, registry);
                    Learn(profile, name, entry, registry, map);
                    found.Add(new PersonMention(name, name, [], entry));
                }
            }

            i = Math.Max(i, end - 1);
        }
    }

    private static bool Covered(List<PersonMention> found, int first, int at)
    {
        for (var i = Math.Max(0, first); first >= 0 && i < found.Count; i++)
        {
            if (found[i].Span.Contains(new Span(at, at + 1)))
            {
                return true;
            }
        }

        return false;
    }
}
