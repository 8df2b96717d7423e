using Chancery.Engine.Annotate.Persons;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate;

/// <summary>A cleaned document with all that the annotators found, ordered for the extractor. Immutable after it is built.</summary>
internal sealed class AnnotatedDocument
{
    public required CleanDocument Clean { get; init; }

    /// <summary>Words, dates, quantities, parties and places; no two overlap.</summary>
    public required MentionMap Base { get; init; }

    /// <summary>Persons and offices in order.</summary>
    public required List<PersonMention> Persons { get; init; }

    /// <summary>Names in order.</summary>
    public required List<NameMention> Names { get; init; }

    /// <summary>Titles and quoted words in order, outermost first.</summary>
    public required List<QuotedMention> Quotes { get; init; }

    /// <summary>The titles and quoted words that begin in a paragraph.</summary>
    public List<QuotedMention> QuotesIn(Span paragraph)
    {
        var first = FirstQuote(paragraph.Start);
        return Quotes.GetRange(first, FirstQuote(paragraph.End) - first);
    }

    /// <summary>Number of the first of them that starts at or after a position.</summary>
    private int FirstQuote(int position)
    {
        var (low, high) = (0, Quotes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Quotes[middle].Span.Start < position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public required PersonRegistry Registry { get; init; }

    /// <summary>The document's date (EDTF), or null.</summary>
    public string? Date => Clean.Source.Metadata.Date?.Value;

    /// <summary>Party whose officers the text names without saying so, or null.</summary>
    public string? HomeParty { get; init; }

    /// <summary>Characters that make what stands before them an attribute.</summary>
    public required System.Buffers.SearchValues<char> Genitives { get; init; }

    /// <summary>Last characters of the names of bodies that begin with their party.</summary>
    public required System.Buffers.SearchValues<char> BodyEnds { get; init; }

    /// <summary>Marks between the members of a list.</summary>
    public required System.Buffers.SearchValues<char> ListMarks { get; init; }

    /// <summary>Characters that may stand between a verb and its object.</summary>
    public required System.Buffers.SearchValues<char> Particles { get; init; }

    /// <summary>Number of the class of words that join a title with its year ("of").</summary>
    public required int Of { get; init; }

    /// <summary>Number of the class of words that open the description of an instrument ("on", "concerning").</summary>
    public required int Opener { get; init; }
}
