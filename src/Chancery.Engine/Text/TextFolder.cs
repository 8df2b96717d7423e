using Chancery.Engine.Data;

namespace Chancery.Engine.Text;

/// <summary>
/// Folds texts that are no documents (queries, names) as <see cref="CleanDocument.Folded"/> is folded: simplified characters,
/// half-width forms, lower case. Immutable; one instance serves all threads.
/// </summary>
public sealed class TextFolder
{
    private readonly CharTable _chars;

    /// <summary>Builds the folder.</summary>
    /// <exception cref="DataException"><c>data/text/traditional.txt</c> is missing or wrong.</exception>
    public TextFolder(ChanceryData data)
    {
        _chars = new CharTable([], Traditional.Read(data));
    }

    /// <summary>The folded form, as long as <paramref name="text"/>.</summary>
    public string Fold(string text) =>
        string.Create(text.Length, (_chars, text), static (folded, of) => of._chars.Fold(of.text, folded));
}
