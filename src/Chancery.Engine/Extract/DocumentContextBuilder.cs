using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Persons;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>Prepares the walk through a document: sentences with their mentions and clauses, what it is about, the day it reports.</summary>
internal sealed class DocumentContextBuilder(Classes classes, Marks marks, ActorFinder actors, Turns turns, IReadOnlySet<string> cased)
{
    private readonly CasedClauses _casedClauses = new(classes, marks);

    private const int EventSentences = 6;
    private const int EventDays = 12;

    /// <summary>Days between the first and the last of a week: "last week" is not the day that a text reports.</summary>
    private const int Week = 6;

    /// <summary>Context of a document.</summary>
    public ExtractionContext Build(AnnotatedDocument document)
    {
        var context = new ExtractionContext
        {
            Document = document,
            Classes = classes,
            SubjectBehind = marks.SubjectBehind,
            FreeCues = marks.FreeCues,
            Sentences = Sentences(document),
            NameKeys = new NameKeys(classes),
            HomeParty = document.HomeParty,
        };
        context.Topic = Topic(document, new Span(0, document.Clean.Text.Length), LeadEnd(context));
        AssignForeigners(context);
        context.EventDate = EventDate(context);
        return context;
    }

    /// <summary>Takes the first free actor of a sentence as the subject that later sentences may leave out.</summary>
    public void LearnSubject(ExtractionContext context, SentenceView sentence)
    {
        foreach (var clause in sentence.Clauses)
        {
            if (actors.FirstIn(context, sentence, actors.BeforeVerb(sentence, clause)) is { IsPeople: false } actor && !actor.IsSource)
            {
                context.LastSubject = actor;
                context.LastGroup = actor.Parties.Count > 1 ? actor : context.LastGroup;
                if (actor.Person is not null)
                {
                    context.LastPerson = actor;
                }

                return;
            }
        }
    }

    /// <summary>
    /// In a text about the home party and one other, a foreign name without a party belongs to the other; in a briefing each question and
    /// each announcement is such a text.
    /// </summary>
    private void AssignForeigners(ExtractionContext context)
    {
        if (context.HomeParty is not { } home)
        {
            return;
        }

        if (!context.Sentences.Exists(IsQuestion))
        {
            Assign(context.Document.Registry.Names.Select(n => n.Value), context.Topic, home);
            return;
        }

        foreach (var block in Blocks(context))
        {
            var people = block.SelectMany(s => s.Mentions).OfType<PersonMention>().Select(p => p.Known).OfType<PersonEntry>();
            Assign(people, TopicOf(context.Document, block[0].Paragraph.Span.Union(block[^1].Paragraph.Span)), home);
        }
    }

    private bool IsQuestion(SentenceView sentence) => turns.KindOf(sentence.Paragraph.Span.In(sentence.Folded)) == TurnKind.Question;

    /// <summary>Sentences of each question with its answer; before the first question those of each paragraph.</summary>
    private List<List<SentenceView>> Blocks(ExtractionContext context)
    {
        var blocks = new List<List<SentenceView>>();
        var (asked, paragraph) = (false, -1);
        foreach (var sentence in context.Sentences)
        {
            if (sentence.Sentence.Paragraph != paragraph)
            {
                paragraph = sentence.Sentence.Paragraph;
                var question = IsQuestion(sentence);
                if (question || !asked)
                {
                    blocks.Add([]);
                }

                asked |= question;
            }

            blocks[^1].Add(sentence);
        }

        return blocks;
    }

    private static void Assign(IEnumerable<PersonEntry> people, IReadOnlyList<string> topic, string home)
    {
        if (topic.Count == 2 && topic.Contains(home))
        {
            var other = topic[0] == home ? topic[1] : topic[0];
            foreach (var person in people)
            {
                person.Party ??= other;
            }
        }
    }

    /// <summary>The person who opens a paragraph with a colon behind the name; remarks in brackets may stand between.</summary>
    public Actor? SpeakerOf(ExtractionContext context, SentenceView sentence)
    {
        if (sentence.Mentions.Find(m => m.Kind == MentionKind.Person) is not PersonMention { Known: not null } person || person.Span.Start - sentence.Span.Start > 4)
        {
            return null;
        }

        var i = person.Span.End;
        while (i < sentence.Paragraph.Span.End && sentence.Text[i] is ' ' or '\u00A0')
        {
            i++;
        }

        if (i < sentence.Paragraph.Span.End && sentence.Text[i] == '(')
        {
            var close = sentence.Text.AsSpan(i, sentence.Paragraph.Span.End - i).IndexOf(')');
            i += close + 1;
        }

        while (i < sentence.Paragraph.Span.End && sentence.Text[i] == ' ')
        {
            i++;
        }

        return i < sentence.Paragraph.Span.End && marks.IsColon(sentence.Text[i]) ? actors.ToActor(context, sentence, person, sentence.Span.End) : null;
    }

    /// <summary>True for a paragraph that opens with a few words in capitals and a colon: somebody unknown takes the floor.</summary>
    public bool OpensWithLabel(SentenceView sentence)
    {
        const int MaxLabel = 60;
        const int MaxWords = 5;
        var (words, inWord) = (0, false);
        for (var i = sentence.Span.Start; i < sentence.Span.End && i - sentence.Span.Start < MaxLabel; i++)
        {
            var c = sentence.Text[i];
            if (marks.IsColon(c))
            {
                return words is > 0 and <= MaxWords && !(sentence.WordStartingAt(sentence.Span.Start) is { } mark && mark.Word.Is(classes.ListMark));
            }

            if (!char.IsLetterOrDigit(c) && c is not (' ' or '.' or '-' or '\'' or '\u00A0' or '\u2019'))
            {
                return false;
            }

            if (char.IsLetter(c) && !inWord)
            {
                words++;
                if (!char.IsUpper(c))
                {
                    return false;
                }
            }

            inWord = char.IsLetter(c) || (inWord && c is '-' or '\'' or '\u2019');
        }

        return false;
    }

    /// <summary>In a language with capital letters the end of headline and lead: an organisation named there is what the text is about.</summary>
    private static int LeadEnd(ExtractionContext context)
    {
        var lead = context.Sentences.Find(s => s.Paragraph.Kind is not (ParagraphKind.Title or ParagraphKind.Heading));
        return lead is { IsCased: true } ? lead.Span.End : 0;
    }

    /// <summary>The parties that one question and its answer are about: the sentences from one on up to the next question.</summary>
    public static IReadOnlyList<string> TopicOf(AnnotatedDocument document, Span range) => Topic(document, range, leadEnd: 0);

    private static IReadOnlyList<string> Topic(AnnotatedDocument document, Span range, int leadEnd)
    {
        var leading = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in document.Base.Items)
        {
            if (item.Span.Start >= leadEnd)
            {
                break;
            }

            if (item is PartyRef { Reference: 0, IsOrganisation: true, Single: { } code })
            {
                leading.Add(code);
            }
        }

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var total = 0;
        for (var i = document.Base.FirstFrom(range.Start); i < document.Base.Items.Count && document.Base.Items[i].Span.Start < range.End; i++)
        {
            var item = document.Base.Items[i];
            if (item is PartyRef { Reference: 0, IsGroup: false, IsMetonym: false } party && (!party.IsOrganisation || (party.Single is { } only && leading.Contains(only))))
            {
                foreach (var code in party.Codes)
                {
                    counts[code] = counts.GetValueOrDefault(code) + 1;
                    total++;
                }
            }
        }

        var top = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(2).ToList();
        return top.Count == 2 && (leadEnd == 0 || top[1].Value > 1) && top[1].Value * (leadEnd == 0 ? 3 : 5) >= top[0].Value && (top[0].Value + top[1].Value) * 10 >= total * 6
            ? [.. top.Select(t => t.Key).Order(StringComparer.Ordinal)]
            : [];
    }

    private static string? EventDate(ExtractionContext context)
    {
        if (!Edtf.TryParse(context.Document.Date, out var published, out _))
        {
            return context.Sentences.Count > 0 && context.Sentences[0].IsCased ? Dateline(context) : null;
        }

        if (context.Sentences.Count > 0 && context.Sentences[0].IsCased)
        {
            return LeadDate(context, published) ?? (published.Earliest == published.Latest ? context.Document.Date : null);
        }

        var seen = 0;
        foreach (var sentence in context.Sentences)
        {
            if (sentence.Paragraph.Kind is ParagraphKind.Title or ParagraphKind.Heading)
            {
                continue;
            }

            foreach (var mention in sentence.Mentions)
            {
                if (mention is DateRef { Value: { } value, IsDuration: false } && Edtf.TryParse(value, out var date, out _) && IsNear(date, published) && DayNumber(date.Latest) - DayNumber(date.Earliest) != Week)
                {
                    return value;
                }
            }

            if (++seen >= EventSentences)
            {
                break;
            }
        }

        return null;
    }

    /// <summary>
    /// The date of the first clause of a news text with capital letters, told in its headline or lead: later ones tell what went before, or
    /// what comes. An announcement tells a day shortly ahead.
    /// </summary>
    private static string? LeadDate(ExtractionContext context, Edtf published)
    {
        foreach (var sentence in context.Sentences)
        {
            var clause = sentence.Clauses[0];
            foreach (var mention in sentence.Mentions)
            {
                if (mention is DateRef { Value: { } value, IsDuration: false, IsVague: false } && mention.Span.Start < clause.End && Edtf.TryParse(value, out var date, out _)
                    && DayNumber(date.Latest) >= DayNumber(published.Earliest) - EventDays && DayNumber(date.Earliest) <= DayNumber(published.Latest) + EventDays
                    && DayNumber(date.Latest) - DayNumber(date.Earliest) <= EventDays)
                {
                    return value;
                }
            }

            if (sentence.Paragraph.Kind is not (ParagraphKind.Title or ParagraphKind.Heading))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>A full day told at the head of a text that has no date of its own; a head that tells days of several years, or a year before the day's, tells a history.</summary>
    private static string? Dateline(ExtractionContext context)
    {
        const int MaxSentences = 3;
        const int DayLength = 10;
        const int YearLength = 4;
        string? day = null;
        string? told = null;
        for (var i = 0; i < Math.Min(MaxSentences, context.Sentences.Count); i++)
        {
            foreach (var mention in context.Sentences[i].Mentions)
            {
                if (mention is not DateRef { Value: { Length: >= YearLength } value, IsDuration: false, IsVague: false } || !char.IsDigit(value[0]))
                {
                    continue;
                }

                if (value.Length != DayLength)
                {
                    told ??= value[..YearLength];
                    continue;
                }

                if ((day ?? told) is { } other && !value.StartsWith(other[..YearLength], StringComparison.Ordinal))
                {
                    return null;
                }

                day ??= value;
            }
        }

        return day;
    }

    private static bool IsNear(Edtf date, Edtf published)
    {
        var latest = DayNumber(date.Latest);
        var day = DayNumber(published.Earliest);
        return latest >= day - EventDays && latest <= day + 2 && DayNumber(date.Earliest) >= day - (2 * EventDays);
    }

    /// <summary>A running number of days from yyyymmdd, with months of 31 days: exact enough to tell nearness.</summary>
    private static int DayNumber(int yyyymmdd) => (yyyymmdd / 10000 * 372) + (yyyymmdd / 100 % 100 * 31) + (yyyymmdd % 100);

    private List<SentenceView> Sentences(AnnotatedDocument document)
    {
        var views = new List<SentenceView>();
        var merged = Merge(document);
        var at = 0;
        for (var i = 0; i < document.Clean.Sentences.Count; i++)
        {
            var sentence = document.Clean.Sentences[i];
            var paragraph = document.Clean.Paragraphs[sentence.Paragraph];
            while (at < merged.Count && merged[at].Span.Start < sentence.Span.Start)
            {
                at++;
            }

            var first = at;
            while (at < merged.Count && merged[at].Span.Start < sentence.Span.End)
            {
                at++;
            }

            if (paragraph.Kind is not (ParagraphKind.Boilerplate or ParagraphKind.Footnote) && paragraph.RepeatOf < 0 && (at > first || paragraph.Kind == ParagraphKind.TableRow))
            {
                var mentions = merged.GetRange(first, at - first);
                var isCased = cased.Contains(document.Base.LanguageOf(sentence.Paragraph));
                views.Add(new SentenceView
                {
                    Index = i,
                    Sentence = sentence,
                    Paragraph = paragraph,
                    Document = document,
                    Mentions = mentions,
                    Clauses = marks.SoftClauses.Contains(document.Base.LanguageOf(sentence.Paragraph)) ? CasedClauses(document, sentence.Span, mentions) : Clauses(document, sentence.Span, isCased ? mentions : [], paragraph.Kind is ParagraphKind.Title or ParagraphKind.Heading),
                    IsCased = isCased,
                });
            }
        }

        return views;
    }

    private List<Mention> Merge(AnnotatedDocument document)
    {
        var covered = new bool[document.Clean.Text.Length + 1];
        var all = new List<Mention>(document.Base.Items.Count + document.Persons.Count + document.Names.Count);
        foreach (var quote in document.Quotes)
        {
            all.Add(quote);
            if (quote.Kind == MentionKind.Title)
            {
                Array.Fill(covered, true, quote.Span.Start, quote.Span.Length);
            }
        }

        foreach (var person in document.Persons)
        {
            if (!covered[person.Span.Start])
            {
                all.Add(person);
                Array.Fill(covered, true, person.Span.Start, person.Span.Length);
            }
        }

        foreach (var item in document.Base.Items)
        {
            if (!covered[item.Span.Start] && !(item is WordMention { Word.Classes: [var only] } && only.Class == classes.Guard))
            {
                all.Add(item);
            }
        }

        all.AddRange(document.Names.Where(n => n.Cases == Annotate.Inflections.CaseSet.All || !covered[n.Head.Start]));
        all.Sort(static (a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : b.Span.End.CompareTo(a.Span.End));
        return all;
    }

    private List<Span> CasedClauses(AnnotatedDocument document, Span sentence, List<Mention> mentions)
    {
        var raw = new List<Span>();
        _casedClauses.Split(sentence, document.Clean.Text, mentions, raw);
        var clauses = new List<Span>();
        foreach (var span in raw)
        {
            Add(document, clauses, span.Start, span.End);
        }

        return clauses.Count > 0 ? clauses : [sentence];
    }

    /// <summary>True for a comma between two parties, or two persons, in the same case: it goes on with a list and ends no clause.</summary>
    private static bool PartsList(List<Mention> mentions, int comma)
    {
        var before = mentions.FindLast(m => m.Span.End == comma && m.Kind is MentionKind.Party or MentionKind.Person);
        return before is not null && mentions.Exists(m => m.Kind == before.Kind && m.Span.Start > comma && m.Span.Start - comma <= 2 && (m.Cases & before.Cases) != 0);
    }

    private List<Span> Clauses(AnnotatedDocument document, Span sentence, List<Mention> mentions, bool isHeadline)
    {
        var clauses = new List<Span>();
        var start = sentence.Start;
        var depth = 0;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            var c = document.Clean.Text[i];
            depth += marks.IsTitleOpen(c) ? 1 : marks.IsTitleClose(c) && depth > 0 ? -1 : 0;
            if (depth == 0 && (marks.IsClauseBreak(c) || (isHeadline && IsHeadlineBreak(document.Clean.Text, i, sentence))) && !(i > 0 && i + 1 < sentence.End && char.IsDigit(document.Clean.Text[i - 1]) && char.IsDigit(document.Clean.Text[i + 1])) && !(marks.IsSoftBreak(c) && PartsList(mentions, i)))
            {
                Add(document, clauses, start, i);
                start = i + 1;
            }
        }

        Add(document, clauses, start, sentence.End);
        return clauses.Count > 0 ? clauses : [sentence];
    }

    /// <summary>In a headline of a language without blanks a blank parts two headlines.</summary>
    private static bool IsHeadlineBreak(string text, int at, Span sentence) =>
        text[at] == ' ' && at > sentence.Start && at + 1 < sentence.End && MentionMap.IsHan(text[at - 1]) && MentionMap.IsHan(text[at + 1]);

    private void Add(AnnotatedDocument document, List<Span> clauses, int start, int end)
    {
        while (start < end && (document.Clean.Text[start] <= ' ' || marks.IsEdge(document.Clean.Text[start])))
        {
            start++;
        }

        while (end > start && (document.Clean.Text[end - 1] <= ' ' || marks.IsEdge(document.Clean.Text[end - 1])))
        {
            end--;
        }

        if (end > start)
        {
            clauses.Add(new Span(start, end));
        }
    }
}
