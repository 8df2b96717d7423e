using System.Globalization;
using System.Text;

namespace Chancery.Store.Search;

/// <summary>What stands between two words.</summary>
internal enum WordGap
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Blanks or line breaks only.</summary>
    Blank,

    /// <summary>Punctuation or another sign.</summary>
    Break,
}

/// <summary>
/// Walks over the words of a folded text: each ideograph or kana is a word of its own, other letters and digits run together. So a
/// Chinese word of any length is a phrase of neighbouring words. Linear time, no allocation.
/// A change of what counts as a word needs a migration that rebuilds the full-text index.
/// </summary>
/// <param name="text">Folded text.</param>
internal ref struct WordReader(ReadOnlySpan<char> text)
{
    private const int MostWordLength = 64;

    private readonly ReadOnlySpan<char> _text = text;
    private int _next;

    /// <summary>Start of the current word (UTF-16 offset).</summary>
    public int Start { get; private set; }

    /// <summary>Length of the current word in UTF-16 code units.</summary>
    public int Length { get; private set; }

    /// <summary>True when the current word is one ideograph or kana.</summary>
    public bool IsIdeograph { get; private set; }

    /// <summary>What stands between the word before, or the start of the text, and the current one.</summary>
    public WordGap Gap { get; private set; }

    /// <summary>The current word, cut to 64 code units: longer runs are noise, not words.</summary>
    public readonly ReadOnlySpan<char> Word => _text.Slice(Start, Math.Min(Length, MostWordLength));

    /// <summary>Goes to the next word; false at the end.</summary>
    public bool Read()
    {
        Gap = WordGap.None;
        while (_next < _text.Length)
        {
            var rune = Peek(_next, out var length);
            if (IsWordPart(rune))
            {
                Start = _next;
                IsIdeograph = IsIdeographic(rune.Value);
                _next += length;
                if (!IsIdeograph)
                {
                    SkipRun();
                }

                Length = _next - Start;
                return true;
            }

            Gap = Gap == WordGap.Break || !Rune.IsWhiteSpace(rune) ? WordGap.Break : WordGap.Blank;
            _next += length;
        }

        return false;
    }

    private void SkipRun()
    {
        while (_next < _text.Length)
        {
            var rune = Peek(_next, out var length);
            if (!IsWordPart(rune) || IsIdeographic(rune.Value))
            {
                return;
            }

            _next += length;
        }
    }

    private readonly Rune Peek(int at, out int length)
    {
        Rune.DecodeFromUtf16(_text[at..], out var rune, out length);
        return rune;
    }

    private static bool IsWordPart(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.LetterNumber;

    /// <summary>Han, kana and Bopomofo blocks: scripts written without blanks between words.</summary>
    private static bool IsIdeographic(int value) =>
        value is >= 0x2E80 and <= 0x31FF or >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF;
}
