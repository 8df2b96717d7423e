using Chancery.Engine.Annotate;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>A named series of exercises told in one sentence with the dates at which one was held each: one fact a date.</summary>
internal sealed class ExerciseSeriesFrame(Classes classes, PartyFinder parties) : IFrame
{
    private const int MaxName = 20;

    public string Name => "exercise-series";

    public void Apply(Match match)
    {
        var (context, sentence, rule, trigger, _) = match;
        if (trigger is not QuotedMention { Kind: MentionKind.Quote } quote || quote.Inner.Length > MaxName)
        {
            return;
        }

        var (dates, end) = Dates(sentence, quote.Span.End);
        var codes = dates.Count > 1 && IsOfExercises(context, sentence) ? parties.Find(context, sentence, quote.Span, places: false) : [];
        if (codes.Count < 2)
        {
            return;
        }

        foreach (var date in dates)
        {
            context.Add(sentence, rule, new Fact
            {
                Type = RecordType.Exercise,
                Kind = match.Set("kind"),
                Parties = [.. codes.Where(c => !parties.AreOrganisations([c]))],
                Date = date.Value,
                Name = quote.Inner.In(sentence.Text).ToString(),
            }, new Span(quote.Span.Start, end));
        }
    }

    /// <summary>True when the sentence, or one before it in its paragraph, speaks of exercises.</summary>
    private bool IsOfExercises(ExtractionContext context, SentenceView sentence)
    {
        for (var i = context.PositionOf(sentence); i >= 0 && context.Sentences[i].Sentence.Paragraph == sentence.Sentence.Paragraph; i--)
        {
            if (context.Sentences[i].Has(context.Sentences[i].Span, classes.HeadExercise))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The dates that list marks join right before "once each", and where that ends; none when it is not told.</summary>
    private (List<DateRef> Dates, int End) Dates(SentenceView sentence, int from)
    {
        var dates = new List<DateRef>();
        foreach (var mention in sentence.In(new Span(from, sentence.Span.End)))
        {
            if (mention is DateRef { Value: not null, IsDuration: false } date)
            {
                if (dates.Count > 0 && (date.Span.Start != dates[^1].Span.End + 1 || !sentence.Document.ListMarks.Contains(sentence.Text[dates[^1].Span.End])))
                {
                    dates.Clear();
                }

                dates.Add(date);
            }
            else if (mention is QuantityRef { Value: 1, IsOrdinal: false } once && dates.Count > 1
                && sentence.WordEndingAt(once.Span.Start) is { } each && each.Word.Is(classes.Distributive) && each.Span.Start == dates[^1].Span.End)
            {
                return (dates, once.Span.End);
            }
        }

        return ([], from);
    }
}
