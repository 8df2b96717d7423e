using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Cased;
using Chancery.Engine.Annotate.Inflections;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>An instrument, in title marks or described, and what is done with it.</summary>
internal sealed class InstrumentFrame(Classes classes, ActorFinder actors, PartyFinder parties) : IFrame
{
    private const int MaxRelativeGap = 3;
    private const int MaxIssueGap = 40;
    private readonly BareInstruments _bare = new(classes);

    public string Name => "instrument";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        var (kind, title, described) = Describe(sentence, trigger);
        if (kind is null || title is null || (described && sentence.IsCased && sentence.WordStartingAt(trigger.Span.Start) is { } points && points.Word.Is(classes.Reference)) || (sentence.WordEndingAt(trigger.Span.Start) is { } denied && denied.Word.Is(classes.Negation)) || NamesBody(sentence, trigger))
        {
            return;
        }

        var clause = match.Clause;
        var verb = Verb(sentence, trigger, clause) ?? RowVerb(match) ?? Dated(sentence, trigger);
        IReadOnlyList<string>? told = null;
        if (described && IsBare(sentence, trigger))
        {
            if (!sentence.IsCased || verb is null || _bare.Read(context, sentence, (NameMention)trigger, verb.Value.Word) is not { } bare)
            {
                return;
            }

            (title, told) = (bare.Title, bare.Parties);
        }
        else if (sentence.IsCased && described)
        {
            BareInstruments.Remember(context, kind, title, PartiesOf(context, sentence, trigger, kind, verb?.Word));
        }

        if (verb is null || (described && verb.Value.Action is "proposed" && kind != "initiative")
            || (sentence.IsCased && verb.Value.Action == "issued" && verb.Value.Word is { } issue && trigger.Span.Start - issue.Span.End > MaxIssueGap))
        {
            return;
        }

        var (date, origin) = DateOf(context, sentence, verb.Value.Word is { } behind && behind.Span.Start > clause.End ? behind : trigger);
        (date, origin) = IsTerm(sentence, verb.Value.Action, date) ? (context.EventDate, "event-date") : (date, origin);
        var codes = told ?? PartiesOf(context, sentence, trigger, kind, verb.Value.Word);
        if (codes.Count == 0)
        {
            return;
        }

        var start = Math.Min(verb.Value.Word?.Span.Start ?? trigger.Span.Start, trigger.Span.Start);
        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Agreement,
            Kind = kind,
            Title = title,
            Parties = codes,
            Date = date,
            Action = verb.Value.Action,
        }, new Span(Math.Min(start, clause.Start), Math.Max(verb.Value.Word?.Span.End ?? 0, trigger.Span.End)));
        draft.DateFromContext = origin is not null;
        if (sentence.IsCased)
        {
            AddInForce(match, draft, verb.Value.Word);
        }
    }

    /// <summary>True for a date after the document's: a term that the instrument sets, not the day it was signed.</summary>
    private static bool IsTerm(SentenceView sentence, string action, string? date) =>
        sentence.IsCased && action is not "planned" && Edtf.TryParse(date, out var told, out _)
        && Edtf.TryParse(sentence.Document.Date, out var written, out _) && told.Earliest > written.Latest;

    /// <summary>A title with a year before or behind it was signed then: "Treaty of 1951", "the 1951 Treaty on ...".</summary>
    private (WordMention? Word, string Action)? Dated(SentenceView sentence, Mention trigger)
    {
        if (trigger is NameMention { Cases: not CaseSet.All } inflected && inflected.Span != inflected.Head)
        {
            var link = sentence.WordStartingAt(inflected.Span.End);
            var at = link is not null && link.Word.Is(classes.DateOf) ? link.Span.End : inflected.Span.End;
            return sentence.Document.Base.StartingAt(at) is DateRef { Value: { } told, IsDuration: false, IsPeriod: false } && char.IsDigit(told[0]) && !told.Contains('/', StringComparison.Ordinal) ? (null, "signed") : null;
        }

        if (!sentence.IsCased || trigger is not NameMention name || !char.IsUpper(sentence.Text[name.Head.Start]) || name.Span.Length == name.Head.Length)
        {
            return null;
        }

        var behind = sentence.WordStartingAt(name.Span.End) is { } of && of.Word.Is(sentence.Document.Of) && sentence.Document.Base.StartingAt(of.Span.End) is DateRef { Value: not null };
        return behind || YearBefore(sentence, name) is not null ? (null, "signed") : null;
    }

    /// <summary>The year right before a title; null when none stands there.</summary>
    private static string? YearBefore(SentenceView sentence, Mention name)
    {
        const int YearLength = 4;
        if (sentence.Document.Base.EndingAt(name.Span.Start) is DateRef { Value: { Length: YearLength } told })
        {
            return told;
        }

        var end = CasedText.SkipBlanksBack(sentence.Text, name.Span.Start, sentence.Span.Start);
        var start = CasedText.TokenStart(sentence.Text, end, sentence.Span.Start);
        return end - start == YearLength && sentence.Text.AsSpan(start, YearLength).IndexOfAnyExceptInRange('0', '9') < 0 && sentence.Text[start] is '1' or '2' ? sentence.Text[start..end] : null;
    }

    /// <summary>"The Agreement on X, which came into force": a clause right behind the name speaks of it.</summary>
    private WordMention? RelativeVerb(SentenceView sentence, Mention trigger)
    {
        var next = sentence.ClauseAt(trigger.Span.Start) + 1;
        return sentence.IsCased && next < sentence.Clauses.Count && sentence.Clauses[next].Start - trigger.Span.End <= MaxRelativeGap
            && sentence.WordStartingAt(sentence.Clauses[next].Start) is { } which && which.Word.Is(classes.Who)
                ? sentence.First(sentence.Clauses[next], classes.Sign)
                : null;
    }

    /// <summary>"... and entered into force on ...": a second record with its own date.</summary>
    private void AddInForce(Match match, Draft signed, WordMention? verb)
    {
        var sentence = match.Sentence;
        foreach (var mention in sentence.In(new Span(match.Trigger.Span.End, sentence.Span.End)))
        {
            if (mention is WordMention word && word != verb && word.Word.TryGet(classes.Sign, out var action) && action is "ratified" or "extended"
                && sentence.In(sentence.Clauses[sentence.ClauseAt(word.Span.Start)]).FirstOrDefault(m => m.Span.Start >= word.Span.End && m is DateRef { Value: not null }) is DateRef date)
            {
                match.Context.Add(sentence, match.Rule, signed.Fact with { Action = action, Date = date.Value }, match.Trigger.Span, word.Span.Union(date.Span));
                return;
            }
        }
    }

    /// <summary>"the Government of National Accord": the title names a body.</summary>
    private bool NamesBody(SentenceView sentence, Mention trigger) =>
        sentence.IsCased && sentence.WordEndingAt(trigger.Span.Start) is { } of && of.Word.Is(sentence.Document.Of)
        && sentence.WordEndingAt(of.Span.Start) is { } body && (body.Word.Is(classes.Org) || body.Word.Is(classes.Collective) || body.Word.Is(classes.OfficeHead));

    /// <summary>In a table that lists instruments a row needs no verb.</summary>
    private static (WordMention? Word, string Action)? RowVerb(Match match) =>
        match.Sentence.Paragraph.Kind == Text.ParagraphKind.TableRow && match.Trigger is QuotedMention && match.Set("row") is { } action ? (null, action) : null;

    /// <summary>True for a bare head word: "the agreement" names nothing, "several cooperation documents" does.</summary>
    private bool IsBare(SentenceView sentence, Mention trigger) =>
        trigger is NameMention name && name.Span.Start == name.Head.Start
        && (sentence.IsCased ? name.Span.End == name.Head.End && !name.Text.Contains(' ', StringComparison.Ordinal) : name.Head.Length < 4 && !IsOpened(sentence, name));

    private bool IsOpened(SentenceView sentence, NameMention name) =>
        sentence.Last(new Span(sentence.Clauses[sentence.ClauseAt(name.Head.Start)].Start, name.Span.Start), sentence.Document.Opener) is not null;

    /// <summary>A date in brackets behind the title or in the next cell is its own; a date of the clause else, its start when it runs on.</summary>
    private static (string? Date, string? Origin) DateOf(ExtractionContext context, SentenceView sentence, Mention trigger)
    {
        if (DateFinder.Beside(sentence, trigger.Span) is { } own)
        {
            return (own, null);
        }

        if (sentence.IsCased && YearBefore(sentence, trigger) is { } year)
        {
            return (year, null);
        }

        var (value, origin) = DateFinder.Find(context, sentence, trigger.Span, DateCarry.Event);
        value = value is not null && value.EndsWith("/..", StringComparison.Ordinal) ? value[..^3] : value;
        return (DateFinder.IsLong(value) ? null : value, origin);
    }

    /// <summary>Parties at the head of the title; else the one that proposes, or those of the clause.</summary>
    private IReadOnlyList<string> PartiesOf(ExtractionContext context, SentenceView sentence, Mention trigger, string kind, WordMention? verb)
    {
        var start = trigger is QuotedMention title ? title.Inner.Start : trigger.Span.Start;
        var leading = Leading(sentence, start, trigger.Span.End);
        if (leading.Count >= 2)
        {
            return leading;
        }

        if (kind is "initiative" or "law" && verb is not null)
        {
            var clause = sentence.Clauses[sentence.ClauseAt(verb.Span.Start)];
            var proposer = Adjacent(context, sentence, verb, clause) ?? parties.In(context, sentence, new Span(Math.Max(clause.Start, verb.Span.Start - (12 * sentence.Scale)), verb.Span.Start));
            if (proposer.Count > 0)
            {
                return sentence.IsCased ? [.. proposer.Union(parties.In(context, sentence, trigger.Span, persons: false)).Order(StringComparer.Ordinal)] : proposer;
            }
        }

        var around = sentence.Clauses[sentence.ClauseAt(trigger.Span.Start)];
        var before = new Span(around.Start, Math.Max(around.Start, trigger.Span.Start));
        if (actors.FirstIn(context, sentence, before) is { Parties.Count: > 0 } body && parties.AreOrganisations(body.Parties))
        {
            return body.Parties;
        }

        var named = parties.In(context, sentence, before);
        if (named.Count < 2 && sentence.IsCased && verb is not null && actors.SubjectOf(context, sentence, verb.Span.Start, carry: false) is { IsSource: false, Parties.Count: > 1 } signers)
        {
            return signers.Parties;
        }

        return named.Count >= 2 ? named : parties.Find(context, sentence, trigger.Span, kind is "law" or "resolution" or "initiative" ? 1 : 2);
    }

    /// <summary>The parties right before a verb whose clause only describes the title: "the Initiative that X put forward".</summary>
    private IReadOnlyList<string>? Adjacent(ExtractionContext context, SentenceView sentence, WordMention verb, Span clause)
    {
        if (sentence.IsCased || verb.Span.End >= clause.End || !sentence.Document.Genitives.Contains(sentence.Folded[verb.Span.End]))
        {
            return null;
        }

        var at = verb.Span.Start;
        while (sentence.WordEndingAt(at) is { } adverb && (adverb.Word.Is(classes.Adverb) || adverb.Word.Is(classes.Particle)))
        {
            at = adverb.Span.Start;
        }

        return sentence.Mentions.Find(m => m.Span.End == at && m.Kind is MentionKind.Party or MentionKind.Person) is { } proposer
            && actors.ToActor(context, sentence, proposer, at) is { Parties.Count: > 0 } actor
                ? actor.Parties
                : null;
    }

    private List<string> Leading(SentenceView sentence, int start, int end)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        var map = sentence.Document.Base;
        while (start < end && map.StartingAt(start) is { } mention)
        {
            if (mention is PartyRef { Reference: 0 } party)
            {
                codes.UnionWith(party.Codes);
            }
            else if (mention is not WordMention { Span.Length: 1 } joint || !joint.Word.Is(classes.Conj))
            {
                break;
            }

            start = mention.Span.End;
            while (start < end && !MentionMap.IsNameChar(sentence.Text[start]))
            {
                start++;
            }
        }

        return [.. codes];
    }

    private (string? Kind, string? Title, bool Described) Describe(SentenceView sentence, Mention trigger)
    {
        if (trigger is NameMention name)
        {
            return sentence.Quotes.Exists(q => q.Kind == MentionKind.Title && q.Span.End >= name.Head.Start && q.Span.Start <= name.Span.Start && q.Span.Overlaps(name.Span))
                ? (null, null, true)
                : (name.Value, DescribedTitle(sentence, name), true);
        }

        if (trigger is not QuotedMention title)
        {
            return (null, null, false);
        }

        var kind = HeadOf(sentence, title);
        return (kind, title.Inner.In(sentence.Text).ToString(), false);
    }

    /// <summary>An instrument described in running text reaches back over "of" to the word that opens it ("on", "concerning").</summary>
    private string DescribedTitle(SentenceView sentence, NameMention name)
    {
        var clause = sentence.Clauses[sentence.ClauseAt(name.Head.Start)];
        var opener = sentence.Last(new Span(clause.Start, name.Span.Start), sentence.Document.Opener);
        if (opener is not null && name.Span.Start > opener.Span.End && sentence.WordEndingAt(name.Span.Start) is { } particle && particle.Word.Is(classes.Particle))
        {
            return sentence.Text[opener.Span.Start..name.Span.End];
        }

        return name.Text;
    }

    private string? HeadOf(SentenceView sentence, QuotedMention title)
    {
        var map = sentence.Document.Base;
        string? kind = null;
        for (var i = map.FirstFrom(title.Inner.Start); i < map.Items.Count && map.Items[i].Span.Start < title.Inner.End; i++)
        {
            if (map.Items[i] is WordMention word)
            {
                if (word.Word.TryGet(classes.HeadInstrument, out var value))
                {
                    kind = value;
                }
                else if (word.Word.Is(classes.HeadWork) && word.Span.End >= title.Inner.End)
                {
                    return null;
                }
            }
        }

        return kind;
    }

    /// <summary>What the clause behind a name tells of it: "the agreement, signed on ...".</summary>
    private WordMention? Participle(SentenceView sentence, Mention trigger)
    {
        var next = sentence.ClauseAt(trigger.Span.End - 1) + 1;
        return sentence.IsCased && next < sentence.Clauses.Count && sentence.WordStartingAt(sentence.Clauses[next].Start) is { } verb && verb.Word.Is(classes.Sign) ? verb : null;
    }

    /// <summary>Where the next instrument begins: verbs behind it are told of that one, unless "and" joins both.</summary>
    private int NextInstrument(SentenceView sentence, int from, int limit)
    {
        foreach (var mention in sentence.Mentions)
        {
            if (mention is NameMention { NameKind: NameKind.Instrument } next && next.Span.Start > from && next.Span.End <= limit && !(sentence.WordEndingAt(next.Span.Start) is { } and && and.Word.Is(classes.Conj)))
            {
                return next.Span.Start;
            }
        }

        return limit;
    }

    /// <summary>The verb before a colon that opens a list whose items stand between semicolons.</summary>
    private WordMention? Heading(SentenceView sentence, Mention trigger)
    {
        for (var i = sentence.ClauseAt(trigger.Span.Start); i > 0; i--)
        {
            var mark = sentence.Clauses[i].Start - 1;
            while (mark > sentence.Clauses[i - 1].End && sentence.Text[mark] is ' ' or '\u00A0' or '\n')
            {
                mark--;
            }

            if (sentence.Text[mark] == ':')
            {
                return sentence.Last(sentence.Clauses[i - 1], classes.Sign);
            }

            if (sentence.Text[mark] is not ';')
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>True for a verb that is the head of another name: "implementing the X Initiative and the Y Initiative".</summary>
    private static bool IsHeadOfName(SentenceView sentence, WordMention verb, Mention trigger) =>
        sentence.Mentions.Exists(m => m != trigger && m is NameMention { NameKind: NameKind.Instrument } name && name.Head == verb.Span && name.Span != name.Head);

    private WordMention? LastVerb(SentenceView sentence, Span range, Mention trigger)
    {
        var verb = sentence.Last(range, classes.Sign);
        while (!sentence.IsCased && verb is not null && IsHeadOfName(sentence, verb, trigger))
        {
            verb = sentence.Last(new Span(range.Start, verb.Span.Start), classes.Sign);
        }

        return verb;
    }

    private (WordMention? Word, string Action)? Verb(SentenceView sentence, Mention trigger, Span clause)
    {
        var reach = sentence.Clauses[Math.Max(0, sentence.ClauseAt(trigger.Span.Start) - 1)].Start;
        var behind = new Span(trigger.Span.End, sentence.IsCased ? NextInstrument(sentence, trigger.Span.End, clause.End) : clause.End);
        var verb = LastVerb(sentence, new Span(clause.Start, trigger.Span.Start), trigger)
            ?? sentence.First(behind, classes.Sign)
            ?? Participle(sentence, trigger)
            ?? (sentence.IsCased ? Heading(sentence, trigger) : null)
            ?? (sentence.IsCased ? RelativeVerb(sentence, trigger) : sentence.WordStartingAt(clause.Start) is { } item && item.Word.Is(classes.ListMark) ? null : LastVerb(sentence, new Span(reach, trigger.Span.Start), trigger));
        if (verb is null || (!sentence.IsCased && verb.Span.End <= clause.Start && sentence.Has(new Span(clause.Start, trigger.Span.Start), classes.Keep)) || (!sentence.IsCased && sentence.WordEndingAt(verb.Span.Start) is { } not && not.Word.Is(classes.Negation)))
        {
            return null;
        }

        verb.Word.TryGet(classes.Sign, out var action);
        var planned = sentence.WordEndingAt(verb.Span.Start) is { } before && before.Word.Is(classes.Future);
        return (verb, planned && action is "signed" or "issued" or "adopted" ? "planned" : action);
    }
}
