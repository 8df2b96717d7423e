using System.Globalization;
using Chancery.Engine.Resolve.Identity;
using Chancery.Server.Ui;

namespace Chancery.Server.Pages;

/// <summary>How two tellings compare, in a reader's language.</summary>
internal static class MatchWords
{
    /// <summary>What speaks for two being one fact, or against it: <c>date: the same (+5)</c>.</summary>
    /// <param name="score">How they compare.</param>
    /// <param name="isFor">True for what speaks for it.</param>
    /// <param name="words">Words of the reader's language.</param>
    public static string Features(MatchScore score, bool isFor, UiText words) =>
        string.Join(words["why.separator"], score.Features.Where(f => f.Weight > 0 == isFor).Select(f => Feature(f, words)));

    private static string Feature(MatchFeature feature, UiText words)
    {
        var parts = feature.Name.Split(' ', 2);
        var name = words.Format("match.feature", words.Or("match." + parts[0], parts[0]), words.Or("match.outcome." + parts[^1], parts[^1]));
        return feature.Weight is { } weight ? $"{name} ({weight.ToString("+0;\u22120", CultureInfo.InvariantCulture)})" : name;
    }
}
