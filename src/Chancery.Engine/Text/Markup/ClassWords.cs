namespace Chancery.Engine.Text.Markup;

/// <summary>Words of a class or id attribute.</summary>
internal static class ClassWords
{
    /// <summary>True when a part of the value, split at anything but letters and digits, is one of the words.</summary>
    internal static bool AnyPart(ReadOnlySpan<char> value, HashSet<string> words)
    {
        Span<char> lower = stackalloc char[32];
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < value.Length; at++)
        {
            var start = at;
            while (at < value.Length && char.IsAsciiLetterOrDigit(value[at]))
            {
                at++;
            }

            if (at > start && at - start <= lower.Length)
            {
                var length = value[start..at].ToLowerInvariant(lower);
                if (lookup.Contains(lower[..length]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True when a whole word of the value, split at blanks, is one of the words.</summary>
    internal static bool AnyWhole(ReadOnlySpan<char> value, HashSet<string> words)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in value.Split(' '))
        {
            if (lookup.Contains(value[range]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a word is a whole word of the value, split at blanks, whatever its case.</summary>
    internal static bool Has(ReadOnlySpan<char> value, string word)
    {
        foreach (var range in value.Split(' '))
        {
            if (value[range].Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
