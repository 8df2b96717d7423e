using System.Security.Cryptography;
using System.Text;
using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Data;
using Chancery.Engine.Resolve.Copies;
using Chancery.Engine.Resolve.Identity;
using Chancery.Engine.Resolve.Names;
using Chancery.Engine.Resolve.Persons;
using Chancery.Engine.Resolve.Series;
using Chancery.Engine.Resolve.Values;
using Chancery.Model;

namespace Chancery.Engine.Resolve;

/// <summary>
/// Resolves by the weights of <c>data/resolve/identity.yaml</c> and merges values as <see cref="FactMerger"/> does. Loads its data when
/// it is first needed. Immutable and safe to share.
/// </summary>
public sealed class RecordResolver : IRecordResolver
{
    private const int IdHexDigits = 16;

    /// <summary>Raised when profiles, keys or scores change in the code.</summary>
    private const string CodeVersion = "1";

    private static readonly string[] Folders = ["resolve", "parties", "places", "persons"];

    /// <summary>What may be missing to the threshold for a pair that a person should look at.</summary>
    private const int NearScore = 2;

    private readonly Func<string, string> _fold;
    private readonly Lazy<Parts> _parts;
    private readonly Lazy<string> _version;

    /// <summary>Builds a resolver.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="fold">
    /// Turns a name into the form in which names are compared (simplified characters, half-width forms, lower case); null only
    /// lowers case.
    /// </param>
    public RecordResolver(ChanceryData data, Func<string, string>? fold = null)
    {
        _fold = fold ?? (static text => text.ToLowerInvariant());
        _parts = new Lazy<Parts>(() => new Parts(data, _fold));
        _version = new Lazy<string>(() => $"{CodeVersion}-{HashOf(data)}");
    }

    /// <inheritdoc/>
    public string Version => _version.Value;

    /// <inheritdoc/>
    public CopyRules Copies => _parts.Value.Copies;

    /// <inheritdoc/>
    public Profile ProfileOf(Statement statement, string? words, Standing standing = Standing.Usual) => _parts.Value.Profiles.Create(statement, words, standing);

    /// <inheritdoc/>
    public Profile ReadProfile(string key) => _parts.Value.Profiles.Read(key);

    /// <inheritdoc/>
    public Blocks BlocksOf(Profile profile) => BlockKeys.Of(profile);

    /// <inheritdoc/>
    public Tie TieOf(Profile a, Profile b) => _parts.Value.Scorer.Score(a, b) switch
    {
        { IsMatch: true } => Tie.Linked,
        { IsForbidden: false, Missing: <= NearScore } => Tie.Near,
        _ => Tie.None,
    };

    /// <inheritdoc/>
    public MatchScore Explain(Profile a, Profile b) => _parts.Value.Scorer.Explain(a, b);

    /// <inheritdoc/>
    public Resolution Resolve(IEnumerable<Profile> profiles, Constraints constraints)
    {
        var ordered = profiles.OrderBy(static p => p.Key, StringComparer.Ordinal).ToList();
        var clustering = new Clusters(ordered, (a, b) => _parts.Value.Scorer.Score(a, b).IsForbidden).Join(LinksOf(ordered), constraints);
        var facts = new List<ResolvedFact>(clustering.Facts.Count);
        foreach (var places in clustering.Facts)
        {
            var members = places.Select(p => ordered[p]).ToList();
            var first = members.MinBy(static p => p.Id, StringComparer.Ordinal)!;
            facts.Add(new ResolvedFact(first.Key, first.Id, ordered[clustering.Components[places[0]]].Key, members));
        }

        return new Resolution(facts);
    }

    /// <inheritdoc/>
    public MergedFact Merge(IReadOnlyList<Telling> tellings) => tellings.Count == 0
        ? throw new ArgumentException("a record needs at least one telling", nameof(tellings))
        : FactMerger.Merge(tellings, _fold);

    /// <inheritdoc/>
    public IReadOnlyList<RecordName> NamesOf(Fact fact) => _parts.Value.Names.Of(fact);

    /// <inheritdoc/>
    public RecordName? NameOf(NameKind kind, string name) => _parts.Value.Names.Of(kind, name);

    /// <inheritdoc/>
    public IReadOnlyList<SessionSeries> SeriesOf(IEnumerable<RecordFact> records) => _parts.Value.Series.SeriesOf(records);

    /// <inheritdoc/>
    public SessionSeries? SeriesOf(Fact mechanism, IReadOnlyList<SessionSeries> all) => _parts.Value.Series.SeriesOf(mechanism, all);

    /// <inheritdoc/>
    public IReadOnlyList<MechanismNode> MechanismsOf(IEnumerable<RecordFact> records) => new MechanismTree(_parts.Value.Series.MechanismOf).RootsOf(records);

    /// <inheritdoc/>
    public RecordFact? MechanismOf(string name, IReadOnlyList<string> parties, IEnumerable<RecordFact> mechanisms) =>
        _parts.Value.Series.MechanismOf(name, parties, mechanisms);

    /// <inheritdoc/>
    public IReadOnlyList<AgreementLife> LivesOf(IEnumerable<RecordFact> records) => _parts.Value.Series.LivesOf(records);

    /// <summary>The id of the record with a key: a letter for its type and the first 16 hexadecimal digits of the key's SHA-256.</summary>
    internal static string IdOf(string key, RecordType type) =>
        $"{Letter(type)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..IdHexDigits]}";

    private static string HashOf(ChanceryData data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Folders.SelectMany(f => data.Files(f).Concat(data.Files(f, ".txt"))))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(data.ReadText(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..IdHexDigits];
    }

    /// <summary>Links between profiles that a key brings together, each once.</summary>
    private List<Link> LinksOf(List<Profile> profiles)
    {
        var found = new Dictionary<long, List<int>>();
        var sought = new IReadOnlyList<long>[profiles.Count];
        for (var i = 0; i < profiles.Count; i++)
        {
            var blocks = BlocksOf(profiles[i]);
            sought[i] = blocks.Sought;
            foreach (var key in blocks.Found)
            {
                (System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(found, key, out _) ??= []).Add(i);
            }
        }

        var links = new List<Link>();
        var last = new int[profiles.Count];
        for (var i = 0; i < profiles.Count; i++)
        {
            foreach (var key in sought[i])
            {
                Compare(i, found.GetValueOrDefault(key), profiles, last, links);
            }
        }

        return links;
    }

    /// <summary>Compares a profile with those of a key that come before it and were not compared with it yet.</summary>
    private void Compare(int at, List<int>? others, List<Profile> profiles, int[] last, List<Link> links)
    {
        foreach (var other in others ?? [])
        {
            if (other >= at)
            {
                break;
            }

            if (last[other] == at)
            {
                continue;
            }

            last[other] = at;
            var score = _parts.Value.Scorer.Score(profiles[other], profiles[at]);
            if (score.IsMatch)
            {
                links.Add(new Link(other, at, score.Total));
            }
        }
    }

    private static char Letter(RecordType type) => type switch
    {
        RecordType.Meeting => 'm',
        RecordType.Exercise => 'x',
        RecordType.Agreement => 'a',
        RecordType.Mechanism => 'h',
        RecordType.Indicator => 'i',
        RecordType.Statement => 's',
        RecordType.Status => 'l',
        RecordType.Project => 'p',
        RecordType.Tenure => 't',
        RecordType.Event => 'e',
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a record type"),
    };

    /// <summary>What the data tells; built when it is first needed, since most commands only read what is resolved already.</summary>
    private sealed class Parts
    {
        public Parts(ChanceryData data, Func<string, string> fold)
        {
            var lexicons = new NameLexicons(data);
            var matcher = new PersonMatcher(lexicons.Persons, new Sounds(data));
            var names = new NameReader(new Glossary(data), lexicons);
            Profiles = new ProfileBuilder(fold, names, matcher, new PlaceReader(lexicons));
            Series = new SeriesBuilder(fold, names);
            Names = new NameKeys(fold, names, matcher);
            Copies = new CopyRules(data);
            Scorer = new Scorer(new IdentityModel(data), new AspectComparer(matcher));
        }

        public ProfileBuilder Profiles { get; }

        public Scorer Scorer { get; }

        public SeriesBuilder Series { get; }

        public NameKeys Names { get; }

        public CopyRules Copies { get; }
    }
}
