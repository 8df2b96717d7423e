using System.Globalization;
using Chancery.Engine.Resolve.Series;
using Chancery.Model;
using Chancery.Server.Ui;
using Chancery.Store;

namespace Chancery.Cli.Output;

/// <summary>What other records add to one, in a few words.</summary>
internal static class RelatedRecords
{
    private const int MostGaps = 5;

    /// <summary>The numbered sessions of a mechanism: which, how often, and which are missing.</summary>
    /// <param name="store">Where they are.</param>
    /// <param name="parties">Parties that the mechanisms have.</param>
    public static Func<Record, string?> Sessions(IRecordStore store, IReadOnlyList<string> parties)
    {
        var all = store.ListSeries(parties);
        return record => store.FindSeries(record.Fact, all) is { } series ? Line(series) : null;
    }

    /// <summary>The steps in an agreement's life, when there is more than one.</summary>
    /// <param name="store">Where they are.</param>
    /// <param name="parties">Parties that the agreements have.</param>
    /// <param name="words">Words of the language.</param>
    public static Func<Record, string?> Lives(IRecordStore store, IReadOnlyList<string> parties, UiText words)
    {
        var byRecord = new Dictionary<string, AgreementLife>(StringComparer.Ordinal);
        foreach (var life in store.ListLives(parties).Where(static l => l.Steps.Count > 1))
        {
            foreach (var step in life.Steps)
            {
                byRecord[step.RecordId] = life;
            }
        }

        return record => byRecord.TryGetValue(record.Id, out var life)
            ? "life: " + string.Join(", ", life.Steps.Select(s => s.Date is null ? s.Action : $"{s.Action} {DateWords.Of(s.Date, words)}"))
            : null;
    }

    private static string Line(SessionSeries series)
    {
        var (first, last) = (series.Sessions[0], series.Sessions[^1]);
        var numbers = first.Ordinal == last.Ordinal ? $"session {first.Ordinal}" : $"sessions {first.Ordinal} to {last.Ordinal}";
        var dates = (first.Date ?? last.Date) is null ? string.Empty : first.Ordinal == last.Ordinal ? $" ({first.Date})" : $" ({first.Date ?? "?"} to {last.Date ?? "?"})";
        var gaps = series.Gaps.Count == 0
            ? string.Empty
            : ", missing " + string.Join(' ', series.Gaps.Take(MostGaps).Select(static g => g.ToString(CultureInfo.InvariantCulture))) + (series.Gaps.Count > MostGaps ? " ..." : string.Empty);
        return $"{numbers}{dates}{(series.Cadence is null ? string.Empty : ", " + series.Cadence)}{gaps}";
    }
}
