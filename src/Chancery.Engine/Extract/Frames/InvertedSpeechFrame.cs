using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>
/// A reporting verb with the speaker behind it: what is said stands before the verb, in quotation marks or not, and may go on behind the speaker
/// ("...," said X. "..."), or follows the speaker.
/// </summary>
internal sealed class InvertedSpeechFrame(Classes classes, ActorFinder actors, ActClassifier acts, PartyFinder parties) : IFrame
{
    private const int MinQuote = 4;

    public string Name => "speech-inverted";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, value) = match;
        if (trigger is not WordMention verb || sentence.Has(match.Clause, classes.Attribution)
            || actors.SubjectOf(context, sentence, verb.Span.Start, carry: false) is not null
            || actors.Behind(context, sentence, verb) is not { IsSource: false } speaker)
        {
            return;
        }

        verb.Word.TryGet(classes.Speech, out value);
        var quote = QuoteAround(sentence, verb, match.Clause);
        var before = new Span(quote?.Inner.Start ?? sentence.Span.Start, match.Clause.Start);
        var goesOn = speaker.Span.End < match.Clause.End ? speaker.Span.End : match.Clause.End;
        var content = before.Length > MinQuote ? before : new Span(goesOn, sentence.Span.End);
        var act = acts.Classify(context, sentence, content, value);
        act = act == "state" && before.Length > MinQuote ? acts.Classify(context, sentence, new Span(goesOn, sentence.Span.End), act) : act;
        var about = new SortedSet<string>(parties.In(context, sentence, sentence.Span), StringComparer.Ordinal);
        about.UnionWith(speaker.Parties);
        if (about.Count == 0 && context.Topic.Count == 0)
        {
            return;
        }

        var (date, origin) = DateFinder.Find(context, sentence, verb.Span, DateCarry.Event);
        var start = before.Length > MinQuote ? before.Start : verb.Span.Start;
        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Statement,
            Parties = about.Count > 0 ? [.. about] : context.Topic,
            Speaker = speaker.ToSpeaker(),
            Act = act,
            Date = date,
            Quote = quote is null ? null : Trimmed(sentence, before),
        }, Evidence(sentence, start, speaker, content, quote));
        draft.DateFromContext = origin is not null;
        context.LastSubject = speaker;
        context.LastPerson = speaker.Person is null ? context.LastPerson : speaker;
    }

    /// <summary>The quotation that ends before the verb, or that the words with the verb break into.</summary>
    private static QuotedMention? QuoteAround(SentenceView sentence, WordMention verb, Span clause)
    {
        QuotedMention? last = null;
        foreach (var quote in sentence.Quotes)
        {
            if (quote.Span.Start >= verb.Span.Start)
            {
                break;
            }

            if (quote.Kind == MentionKind.Quote && quote.Span.Start >= sentence.Span.Start && (quote.Span.End > verb.Span.End || OnlyMarks(sentence, quote.Span.End, clause.Start)))
            {
                return quote;
            }

            last = quote.Span.End > verb.Span.Start ? quote : last;
        }

        return last;
    }

    private static bool OnlyMarks(SentenceView sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (MentionMap.IsNameChar(sentence.Text[i]) && char.IsLetterOrDigit(sentence.Text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string? Trimmed(SentenceView sentence, Span range)
    {
        var end = range.End;
        while (end > range.Start && !char.IsLetterOrDigit(sentence.Text[end - 1]))
        {
            end--;
        }

        return end > range.Start + MinQuote ? sentence.Text[range.Start..end] : null;
    }

    private static List<Span> Evidence(SentenceView sentence, int start, Actor speaker, Span content, QuotedMention? quote)
    {
        var end = content.Start > speaker.Span.Start ? sentence.Clauses[Math.Min(sentence.Clauses.Count - 1, sentence.ClauseAt(speaker.Span.Start) + 1)].End : speaker.Span.End;
        var evidence = new List<Span> { new(Math.Min(start, speaker.Span.Start), Math.Max(end, speaker.Span.End)) };
        if (quote is not null && quote.Inner.End > sentence.Span.End)
        {
            evidence.Add(new Span(sentence.Span.End, quote.Inner.End));
        }

        return evidence;
    }
}

/// <summary>What is said by somebody's words: "according to X", "in his words".</summary>
internal sealed class WordsFrame(Classes classes, ActorFinder actors, PartyFinder parties) : IFrame
{
    private const int MaxGap = 3;

    public string Name => "words";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, value) = match;
        var speaker = value == "he" ? context.LastPerson : SpeakerBehind(context, sentence, trigger);
        if (speaker is null)
        {
            return;
        }

        var about = new SortedSet<string>(parties.In(context, sentence, sentence.Span), StringComparer.Ordinal);
        about.UnionWith(speaker.Parties);
        if (about.Count == 0 && context.Topic.Count == 0)
        {
            return;
        }

        var (date, origin) = DateFinder.Find(context, sentence, trigger.Span, DateCarry.Event);
        var draft = context.Add(sentence, rule, new Fact
        {
            Type = RecordType.Statement,
            Parties = about.Count > 0 ? [.. about] : context.Topic,
            Speaker = speaker.ToSpeaker(),
            Act = "state",
            Date = date,
        }, sentence.Span);
        draft.DateFromContext = origin is not null;
        context.LastPerson = speaker.Person is null ? context.LastPerson : speaker;
    }

    private Actor? SpeakerBehind(ExtractionContext context, SentenceView sentence, Mention trigger)
    {
        foreach (var mention in sentence.In(new Span(trigger.Span.End, sentence.Span.End)))
        {
            if (mention.Span.Start - trigger.Span.End > MaxGap)
            {
                return null;
            }

            if (mention is not WordMention word || !word.Word.Is(classes.Source))
            {
                return actors.ToActor(context, sentence, mention, sentence.Span.End) is { IsSource: false, Person: not null } or { IsSource: false, Role: not null }
                    ? actors.ToActor(context, sentence, mention, sentence.Span.End)
                    : null;
            }
        }

        return null;
    }
}
