namespace Chancery.Engine.Extract.Calibration;

/// <summary>One property of a draft that tells how likely it is to be right.</summary>
/// <param name="Name">One of <see cref="FeatureNames"/>.</param>
/// <param name="Value">A value of few, such as <c>context</c> of <c>date</c>.</param>
public readonly record struct Feature(string Name, string Value);

/// <summary>All that confidence is computed from, for one statement.</summary>
/// <param name="Type">Contract name of the record type.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Prior">The rule's own confidence, above 0 and at most 1.</param>
/// <param name="Features">Properties, in a fixed order.</param>
public sealed record FeatureVector(string Type, string Rule, double Prior, IReadOnlyList<Feature> Features);

/// <summary>Names of the features, as <c>data/models/confidence.yaml</c> writes them.</summary>
internal static class FeatureNames
{
    public const string Type = "type";
    public const string Language = "language";
    public const string Frame = "frame";
    public const string Place = "paragraph";
    public const string Date = "date";
    public const string OtherDates = "other-dates";
    public const string Parties = "parties";
    public const string PartyCount = "party-count";
    public const string OtherParties = "other-parties";
    public const string Subject = "subject";
    public const string Named = "named";
    public const string Listed = "listed";
    public const string NameLength = "name-length";
    public const string EvidenceLength = "evidence-length";
    public const string Quoted = "quoted";
    public const string Value = "value";
    public const string Tellings = "tellings";
    public const string Neighbours = "neighbours";
    public const string Clauses = "clauses";
    public const string DocumentLength = "document-length";

    /// <summary>All names.</summary>
    public static readonly IReadOnlySet<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        Type, Language, Frame, Place, Date, OtherDates, Parties, PartyCount, OtherParties, Subject, Named, Listed, NameLength, EvidenceLength, Quoted,
        Value, Tellings, Neighbours, Clauses, DocumentLength,
    };
}
