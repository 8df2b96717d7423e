using System.Globalization;
using System.Text;

namespace Chancery.Cli.Evaluation;

/// <summary>How alike two names are: the Dice coefficient of their character pairs.</summary>
internal static class Similarity
{
    private const double ContainedScore = 0.8;
    private const int ContainedLength = 4;

    /// <summary>0 to 1. Only letters and digits count, in any case; a name of four or more that the other contains scores at least 0.8.</summary>
    public static double Dice(string? first, string? second)
    {
        var a = Letters(first);
        var b = Letters(second);
        if (a.Length == 0 || b.Length == 0 || a.AsSpan().SequenceEqual(b))
        {
            return a.AsSpan().SequenceEqual(b) ? 1 : 0;
        }

        var x = Pairs(a);
        var y = Pairs(b);
        var shared = 0;
        foreach (var (pair, count) in x)
        {
            shared += Math.Min(count, y.GetValueOrDefault(pair));
        }

        var score = 2.0 * shared / (x.Values.Sum() + y.Values.Sum());
        var contained = Math.Min(a.Length, b.Length) >= ContainedLength
            && (a.AsSpan().IndexOf(b) >= 0 || b.AsSpan().IndexOf(a) >= 0);
        return contained ? Math.Max(score, ContainedScore) : score;
    }

    private static int[] Letters(string? text)
    {
        var letters = new List<int>();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (IsAlphanumeric(rune))
            {
                letters.Add(Rune.ToLowerInvariant(rune).Value);
            }
        }

        return [.. letters];
    }

    private static bool IsAlphanumeric(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static Dictionary<(int First, int Second), int> Pairs(int[] letters)
    {
        var pairs = new Dictionary<(int, int), int>();
        for (var i = 0; i < Math.Max(1, letters.Length - 1); i++)
        {
            var pair = (letters[i], i + 1 < letters.Length ? letters[i + 1] : -1);
            pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
        }

        return pairs;
    }
}
