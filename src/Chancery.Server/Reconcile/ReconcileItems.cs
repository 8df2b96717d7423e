using System.Text.Json.Serialization;

namespace Chancery.Server.Reconcile;

/// <summary>What the service is, as the Reconciliation Service API wants it.</summary>
internal sealed record ReconcileManifest(
    IReadOnlyList<string> Versions,
    string Name,
    string IdentifierSpace,
    string SchemaSpace,
    IReadOnlyList<TypeItem> DefaultTypes,
    ViewItem View,
    PreviewItem Preview,
    SuggestItem Suggest,
    int BatchSize);

/// <summary>A type of entities.</summary>
/// <param name="Id"><c>party</c>, <c>person</c>, <c>mechanism</c> or <c>agreement</c>.</param>
/// <param name="Name">Its name.</param>
internal sealed record TypeItem(string Id, string Name)
{
    /// <summary>All types.</summary>
    public static IReadOnlyList<TypeItem> All { get; } = [.. Enum.GetValues<EntityKind>().Select(Of)];

    /// <summary>The type of a kind of entity.</summary>
    public static TypeItem Of(EntityKind kind) => new(kind.ToString().ToLowerInvariant(), kind.ToString());
}

/// <summary>Where an entity can be looked at.</summary>
/// <param name="Url">Address with <c>{{id}}</c> in it.</param>
internal sealed record ViewItem(string Url);

/// <summary>Where an entity can be looked at in a small frame.</summary>
/// <param name="Url">Address with <c>{{id}}</c> in it.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal sealed record PreviewItem(string Url, int Width, int Height);

/// <summary>Where names are completed.</summary>
/// <param name="Entity">Of entities.</param>
/// <param name="Type">Of types.</param>
internal sealed record SuggestItem(SuggestService Entity, SuggestService Type);

/// <summary>A service that completes names.</summary>
/// <param name="ServiceUrl">Its site.</param>
/// <param name="ServicePath">Its path.</param>
internal sealed record SuggestService(
    [property: JsonPropertyName("service_url")] string ServiceUrl, [property: JsonPropertyName("service_path")] string ServicePath);

/// <summary>Candidates for one name.</summary>
/// <param name="Result">The candidates, best first.</param>
internal sealed record ReconcileResult(IReadOnlyList<CandidateItem> Result);

/// <summary>An entity that a name may stand for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What tells it from others.</param>
/// <param name="Type">Its type.</param>
/// <param name="Score">How well the names fit, 0 to 100.</param>
/// <param name="Match">True when it can be taken without asking.</param>
internal sealed record CandidateItem(string Id, string Name, string? Description, IReadOnlyList<TypeItem> Type, int Score, bool Match);

/// <summary>Entities or types whose names start so.</summary>
/// <param name="Result">The most told first.</param>
internal sealed record SuggestResult(IReadOnlyList<SuggestedItem> Result);

/// <summary>A suggestion.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What tells it from others.</param>
internal sealed record SuggestedItem(string Id, string Name, string? Description);

/// <summary>A batch sent as a form.</summary>
/// <param name="Queries">The batch as JSON.</param>
internal sealed record ReconcileForm(string Queries);
