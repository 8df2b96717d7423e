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

    private readonly DecisionTable _decisions = new(session);
    private readonly HashSet<long> _touched = [];
    private readonly Dictionary<long, Profile> _new = [];
    private readonly HashSet<long> _gained = [];
    private readonly HashSet<long> _components = [];
    private readonly HashSet<long> _dirty = [];
    private bool? _undecided;
    private long _lastProfile = session.Number("SELECT max(number) FROM profiles") ?? 0;

    /// <summary>Asked when first needed: a decision may be noted before.</summary>
    private bool IsUndecided => _undecided ??= _decisions.IsEmpty;

    /// <summary>The groups of copies, which records count their sources by.</summary>
    public SourceUpdate Sources { get; } = new(session, resolver);

    /// <summary>Says that a profile lost a statement, which is deleted already.</summary>
    /// <param name="profile">Number of the profile.</param>
    public void Touch(long profile) => _touched.Add(profile);

    /// <summary>Says that a record must be written anew though its statements are the same.</summary>
    /// <param name="record">Number of the record.</param>
    public void Rewrite(long record) => _dirty.Add(record);

    /// <summary>Says that a profile and what is linked to it must be resolved anew.</summary>
    /// <param name="profile">Number of the profile.</param>
    public void Revisit(long profile) => _components.Add(profiles.Get(profile).Component);

    /// <summary>The number of the profile of a statement, which the caller will store.</summary>
    public long Add(Statement statement, string? words)
    {
        var standing = IsUndecided ? Standing.Usual : _decisions.StandingOf(statement.Id);
        var profile = resolver.ProfileOf(statement, words, standing);
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
        Remove();
        foreach (var (number, profile) in _new)
        {
            Tie(number, profile);
        }

        Resolve([.. _new.Select(static p => new StoredProfile(p.Key, p.Value, 0, 0)), .. _components.Order().SelectMany(profiles.OfComponent)]);
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

        var writer = new RecordWriter(session, resolver, IsUndecided ? null : _decisions);
        foreach (var record in _dirty.Order())
        {
            writer.Write(record);
        }
    }

    /// <summary>Notes what a new profile is linked to, and takes in the components of those and of its partners by decision.</summary>
    private void Tie(long number, Profile profile)
    {
        foreach (var candidate in profiles.Candidates(number, profile))
        {
            var other = profiles.Get(candidate);
            if (resolver.TieOf(profile, other.Profile) is not Engine.Resolve.Tie.None and var tie)
            {
                profiles.InsertTie(number, candidate);
                TakeIn(other, tie);
            }
        }

        foreach (var partner in IsUndecided ? [] : _decisions.Partners(number))
        {
            TakeIn(profiles.Get(partner), Engine.Resolve.Tie.Linked);
        }
    }

    private void TakeIn(StoredProfile other, Tie tie)
    {
        if (tie == Engine.Resolve.Tie.Linked && other.Component != 0)
        {
            _components.Add(other.Component);
        }
    }

    /// <summary>Removes profiles that have no statement left and takes in the components they were in.</summary>
    private void Remove()
    {
        foreach (var number in _touched.Order())
        {
            if (_gained.Contains(number) || session.Number("SELECT 1 FROM statements WHERE profile = ?1 LIMIT 1", number) is not null)
            {
                continue;
            }

            var stored = profiles.Get(number);
            _components.Add(stored.Component);
            _dirty.Add(stored.Record);
            profiles.Delete(stored);
        }
    }

    private void Resolve(List<StoredProfile> affected)
    {
        if (affected.Count == 0)
        {
            return;
        }

        var byKey = affected.ToDictionary(static p => p.Profile.Key, StringComparer.Ordinal);
        var constraints = IsUndecided ? Constraints.None : _decisions.ConstraintsOn(affected.ToDictionary(static p => p.Number, static p => p.Profile));
        foreach (var fact in resolver.Resolve(affected.Select(static p => p.Profile), constraints).Facts)
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
