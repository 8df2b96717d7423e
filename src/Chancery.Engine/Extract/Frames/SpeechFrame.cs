using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Cased;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>A reporting verb with its speaker: one statement, whose act comes from the verb or from what is said.</summary>
internal sealed class SpeechFrame(Classes classes, ActorFinder actors, ActClassifier acts, PartyFinder parties) : IFrame
{
    private const int MaxAgentGap = 20;
    private const int MaxQuoteGap = 5;

    public string Name => "speech";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        if (trigger is not WordMention verb || !verb.Word.TryGet(classes.Speech, out var value) || IsNoun(sentence, verb) || IsAttribution(sentence, verb, match.Clause)
            || (verb.Word.Is(classes.CallVerb) && QuoteIn(sentence, new Span(verb.Span.End, Math.Min(sentence.Span.End, match.Clause.End + 2))) is null)
            || (!sentence.IsCased && IsUnsaid(context, sentence, verb, match.Clause)))
        {
            return;
        }

        if (Speaker(match, verb) is not { } subject || IsNoSpeech(match, verb, subject))
        {
            return;
        }

        subject = context.AsAnswerer(subject);
        var clause = sentence.ClauseAt(verb.Span.Start);
        var end = EndOfSpeech(context, sentence, verb);
        var content = QuotedBefore(sentence, verb, subject) ?? new Span(verb.Span.End, end);
        var act = acts.Classify(context, sentence, content, ActOf(sentence, verb, value));
        var (date, origin) = DateFinder.Find(context, sentence, verb.Span, DateCarry.Event);
        var next = clause + 1 < sentence.Clauses.Count && sentence.Clauses[clause].End - verb.Span.End < 4 ? clause + 1 : clause;
        var about = new SortedSet<string>(parties.In(context, sentence, new Span(verb.Span.End, end)), StringComparer.Ordinal);
        about.UnionWith(subject.Parties);
        if (about.Count == 0 && context.Topic.Count == 0)
        {
            return;
        }

        var evidence = new Span(subject.Carried ? sentence.Clauses[clause].Start : Math.Min(subject.Span.Start, verb.Span.Start), sentence.Clauses[next].End);
        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Statement,
            Parties = about.Count > 0 ? [.. about] : context.Topic,
            Speaker = subject.ToSpeaker(),
            Act = act,
            Date = date,
            Quote = QuoteIn(sentence, new Span(verb.Span.End, end)),
        }, evidence);
        draft.DateFromContext = origin is not null;
        if (subject.Carried)
        {
            draft.FieldSources["speaker"] = "carried";
        }

        Remember(context, sentence, subject);
    }

    /// <summary>Who speaks: the subject of the verb, who spoke before in the sentence, or a subject carried; nobody where an unknown subject is told.</summary>
    private Actor? Speaker(Match match, WordMention verb)
    {
        var (context, sentence, clause) = (match.Context, match.Sentence, match.Clause);
        if ((MainSubject(context, sentence, verb, clause) ?? actors.SubjectOf(context, sentence, verb.Span.Start, carry: false)) is { } told)
        {
            return told;
        }

        if (actors.Behind(context, sentence, verb) is not null || actors.HasUnknownBehind(context, sentence, verb)
            || (!sentence.IsCased && ((sentence.WordEndingAt(verb.Span.Start) is { } it && it.Word.Is(classes.It)) || actors.HasUnknownSubject(sentence, new Span(clause.Start, verb.Span.Start)))))
        {
            return null;
        }

        return context.SpeechSentence == sentence.Index && !sentence.IsCased && context.LastSpeaker is { } same
            ? same with { Carried = true }
            : actors.SubjectOf(context, sentence, verb.Span.Start);
    }

    /// <summary>True for a carried source, media that only relay, a bare verb away from its subject, an aside, and a body that "tells" of a thing.</summary>
    private bool IsNoSpeech(Match match, WordMention verb, Actor subject)
    {
        var (context, sentence, clause) = (match.Context, match.Sentence, match.Clause);
        return (subject.Carried && (subject.IsSource || IsToldSomewhere(sentence, verb)))
            || (subject.IsSource && IsRelayed(sentence, subject, verb))
            || (verb.Word.Is(classes.BaseVerb) && !((subject.IsSource || subject.Person is not null) && BareVerbs.IsRightBefore(classes, sentence, subject, verb)))
            || IsAside(context, sentence, verb, subject, clause)
            || (!sentence.IsCased && subject.Person is null && verb.Word.Is(classes.Tell) && verb.Span.End < clause.End);
    }

    /// <summary>News media that report, and do not assess, only pass on what others say.</summary>
    private bool IsRelayed(SentenceView sentence, Actor subject, WordMention verb) =>
        verb.Word.Is(classes.RelayVerb) && sentence.WordStartingAt(subject.Span.Start) is { } media && media.Word.Is(classes.Media);

    /// <summary>"..., it was said at the ministry": in a language that tells nobody in particular by the verb alone, the body behind it speaks.</summary>
    private bool IsToldSomewhere(SentenceView sentence, WordMention verb) =>
        sentence.WordStartingAt(verb.Span.End) is { } at && at.Word.Is(classes.In) && at.Span.Start - verb.Span.End <= 1 && sentence.WordStartingAt(at.Span.End) is { } body
        && (body.Word.Is(classes.Org) || body.Word.Is(classes.Source));

    /// <summary>"X said that Y was ready and expressed hope": a second reporting verb behind a conjunction goes on with the first one's subject.</summary>
    private Actor? MainSubject(ExtractionContext context, SentenceView sentence, WordMention verb, Span clause)
    {
        var index = sentence.ClauseAt(verb.Span.Start);
        if (!sentence.IsCased || index == 0 || sentence.WordEndingAt(verb.Span.Start) is not { } conj || !conj.Word.Is(classes.Conj)
            || sentence.WordStartingAt(clause.Start) is not { } that || !that.Word.Is(classes.That))
        {
            return null;
        }

        var main = sentence.Clauses[index - 1];
        return sentence.Last(main, classes.Report) is { } first ? actors.SubjectOf(context, sentence, first.Span.Start, carry: false) : null;
    }

    /// <summary>What is said stands in quotation marks before its verb: "...", said X.</summary>
    private static Span? QuotedBefore(SentenceView sentence, WordMention verb, Actor subject)
    {
        if (!sentence.IsCased)
        {
            return null;
        }

        var start = subject.Carried ? verb.Span.Start : Math.Min(subject.Span.Start, verb.Span.Start);
        foreach (var mention in sentence.Mentions)
        {
            if (mention is QuotedMention { Kind: MentionKind.Quote } quote && quote.Span.End <= start && start - quote.Span.End <= MaxQuoteGap)
            {
                return quote.Inner;
            }
        }

        return null;
    }

    private static void Remember(ExtractionContext context, SentenceView sentence, Actor subject)
    {
        context.SpeechSentence = sentence.Index;
        if (subject.Person is not null)
        {
            context.LastPerson = subject;
        }

        context.LastSubject = subject;
        context.LastSpeaker = subject;
        context.LastGroup = subject.Parties.Count > 1 ? subject : context.LastGroup;
    }

    /// <summary>
    /// In a language with blanks: a denied verb, condolences and greetings, what is agreed by somebody else, and what a speaker of a transcript
    /// says of his own words, or without telling what ("as X said"), are no statements.
    /// </summary>
    private bool IsAside(ExtractionContext context, SentenceView sentence, WordMention verb, Actor subject, Span clause) =>
        sentence.IsCased
        && (sentence.Quotes.Exists(q => q.Kind == MentionKind.Quote && q.Inner.Contains(verb.Span))
            || (sentence.WordEndingAt(verb.Span.Start) is { } before && (before.Word.Is(classes.Negation) || before.Word.Is(classes.To)))
            || sentence.Has(new Span(verb.Span.End, clause.End), classes.Greet)
            || (!subject.Carried && subject.Span.Start < verb.Span.Start && sentence.First(new Span(verb.Span.End, Math.Min(clause.End, verb.Span.End + MaxAgentGap)), classes.Agent) is not null)
            || (context.TurnSpeaker is { } speaker && ((subject.Person == speaker.Person && subject.Role == speaker.Role) || clause.End - verb.Span.End <= 1)));

    private bool IsNoun(SentenceView sentence, WordMention verb)
    {
        var after = sentence.WordStartingAt(verb.Span.End);
        var before = sentence.WordEndingAt(verb.Span.Start);
        return (!sentence.IsCased && verb.Span.End < sentence.Span.End && sentence.Document.ListMarks.Contains(sentence.Text[verb.Span.End]))
            || (before is not null && before.Word.Is(classes.Particle) && sentence.Document.Genitives.Contains(sentence.Folded[before.Span.Start]))
            || (after is not null && after.Span.Length == 1 && sentence.Document.Genitives.Contains(sentence.Folded[after.Span.Start]))
            || (before is not null && before.Word.Is(classes.Question));
    }

    /// <summary>In a language without blanks: asked or denied, not said; told of the first one to say it; or said by somebody of himself inside a quotation or outside any turn.</summary>
    private bool IsUnsaid(ExtractionContext context, SentenceView sentence, WordMention verb, Span clause)
    {
        var before = new Span(clause.Start, verb.Span.Start);
        if (sentence.Has(before, classes.Question) || sentence.Has(before, classes.Nobody) || verb.Span.End + 1 >= sentence.Span.End || sentence.IsAsked(clause)
            || IsFirstOne(classes, sentence, verb) || sentence.Has(before, classes.Bid)
            || (sentence.WordEndingAt(verb.Span.Start) is { } denied && denied.Word.Is(classes.Negation)))
        {
            return true;
        }

        var own = sentence.Has(before, classes.We);
        return own ? context.TurnSpeaker is null : sentence.Mentions.Exists(m => m is QuotedMention { Kind: MentionKind.Quote } quote && quote.Inner.Contains(verb.Span))
            && actors.FirstIn(context, sentence, before) is null;
    }

    /// <summary>"Is the first state that recognises ...": an ordinal behind the copula describes, it reports no speech.</summary>
    public static bool IsFirstOne(Classes classes, SentenceView sentence, WordMention verb) =>
        sentence.Document.Base.EndingAt(verb.Span.Start) is QuantityRef { IsOrdinal: true } first && sentence.WordEndingAt(first.Span.Start) is { } copula && copula.Word.Is(classes.Copula);

    /// <summary>"According to a report of X" attributes, it does not state.</summary>
    private bool IsAttribution(SentenceView sentence, WordMention verb, Span clause) =>
        sentence.Has(new Span(clause.Start, verb.Span.Start), classes.Attribution) || sentence.Has(clause, classes.You)
        || (sentence.WordEndingAt(verb.Span.Start) is { } before && before.Word.Is(classes.Greet));

    /// <summary>Verbal nouns behind "express" tell the act: "expressed concern".</summary>
    private string ActOf(SentenceView sentence, WordMention verb, string value)
    {
        if (value == "state" && sentence.WordStartingAt(verb.Span.End) is { } noun && noun.Word.TryGet(classes.Speech, out var own))
        {
            return own;
        }

        if (value == "propose" && !sentence.IsCased && verb.Word.Is(classes.Lay) && IsCutOff(sentence, verb))
        {
            return "state";
        }

        if (sentence.IsCased && value == "state" && verb.Word.Is(classes.Express)
            && sentence.First(new Span(verb.Span.End, sentence.Clauses[sentence.ClauseAt(verb.Span.Start)].End), classes.NounAct) is { } expressed && expressed.Word.TryGet(classes.NounAct, out var act))
        {
            return act;
        }

        return value;
    }

    /// <summary>True for a verb that a mark parts from what is said: "puts forward: both will ..." tells its act there.</summary>
    private static bool IsCutOff(SentenceView sentence, WordMention verb) =>
        verb.Span.End < sentence.Span.End && !MentionMap.IsNameChar(sentence.Text[verb.Span.End]) && !MentionMap.IsHan(sentence.Text[verb.Span.End]);

    /// <summary>What is said ends with the sentence or where the next speaker begins.</summary>
    private int EndOfSpeech(ExtractionContext context, SentenceView sentence, WordMention verb)
    {
        foreach (var mention in sentence.In(new Span(verb.Span.End, sentence.Span.End)))
        {
            if (mention is WordMention next && next.Word.Is(classes.Report))
            {
                var clause = sentence.Clauses[sentence.ClauseAt(next.Span.Start)];
                if (clause.Start > verb.Span.End && actors.FirstIn(context, sentence, new Span(clause.Start, next.Span.Start)) is not null)
                {
                    return clause.Start;
                }
            }
        }

        return sentence.Span.End;
    }

    private static string? QuoteIn(SentenceView sentence, Span range)
    {
        foreach (var mention in sentence.In(range))
        {
            if (mention is QuotedMention { Kind: MentionKind.Quote, Inner.Length: > 3 } quote)
            {
                return quote.Inner.In(sentence.Text).ToString();
            }
        }

        return null;
    }
}

/// <summary>A stance verb with a party or person as subject of its own clause.</summary>
internal sealed class StanceFrame(Classes classes, ActorFinder actors, PartyFinder parties) : IFrame
{
    private const int MaxGap = 12;
    private const int MaxLead = 5;

    public string Name => "stance";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        if (trigger is not WordMention verb || !verb.Word.TryGet(classes.Speech, out var value) || NotAVerb(sentence, verb, match.Clause))
        {
            return;
        }

        var clause = match.Clause;
        var subject = actors.FirstIn(context, sentence, new Span(clause.Start, verb.Span.Start)) ?? FromEarlierClause(context, sentence, verb, clause);
        if (subject is null || (subject.Parties.Count == 0 && !subject.IsSource) || (verb.Word.Is(classes.BaseVerb) && !BareVerbs.IsRightBefore(classes, sentence, subject, verb)) || (!subject.Carried && verb.Span.Start - subject.Span.End > MaxGap * sentence.Scale)
            || HasReport(sentence, new Span(clause.Start, verb.Span.Start)) || subject.IsPeople || IsOwnSide(context, sentence, subject, clause))
        {
            return;
        }

        var (date, origin) = DateFinder.Find(context, sentence, verb.Span, DateCarry.Event);
        var about = new SortedSet<string>(parties.In(context, sentence, new Span(verb.Span.End, clause.End)), StringComparer.Ordinal);
        about.UnionWith(subject.Parties);
        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Statement,
            Parties = [.. about],
            Speaker = context.AsAnswerer(subject).ToSpeaker(),
            Act = value,
            Date = date,
        }, new Span(clause.Start, clause.End));
        draft.DateFromContext = origin is not null;
    }

    /// <summary>True when a reported speech opens with a stance of the speaker's own side: it is the speech; farther on it is a record of its own.</summary>
    private bool IsOwnSide(ExtractionContext context, SentenceView sentence, Actor subject, Span clause) =>
        (!sentence.IsCased || (subject.IsBare && sentence.WordStartingAt(clause.Start) is { } that && that.Word.Is(classes.That))) && context.SpeechSentence == sentence.Index && subject.Person is null
        && sentence.ClauseAt(clause.Start) is > 0 and var index && sentence.Has(sentence.Clauses[index - 1], classes.Report) && context.LastSpeaker is { } speaker
        && subject.Parties.Count == 1 && speaker.Parties.Contains(subject.Parties[0]);

    private bool HasReport(SentenceView sentence, Span range) => sentence.Has(range, classes.Report);

    private bool NotAVerb(SentenceView sentence, WordMention verb, Span clause)
    {
        var after = sentence.WordStartingAt(verb.Span.End);
        var before = sentence.WordEndingAt(verb.Span.Start);
        var genitives = sentence.Document.Genitives;
        return (verb.Span.End >= clause.End && !IsFollowedByThat(sentence, verb)) || sentence.IsAsked(clause) || (!sentence.IsCased && sentence.WordEndingAt(clause.End) is { } last && last.Word.Is(classes.WhileEnd))
            || SpeechFrame.IsFirstOne(classes, sentence, verb)
            || (!sentence.IsCased && sentence.Has(clause, classes.Question))
            || (sentence.IsCased && before is not null && before.Word.Is(classes.Passive))
            || (!sentence.IsCased && (IsDescribed(sentence, verb, clause) || sentence.Has(new Span(clause.Start, verb.Span.Start), sentence.Document.Opener)))
            || (after is { Span.Length: 1 } && genitives.Contains(sentence.Folded[after.Span.Start]))
            || (before is { Span.Length: 1 } && genitives.Contains(sentence.Folded[before.Span.Start]))
            || (before is not null && (before.Word.Is(classes.Negation) || before.Word.Is(classes.Cue) || before.Word.Is(classes.Question)
                || before.Word.Is(classes.Speech) || (before.Word.Is(classes.Conj) && !sentence.IsCased) || before.Word.Is(classes.To)));
    }

    /// <summary>"Both sides hope | that ...": what is hoped begins a clause of its own.</summary>
    private bool IsFollowedByThat(SentenceView sentence, WordMention verb) =>
        sentence.IsCased && sentence.WordStartingAt(verb.Span.End) is { } that && that.Word.Is(classes.That);

    /// <summary>"Is an answer to the help that others welcomed": behind a copula, with a genitive behind it, a stance only describes.</summary>
    private bool IsDescribed(SentenceView sentence, WordMention verb, Span clause)
    {
        if (sentence.First(new Span(clause.Start, verb.Span.Start), classes.Copula) is not { } copula || sentence.WordEndingAt(verb.Span.Start) == copula)
        {
            return false;
        }

        for (var i = verb.Span.End; i < clause.End; i++)
        {
            if (sentence.Document.Genitives.Contains(sentence.Folded[i]) && sentence.WordStartingAt(i) is { Span.Length: 1 } particle && particle.Word.Is(classes.Particle))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A clause that opens with the stance goes on with the subject of the clauses before it, unless somebody reports them.</summary>
    private Actor? FromEarlierClause(ExtractionContext context, SentenceView sentence, WordMention verb, Span clause)
    {
        if (verb.Span.Start - clause.Start > MaxLead * sentence.Scale || (!sentence.IsCased && !actors.IsBareLead(sentence, new Span(clause.Start, verb.Span.Start))) || HasReport(sentence, new Span(sentence.Span.Start, verb.Span.Start)))
        {
            return null;
        }

        return actors.SubjectOf(context, sentence, verb.Span.Start) is { } subject && subject.Span.Start >= sentence.Span.Start && subject.Span.End <= clause.Start
            && !sentence.Has(sentence.Clauses[sentence.ClauseAt(subject.Span.Start)], classes.Condition)
            ? subject
            : null;
    }
}

/// <summary>Verb forms that are nouns too ("support", "states"): they tell something only right behind their subject.</summary>
internal static class BareVerbs
{
    /// <summary>True when only adverbs stand between subject and verb, or another such verb that a conjunction joins.</summary>
    public static bool IsRightBefore(Classes classes, SentenceView sentence, Actor subject, WordMention verb)
    {
        var word = sentence.WordEndingAt(verb.Span.Start);
        if (word is not null && word.Word.Is(classes.Conj))
        {
            return sentence.Last(new Span(subject.Span.End, word.Span.Start), classes.BaseVerb) is not null;
        }

        while (word is not null && word.Span.Start >= subject.Span.End && (word.Word.Is(classes.Adverb) || word.Word.Is(classes.Particle) || word.Word.Is(classes.LightVerb) || word.Word.Is(classes.Future)))
        {
            word = sentence.WordEndingAt(word.Span.Start);
        }

        var at = word?.Span.End ?? CasedText.SkipBlanksBack(sentence.Text, verb.Span.Start, 0);
        return at <= subject.Span.End + 1;
    }
}
