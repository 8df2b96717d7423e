using Chancery.Engine.Annotate.Cased;
using Chancery.Engine.Annotate.Lexicon;
using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Persons;

/// <summary>
/// Finds persons and offices: name and office in every order, chains of offices, and bare names told before. Sentences of languages with
/// capital letters go to <see cref="CasedPersonReader"/>.
/// </summary>
internal sealed class PersonAnnotator(NameFinder names, RoleGrower roles, NameTables tables, Classes classes, IReadOnlyDictionary<string, CasedProfile> profiles)
{
    private readonly CasedPersonReader _cased = new(new CasedNameFinder(classes), new CasedRoleGrower(classes), classes);

    /// <summary>Persons of a document in order of position; <paramref name="registry"/> is filled.</summary>
    /// <param name="map">Base mentions, among them names that the leaders' list knows.</param>
    /// <param name="registry">Persons of the document.</param>
    /// <param name="homeParty">Party whose officers a text of this kind names without saying so; null when there is none.</param>
    /// <param name="sentences">The sentences to read.</param>
    public List<PersonMention> Annotate(MentionMap map, PersonRegistry registry, string? homeParty, IReadOnlyList<Sentence> sentences)
    {
        var found = new List<PersonMention>();
        foreach (var sentence in sentences)
        {
            if (profiles.TryGetValue(map.LanguageOf(sentence.Paragraph), out var profile))
            {
                _cased.ScanSentence(map, profile, sentence.Span, homeParty, registry, found);
            }
            else
            {
                ScanSentence(map, sentence, registry, homeParty, found);
            }
        }

        if (sentences.Count > 0)
        {
            AddBareNames(map, registry, found);
        }

        found.Sort((a, b) => a.Span.CompareTo(b.Span));
        return found;
    }

    private void ScanSentence(MentionMap map, Sentence sentence, PersonRegistry registry, string? homeParty, List<PersonMention> found)
    {
        var pending = new List<(RoleRef Role, Mention? Party)>();
        for (var i = map.FirstFrom(sentence.Span.Start); i < map.Items.Count && map.Items[i].Span.Start < sentence.Span.End; i++)
        {
            if (map.Items[i] is WordMention report && report.Word.Is(classes.Report))
            {
                LearnSpeaker(map, report, sentence.Span.Start, registry);
            }

            if (map.Items[i] is not WordMention word || !word.Word.Is(classes.OfficeHead)
                || (map.StartingAt(word.Span.End) is WordMention next && next.Word.Is(classes.OfficeHead) && !next.Word.Is(classes.OfficeJoin)))
            {
                continue;
            }

            var role = roles.Grow(map, word, Math.Max(sentence.Span.Start, found.Count > 0 ? found[^1].Span.End : 0), out var party);
            if (pending.Count > 0 && !Continues(map, pending[^1].Role, party?.Span.Start ?? role.Span.Start))
            {
                Flush(map, pending, registry, found);
            }

            pending.Add((role, party));
            Complete(map, sentence, pending, registry, homeParty, found);
        }

        Flush(map, pending, registry, found);
    }

    /// <summary>Somebody without an office who says something is a person of the document: found wherever the name stands.</summary>
    private void LearnSpeaker(MentionMap map, WordMention report, int limit, PersonRegistry registry)
    {
        var end = report.Span.Start;
        while (map.EndingAt(end) is WordMention adverb && (adverb.Word.Is(classes.Adverb) || adverb.Word.Is(classes.Particle)))
        {
            end = adverb.Span.Start;
        }

        var start = map.EndingAt(end) is null ? names.SpeakerBefore(map, end, limit) : -1;
        if (start >= 0)
        {
            registry.Add(map.Doc.Folded[start..end], map.Doc.Text[start..end]);
        }
    }

    /// <summary>True when one mark or word joins an office to the one before; a colon parts who speaks from what is said.</summary>
    private static bool Continues(MentionMap map, RoleRef earlier, int start) =>
        start == earlier.Span.End + 1 && map.Doc.Folded[earlier.Span.End] != ':';

    private void Complete(
        MentionMap map,
        Sentence sentence,
        List<(RoleRef Role, Mention? Party)> pending,
        PersonRegistry registry,
        string? homeParty,
        List<PersonMention> found)
    {
        var (role, party) = pending[^1];
        var code = OwnerOf(map, pending, found, homeParty, out var assumed);
        var nameStart = role.Span.End;
        var known = map.StartingAt(nameStart) as PersonMention;
        var nameEnd = known?.Span.End ?? names.NameAt(map, nameStart, sentence.Span.End, code is null ? homeParty is null : code != homeParty);
        if (nameEnd > nameStart)
        {
            Emit(map, pending, new Span(nameStart, nameEnd), known?.Known, code, assumed, registry, found);
            return;
        }

        if (NameInFront(map, sentence, role, registry, found) is { } front)
        {
            pending[^1] = (role with { Span = new Span(front.Name.End, role.Span.End) }, null);
            Emit(map, pending, front.Name, front.Known, front.Known?.Party ?? code, assumed, registry, found);
        }
    }

    private (Span Name, PersonEntry? Known)? NameInFront(MentionMap map, Sentence sentence, RoleRef role, PersonRegistry registry, List<PersonMention> found)
    {
        if (map.EndingAt(role.Span.Start) is PersonMention leader)
        {
            return (leader.Span, leader.Known);
        }

        var limit = Math.Max(sentence.Span.Start, found.Count > 0 ? found[^1].Span.End : 0);
        var text = map.Doc.Folded;
        for (var end = role.Core; end > role.Span.Start; end--)
        {
            if (end < role.Core && map.StartingAt(end) is null)
            {
                continue;
            }

            var start = names.NameBefore(map, end, Math.Max(limit, role.Span.Start));
            if (start < end && start == role.Span.Start)
            {
                return (new Span(start, end), null);
            }
        }

        if (role.Core - role.Span.Start == 1 && tables.Surnames.Contains(text[role.Span.Start])
            && registry.BySurname(text[role.Span.Start]) is { } bySurname)
        {
            return (new Span(role.Span.Start, role.Core), bySurname);
        }

        return null;
    }

    private static string? OwnerOf(MentionMap map, List<(RoleRef Role, Mention? Party)> pending, List<PersonMention> found, string? homeParty, out bool assumed)
    {
        assumed = false;
        foreach (var (role, party) in pending)
        {
            if (party is PartyRef { Codes.Count: 1 } one)
            {
                return one.Codes[0];
            }

            if (role.Party is not null)
            {
                return role.Party;
            }
        }

        if (pending.Exists(p => p.Party is not null))
        {
            return null;
        }

        var start = pending[0].Role.Span.Start;
        if (found.Count > 0 && found[^1].Name.Length > 0 && start - found[^1].Span.End == 1 && !MentionMap.IsHan(map.Doc.Folded[start - 1]))
        {
            return found[^1].Known?.Party ?? homeParty;
        }

        assumed = true;
        return homeParty;
    }

    private void Emit(
        MentionMap map,
        List<(RoleRef Role, Mention? Party)> pending,
        Span name,
        PersonEntry? known,
        string? code,
        bool assumed,
        PersonRegistry registry,
        List<PersonMention> found)
    {
        var entry = known ?? registry.Add(name.In(map.Doc.Folded).ToString(), name.In(map.Doc.Text).ToString());
        code = entry.Party ?? (assumed && tables.IsForeign(entry.Name) ? null : code);
        var list = pending.ConvertAll(p => p.Role with { Party = p.Role.Party ?? (p.Party as PartyRef)?.Single ?? code });
        PersonRegistry.Learn(entry, list, map.Doc.Text);
        var start = Math.Min(pending[0].Party?.Span.Start ?? pending[0].Role.Span.Start, name.Start);
        var end = Math.Max(pending[^1].Role.Span.End, name.End);
        found.Add(new PersonMention(new Span(start, end), name, list, entry));
        pending.Clear();
    }

    private static void Flush(MentionMap map, List<(RoleRef Role, Mention? Party)> pending, PersonRegistry registry, List<PersonMention> found)
    {
        foreach (var (role, party) in pending)
        {
            var span = new Span(party?.Span.Start ?? role.Span.Start, role.Span.End);
            found.Add(new PersonMention(span, new Span(role.Span.End, role.Span.End), [role with { Party = role.Party ?? (party as PartyRef)?.Single }], null));
        }

        pending.Clear();
    }

    private void AddBareNames(MentionMap map, PersonRegistry registry, List<PersonMention> found)
    {
        var covered = new bool[map.Doc.Text.Length];
        foreach (var person in found)
        {
            Array.Fill(covered, true, person.Span.Start, person.Span.Length);
        }

        foreach (var item in map.Items)
        {
            if (item is PersonMention leader && !covered.AsSpan(leader.Span.Start, leader.Span.Length).Contains(true))
            {
                found.Add(leader);
                Array.Fill(covered, true, leader.Span.Start, leader.Span.Length);
            }
        }

        AddAliases(registry);
        var trie = new PhraseTrie<PersonEntry>();
        foreach (var (name, entry) in registry.Names)
        {
            trie.Add(name, entry);
        }

        var text = map.Doc.Folded.AsSpan();
        for (var i = 0; i < text.Length && trie.Count > 0; i++)
        {
            if (!covered[i] && trie.MayStart(text[i]) && trie.TryMatch(text[i..], out var length, out var entry)
                && !(map.StartingAt(i) is { } other && other.Span.Start == i && other.Span.Length > length) && IsWritten(map, i, length))
            {
                found.Add(new PersonMention(new Span(i, i + length), new Span(i, i + length), [], entry));
                i += length - 1;
            }
        }
    }

    /// <summary>In an alphabetic script a name is a whole word with a capital, and no other mention stands there.</summary>
    private static bool IsWritten(MentionMap map, int start, int length)
    {
        if (!WordTrie.IsAlphabetic(map.Doc.Folded[start]))
        {
            return true;
        }

        return char.IsUpper(map.Doc.Text[start]) && NameText.IsWhole(map.Doc.Folded, start, length) && (map.StartingAt(start) is not { } other || other.Span.Start != start);
    }

    private void AddAliases(PersonRegistry registry)
    {
        foreach (var (name, entry) in registry.Names.ToList())
        {
            var dot = name.LastIndexOfAny(['\u00B7', '\u2022', '\u30FB']);
            if (dot > 0)
            {
                registry.AddAlias(name[(dot + 1)..], entry);
            }
            else if (name.Length >= 3 && tables.Japanese.TryMatch(name, out var length, out _) && length < name.Length)
            {
                registry.AddAlias(name[..length], entry);
            }
        }
    }
}
