using Chancery.Engine.Text;

namespace Chancery.Cli.Evaluation;

/// <summary>Tells in which language most of a document is written.</summary>
internal static class DocumentLanguage
{
    /// <summary>The tag of a text whose language is not told.</summary>
    public const string Unknown = "und";

    /// <summary>The language of most characters outside navigation and the like; the first in order of tags when two are as frequent.</summary>
    public static string Of(CleanDocument document) => document.Paragraphs
        .Where(p => p.Kind != ParagraphKind.Boilerplate && p.Language != Unknown)
        .GroupBy(p => p.Language, StringComparer.Ordinal)
        .OrderByDescending(g => g.Sum(p => (long)p.Span.Length))
        .ThenBy(g => g.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key ?? Unknown;
}
