namespace Chancery.Engine.Text;

/// <summary>What a character is for cleaning; several may hold at once.</summary>
[Flags]
internal enum CharKinds : ushort
{
    /// <summary>None of the others.</summary>
    None = 0,

    /// <summary>A Chinese character.</summary>
    Han = 1,

    /// <summary>Written so in traditional Chinese only.</summary>
    Traditional = 2,

    /// <summary>Written so in simplified Chinese only.</summary>
    Simplified = 4,

    /// <summary>A Latin letter.</summary>
    Latin = 8,

    /// <summary>A Cyrillic letter.</summary>
    Cyrillic = 16,

    /// <summary>A digit 0 to 9, of either width.</summary>
    Digit = 32,

    /// <summary>White space of any width, line breaks included.</summary>
    Blank = 64,

    /// <summary>A mark of Chinese typesetting.</summary>
    Strong = 128,

    /// <summary>A mark that Chinese shares with other scripts.</summary>
    Weak = 256,

    /// <summary>Ends a sentence.</summary>
    Final = 512,

    /// <summary>Ends a sentence if what follows agrees.</summary>
    Stop = 1024,

    /// <summary>A closing quotation mark or bracket.</summary>
    Closer = 2048,

    /// <summary>An opening quotation mark or bracket.</summary>
    Opener = 4096,

    /// <summary>Dropped wherever it stands.</summary>
    Invisible = 8192,

    /// <summary>Ends the last line of a paragraph without ending a sentence.</summary>
    LineEnd = 16384,

    /// <summary>After a closing quotation mark: the sentence goes on.</summary>
    GoesOn = 32768,
}

/// <summary>Kind and folded form of every UTF-16 code unit: one lookup each, no branches.</summary>
internal sealed class CharTable
{
    private readonly CharKinds[] _kinds = new CharKinds[char.MaxValue + 1];
    private readonly char[] _folded = new char[char.MaxValue + 1];

    /// <summary>Builds the table from letters of Unicode, the marks of the data and the traditional characters.</summary>
    /// <param name="marks">Characters by kind.</param>
    /// <param name="traditional">Traditional to simplified.</param>
    internal CharTable(IEnumerable<(CharKinds Kind, string Chars)> marks, IReadOnlyDictionary<char, SimplifiedForm> traditional)
    {
        for (var i = 0; i <= char.MaxValue; i++)
        {
            var c = (char)i;
            _kinds[i] = KindOf(c);
            _folded[i] = Fold(c, traditional);
        }

        foreach (var (from, to) in traditional)
        {
            _kinds[from] |= CharKinds.Traditional;
            if (!to.Shared)
            {
                _kinds[to.Simplified] |= CharKinds.Simplified;
            }
        }

        foreach (var (kind, chars) in marks)
        {
            foreach (var c in chars)
            {
                _kinds[c] |= kind;
            }
        }
    }

    /// <summary>What the character is.</summary>
    internal CharKinds this[char c] => _kinds[c];

    /// <summary>True when the character is of one of the kinds.</summary>
    internal bool Is(char c, CharKinds kinds) => (_kinds[c] & kinds) != CharKinds.None;

    /// <summary>Simplified, half-width, lower case.</summary>
    internal char Folded(char c) => _folded[c];

    /// <summary>Folds a text; both spans have one length.</summary>
    internal void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var table = _folded;
        for (var i = 0; i < text.Length; i++)
        {
            folded[i] = table[text[i]];
        }
    }

    private static char Fold(char c, IReadOnlyDictionary<char, SimplifiedForm> traditional) => c switch
    {
        '\u3000' => ' ',
        '\u2019' or '\u02BC' => '\'',
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        _ => traditional.TryGetValue(c, out var form) ? form.Simplified : char.ToLowerInvariant(c),
    };

    private static CharKinds KindOf(char c) => c switch
    {
        >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or '\u3005' or '\u3007' => CharKinds.Han,
        >= '\uD840' and <= '\uD888' => CharKinds.Han,
        >= '0' and <= '9' or >= '\uFF10' and <= '\uFF19' => CharKinds.Digit,
        >= '\u0400' and <= '\u052F' => CharKinds.Cyrillic,
        _ when char.IsWhiteSpace(c) => CharKinds.Blank,
        <= '\u024F' when char.IsLetter(c) => CharKinds.Latin,
        >= '\uFF21' and <= '\uFF3A' or >= '\uFF41' and <= '\uFF5A' => CharKinds.Latin,
        _ => CharKinds.None,
    };
}
