using System.Text;
using Chancery.Engine.Data;
using Chancery.Engine.Text;

namespace Chancery.Store.Search;

/// <summary>
/// Turns texts and queries into words for the full-text index. Texts are indexed as written, only folded; forms of a word are
/// looked for when a query is made, so that new endings in the data need no new index. Immutable and safe to share.
/// </summary>
public sealed class TextAnalyzer
{
    /// <summary>
    /// Stands in the index where punctuation parts two ideographs, so that no phrase reaches across it. Not ASCII, so that the
    /// index takes it for a word; no letter, so that no query asks for it.
    /// </summary>
    internal const char Break = '\u00A6';

    private readonly Func<string, string> _fold;
    private readonly Paradigms _paradigms;

    private TextAnalyzer(Func<string, string> fold, Paradigms paradigms)
    {
        _fold = fold;
        _paradigms = paradigms;
    }

    /// <summary>Builds the analyzer from <c>data/text</c>.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="fold">Folds as the texts of documents are folded; null takes <see cref="TextCleaner.Fold"/>.</param>
    /// <exception cref="DataException">A data file is wrong.</exception>
    public static TextAnalyzer Load(ChanceryData data, Func<string, string>? fold = null) =>
        new(fold ?? new TextCleaner(data).Fold, Paradigms.Load(data));

    /// <summary>The folded form of a text.</summary>
    internal string Fold(string text) => _fold(text);

    /// <summary>Appends the words of a folded text as the index takes them: parted by single blanks.</summary>
    internal static void AppendWords(StringBuilder target, ReadOnlySpan<char> folded)
    {
        var reader = new WordReader(folded);
        var afterIdeograph = false;
        while (reader.Read())
        {
            if (target.Length > 0)
            {
                target.Append(' ');
            }

            if (afterIdeograph && reader.IsIdeograph && reader.Gap == WordGap.Break)
            {
                target.Append(Break).Append(' ');
            }

            target.Append(reader.Word);
            afterIdeograph = reader.IsIdeograph;
        }
    }

    /// <summary>Reads what a user typed. Nothing a user can type is an error: signs part words, and that is all they do.</summary>
    internal SearchQuery Parse(string words) => SearchQuery.Parse(_fold(words), _paradigms);
}
