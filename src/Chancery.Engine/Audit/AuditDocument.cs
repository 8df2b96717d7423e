using Chancery.Engine.Annotate;
using Chancery.Engine.Extract;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Audit;

/// <summary>An annotated and extracted document as the checks of the audit see it.</summary>
internal sealed class AuditDocument
{
    private const int LongestLabel = 60;
    private const decimal Large = 1_000_000;

    /// <summary>Characters from which a sentence is no sentence: nothing is compared in it, so that time stays linear.</summary>
    private const int LongestSentence = 3000;

    private readonly Lazy<ILookup<string, PersonEntry>> _persons;

    /// <summary>Prepares a document.</summary>
    /// <param name="context">The document as the extractor saw it.</param>
    /// <param name="drafts">Facts that the extractor found.</param>
    /// <param name="words">Cues to look for.</param>
    public AuditDocument(ExtractionContext context, IReadOnlyList<Draft> drafts, AuditWords words)
    {
        Context = context;
        Drafts = drafts;
        _persons = new(() => context.Document.Persons.Select(p => p.Known).OfType<PersonEntry>().Distinct().ToLookup(k => k.Name, StringComparer.Ordinal));
        Sentences = new List<AuditSentence>(context.Sentences.Count);
        string? money = null;
        foreach (var view in context.Sentences)
        {
            Sentences.Add(Read(view, words, ref money));
        }
    }

    public ExtractionContext Context { get; }

    /// <summary>Persons by the fullest name that the document gives them.</summary>
    public ILookup<string, PersonEntry> Persons => _persons.Value;

    /// <summary>Facts that the extractor found, in order of position.</summary>
    public IReadOnlyList<Draft> Drafts { get; }

    /// <summary>Sentences in order; none of boilerplate.</summary>
    public List<AuditSentence> Sentences { get; }

    public CleanDocument Clean => Context.Document.Clean;

    public string Text => Clean.Text;

    /// <summary>The document's own date (EDTF), or null.</summary>
    public string? Date => Context.Document.Date;

    /// <summary>The sentence with a number in the document; null when there is none.</summary>
    public AuditSentence? Sentence(int index) => index >= 0 && index < Sentences.Count && Sentences[index].View.Index == index ? Sentences[index] : null;

    /// <summary>The base mentions that overlap a range, in order.</summary>
    public IEnumerable<Mention> Overlapping(Span range)
    {
        var map = Context.Document.Base;
        var first = map.FirstFrom(range.Start);
        for (var i = first > 0 && map.Items[first - 1].Span.End > range.Start ? first - 1 : first; i < map.Items.Count && map.Items[i].Span.Start < range.End; i++)
        {
            yield return map.Items[i];
        }
    }

    /// <summary>An operand that is a figure.</summary>
    public FindingOperand Operand(Figure figure, string? date = null) => Operand(figure.Span, figure.Value, figure.Unit, date);

    /// <summary>An operand that is a passage, with a value or none.</summary>
    public FindingOperand Operand(Span span, decimal? value = null, string? unit = null, string? date = null) =>
        new(Label(span), value, unit, date, new Evidence(Clean.Source.Id, Clean.ToSource(span)));

    /// <summary>The words of a range on one line, shortened.</summary>
    public string Label(Span span)
    {
        var text = span.In(Text);
        var cut = text.Length > LongestLabel;
        text = cut ? text[..(char.IsHighSurrogate(text[LongestLabel - 1]) ? LongestLabel - 1 : LongestLabel)] : text;
        var label = text.ToString().Replace('\n', ' ').Replace('\t', ' ').Trim();
        return cut ? label + " …" : label;
    }

    /// <summary>Adds a quantity; "from 10 to 32" was read as one range and gives two figures.</summary>
    private static void Add(SentenceView view, List<CueMention> cues, QuantityRef quantity, List<Figure> figures)
    {
        if (quantity.Upper is { } upper && cues.Exists(c => c.Cue == Cue.From && c.Span.End <= quantity.Span.Start && quantity.Span.Start - c.Span.End <= 3 * view.Scale))
        {
            var to = cues.FindIndex(c => c.Cue == Cue.To && quantity.Span.Contains(c.Span));
            if (to >= 0)
            {
                var split = cues[to].Span.Start;
                figures.Add(Figure.Of(quantity with { Span = new Span(quantity.Span.Start, split), Upper = null }, view.Folded));
                figures.Add(Figure.Of(quantity with { Span = new Span(split, quantity.Span.End), Value = upper, Upper = null }, view.Folded));
                return;
            }
        }

        figures.Add(Figure.Of(quantity, view.Folded));
    }

    /// <summary>Words inside a title say nothing about the sentence.</summary>
    private static void RemoveInTitles(SentenceView view, List<CueMention> cues)
    {
        foreach (var mention in view.Mentions)
        {
            if (mention is QuotedMention { Kind: MentionKind.Title } title)
            {
                cues.RemoveAll(c => title.Span.Contains(c.Span));
            }
        }
    }

    private static AuditSentence Read(SentenceView view, AuditWords words, ref string? money)
    {
        var cues = new List<CueMention>();
        if (view.Span.Length > LongestSentence)
        {
            return new AuditSentence { View = view, Cues = cues, Figures = [] };
        }

        words.Find(view.Language, view.Folded, view.Span, cues);
        RemoveInTitles(view, cues);
        var figures = new List<Figure>();
        foreach (var mention in view.Mentions)
        {
            if (mention is QuantityRef { IsOrdinal: false, IsRank: false } quantity && Math.Abs(quantity.Value) < Interval.Most / 1000)
            {
                Add(view, cues, quantity, figures);
            }
        }

        var sentence = new AuditSentence { View = view, Cues = cues, Figures = figures };
        sentence.Seal();
        for (var i = 0; i < figures.Count; i++)
        {
            figures[i] = Complete(sentence, figures[i], ref money);
        }

        return sentence;
    }

    /// <summary>
    /// A large number without a unit is of the currency told last. "To" before a number was read as "up to", "the last seven" as "nearly
    /// seven": neither is a bound.
    /// </summary>
    private static Figure Complete(AuditSentence sentence, Figure figure, ref string? money)
    {
        if (figure.IsMoney)
        {
            money = figure.Unit;
        }

        figure = figure.Unit is null && figure.Value >= Large ? figure with { Unit = money } : figure;
        var unbound = figure.Bound is not null
            && (sentence.First(Cue.To, figure.Span)?.Span.Start == figure.Span.Start || sentence.Cues.Exists(c => c.Cue == Cue.Latest && c.Span.Overlaps(figure.Span)));
        figure = unbound ? figure with { Bound = null } : figure;
        figure = figure.Bound == "under" && sentence.Cues.Exists(c => c.Cue == Cue.Below && c.Span.Overlaps(figure.Span)) ? figure with { IsBelow = true } : figure;
        if (figure.Bound is null && sentence.Has(Cue.Threshold) && (sentence.EndsBefore(Cue.Threshold, figure.Span.Start) || sentence.Cues.Exists(c => c.Cue == Cue.Threshold && c.Span.Start == figure.Span.End)))
        {
            return figure with { Bound = "over" };
        }

        return figure.IsChange || figure.Unit is null or "%" or "times" ? figure
            : sentence.EndsBefore(Cue.Rise, figure.Span.Start) ? figure with { IsChange = true }
            : sentence.EndsBefore(Cue.Fall, figure.Span.Start) ? figure with { IsChange = true, Value = -figure.Value }
            : figure;
    }
}
