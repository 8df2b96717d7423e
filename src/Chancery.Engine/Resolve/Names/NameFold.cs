using System.Globalization;

namespace Chancery.Engine.Resolve.Names;

/// <summary>Forms of a name for comparison. All take and give folded text (simplified characters, lower case).</summary>
internal static class NameFold
{
    /// <summary>Letters and digits only: punctuation, blanks and marks do not tell names apart.</summary>
    public static string Plain(string folded)
    {
        var length = 0;
        foreach (var c in folded)
        {
            length += IsPart(c) ? 1 : 0;
        }

        return length == folded.Length ? folded : string.Create(length, folded, static (target, source) =>
        {
            var next = 0;
            foreach (var c in source)
            {
                if (IsPart(c))
                {
                    target[next++] = c;
                }
            }
        });
    }

    /// <summary>The name with each stretch of blanks as one blank, none at the ends.</summary>
    public static string OneLine(string folded)
    {
        var parts = folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 1 && parts[0].Length == folded.Length ? folded : string.Join(' ', parts);
    }

    /// <summary>What a text weighs as evidence of identity: a Han character weighs two, any other letter or digit one.</summary>
    public static int Weight(string plain)
    {
        var weight = 0;
        foreach (var c in plain)
        {
            weight += IsHan(c) ? 2 : 1;
        }

        return weight;
    }

    /// <summary>True for a Han character of the basic plane.</summary>
    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF';

    /// <summary>True for a Cyrillic letter.</summary>
    public static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u052F';

    private static bool IsPart(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.LetterNumber or UnicodeCategory.NonSpacingMark;
}
