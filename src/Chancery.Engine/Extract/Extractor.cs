using Chancery.Engine.Annotate;
using Chancery.Engine.Extract.Calibration;
using Chancery.Engine.Extract.Frames;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>Runs the rules over an annotated document, sentence by sentence, and joins what tells the same fact.</summary>
internal sealed class Extractor
{
    private readonly DocumentContextBuilder _contexts;
    private readonly Turns _turns;
    private readonly TableFrame _tables;
    private readonly ListingFrame _listings;
    private readonly List<Rule> _listingRules;
    private readonly Rule? _tableRule;
    private readonly ProposalFrame _proposals;
    private readonly Rule? _proposalRule;
    private readonly Dictionary<int, List<(Rule Rule, IFrame Frame)>> _byClass = [];
    private readonly Dictionary<string, List<(Rule Rule, IFrame Frame)>> _byKind = new(StringComparer.Ordinal);

    public Extractor(IReadOnlyList<Rule> rules, IReadOnlyDictionary<string, IFrame> frames, Classes classes, DocumentContextBuilder contexts, Turns turns, TableFrame tables, ListingFrame listings, ProposalFrame proposals)
    {
        _proposals = proposals;
        _proposalRule = rules.FirstOrDefault(r => r.Triggers.Contains("@proposals"));
        _tables = tables;
        _listings = listings;
        _listingRules = [.. rules.Where(r => r.Triggers.Contains("@listing"))];
        _tableRule = rules.FirstOrDefault(r => r.Triggers.Contains("@table"));
        _turns = turns;
        _contexts = contexts;
        foreach (var rule in rules)
        {
            foreach (var trigger in rule.Triggers)
            {
                var entry = (rule, frames[rule.Frame]);
                if (trigger.StartsWith('@'))
                {
                    (_byKind.TryGetValue(trigger, out var list) ? list : _byKind[trigger] = []).Add(entry);
                }
                else
                {
                    var number = classes.Table.Number(trigger);
                    (_byClass.TryGetValue(number, out var list) ? list : _byClass[number] = []).Add(entry);
                }
            }
        }
    }

    /// <summary>Facts of a document, in order of position, each with what its confidence is computed from.</summary>
    /// <param name="document">The document.</param>
    /// <param name="context">What the walk through it left behind: its sentences, topic and dates.</param>
    public List<(Draft Draft, FeatureVector Features)> Extract(AnnotatedDocument document, out ExtractionContext context)
    {
        context = _contexts.Build(document);
        var answerer = _turns.Answerer(document.Clean.Source);
        context.Host = _turns.Host(document);
        var turn = 0;
        var paragraph = -1;
        var listed = ReadListings(context);
        foreach (var sentence in context.Sentences)
        {
            if (sentence.Sentence.Paragraph != paragraph)
            {
                paragraph = sentence.Sentence.Paragraph;
                context.EnterParagraph();
                EnterTurn(context, sentence, answerer, ref turn);
                EnterSpeech(context, sentence, ref turn);
            }

            foreach (var mention in sentence.Mentions)
            {
                if (listed.Contains(sentence.Index) || (sentence.Paragraph.Kind == Text.ParagraphKind.TableRow && mention is QuantityRef))
                {
                    continue;
                }

                Fire(context, sentence, mention);
            }

            _contexts.LearnSubject(context, sentence);
            context.Leave(sentence);
        }

        if (_tableRule is not null)
        {
            foreach (var rows in TableFrame.Tables(context.Sentences))
            {
                _tables.Apply(context, rows, _tableRule);
            }
        }

        if (_proposalRule is not null)
        {
            _proposals.Apply(context, _proposalRule);
        }

        var drafts = new DraftMerger().Merge(context.Drafts);
        var features = new FeatureReader(drafts);
        return drafts.ConvertAll(d => (d, features.Read(d)));
    }

    /// <summary>Adds the facts of tables that list them, and gives the numbers of their sentences: other rules do not read them.</summary>
    private HashSet<int> ReadListings(ExtractionContext context)
    {
        var listed = new HashSet<int>();
        if (_listingRules.Count == 0)
        {
            return listed;
        }

        foreach (var rows in TableFrame.Tables(context.Sentences))
        {
            if (_listings.Read(context, rows) is { } table && _listingRules.Find(r => r.Type == table.Type && r.Language == rows[0].Language) is { } rule)
            {
                _listings.Apply(context, table, rule);
                listed.UnionWith(rows.Select(r => r.Index));
            }
        }

        return listed;
    }

    private void EnterTurn(ExtractionContext context, SentenceView sentence, Actor? answerer, ref int turn)
    {
        var folded = sentence.Paragraph.Span.In(sentence.Folded);
        switch (_turns.KindOf(folded))
        {
            case TurnKind.Question:
                context.IsAsked = true;
                context.TurnSpeaker = null;
                context.Turn = 0;
                if (answerer is not null)
                {
                    context.Topic = DocumentContextBuilder.TopicOf(context.Document, QuestionRange(context, sentence));
                }

                break;
            case TurnKind.None when answerer is not null && context.IsAsked && Turns.Label(folded) is { Length: > 0 } label && Turns.IsName(folded[label.Start..label.End]):
                context.TurnSpeaker = answerer with { Person = sentence.Text.Substring(sentence.Paragraph.Span.Start + label.Start, label.Length) };
                context.Turn = ++turn;
                break;
            case TurnKind.None when answerer is not null && turn == 0 && context.TurnSpeaker is null:
                context.Topic = DocumentContextBuilder.TopicOf(context.Document, sentence.Paragraph.Span);
                break;
            case TurnKind.Answer:
                context.TurnSpeaker = answerer;
                context.Turn = ++turn;
                break;
        }
    }

    /// <summary>A question with its answer: up to where the next question begins.</summary>
    private Span QuestionRange(ExtractionContext context, SentenceView question)
    {
        var paragraphs = context.Document.Clean.Paragraphs;
        for (var i = question.Sentence.Paragraph + 1; i < paragraphs.Count; i++)
        {
            if (_turns.KindOf(paragraphs[i].Span.In(question.Folded)) == TurnKind.Question)
            {
                return new Span(question.Paragraph.Span.Start, paragraphs[i].Span.Start);
            }
        }

        return new Span(question.Paragraph.Span.Start, question.Text.Length);
    }

    /// <summary>In a transcript a paragraph that opens with a person and a colon begins that person's turn.</summary>
    private void EnterSpeech(ExtractionContext context, SentenceView sentence, ref int turn)
    {
        if (_turns.IsEnd(sentence.Paragraph.Span.In(sentence.Folded)))
        {
            context.TurnSpeaker = null;
            context.Turn = 0;
        }

        if (!sentence.IsCased || sentence.Span.Start != sentence.Paragraph.Span.Start)
        {
            return;
        }

        if (_contexts.SpeakerOf(context, sentence) is { } speaker)
        {
            context.TurnSpeaker = speaker;
            context.Turn = ++turn;
        }
        else if (context.TurnSpeaker is not null && _contexts.OpensWithLabel(sentence))
        {
            context.TurnSpeaker = null;
            context.Turn = 0;
        }
    }

    private void Fire(ExtractionContext context, SentenceView sentence, Mention mention)
    {
        if (mention.Entry is { } entry)
        {
            foreach (var wordClass in entry.Classes)
            {
                if (_byClass.TryGetValue(wordClass.Class, out var rules))
                {
                    Try(context, sentence, mention, rules, wordClass.Value);
                }
            }

            return;
        }

        if (_byKind.TryGetValue(KindOf(mention), out var byKind))
        {
            Try(context, sentence, mention, byKind, mention is NameMention name ? name.Value : string.Empty);
        }
    }

    private static string KindOf(Mention mention) => mention switch
    {
        NameMention { NameKind: NameKind.Mechanism } => "@mechanism",
        NameMention { NameKind: NameKind.Session } => "@session",
        NameMention { NameKind: NameKind.Conference } => "@conference",
        NameMention { NameKind: NameKind.Exercise } => "@exercise",
        NameMention { NameKind: NameKind.Instrument } => "@instrument",
        NameMention { NameKind: NameKind.Status } => "@level",
        NameMention { NameKind: NameKind.Project } => "@undertaking",
        PersonMention => "@person",
        QuantityRef => "@quantity",
        DateRef { IsDuration: true } => "@duration",
        PartyRef => "@party",
        QuotedMention { Kind: MentionKind.Title } => "@title",
        QuotedMention => "@quote",
        _ => "@other",
    };

    private void Try(ExtractionContext context, SentenceView sentence, Mention mention, List<(Rule Rule, IFrame Frame)> rules, string value)
    {
        foreach (var (rule, frame) in rules)
        {
            if (Allowed(sentence, mention, rule))
            {
                frame.Apply(new Match(context, sentence, rule, mention, value));
            }
        }
    }

    private static bool Allowed(SentenceView sentence, Mention mention, Rule rule)
    {
        if (rule.Language != sentence.Language)
        {
            return false;
        }

        var clause = sentence.Clauses[sentence.ClauseAt(mention.Span.Start)];
        return !AnyAt(sentence.WordEndingAt(mention.Span.Start), rule.NotAfter)
            && (rule.After.Count == 0 || mention.Span.Start == sentence.Clauses[0].Start || AnyAt(sentence.WordEndingAt(mention.Span.Start), rule.After))
            && !AnyAt(sentence.WordStartingAt(mention.Span.End), rule.NotBefore)
            && (rule.Needs.Count == 0 || AnyIn(sentence, clause, rule.Needs))
            && (rule.Earlier.Count == 0 || AnyIn(sentence, new Span(sentence.Span.Start, mention.Span.Start), rule.Earlier))
            && (rule.Unless.Count == 0 || !AnyIn(sentence, clause, rule.Unless));
    }

    private static bool AnyAt(WordMention? word, IReadOnlyList<int> classes)
    {
        foreach (var wordClass in classes)
        {
            if (word is not null && word.Word.Is(wordClass))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AnyIn(SentenceView sentence, Span clause, IReadOnlyList<int> classes)
    {
        foreach (var wordClass in classes)
        {
            if (sentence.Has(clause, wordClass))
            {
                return true;
            }
        }

        return false;
    }
}
