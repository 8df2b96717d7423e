using Chancery.Model;

namespace Chancery.Engine.Resolve.Series;

/// <summary>A record by id, for what is built from several records.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Fact">What it says.</param>
public sealed record RecordFact(string Id, Fact Fact);

/// <summary>One session or edition of a series.</summary>
/// <param name="Ordinal">Its number, from 1.</param>
/// <param name="Date">EDTF; null when it is not told.</param>
/// <param name="Place">Where it was held; null when it is not told.</param>
/// <param name="RecordIds">Ids of the records that tell of it; several when they could not be joined.</param>
public sealed record SeriesSession(int Ordinal, string? Date, string? Place, IReadOnlyList<string> RecordIds);

/// <summary>Numbered sessions of a mechanism, or editions of an exercise.</summary>
/// <param name="Name">Name of the mechanism or exercise, as most records write it.</param>
/// <param name="Parties">Its parties.</param>
/// <param name="Type">Meeting or exercise.</param>
/// <param name="Sessions">Sessions by number.</param>
/// <param name="Gaps">Numbers between the first and the last that no record tells of.</param>
/// <param name="Cadence"><c>annual semiannual biennial irregular</c> by dates against numbers; null when fewer than two are dated.</param>
public sealed record SessionSeries(
    string Name, IReadOnlyList<string> Parties, RecordType Type, IReadOnlyList<SeriesSession> Sessions, IReadOnlyList<int> Gaps, string? Cadence);

/// <summary>One step in the life of an agreement.</summary>
/// <param name="Action">The contract's action: <c>signed ratified extended</c> and so on.</param>
/// <param name="Date">EDTF; null when it is not told.</param>
/// <param name="RecordId">Id of the record that tells of it.</param>
public sealed record LifeStep(string Action, string? Date, string RecordId);

/// <summary>What became of an agreement, from all its records.</summary>
/// <param name="Title">Title, as its first record writes it.</param>
/// <param name="Parties">Its parties.</param>
/// <param name="Steps">Steps by date, undated ones last.</param>
public sealed record AgreementLife(string Title, IReadOnlyList<string> Parties, IReadOnlyList<LifeStep> Steps)
{
    /// <summary>Kind of instrument by the first step that tells it; null when none does.</summary>
    public string? Kind { get; init; }
}

/// <summary>A mechanism with those that belong to it.</summary>
/// <param name="Name">Its name; of one without a record as its first member names it.</param>
/// <param name="Parties">Its parties.</param>
/// <param name="Record">Its record; null when others name it as theirs and nothing else is told of it.</param>
/// <param name="Children">Those that name it as the one they belong to, by id.</param>
public sealed record MechanismNode(string Name, IReadOnlyList<string> Parties, RecordFact? Record, IReadOnlyList<MechanismNode> Children);
