using System.Reflection;
using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Data;
using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chancery.Server.Api;

/// <summary>What the store holds: counts and parties.</summary>
internal static class SummaryEndpoints
{
    /// <summary>Adds the operations.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/summary", Summary, new("getSummary", "summary", "Count what the store holds", "Counts and versions."));
        routes.MapRead("/parties", Parties, new(
            "listParties", "parties", "List parties", "Parties of the records, those of most records first, with their names and their codes in other systems."));
    }

    private static Ok<SummaryItem> Summary(ApiQuery _, StoreMemo memo, ChanceryData data)
    {
        var summary = memo.Get("summary", s => s.Summary());
        return TypedResults.Ok(new SummaryItem(
            summary.Documents,
            summary.Statements,
            summary.Records,
            RecordTypes.All.ToDictionary(t => t.Name(), t => summary.RecordsByType.GetValueOrDefault(t)),
            memo.Get("findings by verdict", s => s.CountFindings(new FindingFilter())).ToDictionary(f => f.Key.Name(), f => f.Value),
            new VersionsItem(ProgramVersion, data.Version, RecordTypes.ContractVersion, summary.SchemaVersion)));
    }

    private static Ok<ApiList<PartyItem>> Parties(ApiQuery _, StoreMemo memo, ExportKnowledge knowledge) =>
        TypedResults.Ok(ApiList.Of(memo.Get("summary", s => s.Summary()).RecordsByParty, p => PartyItem.Of(knowledge.Parties.Of(p.Key), p.Value)));

    /// <summary>The program's version, such as <c>0.1.0</c>.</summary>
    internal static string ProgramVersion { get; } =
        typeof(SummaryEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}

/// <summary>Counts of what a store holds.</summary>
/// <param name="Documents">Documents.</param>
/// <param name="Statements">Statements.</param>
/// <param name="Records">Records.</param>
/// <param name="RecordsByType">Records of each type.</param>
/// <param name="FindingsByVerdict">Findings of each verdict.</param>
/// <param name="Versions">Versions of the program and its parts.</param>
internal sealed record SummaryItem(
    long Documents,
    long Statements,
    long Records,
    IReadOnlyDictionary<string, long> RecordsByType,
    IReadOnlyDictionary<string, long> FindingsByVerdict,
    VersionsItem Versions);

/// <summary>Versions.</summary>
/// <param name="Program">The program's.</param>
/// <param name="Data">The data folder's: a hash.</param>
/// <param name="Contract">The record contract's.</param>
/// <param name="Schema">The store's.</param>
internal sealed record VersionsItem(string Program, string Data, int Contract, int Schema);

/// <summary>A party.</summary>
/// <param name="Code">Code of the record contract; a party without one is <c>@</c> and its name as written.</param>
/// <param name="Kind"><c>state</c>, <c>organisation</c> or <c>group</c>.</param>
/// <param name="Names">Usual names by language (<c>en zh ru</c>).</param>
/// <param name="Iso2">ISO 3166-1 alpha-2 code.</param>
/// <param name="Cow">Number in the Correlates of War state system.</param>
/// <param name="Records">Number of records that name it.</param>
internal sealed record PartyItem(string Code, string Kind, IReadOnlyDictionary<string, string> Names, string? Iso2, int? Cow, long Records)
{
    /// <summary>A party for programs.</summary>
    public static PartyItem Of(PartyEntity party, long records) =>
        new(party.Code, party.Kind.ToString().ToLowerInvariant(), party.Names, party.Iso2, party.Cow, records);
}
