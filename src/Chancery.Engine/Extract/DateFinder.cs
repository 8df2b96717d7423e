using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>How far a date may be carried to a fact that has none of its own.</summary>
internal enum DateCarry
{
    /// <summary>Only from the same sentence.</summary>
    Sentence,

    /// <summary>From a period that stays in force in the paragraph.</summary>
    Paragraph,

    /// <summary>From the day a news text reports.</summary>
    Event,
}

/// <summary>Finds the date of a fact: in its clause, before it in its sentence, behind it in its clause, or carried.</summary>
internal static class DateFinder
{
    /// <summary>Sentences over which a date that does not stay in force is carried to figures: the one that tells it and the next two.</summary>
    private const int MaxAge = 2;
    private const int BehindComma = 1000;

    /// <summary>Paragraphs over which "during it" may speak of what was dated before.</summary>
    private const int MaxParagraphs = 2;

    /// <summary>Date of a fact told at a place, and where it was found.</summary>
    public static (string? Date, string? Origin) Find(ExtractionContext context, SentenceView sentence, Span at, DateCarry carry)
    {
        if (sentence.IsCased && Nearest(context.Classes, sentence, at, carry) is { } near)
        {
            return (near.Value, null);
        }

        var clause = sentence.Clauses[sentence.ClauseAt(at.Start)];
        if (sentence.IsCased && carry == DateCarry.Paragraph && sentence.Has(clause, context.Classes.Present))
        {
            return (context.Document.Date ?? context.EventDate, "document");
        }

        var (before, behind) = Around(context.Classes, sentence, at, clause, carry);
        if (behind is not null && before?.Span.Start < clause.Start && StandsRightBehind(context.Classes, sentence, at, behind))
        {
            return (behind.Value, null);
        }

        if ((before ?? behind) is { } found)
        {
            return (found.Value, null);
        }

        return Carried(context, sentence, at, carry);
    }

    /// <summary>The last date told before a place in its sentence, and the first behind it in its clause.</summary>
    private static (DateRef? Before, DateRef? Behind) Around(Classes classes, SentenceView sentence, Span at, Span clause, DateCarry carry)
    {
        DateRef? before = null;
        DateRef? behind = null;
        foreach (var mention in sentence.Mentions)
        {
            if (mention is not DateRef { Value: not null, IsDuration: false } date
                || (at.Length > date.Span.Length && at.Contains(date.Span))
                || (sentence.IsCased && (IsGoal(classes, sentence, date) || (date.IsVague && carry != DateCarry.Paragraph))))
            {
                continue;
            }

            if (date.Span.Start < at.End)
            {
                before = date;
            }
            else if (behind is null && date.Span.End <= clause.End)
            {
                behind = date;
            }
        }

        return (before, behind);
    }

    /// <summary>A date told outside the sentence: of the encounter, of the day reported, of the paragraph, of the document.</summary>
    private static (string? Date, string? Origin) Carried(ExtractionContext context, SentenceView sentence, Span at, DateCarry carry)
    {
        if (sentence.IsCased && carry == DateCarry.Event && EncounterBefore(context, sentence) is { } told)
        {
            return (told, "during");
        }

        if (!sentence.IsCased && context.LastDate is not null && sentence.Sentence.Paragraph - context.LastDateParagraph <= MaxParagraphs && sentence.Has(new Span(sentence.Span.Start, at.Start), context.Classes.During))
        {
            return (context.LastDate, "during");
        }

        if (carry == DateCarry.Event && context.EventDate is not null)
        {
            return (context.EventDate, "event-date");
        }

        if (carry == DateCarry.Paragraph && sentence.Has(sentence.Span, context.Classes.Present))
        {
            return (context.Document.Date, "document");
        }

        if (sentence.IsCased && carry == DateCarry.Paragraph && (context.Document.Date ?? context.EventDate) is { } written && !context.ParagraphDateHolds)
        {
            return (written, "document");
        }

        return carry == DateCarry.Paragraph && (context.ParagraphDateHolds || context.ParagraphDateAge < MaxAge) ? (context.ParagraphDate, "paragraph") : (null, null);
    }

    /// <summary>True when a preposition alone parts a date from what stands before it: "the second session on 3 May".</summary>
    private static bool StandsRightBehind(Classes classes, SentenceView sentence, Span at, DateRef date) =>
        sentence.WordEndingAt(date.Span.Start) is { } word && word.Word.Is(classes.In) && word.Span.Start - at.End <= 1;

    /// <summary>
    /// Date of a single encounter: a period that is still open ("the first since 2019") dates none. In a language with capital letters one that
    /// lies ahead, or is told to be of before, has only a date of its own.
    /// </summary>
    public static (string? Date, string? Origin) OfEncounter(ExtractionContext context, SentenceView sentence, Span at, bool told = false)
    {
        if (!sentence.IsCased)
        {
            if (sentence.Document.Base.StartingAt(at.End) is DateRef { Value: { } own, IsDuration: false } && !own.EndsWith("/..", StringComparison.Ordinal))
            {
                return (own, null);
            }

            var found = Find(context, sentence, at, DateCarry.Event);
            return found.Date is { } date && date.EndsWith("/..", StringComparison.Ordinal) ? (context.EventDate, "event-date") : found;
        }

        var clause = sentence.Clauses[sentence.ClauseAt(at.Start)];
        var ahead = sentence.Has(clause, context.Classes.Future) && !(Edtf.TryParse(context.EventDate, out var day, out _) && Edtf.TryParse(context.Document.Date, out var written, out _) && day.Earliest > written.Latest);
        return Find(context, sentence, at, told || ahead ? DateCarry.Sentence : DateCarry.Event);
    }

    /// <summary>"During the visit ...", "following the talks ...": the own date of the encounter told last in the paragraph.</summary>
    private static string? EncounterBefore(ExtractionContext context, SentenceView sentence)
    {
        var opener = sentence.WordStartingAt(sentence.Clauses[0].Start);
        if (opener is null || !(opener.Word.Is(context.Classes.During) || opener.Word.Is(context.Classes.EncounterPrep)) || sentence.WordStartingAt(opener.Span.End) is not { } noun
            || !(noun.Word.Is(context.Classes.NounVisit) || noun.Word.Is(context.Classes.NounMeet) || noun.Word.Is(context.Classes.Meet) || noun.Word.Is(context.Classes.Visit)))
        {
            return null;
        }

        for (var i = context.Drafts.Count - 1; i >= 0 && context.Drafts[i].View.Sentence.Paragraph == sentence.Sentence.Paragraph; i--)
        {
            if (context.Drafts[i] is { Fact.Type: RecordType.Meeting, Fact.Date: { } date, DateFromContext: false } draft && draft.View.Index < sentence.Index)
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>The year or period of the figure told last, in the sentence before or this one: figures of one paragraph go on with it.</summary>
    public static string? FigureBefore(ExtractionContext context, SentenceView sentence)
    {
        const int YearLength = 4;
        for (var i = context.Drafts.Count - 1; i >= 0 && context.Drafts[i].View.Sentence.Paragraph == sentence.Sentence.Paragraph && sentence.Index - context.Drafts[i].View.Index <= MaxAge; i--)
        {
            if (context.Drafts[i] is { Fact: { Type: RecordType.Indicator, Date: { } date } } draft)
            {
                return draft.FieldSources.GetValueOrDefault("date") != "document" && (date.Length == YearLength || date.Contains('/', StringComparison.Ordinal)) && !date.Contains("..", StringComparison.Ordinal) ? date : null;
            }
        }

        return null;
    }

    /// <summary>True for a closed period of more than a few years ("over the past decade"): too wide to date one act.</summary>
    public static bool IsLong(string? date)
    {
        const int Years = 4;
        return date is not null && date.Contains('/', StringComparison.Ordinal) && !date.Contains("..", StringComparison.Ordinal) && Edtf.TryParse(date, out var period, out _)
            && (period.Latest / 10000) - (period.Earliest / 10000) > Years;
    }

    /// <summary>In free word order the date of the same clause that stands nearest, before or behind.</summary>
    private static DateRef? Nearest(Classes classes, SentenceView sentence, Span at, DateCarry carry)
    {
        DateRef? nearest = null;
        var clause = sentence.Clauses[sentence.ClauseAt(at.Start)];
        foreach (var mention in sentence.In(clause))
        {
            if (mention is DateRef { Value: not null, IsDuration: false, IsVague: false } date && !at.Contains(date.Span) && !IsGoal(classes, sentence, date)
                && !(carry == DateCarry.Event && date.Value.EndsWith("/..", StringComparison.Ordinal))
                && (nearest is null || Distance(sentence, date.Span, at) < Distance(sentence, nearest.Span, at)))
            {
                nearest = date;
            }
        }

        return nearest;
    }

    /// <summary>Characters between a date and a place; a date behind a comma is farther than any before.</summary>
    private static int Distance(SentenceView sentence, Span date, Span at)
    {
        if (date.Start < at.End)
        {
            return Math.Max(0, at.Start - date.End);
        }

        var between = sentence.Text.AsSpan(at.End, date.Start - at.End);
        return between.Length + (between.Contains(',') ? BehindComma : 0);
    }

    /// <summary>True for a date that a goal or term is set for ("by 2030", "for 2024-2029"): nothing happened then.</summary>
    private static bool IsGoal(Classes classes, SentenceView sentence, DateRef date) =>
        date.Value!.StartsWith("../", StringComparison.Ordinal) || (sentence.WordEndingAt(date.Span.Start) is { } word && word.Word.Is(classes.Goal));

    /// <summary>A date in brackets, or in the next cell, right behind a name: its own.</summary>
    public static string? Beside(SentenceView sentence, Span name)
    {
        var map = sentence.Document.Base;
        var next = map.FirstFrom(name.End);
        return next < map.Items.Count && map.Items[next] is DateRef { Value: { } own } date && !own.StartsWith("../", StringComparison.Ordinal)
            && date.Span.Start == name.End + 1 && date.Span.End <= sentence.Span.End && sentence.Folded[name.End] is '(' or '|' or <= ' '
            ? own
            : null;
    }

    /// <summary>The date at which something began: told before it in its sentence, no vague period; two joined dates give their interval.</summary>
    public static string? Start(SentenceView sentence, Span at)
    {
        var dates = Coordinated(sentence, at);
        if (dates.Count > 1 && dates[0].Value!.Length == dates[^1].Value!.Length)
        {
            return dates[0].Value + "/" + dates[^1].Value;
        }

        DateRef? last = null;
        foreach (var mention in sentence.Mentions)
        {
            if (mention.Span.Start < at.Start && mention is DateRef { Value: not null, IsDuration: false, IsVague: false } date)
            {
                last = date;
            }
        }

        return last?.Value is { } value && value.EndsWith("/..", StringComparison.Ordinal) ? value[..^3] : last?.Value;
    }

    /// <summary>All dates that a conjunction joins before a place, in order: "July 2007 and July 2008".</summary>
    public static List<DateRef> Coordinated(SentenceView sentence, Span at)
    {
        var dates = new List<DateRef>();
        foreach (var mention in sentence.Mentions)
        {
            if (mention.Span.Start >= at.Start)
            {
                break;
            }

            if (mention is DateRef { Value: not null, IsDuration: false } date)
            {
                if (dates.Count > 0 && date.Span.Start - dates[^1].Span.End > 2)
                {
                    dates.Clear();
                }

                dates.Add(date);
            }
        }

        return dates;
    }
}
