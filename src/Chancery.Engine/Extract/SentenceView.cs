using Chancery.Engine.Annotate;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>
/// One sentence as the extractor sees it: its mentions in order (words inside persons and titles left out) and its clauses.
/// </summary>
internal sealed class SentenceView
{
    public required int Index { get; init; }

    public required Sentence Sentence { get; init; }

    public required Paragraph Paragraph { get; init; }

    public required AnnotatedDocument Document { get; init; }

    /// <summary>Mentions in order of position. Names may overlap other mentions; everything else does not.</summary>
    public required List<Mention> Mentions { get; init; }

    /// <summary>Titles and quoted words of its paragraph, in order, outermost first: one that begins in an earlier sentence may end here.</summary>
    public List<QuotedMention> Quotes => field ??= Document.QuotesIn(Paragraph.Span);

    /// <summary>Clauses in order, separators left out.</summary>
    public required List<Span> Clauses { get; init; }

    /// <summary>The lexicon's language.</summary>
    public string Language => Document.Base.LanguageOf(Sentence.Paragraph);

    /// <summary>True for a language with capital letters and blanks between words.</summary>
    public required bool IsCased { get; init; }

    /// <summary>Letters that say as much as one Chinese character: measures of nearness are multiplied with it.</summary>
    public int Scale => IsCased ? 4 : 1;

    public Span Span => Sentence.Span;

    private int[]? _reach;

    public string Text => Document.Clean.Text;

    public string Folded => Document.Clean.Folded;

    /// <summary>Number of the clause that holds a position; that of the nearest one before when it is a separator.</summary>
    public int ClauseAt(int position)
    {
        var (low, high) = (0, Clauses.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Clauses[middle].Start <= position)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    /// <summary>True when a question mark closes a clause.</summary>
    public bool IsAsked(Span clause)
    {
        for (var i = clause.End; i < Span.End && !char.IsLetterOrDigit(Folded[i]); i++)
        {
            if (Folded[i] == '?')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Index of the first mention that starts at or behind a position.</summary>
    private int FirstFrom(int position)
    {
        var (low, high) = (0, Mentions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Mentions[middle].Span.Start < position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Mentions inside a range, in order.</summary>
    public IEnumerable<Mention> In(Span range)
    {
        for (var i = FirstFrom(range.Start); i < Mentions.Count && Mentions[i].Span.Start < range.End; i++)
        {
            if (Mentions[i].Span.End <= range.End)
            {
                yield return Mentions[i];
            }
        }
    }

    /// <summary>The word of a class that ends at a position, or null.</summary>
    public WordMention? WordEndingAt(int position) => Document.Base.EndingAt(position) as WordMention;

    /// <summary>The word that starts at a position, or null.</summary>
    public WordMention? WordStartingAt(int position) => Document.Base.StartingAt(position) as WordMention;

    /// <summary>True when a word of the class stands in the range.</summary>
    public bool Has(Span range, int wordClass) => First(range, wordClass) is not null;

    /// <summary>First word of a class in a range.</summary>
    public WordMention? First(Span range, int wordClass)
    {
        for (var i = FirstFrom(range.Start); i < Mentions.Count && Mentions[i].Span.Start < range.End; i++)
        {
            if (Mentions[i] is WordMention word && word.Word.Is(wordClass))
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>
    /// Last word of a class that ends at or before the end of a range. In Chinese a name that reaches over that end covers the words inside it.
    /// </summary>
    public WordMention? Last(Span range, int wordClass)
    {
        var first = FirstFrom(range.Start);
        if (!IsCased && first > 0 && EndBefore(first) > range.End)
        {
            return null;
        }

        WordMention? last = null;
        for (var i = first; i < Mentions.Count; i++)
        {
            var mention = Mentions[i];
            if (mention.Span.Start >= range.End || (!IsCased && mention.Span.End > range.End))
            {
                break;
            }

            if (mention.Span.End <= range.End && mention is WordMention word && word.Word.Is(wordClass))
            {
                last = word;
            }
        }

        return last;
    }

    /// <summary>Where the mentions before an index reach to at the farthest.</summary>
    private int EndBefore(int index)
    {
        if (_reach is null)
        {
            _reach = new int[Mentions.Count];
            var farthest = 0;
            for (var i = 0; i < Mentions.Count; i++)
            {
                farthest = Math.Max(farthest, Mentions[i].Span.End);
                _reach[i] = farthest;
            }
        }

        return _reach[index - 1];
    }
}
