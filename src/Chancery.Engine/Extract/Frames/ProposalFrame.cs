using Chancery.Engine.Annotate;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Extract.Frames;

/// <summary>
/// Numbered policy proposals of a document's author: items that open with a list mark and a verb of action, in a text that argues what
/// should be done, and that nobody else is quoted with.
/// </summary>
internal sealed class ProposalFrame(Classes classes)
{
    private const int MinItems = 3;
    private const int Reach = 12;

    /// <summary>Adds the author's proposals, when the document makes at least three.</summary>
    public void Apply(ExtractionContext context, Rule rule)
    {
        var items = new List<(SentenceView Sentence, Span Span)>();
        for (var i = 0; i < context.Sentences.Count; i++)
        {
            if (Item(context.Sentences[i]) is { } span && (IsHeading(context.Sentences[i]) || Argues(context, i)) && !IsQuoted(context, context.Sentences[i]))
            {
                items.Add((context.Sentences[i], span));
            }
        }

        if (items.Count(i => !IsHeading(i.Sentence)) < MinItems)
        {
            return;
        }

        foreach (var (sentence, span) in items)
        {
            context.Add(sentence, rule, new Fact
            {
                Type = RecordType.Statement,
                Parties = context.Topic,
                Speaker = new Speaker { Name = rule.Set.GetValueOrDefault("speaker") },
                Act = rule.Set.GetValueOrDefault("act"),
            }, span);
        }
    }

    private static bool IsHeading(SentenceView sentence) => sentence.Paragraph.Kind == ParagraphKind.Heading;

    /// <summary>First clause of an item behind its list mark; null when the sentence opens with no mark or no verb of action.</summary>
    private Span? Item(SentenceView sentence)
    {
        var first = sentence.Clauses[0];
        if (sentence.First(new Span(sentence.Span.Start, Math.Min(sentence.Span.End, sentence.Span.Start + (sentence.IsCased ? 1 : 4))), classes.ListMark) is not { } mark)
        {
            return null;
        }

        var clause = mark.Span.End >= first.End && sentence.Clauses.Count > 1 ? sentence.Clauses[1] : first;
        var start = Math.Max(clause.Start, mark.Span.End);
        return start < clause.End && sentence.First(new Span(start, Math.Min(clause.End, start + (Reach * sentence.Scale))), classes.Action) is not null
            ? new Span(start, clause.End)
            : null;
    }

    /// <summary>True when the item, up to the next one, says what should be done.</summary>
    private bool Argues(ExtractionContext context, int index)
    {
        for (var i = index; i < context.Sentences.Count && (i == index || Item(context.Sentences[i]) is null); i++)
        {
            if (context.Sentences[i].Paragraph.Kind is ParagraphKind.Heading or ParagraphKind.Title)
            {
                return false;
            }

            if (context.Sentences[i].Has(context.Sentences[i].Span, classes.Modal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsQuoted(ExtractionContext context, SentenceView sentence) =>
        context.Drafts.Exists(d => d.Fact.Type == RecordType.Statement && d.Sentence <= sentence.Index && d.Sentence >= sentence.Index - 2
            && context.Document.Clean.Sentences[d.Sentence].Paragraph == sentence.Sentence.Paragraph && d.Fact.Speaker?.Person is not null);
}
