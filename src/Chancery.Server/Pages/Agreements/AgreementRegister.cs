using Chancery.Engine.Resolve.Series;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>An agreement as the register lists it.</summary>
/// <param name="Life">Its steps.</param>
/// <param name="Signed">The step that made it: signed, issued or adopted; null when none is told.</param>
/// <param name="InForce">The step that brought it into force; null when none is told.</param>
/// <param name="Extended">The last extension; null when none is told.</param>
/// <param name="Before">The last step before it was made, when that is not told: planned, drafted or proposed.</param>
public sealed record AgreementEntry(AgreementLife Life, LifeStep? Signed, LifeStep? InForce, LifeStep? Extended, LifeStep? Before)
{
    /// <summary>Id of the record of its first step.</summary>
    public string Id => Life.Steps[0].RecordId;

    /// <summary>Day (yyyymmdd) by which it is sorted: of its making, else of its first dated step; 0 without a date.</summary>
    public int Day { get; } = DayOf(Signed?.Date) is > 0 and var day ? day : Life.Steps.Select(static s => DayOf(s.Date)).FirstOrDefault(static d => d > 0);

    /// <summary>Sorts an agreement's steps into the columns of the register.</summary>
    public static AgreementEntry Of(AgreementLife life) => new(
        life,
        life.Steps.FirstOrDefault(static s => s.Action is "signed" or "issued" or "adopted"),
        life.Steps.FirstOrDefault(static s => s.Action == "ratified"),
        life.Steps.LastOrDefault(static s => s.Action == "extended"),
        life.Steps.LastOrDefault(static s => s.Action is "planned" or "drafted" or "proposed"));

    private static int DayOf(string? date) =>
        Edtf.TryParse(date, out var value, out _) && !(value.IsUnspecified && value.Earliest < 10_000) ? value.Earliest : 0;
}

/// <summary>All agreements of a store with their lives. Immutable; kept until the store changes.</summary>
internal sealed class AgreementRegister
{
    private readonly Dictionary<string, AgreementLife> _byRecord = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<AgreementEntry> _newestFirst;

    private AgreementRegister(IReadOnlyList<AgreementLife> lives)
    {
        foreach (var life in lives)
        {
            foreach (var step in life.Steps)
            {
                _byRecord[step.RecordId] = life;
            }
        }

        _newestFirst = [.. lives.Select(AgreementEntry.Of).OrderByDescending(static e => e.Day).ThenBy(static e => e.Id, StringComparer.Ordinal)];
    }

    /// <summary>The register of the store's present state.</summary>
    public static AgreementRegister Of(StoreMemo memo) => memo.Get("agreements", static store => new AgreementRegister(store.ListLives([])));

    /// <summary>The life that a record is a step of; null when there is none.</summary>
    public AgreementLife? LifeOf(string recordId) => _byRecord.GetValueOrDefault(recordId);

    /// <summary>One page of the agreements that a query asks for.</summary>
    /// <param name="query">What to list.</param>
    /// <param name="store">Finds words and dates.</param>
    /// <exception cref="ArgumentException">The cursor is none of this list.</exception>
    public Page<AgreementEntry> List(AgreementQuery query, IRecordStore store)
    {
        var found = query.IsSearch ? store.ListRecordIds(query.Search).ToHashSet(StringComparer.Ordinal) : null;
        var entries = Sorted(query).Where(e =>
            (query.Kind is null || e.Life.Kind == query.Kind)
            && (query.Action is null || e.Life.Steps.Any(s => s.Action == query.Action))
            && query.Search.Parties.All(p => e.Life.Parties.Contains(p, StringComparer.Ordinal))
            && (found is null || e.Life.Steps.Any(s => found.Contains(s.RecordId)))).ToList();
        return ListPages.After(entries, query.Cursor, AgreementQuery.PageSize, static e => e.Id);
    }

    private IEnumerable<AgreementEntry> Sorted(AgreementQuery query) => query.Sort switch
    {
        AgreementQuery.ByTitle => _newestFirst.OrderBy(static e => e.Life.Title, StringComparer.OrdinalIgnoreCase),
        AgreementQuery.Oldest => _newestFirst.OrderBy(static e => e.Day == 0).ThenBy(static e => e.Day),
        _ => _newestFirst,
    };
}
