using Chancery.Engine.Resolve;
using Chancery.Engine.Resolve.Copies;
using Chancery.Engine.Resolve.Identity;
using Chancery.Engine.Resolve.Names;
using Chancery.Engine.Resolve.Series;
using Chancery.Engine.Resolve.Values;
using Chancery.Model;

namespace Chancery.Store.Tests;

/// <summary>A resolver that does something when it merges.</summary>
internal sealed class DelegatingResolver(IRecordResolver inner, Action<IReadOnlyList<Telling>> merging) : IRecordResolver
{
    public string Version => inner.Version;

    public CopyRules Copies => inner.Copies;

    public Profile ProfileOf(Statement statement, string? words, Standing standing = Standing.Usual) => inner.ProfileOf(statement, words, standing);

    public Profile ReadProfile(string key) => inner.ReadProfile(key);

    public Blocks BlocksOf(Profile profile) => inner.BlocksOf(profile);

    public Tie TieOf(Profile a, Profile b) => inner.TieOf(a, b);

    public MatchScore Explain(Profile a, Profile b) => inner.Explain(a, b);

    public Resolution Resolve(IEnumerable<Profile> profiles, Constraints constraints) => inner.Resolve(profiles, constraints);

    public IReadOnlyList<SessionSeries> SeriesOf(IEnumerable<RecordFact> records) => inner.SeriesOf(records);

    public SessionSeries? SeriesOf(Fact mechanism, IReadOnlyList<SessionSeries> all) => inner.SeriesOf(mechanism, all);

    public IReadOnlyList<MechanismNode> MechanismsOf(IEnumerable<RecordFact> records) => inner.MechanismsOf(records);

    public RecordFact? MechanismOf(string name, IReadOnlyList<string> parties, IEnumerable<RecordFact> mechanisms) => inner.MechanismOf(name, parties, mechanisms);

    public IReadOnlyList<AgreementLife> LivesOf(IEnumerable<RecordFact> records) => inner.LivesOf(records);

    public IReadOnlyList<RecordName> NamesOf(Fact fact) => inner.NamesOf(fact);

    public RecordName? NameOf(NameKind kind, string name) => inner.NameOf(kind, name);

    public MergedFact Merge(IReadOnlyList<Telling> tellings)
    {
        merging(tellings);
        return inner.Merge(tellings);
    }
}
