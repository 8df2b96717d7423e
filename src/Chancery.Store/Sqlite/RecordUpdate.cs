using System.Runtime.InteropServices;
using Chancery.Engine.Resolve;
using Chancery.Engine.Resolve.Identity;
using Chancery.Model;

namespace Chancery.Store.Sqlite;

/// <summary>
/// Brings the records of one transaction up to date. First every old statement is deleted and its profile touched, then new statements
/// are added; <see cref="Apply"/> resolves what is linked to a profile that came or went, and merges each record that gained or lost
/// a statement.
/// </summary>
internal sealed class RecordUpdate(SqliteSession session, IRecordResolver resolver, ProfileTable profiles)
{
    private const string RecordsOfDocument = "SELECT DISTINCT record FROM statements WHERE document = ?1";

    private readonly HashSet<long> _touched = [];
    private readonly Dictionary<long, Profile> _new = [];
    private readonly HashSet<long> _gained = [];
    private readonly HashSet<long> _dirty = [];
    private readonly bool _isFirst = session.Number("SELECT 1 FROM profiles LIMIT 1") is null;
    private long _lastProfile = session.Number("SELECT max(number) FROM profiles") ?? 0;

    /// <summary>The groups of copies, which records count their sources by.</summary>
    public SourceUpdate Sources { get; } = new(session, resolver);

    /// <summary>Says that a profile lost a statement, which is deleted already.</summary>
    /// <param name="profile">Number of the profile.</param>
    public void Touch(long profile) => _touched.Add(profile);

    /// <summary>The number of the profile of a statement, which the caller will store.</summary>
    public long Add(Statement statement, string? words)
    {
        var profile = resolver.ProfileOf(statement, words);
        if (profiles.Find(profile) is not { } number)
        {
            number = ++_lastProfile;
            profiles.Insert(number, profile);
            _new.Add(number, profile);
        }

        _gained.Add(number);
        return number;
    }

    /// <summary>Resolves and merges; every statement must be stored with its profile.</summary>
    public void Apply()
    {
        var components = Remove();
        foreach (var (number, profile) in _isFirst ? [] : _new)
        {
            foreach (var candidate in profiles.Candidates(number, profile))
            {
                var other = profiles.Get(candidate);
                if (other.Component != 0 && !components.Contains(other.Component) && resolver.AreLinked(profile, other.Profile))
                {
                    components.Add(other.Component);
                }
            }
        }

        Resolve([.. _new.Select(static p => new StoredProfile(p.Key, p.Value, 0, 0)), .. components.Order().SelectMany(profiles.OfComponent)]);
        foreach (var number in _gained.Concat(_touched))
        {
            if (session.Number("SELECT record FROM profiles WHERE number = ?1", number) is { } record)
            {
                session.Execute("UPDATE statements SET record = ?2 WHERE profile = ?1 AND record = 0", number, record);
                _dirty.Add(record);
            }
        }

        foreach (var document in Sources.Apply())
        {
            using var row = session.Query(RecordsOfDocument, document);
            while (row.Read())
            {
                _dirty.Add(row.GetInt64(0));
            }
        }

        foreach (var record in _dirty.Order())
        {
            RecordWriter.Write(session, resolver, record);
        }
    }

    /// <summary>Removes profiles that have no statement left and gives the components they were in.</summary>
    private HashSet<long> Remove()
    {
        var components = new HashSet<long>();
        foreach (var number in _touched.Order())
        {
            if (_gained.Contains(number) || session.Number("SELECT 1 FROM statements WHERE profile = ?1 LIMIT 1", number) is not null)
            {
                continue;
            }

            var stored = profiles.Get(number);
            components.Add(stored.Component);
            _dirty.Add(stored.Record);
            profiles.Delete(stored);
        }

        return components;
    }

    private void Resolve(List<StoredProfile> affected)
    {
        var byKey = affected.ToDictionary(static p => p.Profile.Key, StringComparer.Ordinal);
        foreach (var fact in resolver.Resolve(affected.Select(static p => p.Profile), Constraints.None).Facts)
        {
            Assign(fact, fact.Profiles.Select(p => byKey[p.Key]).ToList(), ProfileTable.HashOf(byKey[fact.Component].Profile.Id));
        }
    }

    /// <summary>Gives the profiles of a fact their record: the one of its id, or a new one.</summary>
    private void Assign(ResolvedFact fact, List<StoredProfile> members, long component)
    {
        var record = session.Number("SELECT number FROM records WHERE id = ?1", fact.Id)
            ?? RecordWriter.Insert(session, fact.Id, members[0].Profile.Type);
        foreach (var member in CollectionsMarshal.AsSpan(members))
        {
            if (member.Record == record && member.Component == component)
            {
                continue;
            }

            session.Execute("UPDATE profiles SET record = ?2, component = ?3 WHERE number = ?1", member.Number, record, component);
            if (member.Record != record)
            {
                session.Execute("UPDATE statements SET record = ?2 WHERE profile = ?1", member.Number, record);
                _dirty.Add(record);
                if (member.Record != 0)
                {
                    _dirty.Add(member.Record);
                }
            }
        }
    }
}
