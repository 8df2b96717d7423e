using Chancery.Engine.Annotate;
using Chancery.Engine.Annotate.Cased;
using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>An instrument named before, as later sentences speak of it.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">Its title as written.</param>
/// <param name="Parties">Its parties, sorted.</param>
internal sealed record ToldInstrument(string Kind, string Title, IReadOnlyList<string> Parties);

/// <summary>
/// What a bare head word stands for in a language with capital letters: an instrument named before ("the treaty was signed on ..."), a number of
/// them ("three documents"), or one whose matter follows its verb ("an agreement was signed on ...").
/// </summary>
internal sealed class BareInstruments(Classes classes)
{
    private const int MaxTitle = 120;
    private readonly int _of = classes.Table.Number("of");

    /// <summary>Remembers an instrument that a text names.</summary>
    public static void Remember(ExtractionContext context, string kind, string title, IReadOnlyList<string> parties)
    {
        context.ToldInstruments.RemoveAll(t => t.Kind == kind);
        context.ToldInstruments.Add(new ToldInstrument(kind, title, parties));
    }

    /// <summary>What a bare head stands for; null when it names nothing that can be told apart.</summary>
    /// <param name="context">State of the walk.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="name">The head word.</param>
    /// <param name="verb">What is done with it.</param>
    public (string Title, IReadOnlyList<string>? Parties)? Read(ExtractionContext context, SentenceView sentence, NameMention name, WordMention? verb)
    {
        if (Counted(sentence, name) is { } several)
        {
            return (several, null);
        }

        if (verb is null)
        {
            return null;
        }

        if (Extraposed(sentence, name, verb) is { } title)
        {
            return (title, null);
        }

        var clause = sentence.Clauses[sentence.ClauseAt(name.Span.Start)];
        if (Described(sentence, name, verb, clause) is { } described)
        {
            return (described, null);
        }

        var other = sentence.Mentions.Find(m => m is NameMention { NameKind: NameKind.Instrument } && m.Span.Start > name.Span.End);
        var dated = sentence.In(clause).Any(m => m is DateRef { Value: not null, IsDuration: false, IsVague: false } && (other is null || m.Span.End <= other.Span.Start));
        return dated && context.ToldInstruments.FindLast(t => t.Kind == name.Value) is { } told ? (told.Title, told.Parties) : null;
    }

    /// <summary>"Three documents", "a package of agreements": the head with the words that count it.</summary>
    private string? Counted(SentenceView sentence, NameMention name)
    {
        var map = sentence.Document.Base;
        var before = map.EndingAt(name.Span.Start);
        if (before is WordMention of && of.Word.Is(_of))
        {
            var end = CasedText.SkipBlanksBack(sentence.Text, of.Span.Start, sentence.Span.Start);
            var start = CasedText.TokenStart(sentence.Text, end, sentence.Span.Start);
            return sentence.WordStartingAt(start) is { } set && set.Span.Start == start && set.Word.Is(classes.Plural) ? sentence.Text[start..name.Span.End] : null;
        }

        return before is QuantityRef { IsOrdinal: false, IsChange: false } or WordMention && (before is QuantityRef || (before is WordMention word && word.Word.Is(classes.Plural)))
            ? sentence.Text[before.Span.Start..name.Span.End]
            : null;
    }

    /// <summary>"The grain deal concluded on ...": a participle right behind the head with its own date tells which is meant.</summary>
    private static string? Described(SentenceView sentence, NameMention name, WordMention verb, Span clause)
    {
        if (verb.Span.Start - name.Span.End != 1 || !sentence.In(new Span(verb.Span.End, clause.End)).Any(m => m is DateRef { Value: not null, IsDuration: false }))
        {
            return null;
        }

        var end = CasedText.SkipBlanksBack(sentence.Text, name.Span.Start, sentence.Span.Start);
        var start = CasedText.TokenStart(sentence.Text, end, sentence.Span.Start);
        var isNoun = start < end && sentence.Document.Base.StartingAt(start) is null && !sentence.Document.Base.IsGap(start);
        return isNoun ? sentence.Text[start..name.Span.End] : name.Text;
    }

    private string? Extraposed(SentenceView sentence, NameMention name, WordMention verb)
    {
        if (verb.Span.Start < name.Span.End || sentence.WordStartingAt(verb.Span.End) is not { } link || !link.Word.Is(classes.NameLink) || link.Word.Is(classes.In)
            || sentence.Document.Base.StartingAt(link.Span.End) is DateRef)
        {
            return null;
        }

        var limit = Math.Min(sentence.Clauses[sentence.ClauseAt(verb.Span.Start)].End, link.Span.Start + MaxTitle);
        var date = sentence.Mentions.Find(m => m is DateRef && m.Span.Start > link.Span.End && m.Span.Start < limit);
        var end = CasedText.SkipBlanksBack(sentence.Text, date?.Span.Start ?? limit, link.Span.End);
        return end > link.Span.End ? $"{name.Text} {sentence.Text[link.Span.Start..end].TrimEnd('.', ' ')}" : null;
    }
}
