using System.Globalization;
using System.Text.Json;
using Chancery.Engine.Resolve;
using Chancery.Engine.Resolve.Identity;

namespace Chancery.Store.Sqlite;

/// <summary>A profile with its place in the store.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Profile">The profile.</param>
/// <param name="Record">Number of its record; 0 before it has one.</param>
/// <param name="Component">Hash of the first profile it is linked to; 0 before that is known.</param>
internal sealed record StoredProfile(long Number, Profile Profile, long Record, long Component);

/// <summary>The tables of profiles and of the keys they are found under. Used by one thread at a time, inside a transaction.</summary>
internal sealed class ProfileTable(SqliteSession session, IRecordResolver resolver)
{
    private const int MostKept = 50_000;

    private readonly Dictionary<long, Profile> _kept = [];

    /// <summary>The hash of a profile's key: the digits of its id.</summary>
    public static long HashOf(string id) => TryHashOf(id, out var hash) ? hash : throw new ArgumentException($"\"{id}\" is no id", nameof(id));

    /// <summary>The hash in an id; false for what is none.</summary>
    public static bool TryHashOf(string id, out long hash)
    {
        hash = 0;
        return id is [_, '-', .. var digits] && digits.Length == 16 && long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out hash);
    }

    /// <summary>The number of a profile; null when it is not stored.</summary>
    public long? Find(Profile profile) => session.Number("SELECT number FROM profiles WHERE key_hash = ?1", HashOf(profile.Id));

    /// <summary>Stores a new profile and the keys it is found under; it has no record yet.</summary>
    public void Insert(long number, Profile profile)
    {
        session.Execute("INSERT INTO profiles (number, key_hash, key, record, component) VALUES (?1, ?2, ?3, 0, 0)", number, HashOf(profile.Id), profile.Key);
        foreach (var key in resolver.BlocksOf(profile).Found)
        {
            session.Execute("INSERT INTO blocks (key, profile) VALUES (?1, ?2)", key, number);
        }

        Keep(number, profile);
    }

    /// <summary>Removes a profile and its keys.</summary>
    public void Delete(StoredProfile stored)
    {
        foreach (var key in resolver.BlocksOf(stored.Profile).Found)
        {
            session.Execute("DELETE FROM blocks WHERE key = ?1 AND profile = ?2", key, stored.Number);
        }

        session.Execute("DELETE FROM ties WHERE first = ?1 OR second = ?1", stored.Number);
        session.Execute("DELETE FROM profiles WHERE number = ?1", stored.Number);
        _kept.Remove(stored.Number);
    }

    /// <summary>Notes that two profiles are linked, or nearly so.</summary>
    public void InsertTie(long a, long b) =>
        session.Execute("INSERT OR IGNORE INTO ties (first, second) VALUES (?1, ?2)", Math.Min(a, b), Math.Max(a, b));

    /// <summary>A profile by number.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public StoredProfile Get(long number) =>
        Read("SELECT number, key, record, component FROM profiles WHERE number = ?1", number) is [var stored]
            ? stored
            : throw new InvalidDataException("a profile is missing");

    /// <summary>Profiles that are resolved together.</summary>
    public List<StoredProfile> OfComponent(long component) => Read("SELECT number, key, record, component FROM profiles WHERE component = ?1", component);

    /// <summary>Profiles of a record, in order of their keys.</summary>
    public List<StoredProfile> OfRecord(long record) => Read("SELECT number, key, record, component FROM profiles WHERE record = ?1 ORDER BY key", record);

    /// <summary>Numbers of the profiles that are found where this one looks, itself left out.</summary>
    public List<long> Candidates(long number, Profile profile)
    {
        var candidates = new SortedSet<long>();
        using var row = session.Query(
            "SELECT profile FROM blocks WHERE key IN (SELECT value FROM json_each(?1)) AND profile <> ?2",
            JsonSerializer.Serialize(resolver.BlocksOf(profile).Sought),
            number);
        while (row.Read())
        {
            candidates.Add(row.GetInt64(0));
        }

        return [.. candidates];
    }

    /// <summary>Forgets everything kept, after a transaction was rolled back.</summary>
    public void Reset() => _kept.Clear();

    private List<StoredProfile> Read(string sql, long value)
    {
        var found = new List<StoredProfile>();
        using var row = session.Query(sql, value);
        while (row.Read())
        {
            var number = row.GetInt64(0);
            found.Add(new StoredProfile(number, Kept(number, row.GetString(1)), row.GetInt64(2), row.GetInt64(3)));
        }

        return found;
    }

    private Profile Kept(long number, string key)
    {
        if (!_kept.TryGetValue(number, out var profile))
        {
            profile = resolver.ReadProfile(key);
            Keep(number, profile);
        }

        return profile;
    }

    private void Keep(long number, Profile profile)
    {
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        _kept[number] = profile;
    }
}
