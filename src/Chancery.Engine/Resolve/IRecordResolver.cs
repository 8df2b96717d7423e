using Chancery.Engine.Resolve.Copies;
using Chancery.Engine.Resolve.Identity;
using Chancery.Engine.Resolve.Names;
using Chancery.Engine.Resolve.Series;
using Chancery.Engine.Resolve.Values;
using Chancery.Model;

namespace Chancery.Engine.Resolve;

/// <summary>
/// Which statements tell of the same fact, and what their record says. A statement has a profile; profiles that a key of both brings
/// together are compared; linked profiles are joined to facts; the statements of a fact are merged to a record. A store keeps profiles and
/// keys, so that one more document costs no more than what shares a key with it.
/// </summary>
public interface IRecordResolver
{
    /// <summary>Changes when profiles, keys or scores could: what a store keeps of them must then be made anew.</summary>
    string Version { get; }

    /// <summary>From when on documents are copies, and which are official.</summary>
    CopyRules Copies { get; }

    /// <summary>The profile of a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="words">Text of its evidence; null when it is not at hand.</param>
    /// <param name="standing">What people decided on it.</param>
    Profile ProfileOf(Statement statement, string? words, Standing standing = Standing.Usual);

    /// <summary>The profile whose key was stored.</summary>
    /// <exception cref="InvalidDataException">It is no key of a profile.</exception>
    Profile ReadProfile(string key);

    /// <summary>The keys of a profile.</summary>
    Blocks BlocksOf(Profile profile);

    /// <summary>Whether two profiles are linked, or nearly so.</summary>
    Tie TieOf(Profile a, Profile b);

    /// <summary>How two profiles compare, feature by feature.</summary>
    MatchScore Explain(Profile a, Profile b);

    /// <summary>
    /// Joins profiles to facts. Of profiles that are linked, directly or through others, all must be given; then the result is the same
    /// as among all profiles there are.
    /// </summary>
    /// <param name="profiles">The profiles, in any order, none twice.</param>
    /// <param name="constraints">What people have decided.</param>
    Resolution Resolve(IEnumerable<Profile> profiles, Constraints constraints);

    /// <summary>Numbered sessions and editions, by mechanism or exercise, the longest series first.</summary>
    IReadOnlyList<SessionSeries> SeriesOf(IEnumerable<RecordFact> records);

    /// <summary>The series of a mechanism among <paramref name="all"/>; null when there is none.</summary>
    SessionSeries? SeriesOf(Fact mechanism, IReadOnlyList<SessionSeries> all);

    /// <summary>Mechanisms that belong to no other, each with those under it; names of parents are compared as names of records are.</summary>
    IReadOnlyList<MechanismNode> MechanismsOf(IEnumerable<RecordFact> records);

    /// <summary>The mechanism of a name among records, one of just these parties before others; null when there is none.</summary>
    /// <param name="name">Its name, in any language.</param>
    /// <param name="parties">Sorted party codes: all of them are its parties, or all its parties are among them.</param>
    /// <param name="mechanisms">Where to look; the first that fits is taken.</param>
    RecordFact? MechanismOf(string name, IReadOnlyList<string> parties, IEnumerable<RecordFact> mechanisms);

    /// <summary>What became of agreements, from all their records.</summary>
    IReadOnlyList<AgreementLife> LivesOf(IEnumerable<RecordFact> records);

    /// <summary>The persons and mechanisms that a fact names, each once.</summary>
    IReadOnlyList<RecordName> NamesOf(Fact fact);

    /// <summary>A name under the key of all its spellings; null when it has no letter or digit.</summary>
    RecordName? NameOf(NameKind kind, string name);

    /// <summary>The values of a fact's record. The result does not depend on the order of the tellings.</summary>
    /// <param name="tellings">At least one, none twice.</param>
    MergedFact Merge(IReadOnlyList<Telling> tellings);
}

/// <summary>How close two profiles are.</summary>
public enum Tie
{
    /// <summary>They tell of two facts.</summary>
    None,

    /// <summary>They nearly tell of one: a person could decide.</summary>
    Near,

    /// <summary>They tell of one fact, unless something else keeps them apart.</summary>
    Linked,
}

/// <summary>Profiles joined to facts.</summary>
/// <param name="Facts">The facts, by key.</param>
public sealed record Resolution(IReadOnlyList<ResolvedFact> Facts);

/// <summary>The profiles of one fact.</summary>
/// <param name="Key">Key of the fact: that of its profile with the smallest id.</param>
/// <param name="Id">Id of the fact: the smallest id of its profiles.</param>
/// <param name="Component">Key of the first profile that is linked to these, directly or through others: equal for facts to be resolved together.</param>
/// <param name="Profiles">The profiles, in ordinal order of their keys.</param>
public sealed record ResolvedFact(string Key, string Id, string Component, IReadOnlyList<Profile> Profiles);
