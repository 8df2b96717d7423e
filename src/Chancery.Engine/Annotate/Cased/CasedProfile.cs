using Chancery.Engine.Data;
using Chancery.Engine.Text;

namespace Chancery.Engine.Annotate.Cased;

/// <summary>How names are written in a language that marks them with capital letters, from <c>data/lexicon/&lt;lang&gt;/cased.yaml</c>.</summary>
internal sealed class CasedProfile
{
    private const string FileName = "cased.yaml";

    private CasedProfile(ChanceryData data, string language)
    {
        var file = new LexiconFile(data, $"lexicon/{language}/{FileName}");
        file.RequireKnownSections("particles", "given");
        Particles = Words(file, "particles");
        Given = Words(file, "given");
    }

    /// <summary>Parts of personal names that are written small ("von"), folded.</summary>
    public IReadOnlySet<string> Particles { get; }

    /// <summary>Usual given names, folded: where one stands among capitalised words, a person's name begins.</summary>
    public IReadOnlySet<string> Given { get; }

    /// <summary>Profiles of the languages that have one.</summary>
    /// <exception cref="DataException">A file is wrong.</exception>
    public static IReadOnlyDictionary<string, CasedProfile> Load(ChanceryData data) =>
        LexiconLanguages.With(data, FileName).ToDictionary(l => l, l => new CasedProfile(data, l), StringComparer.Ordinal);

    private static HashSet<string> Words(LexiconFile file, string section)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (text, node) in file.Section(section) is { } list ? file.Strings(list) : [])
        {
            if (text.Any(char.IsUpper))
            {
                throw file.Error(node, $"'{text}' must be in lower case: text is folded before it is matched");
            }

            words.Add(text);
        }

        return words;
    }
}

/// <summary>Reads the words of alphabetic text one by one.</summary>
internal static class CasedText
{
    /// <summary>End of the word that starts at a position; the position itself when no word starts there. Hyphens and inner apostrophes belong to it, a possessive does not.</summary>
    public static int TokenEnd(string text, int start, int limit)
    {
        var i = start;
        while (i < limit)
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c))
            {
                i++;
            }
            else if (i > start && i + 1 < limit && char.IsLetterOrDigit(text[i + 1]) && (IsHyphen(c) || (IsApostrophe(c) && !IsPossessive(text, i, limit))))
            {
                i++;
            }
            else if (c == '.' && IsInitial(text, start, i) && i + 1 < limit)
            {
                return i + 1;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    /// <summary>Start of the word that ends at a position; the position itself when none ends there.</summary>
    public static int TokenStart(string text, int end, int limit)
    {
        var i = end;
        while (i > limit && (char.IsLetterOrDigit(text[i - 1]) || (i < end && i - 1 > limit && IsHyphen(text[i - 1]) && char.IsLetterOrDigit(text[i - 2]))))
        {
            i--;
        }

        return i;
    }

    /// <summary>First position from <paramref name="at"/> on that holds no blank.</summary>
    public static int SkipBlanks(string text, int at, int limit)
    {
        while (at < limit && IsBlank(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Position behind the last character before <paramref name="at"/> that is no blank.</summary>
    public static int SkipBlanksBack(string text, int at, int limit)
    {
        while (at > limit && IsBlank(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    /// <summary>True when a word begins with a capital and is not written in capitals throughout.</summary>
    public static bool IsName(string text, int start, int end)
    {
        if (end <= start || !char.IsUpper(text[start]))
        {
            return false;
        }

        for (var i = start + 1; i < end; i++)
        {
            if (char.IsLower(text[i]) || text[i] == '.')
            {
                return true;
            }
        }

        return end - start == 1;
    }

    public static bool IsBlank(char c) => c is ' ' or '\u00A0';

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019';

    private static bool IsPossessive(string text, int at, int limit) =>
        text[at + 1] is 's' or 'S' && (at + 2 >= limit || !char.IsLetterOrDigit(text[at + 2]));

    private static bool IsInitial(string text, int start, int end) => end - start == 1 && char.IsUpper(text[start]);
}
