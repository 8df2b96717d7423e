using System.Text;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Store.Search;

/// <summary>The words under which paragraphs and statements are indexed.</summary>
internal static class IndexedWords
{
    /// <summary>A paragraph is indexed up to here; what follows in one so long is no running text.</summary>
    private const int MostParagraphChars = 1 << 20;

    /// <summary>Words of a folded paragraph; empty for navigation and advertising, which nobody looks for.</summary>
    /// <param name="folded">Folded text of the paragraph.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="buffer">Cleared and used.</param>
    public static string OfParagraph(ReadOnlySpan<char> folded, ParagraphKind kind, StringBuilder buffer)
    {
        buffer.Clear();
        if (kind != ParagraphKind.Boilerplate)
        {
            TextAnalyzer.AppendWords(buffer, folded[..Math.Min(folded.Length, MostParagraphChars)]);
        }

        return buffer.ToString();
    }

    /// <summary>Words of a statement's evidence, then of those names, persons and places that the evidence does not hold.</summary>
    public static string OfStatement(Statement statement, string text, TextAnalyzer analyzer)
    {
        var words = new StringBuilder();
        foreach (var span in statement.Evidence)
        {
            Append(words, analyzer.Fold(span.In(text).ToString()));
        }

        var evidence = " " + words + " ";
        var name = new StringBuilder();
        foreach (var value in Names(statement.Fact))
        {
            if (value is not null)
            {
                name.Clear();
                TextAnalyzer.AppendWords(name, analyzer.Fold(value));
                if (name.Length > 0 && !evidence.Contains($" {name} ", StringComparison.Ordinal))
                {
                    Append(words, name.ToString());
                }
            }
        }

        return words.ToString();
    }

    /// <summary>Appends words so that no phrase reaches from one piece into the next.</summary>
    private static void Append(StringBuilder words, string folded)
    {
        if (words.Length > 0)
        {
            words.Append(' ').Append(TextAnalyzer.Break);
        }

        TextAnalyzer.AppendWords(words, folded);
    }

    private static IEnumerable<string?> Names(Fact fact)
    {
        yield return fact.Name;
        yield return fact.Title;
        yield return fact.Label;
        yield return fact.Canonical;
        yield return fact.Metric;
        yield return fact.Mechanism;
        yield return fact.Parent;
        yield return fact.Place;
        yield return fact.Person;
        yield return fact.Role;
        yield return fact.Speaker?.Person;
        yield return fact.Speaker?.Role;
        yield return fact.Speaker?.Name;
        foreach (var participant in fact.Participants)
        {
            yield return participant.Person;
            yield return participant.Role;
        }
    }
}
