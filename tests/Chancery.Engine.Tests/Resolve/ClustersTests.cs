using Chancery.Engine.Data;
using Chancery.Engine.Resolve;
using Chancery.Engine.Resolve.Identity;
using Chancery.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Chancery.Engine.Tests.Resolve;

public sealed class ClustersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chancery-identity-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_could_be_either_of_two_stays_alone()
    {
        Facts(Visit("2024-05-16"), Visit("2024-05-28"), Visit("2024-05")).ShouldBe(3);
        Facts(Visit("2024-05-16"), Visit("2024-05")).ShouldBe(2 - 1);
    }

    [Fact]
    public void What_keeps_two_apart_holds_through_a_third()
    {
        var undated = Talks("29", "2024");
        Facts(Talks("29", "2024-08-21"), undated, Talks("28", "2024-01-10")).ShouldBe(2);
    }

    [Fact]
    public void Decisions_go_before_scores()
    {
        var (a, b, c) = (Profile(Visit("2024-05-16")), Profile(Visit("2024-05-28")), Profile(Visit("2024-05-16") with { Place = "北京" }));
        Resolve([a, b, c], new Constraints([(a.Key, b.Key)], [])).ShouldBe(1, "what fits one of two that were decided to be one belongs to them");
        Resolve([a, c], new Constraints([], [(c.Key, a.Key)])).ShouldBe(2);
    }

    [Fact]
    public void The_order_of_profiles_does_not_matter()
    {
        var choice = new[]
        {
            Visit("2024-05-16"), Visit("2024-05"), Visit("2024-05-28"), Visit("2024"), Visit("2024-05-16") with { Place = "北京" }, Talks("29", "2024"),
            Talks("29", "2024-08-21"), Talks("28", "2024"), Visit("2024-05-16") with { Participants = [new Participant { Person = "Ван И", Party = "CHN" }] },
        };
        var lists = Gen.Elements(choice).NonEmptyListOf().SelectMany(l => Gen.Shuffle(l.ToArray()).Select(o => (l.ToList(), o.ToList())));
        Prop.ForAll(lists.ToArbitrary(), pair => Describe(pair.Item1) == Describe(pair.Item2)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("visit: {threshold: 1}\n", "resolve/identity.yaml:1: 'visit' is not one of the ten record types")]
    [InlineData("meeting:\n  date: {same: 1}\n", "resolve/identity.yaml:2: 'threshold' is missing")]
    [InlineData("meeting:\n  threshold: 1\n  weather: {same: 1}\n", "resolve/identity.yaml:3: 'weather' is no aspect; known are parties, date")]
    [InlineData("meeting:\n  threshold: 1\n  date: {equal: 1}\n", "resolve/identity.yaml:3: 'equal' is no outcome; known are unknown, same")]
    [InlineData("meeting:\n  threshold: 1\n  date: {same: much}\n", "resolve/identity.yaml:3: 'much' is no weight; use a whole number or never")]
    [InlineData("meeting:\n  threshold: 1\n", "resolve/identity.yaml: the type 'exercise' is missing")]
    public void Errors_in_weights_name_file_line_and_reason(string yaml, string message)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "resolve"));
        File.WriteAllText(Path.Combine(_folder, "resolve", "identity.yaml"), yaml);
        Should.Throw<DataException>(() => new IdentityModel(new ChanceryData(_folder))).Message.ShouldStartWith(message);
    }

    private static int Facts(params Fact[] facts) => Resolve([.. facts.Select(Profile)], Constraints.None);

    private static int Resolve(IEnumerable<Profile> profiles, Constraints constraints) => ResolutionTests.Resolver.Resolve(profiles, constraints).Facts.Count;

    private static string Describe(List<Fact> facts) => string.Join('\n', ResolutionTests.Resolver
        .Resolve(facts.Select(Profile).DistinctBy(p => p.Key), Constraints.None).Facts.Select(f => $"{f.Id} {f.Component} {string.Join(',', f.Profiles.Select(p => p.Id))}").Order(StringComparer.Ordinal));

    private static Profile Profile(Fact fact) => ResolutionTests.Resolver.ProfileOf(Statements.Of(fact, "doc"), null);

    private static Fact Visit(string date) => new()
    {
        Type = RecordType.Meeting, Parties = ["CHN", "RUS"], Kind = "visit", Date = date, Participants = [new Participant { Person = "王毅", Party = "CHN" }],
    };

    private static Fact Talks(string ordinal, string date) => new()
    {
        Type = RecordType.Meeting, Parties = ["CHN", "RUS"], Kind = "session", Date = date, Mechanism = "总理定期会晤", Ordinal = int.Parse(ordinal),
    };
}
