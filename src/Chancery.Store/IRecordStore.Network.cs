using Chancery.Engine.Resolve.Names;

namespace Chancery.Store;

/// <summary>A party, person or mechanism.</summary>
/// <param name="Kind">What it is; null for a party.</param>
/// <param name="Key">Party code, or what all spellings of the name have in common.</param>
/// <param name="Spellings">Its spellings, most used first; of a party the code.</param>
public sealed record Actor(NameKind? Kind, string Key, IReadOnlyList<string> Spellings);

/// <summary>What one record names.</summary>
/// <param name="From">First day of its date, yyyymmdd; 99999999 without one.</param>
/// <param name="To">Last day; 0 without a date.</param>
/// <param name="Actors">Numbers of the actors, each once.</param>
public readonly record struct Encounter(int From, int To, int[] Actors);

/// <summary>Who and what is named by which records.</summary>
/// <param name="Actors">Parties, persons and mechanisms.</param>
/// <param name="Encounters">One for each record that names any of them.</param>
public sealed record ActorNetwork(IReadOnlyList<Actor> Actors, IReadOnlyList<Encounter> Encounters);

public partial interface IRecordStore
{
    /// <summary>All parties, persons and mechanisms with the records that name them.</summary>
    ActorNetwork ReadNetwork();
}
