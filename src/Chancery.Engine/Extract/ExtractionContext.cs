using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>What the extractor knows while it walks through one document. One walker, one thread.</summary>
internal sealed class ExtractionContext
{
    public required AnnotatedDocument Document { get; init; }

    public required Classes Classes { get; init; }

    public required List<SentenceView> Sentences { get; init; }

    /// <summary>The parties that the document is about, most named first; at most two, none when no pair stands out.</summary>
    public IReadOnlyList<string> Topic { get; set; } = [];

    /// <summary>The date of the events that a news text reports, or null.</summary>
    public string? EventDate { get; set; }

    /// <summary>The party whose officers the text names without saying so, or null.</summary>
    public string? HomeParty { get; set; }

    /// <summary>Languages in which a subject may stand behind its verb.</summary>
    public required IReadOnlySet<string> SubjectBehind { get; init; }

    /// <summary>Languages in which a cue may stand anywhere in its clause.</summary>
    public required IReadOnlySet<string> FreeCues { get; init; }

    /// <summary>Whose office publishes the document, when its address tells; null otherwise.</summary>
    public Actor? Host { get; set; }

    /// <summary>Makes keys of names.</summary>
    public required NameKeys NameKeys { get; init; }

    /// <summary>Instruments named so far, the last of each kind.</summary>
    public List<ToldInstrument> ToldInstruments { get; } = [];

    /// <summary>Facts found so far.</summary>
    public List<Draft> Drafts { get; } = [];

    /// <summary>Last person named as subject.</summary>
    public Actor? LastPerson { get; set; }

    /// <summary>Last subject of any kind in the paragraph.</summary>
    public Actor? LastSubject { get; set; }

    /// <summary>Last subject that stands for several parties.</summary>
    public Actor? LastGroup { get; set; }

    /// <summary>Last one who was reported to say something.</summary>
    public Actor? LastSpeaker { get; set; }

    /// <summary>Index of the sentence in which <see cref="LastSpeaker"/> was reported; -1 before any.</summary>
    public int SpeechSentence { get; set; } = -1;

    /// <summary>Speaker of the turn or quotation that the sentence belongs to, or null.</summary>
    public Actor? TurnSpeaker { get; set; }

    /// <summary>True once a question has been put.</summary>
    public bool IsAsked { get; set; }

    /// <summary>Number of the answer the sentence belongs to; 0 outside answers.</summary>
    public int Turn { get; set; }

    /// <summary>Last date told in the paragraph.</summary>
    public string? ParagraphDate { get; set; }

    /// <summary>Last date told anywhere before, or null.</summary>
    public string? LastDate { get; set; }

    /// <summary>Paragraph of <see cref="LastDate"/>.</summary>
    public int LastDateParagraph { get; set; }

    /// <summary>True while the last date of the paragraph is a period that stays in force (since, as of).</summary>
    public bool ParagraphDateHolds { get; set; }

    /// <summary>Sentences since the last date of the paragraph was told.</summary>
    public int ParagraphDateAge { get; set; }

    /// <summary>Code of the organisation named last, or null.</summary>
    public string? LastOrganisation { get; set; }

    /// <summary>Unit of the last measure that is neither a count nor a share.</summary>
    public string? LastSumUnit { get; set; }

    /// <summary>Paragraph of that measure.</summary>
    public int LastSumParagraph { get; set; } = -1;

    /// <summary>State codes named so far, latest last.</summary>
    public List<string> RecentStates { get; } = [];

    /// <summary>Position of a sentence in <see cref="Sentences"/>, which leaves out sentences without mentions.</summary>
    public int PositionOf(SentenceView sentence)
    {
        var (low, high) = (0, Sentences.Count);
        while (low < high)
        {
            var mid = (low + high) / 2;
            (low, high) = Sentences[mid].Index < sentence.Index ? (mid + 1, high) : (low, mid);
        }

        return low;
    }

    /// <summary>Makes a new draft and keeps it.</summary>
    public Draft Add(SentenceView sentence, Rule rule, Fact fact, params IReadOnlyList<Span> evidence)
    {
        var draft = new Draft
        {
            Fact = fact,
            Evidence = [.. evidence],
            Rule = rule,
            View = sentence,
            NameKey = NameKeys.Of(sentence, fact.Name ?? fact.Title ?? fact.Label),
            Turn = IsOwn(fact) ? Turn : 0,
            TakesLaterAct = sentence.IsCased,
            IsHeadline = sentence.Paragraph.Kind is Text.ParagraphKind.Title or Text.ParagraphKind.Heading or Text.ParagraphKind.Caption,
        };
        Drafts.Add(draft);
        return draft;
    }

    /// <summary>True for a statement of the one who answers.</summary>
    private bool IsOwn(Fact fact) => TurnSpeaker is { } speaker && fact.Speaker is { } own && own.Person == speaker.Person && own.Role == speaker.Role && own.Party == speaker.Party;

    /// <summary>The one who answers, when an actor stands for the same party without naming anybody; otherwise the actor.</summary>
    public Actor AsAnswerer(Actor actor) =>
        TurnSpeaker is { } speaker && actor.Person is null && actor.Role is null && !actor.IsSource && actor.Party == speaker.Party
            ? speaker with { Span = actor.Span, Carried = actor.Carried }
            : actor;

    /// <summary>Remembers what a sentence named, for those that follow.</summary>
    public void Leave(SentenceView sentence)
    {
        ParagraphDateAge++;
        foreach (var mention in sentence.Mentions)
        {
            switch (mention)
            {
                case PartyRef { Reference: 0, IsOrganisation: false, IsGroup: false, IsMetonym: false } party:
                    Remember(party.Codes);
                    break;
                case PartyRef { Reference: 0, IsOrganisation: true, Single: { } organisation }:
                    LastOrganisation = organisation;
                    break;
                case PersonMention { Known.Party: { } code }:
                    Remember([code]);
                    break;
                case DateRef { Value: not null, IsDuration: false, IsVague: false } date:
                    ParagraphDateAge = 0;
                    ParagraphDate = date.Value;
                    LastDate = date.Value;
                    LastDateParagraph = sentence.Sentence.Paragraph;
                    ParagraphDateHolds = date.IsPeriod;
                    break;
            }
        }
    }

    /// <summary>Forgets what holds inside one paragraph only.</summary>
    public void EnterParagraph()
    {
        LastSubject = null;
        ParagraphDate = null;
        ParagraphDateHolds = false;
    }

    private void Remember(IReadOnlyList<string> codes)
    {
        foreach (var code in codes)
        {
            RecentStates.Remove(code);
            RecentStates.Add(code);
        }

        if (RecentStates.Count > 12)
        {
            RecentStates.RemoveAt(0);
        }
    }
}
