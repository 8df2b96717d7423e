using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Lexicon;
using Chancery.Engine.Extract;
using Chancery.Model;

namespace Chancery.Engine.Audit;

/// <summary>
/// Reads claims in words: the day on which an instrument was signed and by whom, who held an office on a day, sessions with their numbers.
/// Immutable; safe to share between threads.
/// </summary>
internal sealed class WordClaims(OfficeTable offices)
{
    private const int ShortestHanTitle = 8;
    private const int ShortestCasedTitle = 24;
    private const int ShortestHanSeries = 6;
    private const int ShortestCasedSeries = 16;
    private const int FullDay = 10;

    /// <summary>Adds the claims of a document.</summary>
    public void Read(AuditDocument document, List<Claim> claims)
    {
        var held = document.Drafts.Where(d => d.Fact is { Type: RecordType.Tenure, Person: not null, Role: not null })
            .Select(d => (d.Fact.Person, Office: offices.Of(d.Fact.Role!)))
            .Where(h => h.Office is not null)
            .ToLookup(h => h.Person!, h => h.Office!, StringComparer.Ordinal);
        foreach (var draft in document.Drafts)
        {
            var claim = draft.Fact.Type switch
            {
                RecordType.Agreement => Signed(document, draft),
                RecordType.Tenure => Office(document, draft, held),
                RecordType.Meeting or RecordType.Exercise => Session(document, draft),
                _ => null,
            };
            if (claim is not null)
            {
                claims.Add(claim);
            }
        }

        foreach (var sentence in document.Sentences)
        {
            if (sentence.Has(Cue.Signing))
            {
                Signers(document, sentence, claims);
            }
        }
    }

    private static Claim? Signed(AuditDocument document, Draft draft)
    {
        var fact = draft.Fact;
        if (fact.Action != "signed" || fact.Title is null || TitleKey(fact.Title) is not { } title || DayOf(fact.Date) is not { } date || draft.DateFromContext || !IsDated(document, draft, date))
        {
            return null;
        }

        return Word(document, "date", $"{fact.Kind}|{title}|{string.Join(',', fact.Parties)}", date, date, draft.Evidence[0]);
    }

    /// <summary>True when the sentence tells the date in digits, and no anniversary.</summary>
    private static bool IsDated(AuditDocument document, Draft draft, string date) =>
        document.Sentence(draft.Sentence) is { } sentence && !sentence.Has(Cue.Ago)
        && sentence.View.Mentions.Exists(m => m is DateRef told && told.Value == date && told.Span.In(sentence.Folded).ContainsAnyInRange('0', '9'));

    /// <summary>A title long enough to be of one instrument only, letters and digits alone; null for others.</summary>
    internal static string? TitleKey(string title)
    {
        var letters = string.Concat(title.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        var han = letters.Any(MentionMap.IsHan);
        return letters.Length >= (han ? ShortestHanTitle : ShortestCasedTitle) ? letters : null;
    }

    private static string? DayOf(string? date) => Edtf.TryParse(date, out var day, out _) && !day.IsInterval && !day.IsApproximate && !day.IsUnspecified && date!.Length >= 7 ? date : null;

    private Claim? Office(AuditDocument document, Draft draft, ILookup<string, string> held)
    {
        var fact = draft.Fact;
        if (fact.Person is not { Length: > 1 } person || fact.Role is null || fact.Parties.Count != 1 || fact.Date is not { Length: FullDay } date || date.Contains('/')
            || date[0] == 'X' || offices.Of(fact.Role) is not { } office || IsFormer(document, draft) || IsDoubtful(document, draft, office, held))
        {
            return null;
        }

        return Word(document, "office", $"{office}|{fact.Parties[0]}", date, PersonKey(document, person), draft.Evidence[0]) with
        {
            Operand = document.Operand(draft.Evidence[0], date: date) with { Label = person },
        };
    }

    /// <summary>True when the document also makes the person a citizen of another party or holder of another of these offices.</summary>
    private static bool IsDoubtful(AuditDocument document, Draft draft, string office, ILookup<string, string> held)
    {
        var fact = draft.Fact;
        return !IsOfParty(document, draft) || !IsDated(document, draft, fact.Date!) || !draft.Evidence[0].In(document.Text).Contains(fact.Person, StringComparison.Ordinal)
            || document.Persons[fact.Person!].Any(k => k.Party is { } party && party != fact.Parties[0])
            || held[fact.Person!].Any(other => other != office);
    }

    /// <summary>True for a known leader of the party; in languages with capital letters also for a full name at which the party is named.</summary>
    private static bool IsOfParty(AuditDocument document, Draft draft)
    {
        var party = draft.Fact.Parties[0];
        var person = draft.Fact.Person!;
        if (document.Persons[person].Any(k => k.Canonical is not null && k.Party == party))
        {
            return true;
        }

        return !MentionMap.IsHan(person[0]) && person.Contains(' ', StringComparison.Ordinal)
            && document.Overlapping(draft.Evidence[0]).Any(m => m is PartyRef named && named.Codes.Contains(party, StringComparer.Ordinal));
    }

    /// <summary>The standard name of a known leader; otherwise the last word of the name.</summary>
    private static string PersonKey(AuditDocument document, string person) =>
        document.Persons[person].FirstOrDefault(k => k.Canonical is not null)?.Canonical ?? PersonKey(person);

    /// <summary>Letters of a name alone; the last word of one written in words, so that a given name may be missing.</summary>
    private static string PersonKey(string person)
    {
        var words = person.Split([' ', '\u00B7', '\u2022'], StringSplitOptions.RemoveEmptyEntries);
        return words[^1].ToLowerInvariant();
    }

    private static bool IsFormer(AuditDocument document, Draft draft)
    {
        var sentence = document.Sentence(draft.Sentence);
        var span = draft.Evidence[0];
        return sentence is null || sentence.Has(Cue.Former, new Span(Math.Max(sentence.Span.Start, span.Start - (8 * sentence.View.Scale)), span.End));
    }

    private static Claim? Session(AuditDocument document, Draft draft)
    {
        var fact = draft.Fact;
        var name = fact.Mechanism ?? fact.Name;
        if (fact.Ordinal is not { } number || name is null || fact.Date is not { Length: >= 4 } date || draft.DateFromContext || fact.Parties.Count < 2 || !IsDated(document, draft, date) || IsNested(document, draft) || !char.IsAsciiDigit(date[3]) || date.Contains('/'))
        {
            return null;
        }

        var key = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        if (key.Length == 0 || key.Length < (MentionMap.IsHan(key[0]) ? ShortestHanSeries : ShortestCasedSeries))
        {
            return null;
        }

        return Word(document, "session", $"{key}|{string.Join(',', fact.Parties)}|{Noun(document, draft, number)}", date, date, draft.Evidence[0]) with { Low = number, High = number };
    }

    /// <summary>True when the words hold two numbers, one of a session within the other.</summary>
    private static bool IsNested(AuditDocument document, Draft draft) =>
        document.Overlapping(draft.Evidence[0]).Count(m => m is QuantityRef { IsOrdinal: true }) > 1
        || document.Sentence(draft.Sentence) is { } sentence
            && sentence.Cues.Exists(c => c.Cue == Cue.Term && draft.Evidence[0].Contains(c.Span)
                && !sentence.View.Mentions.Exists(m => m is QuantityRef { IsOrdinal: true } && m.Span.Contains(c.Span)));

    /// <summary>What is numbered: the head of the numbered name.</summary>
    private static string Noun(AuditDocument document, Draft draft, int number)
    {
        foreach (var name in document.Sentence(draft.Sentence)?.View.Mentions.OfType<NameMention>() ?? [])
        {
            if (name.Ordinals.Contains(number) && draft.Evidence[0].Overlaps(name.Span))
            {
                return name.Head.In(document.Clean.Folded).ToString();
            }
        }

        return string.Empty;
    }

    /// <summary>Who signed a titled instrument: the one person of each party named before the act.</summary>
    private static void Signers(AuditDocument document, AuditSentence sentence, List<Claim> claims)
    {
        var titles = sentence.View.Mentions.OfType<QuotedMention>().Where(q => q.Kind == MentionKind.Title).ToList();
        if (titles.Count != 1 || TitleKey(titles[0].Inner.In(document.Text).ToString()) is not { } key || sentence.Has(Cue.Ago)
            || sentence.Last(Cue.Signing, new Span(sentence.Span.Start, titles[0].Span.Start)) is not { } act || titles[0].Span.Start - act.Span.End > 4 * sentence.View.Scale)
        {
            return;
        }

        var clause = sentence.View.Clauses[sentence.View.ClauseAt(act.Span.Start)];
        var persons = sentence.View.Mentions.OfType<PersonMention>()
            .Where(p => p.Name.Length > 0 && p.Span.Start >= clause.Start && p.Span.End <= act.Span.Start && p.Known is { Party: not null, Canonical: not null }).ToList();
        if (persons.Count > 0 && act.Span.Start - persons[^1].Span.End > 2 * sentence.View.Scale)
        {
            return;
        }

        foreach (var person in persons)
        {
            if (persons.Count(p => p.Known!.Party == person.Known!.Party) == 1 && persons.Count <= 2)
            {
                claims.Add(Word(document, "signer", $"{key}|{person.Known!.Party}", null, person.Known.Canonical!, person.Name) with { Operand = document.Operand(person.Name) });
            }
        }
    }

    private static Claim Word(AuditDocument document, string topic, string key, string? date, string word, Span span) => new()
    {
        Topic = topic,
        Key = key,
        Operand = document.Operand(span, date: date),
        Word = word,
    };
}
