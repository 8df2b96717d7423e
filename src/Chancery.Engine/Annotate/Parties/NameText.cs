namespace Chancery.Engine.Annotate.Parties;

/// <summary>How names of the data meet the characters of a document.</summary>
internal static class NameText
{
    private const char CapitalIo = '\u0401';
    private const char SmallIo = '\u0451';
    private const char CapitalIe = '\u0415';
    private const char SmallIe = '\u0435';

    /// <summary>Folds a name of the data as the text stage folds documents: lower case, half-width forms. Keeps the length.</summary>
    public static string Fold(string name) => string.Create(name.Length, name, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            var c = from[i];
            to[i] = c is '\u2019' ? '\'' : char.ToLowerInvariant(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c);
        }
    });

    /// <summary>True for a letter or digit of a script that separates words by blanks.</summary>
    public static bool IsWordCharacter(char c) => c < '\u2E80' && char.IsLetterOrDigit(c);

    /// <summary>True inside a word of a script that separates words by blanks: no name starts there.</summary>
    public static bool IsInsideWord(string folded, int at) => at > 0 && IsWordCharacter(folded[at]) && IsWordCharacter(folded[at - 1]);

    /// <summary>True when a match neither starts nor ends inside a word; scripts without blanks have no inside.</summary>
    /// <param name="folded">Folded text of the document.</param>
    /// <param name="start">First character of the match.</param>
    /// <param name="length">Its length, above 0.</param>
    public static bool IsWhole(string folded, int start, int length)
    {
        var end = start + length;
        return (start == 0 || !IsWordCharacter(folded[start]) || !IsWordCharacter(folded[start - 1]))
            && (end == folded.Length || !IsWordCharacter(folded[end - 1]) || !IsWordCharacter(folded[end]));
    }

    /// <summary>True when every capital of a name is a capital in the text, so that "turkey" is no state and "us" no party.</summary>
    public static bool HasCapitalsOf(string name, ReadOnlySpan<char> written)
    {
        for (var i = 0; i < written.Length; i++)
        {
            if (char.IsUpper(name[i]) && !char.IsUpper(written[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True for a name in Cyrillic script.</summary>
    public static bool IsCyrillic(string name) => name.Any(static c => c is >= '\u0400' and <= '\u04FF');

    /// <summary>True when a text is the name or the name without the dots of ё.</summary>
    public static bool IsSpelling(string name, string written) => name == written || Spellings(name).Contains(written);

    /// <summary>The name, and the name with the Cyrillic letter IO written as IE, as most print has it.</summary>
    public static IEnumerable<string> Spellings(string name) =>
        name.AsSpan().ContainsAny(SmallIo, CapitalIo) ? [name, name.Replace(SmallIo, SmallIe).Replace(CapitalIo, CapitalIe)] : [name];
}
