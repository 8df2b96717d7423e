using System.Text;
using Chancery.Engine.Annotate;

namespace Chancery.Engine.Extract;

/// <summary>What two tellings of one named thing share: the name without leading parties, blanks and marks.</summary>
internal sealed class NameKeys(Classes classes)
{
    /// <summary>Key of a name told in a sentence; empty for no name.</summary>
    public string Of(SentenceView sentence, string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return string.Empty;
        }

        var rest = name.AsSpan();
        while (LeadingLength(sentence, rest) is var length and > 0 && length < rest.Length)
        {
            rest = rest[length..];
        }

        var key = new StringBuilder(rest.Length);
        foreach (var c in rest)
        {
            if (char.IsLetterOrDigit(c))
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }

        return key.ToString();
    }

    private int LeadingLength(SentenceView sentence, ReadOnlySpan<char> text)
    {
        if (!char.IsLetterOrDigit(text[0]))
        {
            return 1;
        }

        var map = sentence.Document.Base;
        var best = 0;
        for (var i = map.FirstFrom(sentence.Span.Start); i < map.Items.Count && map.Items[i].Span.Start < sentence.Span.End; i++)
        {
            var leads = map.Items[i] is PartyRef { Reference: 0, IsOrganisation: false } || (map.Items[i] is WordMention { Span.Length: 1 } word && word.Word.Is(classes.Conj));
            if (leads && map.Items[i].Span.Length > best && text.StartsWith(map.Items[i].Span.In(sentence.Text), StringComparison.Ordinal))
            {
                best = map.Items[i].Span.Length;
            }
        }

        return best;
    }
}
