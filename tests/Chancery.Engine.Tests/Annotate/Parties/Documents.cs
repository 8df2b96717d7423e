using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Tests.Annotate.Parties;

/// <summary>Documents of one paragraph, as the text stage would hand them over.</summary>
internal static class Documents
{
    public static CleanDocument Of(string text)
    {
        var folded = string.Concat(text.Select(static c => char.ToLowerInvariant(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c)));
        var source = new SourceDocument
        {
            Id = "test",
            Path = "test.txt",
            Text = text,
            ContentHash = "",
            Encoding = "utf-8",
            Format = DocumentFormat.Text,
        };
        return new CleanDocument(source, text, folded, OffsetMap.Identity(text.Length), [], []);
    }
}
