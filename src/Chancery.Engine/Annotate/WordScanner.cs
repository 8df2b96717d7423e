using Chancery.Engine.Annotate.Lexicon;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate;

/// <summary>One pass of the lexicon over a document: leftmost longest words, kept away from what other annotators found.</summary>
internal sealed class WordScanner(WordTrie words)
{
    /// <summary>The words of a document.</summary>
    /// <param name="doc">The cleaned document.</param>
    /// <param name="taken">For each code unit, the end of an annotation that starts there, or 0.</param>
    /// <returns>Words in order of position.</returns>
    public List<Mention> Scan(CleanDocument doc, ReadOnlySpan<int> taken)
    {
        var into = new List<Mention>();
        var text = doc.Folded.AsSpan();
        var i = 0;
        while (i < text.Length)
        {
            if (text[i] <= ' ')
            {
                i++;
                continue;
            }

            var end = words.Match(text, i, out var entry);
            if (taken[i] > i && taken[i] >= end)
            {
                i = taken[i];
                continue;
            }

            if (entry is null)
            {
                i++;
                continue;
            }

            into.Add(new WordMention(new Span(i, end), entry));
            i = end;
        }

        return into;
    }
}
