using Chancery.Engine.Annotate.Quantities;
using Chancery.Engine.Data;
using Chancery.Engine.Text;

namespace Chancery.Engine.Annotate.Temporal;

/// <summary>Finds dates, periods and durations and resolves them in document order. Immutable; safe to share between threads.</summary>
internal sealed class TemporalAnnotator
{
    private readonly Dictionary<string, TemporalLexicon> _lexicons;

    /// <summary>Loads the lexicons of all languages that have one.</summary>
    /// <exception cref="DataException">A data file is missing or wrong.</exception>
    public TemporalAnnotator(ChanceryData data)
    {
        _lexicons = LexiconLanguages.With(data, "temporal.yaml")
            .ToDictionary(l => l, l => new TemporalLexicon(data, l, NumeralsLoader.Load(data, l)), StringComparer.Ordinal);
    }

    /// <summary>The temporal expressions of a document, in order of position; they do not overlap.</summary>
    public IReadOnlyList<TemporalMention> Annotate(CleanDocument document)
    {
        var mentions = new List<TemporalMention>();
        var context = new TemporalContext(document.Source.Metadata.Date?.Value);
        var emitter = new TemporalEmitter(context, mentions);
        var composers = new Dictionary<string, TemporalComposer>(StringComparer.Ordinal);
        foreach (var paragraph in document.Paragraphs)
        {
            var language = LexiconLanguages.Of(document, paragraph);
            if (!_lexicons.TryGetValue(language, out var lexicon))
            {
                continue;
            }

            if (!composers.TryGetValue(language, out var composer))
            {
                composer = new TemporalComposer(lexicon, emitter);
                composers[language] = composer;
            }

            context.StartParagraph(paragraph.Kind is ParagraphKind.Title or ParagraphKind.Heading);
            composer.Read(document, paragraph);
        }

        emitter.Finish();
        return mentions;
    }
}
