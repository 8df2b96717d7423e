using System.Globalization;
using System.Text.Json;
using Chancery.Engine.Resolve.Identity;
using Chancery.Server.Ui;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>Decisions, what keeps them from being made, and scores of pairs in a reader's language.</summary>
internal static class DecisionWords
{
    /// <summary>The stable code of a problem: <c>nothing-new</c>.</summary>
    public static string Code(DecisionProblem problem) => JsonNamingPolicy.KebabCaseLower.ConvertName(problem.ToString());

    /// <summary>HTTP status of a problem.</summary>
    public static int Status(DecisionProblem problem) => problem switch
    {
        DecisionProblem.NoRecord or DecisionProblem.NoDocument or DecisionProblem.NoDecision => StatusCodes.Status404NotFound,
        DecisionProblem.Changed or DecisionProblem.NothingNew or DecisionProblem.AlreadyUndone => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>A problem in the reader's language.</summary>
    public static string Problem(DecisionException e, UiText words) => words["problem." + Code(e.Problem)];

    /// <summary>What was decided: <c>Correct: Place = Beijing</c>.</summary>
    public static string What(Decision decision, UiText words)
    {
        var kind = words["decision." + decision.Kind.Name()];
        return decision.Field is { } field ? words.Format("decision.field", kind, words["field." + field], Value(decision.Value, words)) : kind;
    }

    /// <summary>When, in UTC, to the minute.</summary>
    public static string When(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>What speaks for two records being one, or against it.</summary>
    /// <param name="score">How they compare.</param>
    /// <param name="isFor">True for what speaks for it.</param>
    /// <param name="words">Words of the reader's language.</param>
    public static IReadOnlyList<string> Features(MatchScore score, bool isFor, UiText words) =>
        [.. score.Features.Where(f => f.Weight > 0 == isFor).Select(f => Feature(f, words))];

    private static string Feature(MatchFeature feature, UiText words)
    {
        var parts = feature.Name.Split(' ', 2);
        var name = words.Format("match.feature", words.Or("match." + parts[0], parts[0]), words.Or("match.outcome." + parts[^1], parts[^1]));
        return feature.Weight is { } weight ? $"{name} ({weight.ToString("+0;\u22120", CultureInfo.InvariantCulture)})" : name;
    }

    private static string Value(string? json, UiText words) => json switch
    {
        null or "null" or "[]" => words["decision.empty"],
        ['"', ..] => FactWords.Value(JsonSerializer.Deserialize<string>(json) ?? string.Empty, words),
        _ => json,
    };
}
