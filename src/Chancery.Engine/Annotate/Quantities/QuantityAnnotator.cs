using Chancery.Engine.Annotate.Temporal;
using Chancery.Engine.Data;
using Chancery.Engine.Text;

namespace Chancery.Engine.Annotate.Quantities;

/// <summary>Finds numbers with their units, bounds and changes. Immutable; safe to share between threads.</summary>
internal sealed class QuantityAnnotator
{
    private readonly Dictionary<string, QuantityLexicon> _lexicons;

    /// <summary>Loads the lexicons of all languages that have one.</summary>
    /// <exception cref="DataException">A data file is missing or wrong.</exception>
    public QuantityAnnotator(ChanceryData data)
    {
        _lexicons = LexiconLanguages.With(data, "units.yaml")
            .ToDictionary(l => l, l => new QuantityLexicon(data, l, NumeralsLoader.Load(data, l)), StringComparer.Ordinal);
    }

    /// <summary>The quantities of a document, in order of position; they do not overlap.</summary>
    /// <param name="document">The document.</param>
    /// <param name="dates">Its temporal expressions in order; numbers inside dates and periods are left out, durations are quantities.</param>
    public IReadOnlyList<QuantityMention> Annotate(CleanDocument document, IReadOnlyList<TemporalMention> dates)
    {
        var mentions = new List<QuantityMention>();
        var date = 0;
        foreach (var paragraph in document.Paragraphs)
        {
            if (_lexicons.TryGetValue(LexiconLanguages.Of(document, paragraph), out var lexicon))
            {
                var scanner = new QuantityScanner(lexicon, document, dates, mentions, paragraph.Span);
                date = scanner.Read(date);
            }
        }

        return mentions;
    }
}
