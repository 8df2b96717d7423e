using Chancery.Engine.Resolve.Series;
using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chancery.Server.Api;

/// <summary>Mechanisms with their sessions, agreements with their lives, figures.</summary>
internal static class RegisterEndpoints
{
    private static readonly IReadOnlyList<ApiParameter> Parameters = [.. ApiParameters.Filters, .. ApiParameters.Paging];

    /// <summary>Adds the operations.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/mechanisms", Mechanisms, new(
            "listMechanisms",
            "mechanisms",
            "List mechanisms",
            "Standing mechanisms, each with its numbered sessions, the numbers that no record tells of, how often it meets by their dates, and the mechanism above it.",
            Parameters));
        routes.MapRead("/agreements", Agreements, new(
            "listAgreements", "agreements", "List agreements", "Agreements, each with what became of it: signed, ratified, extended.", Parameters));
        routes.MapRead("/indicators", Indicators, new(
            "listIndicators", "indicators", "List figures", "Measured quantities in base units, in the form of the record contract.", Parameters));
    }

    private static Ok<ApiPage<MechanismItem>> Mechanisms(ApiQuery query, IRecordStore store, StoreMemo memo, DocumentTexts documents)
    {
        var filter = query.Records() with { Types = [RecordType.Mechanism] };
        var series = Series(memo, filter.Parties);
        return TypedResults.Ok(ApiPage.Of(store.ListRecords(filter), record => new MechanismItem(
            RecordJson.Of(record, documents),
            store.FindSeries(record.Fact, series) is { } found ? SeriesItem.Of(found) : null,
            record.Fact.Parent is { } parent ? new ParentItem(parent, ParentOf(memo, parent, record)) : null)));
    }

    /// <summary>Numbered sessions of the mechanisms of parties, kept until the store changes.</summary>
    public static IReadOnlyList<SessionSeries> Series(StoreMemo memo, IReadOnlyList<string> parties) =>
        memo.Get("series " + string.Join(',', parties), s => s.ListSeries(parties));

    private static Ok<ApiPage<AgreementItem>> Agreements(ApiQuery query, IRecordStore store, StoreMemo memo, DocumentTexts documents)
    {
        var filter = query.Records() with { Types = [RecordType.Agreement] };
        var lives = memo.Get("lives by record " + string.Join(',', filter.Parties), s => ByRecord(s.ListLives(filter.Parties)));
        return TypedResults.Ok(ApiPage.Of(store.ListRecords(filter), record => new AgreementItem(
            RecordJson.Of(record, documents),
            lives.TryGetValue(record.Id, out var life) ? [.. life.Steps.Select(s => new LifeItem(s.Action, s.Date, s.RecordId))] : [])));
    }

    private static Ok<ApiPage<RecordJson>> Indicators(ApiQuery query, IRecordStore store, DocumentTexts documents) =>
        TypedResults.Ok(ApiPage.Of(store.ListRecords(query.Records() with { Types = [RecordType.Indicator] }), r => RecordJson.Of(r, documents)));

    /// <summary>Id of the mechanism that bears the name of another's parent; null when none does, or several do.</summary>
    private static string? ParentOf(StoreMemo memo, string name, Record child)
    {
        var byName = memo.Get("mechanisms by name", s => s.Records(new RecordFilter { Types = [RecordType.Mechanism] })
            .SelectMany(r => new[] { r.Fact.Name, r.Fact.Canonical }.OfType<string>().Distinct(StringComparer.Ordinal).Select(n => (Name: n, r.Id, r.Fact.Parties)))
            .ToLookup(r => r.Name, StringComparer.Ordinal));
        var bearers = byName[name].Where(b => b.Id != child.Id && b.Parties.Intersect(child.Fact.Parties, StringComparer.Ordinal).Any()).Take(2).ToArray();
        return bearers.Length == 1 ? bearers[0].Id : null;
    }

    private static Dictionary<string, AgreementLife> ByRecord(IReadOnlyList<AgreementLife> lives)
    {
        var byRecord = new Dictionary<string, AgreementLife>(StringComparer.Ordinal);
        foreach (var (life, step) in lives.SelectMany(life => life.Steps.Select(step => (life, step))))
        {
            byRecord[step.RecordId] = life;
        }

        return byRecord;
    }
}

/// <summary>A mechanism.</summary>
/// <param name="Record">The record.</param>
/// <param name="Series">Its numbered sessions; absent when none is told.</param>
/// <param name="Parent">The mechanism above it; absent when none is told.</param>
internal sealed record MechanismItem(RecordJson Record, SeriesItem? Series, ParentItem? Parent);

/// <summary>The mechanism above another.</summary>
/// <param name="Name">Its name as the records of the lower one write it.</param>
/// <param name="Record">Id of its record; absent when no one mechanism of the same parties bears the name.</param>
internal sealed record ParentItem(string Name, string? Record);

/// <summary>Numbered sessions of a mechanism.</summary>
/// <param name="Name">Name under which most records tell of them.</param>
/// <param name="Parties">Party codes.</param>
/// <param name="Cadence"><c>annual semiannual biennial irregular</c> by their dates; absent when fewer than two are dated.</param>
/// <param name="Sessions">Sessions by number.</param>
/// <param name="Gaps">Numbers between the first and the last that no record tells of.</param>
internal sealed record SeriesItem(string Name, IReadOnlyList<string> Parties, string? Cadence, IReadOnlyList<SessionItem> Sessions, IReadOnlyList<int> Gaps)
{
    /// <summary>A series for programs.</summary>
    public static SeriesItem Of(SessionSeries series) => new(
        series.Name,
        series.Parties,
        series.Cadence,
        [.. series.Sessions.Select(s => new SessionItem(s.Ordinal, s.Date, s.Place, s.RecordIds))],
        series.Gaps);
}

/// <summary>One session of a series.</summary>
/// <param name="Ordinal">Its number, from 1.</param>
/// <param name="Date">EDTF.</param>
/// <param name="Place">Where it was held.</param>
/// <param name="Records">Ids of the records that tell of it.</param>
internal sealed record SessionItem(int Ordinal, string? Date, string? Place, IReadOnlyList<string> Records);

/// <summary>An agreement.</summary>
/// <param name="Record">The record.</param>
/// <param name="Life">Steps in its life by date, undated ones last, that of this record among them.</param>
internal sealed record AgreementItem(RecordJson Record, IReadOnlyList<LifeItem> Life);

/// <summary>One step in the life of an agreement.</summary>
/// <param name="Action">The contract's action.</param>
/// <param name="Date">EDTF.</param>
/// <param name="Record">Id of the record that tells of it.</param>
internal sealed record LifeItem(string Action, string? Date, string Record);
