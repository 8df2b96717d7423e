using Chancery.Engine.Annotate.Inflections;
using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Persons;

/// <summary>
/// Finds persons and offices in text of a language with capitals and cases: an office with the name behind it, a name with the office
/// behind a comma, names that begin with a known given name, and names told before in any case.
/// </summary>
internal sealed class InflectedPersonAnnotator(InflectedRoles roles, InflectedNameReader reader, PersonNames names, RussianDeclension declension, Classes classes, string language)
{

    /// <summary>Adds the persons of the sentences that a language is read in; <paramref name="registry"/> is filled.</summary>
    /// <param name="map">Base mentions, among them names that the leaders' list knows.</param>
    /// <param name="sentences">The sentences.</param>
    /// <param name="registry">Persons of the document.</param>
    /// <param name="homeParty">Party whose officers the text names without saying so; null when there is none.</param>
    /// <param name="into">Receives the persons.</param>
    public void Annotate(MentionMap map, IReadOnlyList<Sentence> sentences, PersonRegistry registry, string? homeParty, List<PersonMention> into)
    {
        var found = new List<PersonMention>();
        var tokens = new List<Token>();
        foreach (var sentence in sentences)
        {
            SentenceTokens.Cut(map, sentence.Span, tokens);
            ReadSentence(map, tokens, registry, homeParty, found);
        }

        var covered = new bool[map.Doc.Text.Length];
        foreach (var person in found)
        {
            covered.AsSpan(person.Span.Start, person.Span.Length).Fill(true);
        }

        var surnames = Surnames(found);
        foreach (var sentence in sentences)
        {
            SentenceTokens.Cut(map, sentence.Span, tokens);
            AddBare(map, tokens, surnames, covered, found);
        }

        into.AddRange(found);
    }

    private void ReadSentence(MentionMap map, List<Token> tokens, PersonRegistry registry, string? homeParty, List<PersonMention> found)
    {
        var pending = new List<(InflectedRole Role, int End)>();
        var free = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (IsHead(tokens[i]))
            {
                var role = roles.Read(map, tokens, i, free);
                var nameEnd = reader.NameEnd(map, tokens, role.Next);
                var agrees = nameEnd > role.Next && reader.Agrees(map, tokens, registry, role, role.Next, nameEnd);
                pending.Add((role, agrees ? role.Next : role.Sure));
                var start = agrees ? role.Next : AppositionStart(map, tokens, registry, role);
                if (start > 0)
                {
                    free = EmitAll(map, tokens, pending, start, registry, homeParty, found);
                    i = free - 1;
                }
                else if (pending.Count == 1 && reader.NameBefore(map, tokens, role, free) is var before and >= 0)
                {
                    Emit(map, tokens, pending, 0, before, role.First - 1, registry, homeParty, found);
                    pending.Clear();
                    free = role.Sure;
                    i = role.Sure - 1;
                }
                else if (FollowsName(map, tokens, role, found) is { } earlier)
                {
                    Attach(map, tokens, role, earlier, homeParty, found);
                    pending.Clear();
                    free = role.Sure;
                    i = role.Sure - 1;
                }
                else
                {
                    free = role.Sure;
                    i = role.Sure - 1;
                    if (!GoesOn(tokens, role.Sure))
                    {
                        Flush(map, tokens, pending, found);
                    }
                }
            }
            else if (tokens[i].Word is { } lead && lead.Word.Is(classes.NameLead) && i + 1 < tokens.Count && reader.NameEnd(map, tokens, i + 1) is var told && told > i + 1)
            {
                Flush(map, tokens, pending, found);
                AddLed(map, tokens, i, told, registry, found);
                free = told;
                i = told - 1;
            }
            else if (reader.StartsName(map, tokens, i))
            {
                Flush(map, tokens, pending, found);
                var end = reader.NameEnd(map, tokens, i);
                AddNamed(map, tokens, i, end, registry, found);
                free = end;
                i = end - 1;
            }
            else if (tokens[i].Kind != TokenKind.Mark && !(tokens[i].Word is { } word && word.Word.Is(classes.Conj)))
            {
                Flush(map, tokens, pending, found);
            }
        }

        Flush(map, tokens, pending, found);
    }

    private bool IsHead(Token token) => token.Word is { } word && word.Word.Is(classes.OfficeHead) && !classes.Breaks(word.Word);

    /// <summary>True when a list of offices goes on: a comma or "and" with another office behind it.</summary>
    private bool GoesOn(List<Token> tokens, int at) =>
        at + 1 < tokens.Count && (tokens[at].Kind == TokenKind.Mark || (tokens[at].Word is { } word && word.Word.Is(classes.Conj)))
        && (IsHead(tokens[at + 1]) || (tokens[at + 1].Word is { } mod && mod.Word.Is(classes.OfficeMod) && at + 2 < tokens.Count && IsHead(tokens[at + 2])));

    /// <summary>Where the names behind the comma of an office start ("the envoys, A and B", "the envoy, A, ..."); 0 when none do.</summary>
    private int AppositionStart(MentionMap map, List<Token> tokens, PersonRegistry registry, InflectedRole role)
    {
        var at = role.Sure + 1;
        if (at >= tokens.Count || tokens[role.Sure].Kind != TokenKind.Mark || !reader.StartsName(map, tokens, at))
        {
            return 0;
        }

        var end = reader.NameEnd(map, tokens, at);
        var closed = end >= tokens.Count || (tokens[end].Kind == TokenKind.Mark && map.Doc.Text[tokens[end].Span.Start] == map.Doc.Text[tokens[role.Sure].Span.Start]);
        return (role.IsPlural || (closed && map.Doc.Text[tokens[role.Sure].Span.Start] == ',')) && reader.Agrees(map, tokens, registry, role, at, end) ? at : 0;
    }

    /// <summary>Emits the name behind offices, and the further names of a plural; the index behind the last one.</summary>
    private int EmitAll(MentionMap map, List<Token> tokens, List<(InflectedRole Role, int End)> pending, int start, PersonRegistry registry, string? homeParty, List<PersonMention> found)
    {
        var offices = pending.ToList();
        pending.Clear();
        var end = reader.NameEnd(map, tokens, start);
        Emit(map, tokens, offices, 0, start, end, registry, homeParty, found);
        for (var nth = 1; offices[^1].Role.IsPlural && end + 1 < tokens.Count && (tokens[end].Kind == TokenKind.Mark || (tokens[end].Word is { } and && and.Word.Is(classes.Conj))) && reader.NameEnd(map, tokens, end + 1) > end + 1; nth++)
        {
            start = end + 1;
            end = reader.NameEnd(map, tokens, start);
            Emit(map, tokens, offices, nth, start, end, registry, homeParty, found);
        }

        return end;
    }

    private void Emit(
        MentionMap map,
        List<Token> tokens,
        List<(InflectedRole Role, int End)> pending,
        int nth,
        int start,
        int end,
        PersonRegistry registry,
        string? homeParty,
        List<PersonMention> found)
    {
        var cases = CaseSet.All;
        foreach (var (role, _) in pending)
        {
            cases &= role.Cases;
        }

        cases = cases == CaseSet.None ? pending[^1].Role.Cases : cases;
        var name = names.Nominative(InflectedNameReader.Words(map, tokens, start, end), cases);
        var entry = EntryOf(map, tokens, start, end, name, registry);
        var first = tokens[Math.Min(pending[0].Role.First, start)].Span.Start;
        var list = pending.ConvertAll(p => ToRole(map, tokens, p.Role, p.End, nth));
        var owner = list.Find(r => r.Party is not null)?.Party ?? entry.Party ?? ListedOwner(map, first, found) ?? (pending.TrueForAll(p => IsLocal(tokens[p.Role.Head])) ? null : homeParty);
        list = list.ConvertAll(r => r with { Party = IsPerson(r.Party, registry) ? null : r.Party ?? owner });
        PersonRegistry.Learn(entry, list, map.Doc.Text);
        var nameSpan = new Span(tokens[start].Span.Start, tokens[end - 1].Span.End);
        var span = nth == 0 ? new Span(first, Math.Max(nameSpan.End, tokens[pending[^1].End - 1].Span.End)) : nameSpan;
        found.Add(new PersonMention(span, nameSpan, list, entry) { Cases = cases & name.Cases });
    }

    /// <summary>True for a calling, or an office of a town or region: it does not tell the state that a text leaves out.</summary>
    private bool IsLocal(Token head) => head.Word is { } office && (office.Word.Is(classes.OfficeMinor) || office.Word.Is(classes.OfficeLocal));

    /// <summary>True for an owner that is the family name of a person: "X's lawyer" holds no office.</summary>
    private static bool IsPerson(string? party, PersonRegistry registry) => party is ['@', ..] && registry.Surnames.Contains(party[1..]);

    /// <summary>Party of the person right before in a list of officers: they serve one state unless told otherwise.</summary>
    private static string? ListedOwner(MentionMap map, int start, List<PersonMention> found)
    {
        const int MaxGap = 3;
        return found.Count > 0 && found[^1] is { Roles.Count: > 0, Name.Length: > 0 } last && start > last.Span.End && start - last.Span.End <= MaxGap
            && map.Doc.Text.AsSpan(last.Span.End, start - last.Span.End).IndexOfAny(".:") < 0
            ? last.Roles[^1].Party
            : null;
    }

    private RoleRef ToRole(MentionMap map, List<Token> tokens, InflectedRole role, int end, int nth = 0)
    {
        var text = roles.TextOf(map, tokens, role, end, out var owners);
        var owner = owners.Count == 0 ? null : owners[Math.Min(nth, owners.Count - 1)];
        return new RoleRef(new Span(tokens[role.First].Span.Start, tokens[end - 1].Span.End), owner, tokens[role.Head].Span.Start) { Written = text };
    }

    private void AddNamed(MentionMap map, List<Token> tokens, int start, int end, PersonRegistry registry, List<PersonMention> found)
    {
        var name = names.Nominative(InflectedNameReader.Words(map, tokens, start, end), CaseSet.All);
        var span = new Span(tokens[start].Span.Start, tokens[end - 1].Span.End);
        var entry = EntryOf(map, tokens, start, end, name, registry);
        var nominative = entry.Name.EndsWith(tokens[end - 1].Span.In(map.Doc.Text).ToString(), StringComparison.Ordinal);
        found.Add(new PersonMention(span, span, [], entry) { Cases = nominative ? name.Cases : name.Cases & ~CaseSet.AnyNominative });
    }

    /// <summary>"His X-ish colleague A B": a name behind a word for people, of the party whose adjective stands before it.</summary>
    private void AddLed(MentionMap map, List<Token> tokens, int lead, int end, PersonRegistry registry, List<PersonMention> found)
    {
        var name = names.Nominative(InflectedNameReader.Words(map, tokens, lead + 1, end), tokens[lead].Mention!.Cases);
        var entry = EntryOf(map, tokens, lead + 1, end, name, registry);
        var party = lead > 0 ? tokens[lead - 1].Mention as PartyRef : null;
        entry.Party ??= party is { Reference: 0, Codes.Count: 1 } ? party.Codes[0] : null;
        var span = new Span(tokens[lead + 1].Span.Start, tokens[end - 1].Span.End);
        found.Add(new PersonMention(new Span((party as Mention ?? tokens[lead].Mention!).Span.Start, span.End), span, [], entry) { Cases = tokens[lead].Mention!.Cases });
    }

    /// <summary>True when a word as written can be a case of a name: only its last letters differ.</summary>
    private static bool IsFormOf(string written, string name)
    {
        const int MaxEnding = 3;
        var common = written.AsSpan().CommonPrefixLength(name);
        return common >= Math.Max(2, name.Length - 2) && written.Length - common <= MaxEnding;
    }

    private PersonEntry EntryOf(MentionMap map, List<Token> tokens, int start, int end, NominativeName name, PersonRegistry registry)
    {
        PersonEntry? known = null;
        for (var i = start; i < end; i++)
        {
            known ??= (tokens[i].Mention as PersonMention)?.Known;
        }

        var entry = known ?? registry.Add(name.Text.ToLowerInvariant(), name.Text);
        var usual = entry.Usual?.GetValueOrDefault(language)?.Split(' ') ?? [];
        PersonRegistry.Rename(entry, usual.Length == 0 ? name.Text : string.Join(' ', InflectedNameReader.Words(map, tokens, start, end).Zip(name.Text.Split(' '), (w, n) => Array.Find(usual, u => IsFormOf(w, u)) ?? n)));
        foreach (var form in end - start > 1 ? declension.Person(entry.Name[(entry.Name.LastIndexOf(' ') + 1)..], name.Female, false) : [])
        {
            registry.Surnames.Add(form);
        }

        return entry;
    }

    /// <summary>The person whom an office behind a comma or dash describes.</summary>
    private static PersonMention? FollowsName(MentionMap map, List<Token> tokens, InflectedRole role, List<PersonMention> found)
    {
        if (role.First < 2 || found.Count == 0 || tokens[role.First - 1].Kind != TokenKind.Mark || map.Doc.Text[tokens[role.First - 1].Span.Start] is ':' or ';')
        {
            return null;
        }

        var last = found[^1];
        if (role.Sure < tokens.Count && tokens[role.Sure] is { Kind: TokenKind.Plain, IsCapital: true })
        {
            return null;
        }

        return last.Name.Length > 0 && last.Span.End == tokens[role.First - 2].Span.End && (last.Cases & role.Cases) != 0 ? last : null;
    }

    private void Attach(MentionMap map, List<Token> tokens, InflectedRole role, PersonMention earlier, string? homeParty, List<PersonMention> found)
    {
        var told = ToRole(map, tokens, role, role.Sure);
        var assumed = IsLocal(tokens[role.Head]) ? null : homeParty;
        var list = new List<RoleRef>(earlier.Roles) { told with { Party = told.Party ?? earlier.Known?.Party ?? assumed } };
        PersonRegistry.Learn(earlier.Known!, list, map.Doc.Text);
        found[^1] = earlier with { Span = new Span(earlier.Span.Start, tokens[role.Sure - 1].Span.End), Roles = list };
    }

    private void Flush(MentionMap map, List<Token> tokens, List<(InflectedRole Role, int End)> pending, List<PersonMention> found)
    {
        foreach (var (role, end) in pending)
        {
            var told = ToRole(map, tokens, role, end);
            if (told.Party is null && tokens[role.Head].Word!.Word.Is(classes.OfficeMinor))
            {
                continue;
            }

            found.Add(new PersonMention(told.Span, new Span(told.Span.End, told.Span.End), [told], null) { Cases = role.Cases });
        }

        pending.Clear();
    }

    /// <summary>All forms of the surnames of persons found, and of their full names.</summary>
    private Dictionary<string, PersonEntry> Surnames(List<PersonMention> found)
    {
        var forms = new Dictionary<string, PersonEntry>(StringComparer.Ordinal);
        foreach (var person in found)
        {
            if (person.Known is not { } entry)
            {
                continue;
            }

            var space = entry.Name.LastIndexOf(' ') + 1;
            var surname = entry.Name[space..];
            var female = names.Nominative(entry.Name.Split(' '), CaseSet.Nominative).Female;
            foreach (var form in declension.Person(surname, female, false))
            {
                foreach (var spelling in NameText.Spellings(form))
                {
                    forms.TryAdd(spelling, entry);
                }
            }
        }

        return forms;
    }

    private void AddBare(MentionMap map, List<Token> tokens, Dictionary<string, PersonEntry> surnames, bool[] covered, List<PersonMention> found)
    {
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Plain && token.IsCapital && surnames.TryGetValue(token.Span.In(map.Doc.Text).ToString(), out var entry)
                && !covered[token.Span.Start])
            {
                var name = names.Nominative([token.Span.In(map.Doc.Text).ToString()], CaseSet.All);
                var nominative = entry.Name.EndsWith(token.Span.In(map.Doc.Text).ToString(), StringComparison.Ordinal);
                found.Add(new PersonMention(token.Span, token.Span, [], entry) { Cases = nominative ? name.Cases | CaseSet.Nominative : name.Cases & ~CaseSet.AnyNominative });
            }
        }
    }
}
