using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Inflections;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>A numbered session of a standing body, or a named conference or ceremony that somebody attends or holds.</summary>
internal sealed class GatheringFrame(Classes classes, ActorFinder actors, PartyFinder parties, PlaceFinder places) : IFrame
{
    private const int YearLength = 4;

    public string Name => "gathering";

    public void Apply(Match match)
    {
        var (context, sentence, _, trigger, _) = match;
        if (trigger is not NameMention name || (name.Span.Start == name.Head.Start && name.Span.End == name.Head.End && name.Ordinals.Count == 0 && !IsQuotedBefore(sentence, name) && !IsLocated(sentence, name))
            || (name.NameKind != NameKind.Conference && name.Ordinals.Count == 0 && !IsNamedSession(name) && !(sentence.IsCased && HoldsBody(sentence, name))) || (sentence.IsCased && name.Ordinals.Count > 0 && !IsTelling(sentence, name) && !HoldsBody(sentence, name) && !IsHeld(match, name)))
        {
            return;
        }

        if (sentence.IsCased && name.NameKind == NameKind.Session && sentence.WordStartingAt(name.Head.Start) is { } head && head.Word.Is(classes.HeadConference) && name.Ordinals.Count == 0)
        {
            return;
        }

        if (!sentence.IsCased && sentence.Mentions.Exists(m => m is PersonMention office && office.Span.Start <= name.Span.End && office.Span.End > name.Span.End))
        {
            return;
        }

        var clause = match.Clause;
        var verb = sentence.First(clause, classes.Attend) ?? sentence.First(clause, classes.Hold);
        if (name.Ordinals.Count == 0 && sentence.IsCased && verb is null)
        {
            if (!(IsProper(sentence, name) || HoldsBody(sentence, name)) || !IsPlaced(match, name))
            {
                return;
            }
        }
        else if (name.Ordinals.Count == 0 && !(verb is null && IsDatedAt(match, name)) && (verb is null || sentence.Has(clause, classes.Habit) || sentence.Has(clause, classes.Plural) || !CanBeTold(context, sentence, name, verb)))
        {
            return;
        }

        var ordinals = name.Ordinals.Count > 0 ? name.Ordinals : [0];
        var dates = ordinals.Count > 1 ? DateFinder.Coordinated(sentence, name.Span) : [];
        for (var i = 0; i < ordinals.Count; i++)
        {
            var (date, origin) = dates.Count == ordinals.Count ? (dates[i].Value, null) : DateFinder.OfEncounter(context, sentence, name.Span, told: sentence.IsCased && verb is null);
            Emit(match, name, ordinals[i], date, origin, verb, clause);
        }
    }

    /// <summary>A numbered session tells which one is meant by a party or a capitalised word in its name: "the first round of talks" does not.</summary>
    private static bool IsTelling(SentenceView sentence, NameMention name)
    {
        for (var i = name.Span.Start; i < name.Span.End; i++)
        {
            if (char.IsUpper(sentence.Text[i]) && i > sentence.Span.Start)
            {
                return true;
            }
        }

        var map = sentence.Document.Base;
        for (var i = map.FirstFrom(name.Span.Start); i < map.Items.Count && map.Items[i].Span.Start < name.Head.Start; i++)
        {
            if (map.Items[i] is PartyRef)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a standing body is named inside the name: "the 22nd session of the commission on fisheries".</summary>
    private static bool HoldsBody(SentenceView sentence, NameMention name) =>
        sentence.Mentions.Exists(m => m is NameMention { NameKind: NameKind.Mechanism } body && body.Span != body.Head && name.Span.Contains(body.Span));

    /// <summary>"The third round of talks took place in X in May": held, with its place or date.</summary>
    private bool IsHeld(Match match, NameMention name)
    {
        var sentence = match.Sentence;
        return sentence.Has(match.Clause, classes.Hold) && (places.Find(sentence, new Span(name.Span.End, match.Clause.End)).Count > 0
            || sentence.In(match.Clause).Any(m => m is DateRef { Value.Length: > YearLength, IsDuration: false, IsPeriod: false, IsVague: false }));
    }

    /// <summary>"At the summit in X on 3 May": a bare head with its place right behind it, and a date behind that.</summary>
    private bool IsLocated(SentenceView sentence, NameMention name)
    {
        if (!sentence.IsCased || name.NameKind != NameKind.Conference || name.Value != "summit" || sentence.WordStartingAt(name.Span.End) is not { } link || !link.Word.Is(classes.In)
            || sentence.Document.Base.StartingAt(link.Span.End) is not (PlaceRef or PartyRef { Reference: 0, IsTarget: false }) || sentence.Document.Base.StartingAt(link.Span.End) is not { } place)
        {
            return false;
        }

        return sentence.In(new Span(place.Span.End, sentence.Span.End)).FirstOrDefault(m => m is not WordMention { Word: var w } || !w.Is(classes.In) && !w.Is(classes.By)) is DateRef { Value: not null };
    }

    /// <summary>True when an organisation or capitalised words beside the head name the gathering.</summary>
    private static bool IsProper(SentenceView sentence, NameMention name)
    {
        for (var i = name.Span.Start; i < name.Head.Start; i++)
        {
            if (sentence.Document.Base.StartingAt(i) is PartyRef { IsOrganisation: true } party && party.Span.Start == i)
            {
                return true;
            }
        }

        return char.IsUpper(sentence.Text[name.Head.Start]) && name.Span.Start < name.Head.Start && name.Span.Start > sentence.Span.Start;
    }

    /// <summary>"At the X summit in August 2007": told by where something happened, with its own date in the clause.</summary>
    private bool IsDatedAt(Match match, NameMention name) =>
        match.Sentence.WordStartingAt(name.Span.End) is { } at && at.Word.Is(classes.AtEvent) && name.Span.Start < name.Head.Start
        && match.Sentence.In(match.Clause).Any(m => m is DateRef { Value: not null, IsDuration: false, IsPeriod: false, IsVague: false });

    /// <summary>True when its place stands right behind the name, or its own date in the clause.</summary>
    private bool IsPlaced(Match match, NameMention name)
    {
        var sentence = match.Sentence;
        var link = sentence.WordStartingAt(name.Span.End);
        return (link is not null && link.Word.Is(classes.In) && sentence.Document.Base.StartingAt(link.Span.End) is PlaceRef or PartyRef { Reference: 0, IsTarget: false })
            || sentence.In(match.Clause).Any(m => m is DateRef { Value.Length: > YearLength, IsDuration: false, IsPeriod: false, IsVague: false });
    }

    /// <summary>True for the session of a body that a language with cases names behind the word for it.</summary>
    private static bool IsNamedSession(NameMention name) => name.Cases != CaseSet.All && name.Span.End > name.Head.End;

    /// <summary>An unnumbered gathering can be told apart when its day is told or a person attends it.</summary>
    private bool CanBeTold(ExtractionContext context, SentenceView sentence, NameMention name, WordMention verb) =>
        DateFinder.Find(context, sentence, name.Span, DateCarry.Event).Date is not null
        || (verb.Word.Is(classes.Attend) && actors.SubjectOf(context, sentence, verb.Span.Start)?.Person is not null);

    /// <summary>Parties of a gathering: those in its name, those who attend or hold it, and the state where it takes place.</summary>
    private IReadOnlyList<string> PartiesOf(ExtractionContext context, SentenceView sentence, NameMention name, Actor? subject, string? country)
    {
        var own = parties.In(context, sentence, name.Span, persons: false);
        var codes = new SortedSet<string>(own, StringComparer.Ordinal);
        if (own.Count < 2)
        {
            codes.UnionWith(subject is { IsSource: false } ? subject.Parties : []);
            if (country is not null && (sentence.IsCased || subject is null || subject.Parties.Count < 2))
            {
                codes.Add(country);
            }
        }

        return codes.Count >= 2 ? [.. codes] : parties.Find(context, sentence, name.Span);
    }

    private static bool IsQuotedBefore(SentenceView sentence, NameMention name) =>
        sentence.Quotes.Exists(q => q.Span.End == name.Head.Start);

    /// <summary>The body whose session it is: the name without the word for "session" when a body stands before it.</summary>
    private string MechanismOf(SentenceView sentence, NameMention name)
    {
        var body = name.Text[..Math.Max(0, name.Text.Length - name.Head.Length)].TrimEnd();
        foreach (var other in sentence.Mentions)
        {
            if (other is NameMention { NameKind: NameKind.Mechanism } mechanism && mechanism.Span.Start >= name.Span.Start && (mechanism.Span.End < name.Span.End || (mechanism.Span.Start > name.Head.End && mechanism.Span.End == name.Span.End)))
            {
                return mechanism.Text;
            }
        }

        return sentence.Document.Base.EndingAt(name.Head.Start) is WordMention head && head.Word.Is(classes.HeadMechanism) ? body : name.Text;
    }

    /// <summary>"The first session": without a name of its own that of the body told last in the paragraph.</summary>
    private string? Told(ExtractionContext context, SentenceView sentence, NameMention name)
    {
        if (name.Text.Length != name.Head.Length || (sentence.WordStartingAt(name.Head.Start) is { } head && head.Word.Is(classes.Org))
            || (!sentence.IsCased && sentence.WordStartingAt(name.Span.End) is { } next && (next.Word.Is(classes.HeadMechanism) || next.Word.Is(classes.HeadSession))))
        {
            return null;
        }

        for (var i = context.Drafts.Count - 1; i >= 0 && context.Drafts[i].View.Sentence.Paragraph == sentence.Sentence.Paragraph; i--)
        {
            if (context.Drafts[i].Fact is { Type: RecordType.Mechanism, Name: { } body })
            {
                return body;
            }
        }

        return null;
    }

    private void Emit(Match match, NameMention name, int ordinal, string? date, string? origin, WordMention? verb, Span clause)
    {
        var (context, sentence, rule, _, _) = match;
        var subject = verb is null ? null : actors.SubjectOf(context, sentence, verb.Span.Start);
        var place = places.Last(sentence, new Span(clause.Start, name.Span.Start)) ?? places.Last(sentence, new Span(name.Span.End, clause.End));
        var codes = PartiesOf(context, sentence, name, subject, place?.Country);
        if (codes.Count == 0 || (codes.Count < 2 && sentence.IsCased && ordinal > 0 && !IsTelling(sentence, name) && !IsHeld(match, name)))
        {
            return;
        }

        var title = name.Cases == CaseSet.All ? name.Span.In(sentence.Text).ToString() : name.Text;
        var start = Math.Min(clause.Start, name.Span.Start);
        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Meeting,
            Kind = match.Set("kind"),
            Parties = codes,
            Date = date,
            Title = title,
            Mechanism = ordinal > 0 ? Told(context, sentence, name) ?? MechanismOf(sentence, name) : null,
            Ordinal = ordinal > 0 ? ordinal : null,
            Place = place is { } where ? PlaceFinder.NameOf(sentence, where.Span) : null,
            Participants = subject is { IsSource: false } && (subject.Person is not null || subject.Party is not null) ? [subject.ToParticipant()] : [.. codes.Select(c => new Participant { Party = c })],
        }, new Span(start, name.Span.End));
        draft.DateFromContext = origin is not null;
        if (origin is not null)
        {
            draft.FieldSources["date"] = origin;
        }
    }
}
