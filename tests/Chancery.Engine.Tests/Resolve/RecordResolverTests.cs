using System.Text.Json;
using Chancery.Engine.Resolve;
using Chancery.Engine.Resolve.Values;
using Chancery.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Chancery.Engine.Tests.Resolve;

public sealed class RecordResolverTests
{
    private static readonly RecordResolver Resolver = ResolutionTests.Resolver;

    [Fact]
    public void One_telling_gives_its_own_values()
    {
        var fact = Talks() with { Place = "北京" };
        var merged = Resolver.Merge([Told(fact)]);
        merged.Fact.ShouldBe(fact);
        merged.Confidence.ShouldBe(0.8);
        merged.ChosenBy.ShouldBeEmpty();
    }

    [Fact]
    public void Without_tellings_there_is_no_record() =>
        Should.Throw<ArgumentException>(() => Resolver.Merge([])).Message.ShouldContain("at least one telling");

    [Fact]
    public void The_rule_that_chose_a_disputed_value_is_told()
    {
        var plain = Told(Talks() with { Place = "北京", Date = "2024-05" });
        var other = Told(Talks() with { Place = "上海", Date = "2024-05-16", Title = "会谈" });
        Rule(plain, other, "date").ShouldBe(("more precise", "2024-05-16"));
        Rule(plain with { Sources = [0, 1] }, other with { Sources = [2] }, "place").ShouldBe(("more sources", "北京"));
        Rule(plain with { IsOfficial = true }, other with { Sources = [1, 2, 3] }, "place").ShouldBe(("official", "北京"));
        Rule(plain, other with { Sources = [1, 2, 3], IsSuperseded = true }, "place").ShouldBe(("not superseded", "北京"));
        Rule(plain, other, "place").ShouldBe(("fuller telling", "上海"));
        Resolver.Merge([plain, other]).ChosenBy.ShouldNotContainKey("title", "only one tells it");
    }

    [Fact]
    public void The_fullest_telling_gives_the_values_and_others_fill_what_it_leaves_open()
    {
        var full = Talks() with { Place = "北京", Title = "会谈", Ordinal = 3 };
        var other = Talks() with { Place = "上海", Mechanism = "年度会晤" };
        var fact = Merge(other, full).Fact;
        (fact.Place, fact.Title, fact.Ordinal, fact.Mechanism).ShouldBe(("北京", "会谈", 3, "年度会晤"));
    }

    [Fact]
    public void Of_equally_full_tellings_the_more_precise_date_wins_then_the_more_frequent()
    {
        Merge(Figure(1) with { Date = "2023" }, Figure(2) with { Date = "2023-05-01" }).Fact.Value.ShouldBe(2);
        Merge(Figure(1), Figure(2), Figure(2)).Fact.Value.ShouldBe(2);
        Merge(Figure(1), Figure(2)).Fact.Value.ShouldBe(1);
    }

    [Fact]
    public void A_bound_never_moves_to_another_value()
    {
        Merge(Figure(2400) with { Bound = "over" }, Figure(2401) with { Place = "海关", Unit = "USD" }).Fact.Bound.ShouldBeNull();
        Merge(Figure(2401) with { Bound = "about" }, Figure(2401) with { Place = "海关", Unit = "USD" }).Fact.Bound.ShouldBe("about");
    }

    [Fact]
    public void Participants_are_joined_by_person()
    {
        var one = Talks(new Participant { Person = "王某", Party = "CHN" }, new Participant { Party = "RUS" });
        var two = Talks(new Participant { Person = "王·某", Role = "外长", Party = "CHN" }, new Participant { Person = "伊万诺夫", Party = "RUS" });
        var participants = Merge(one, two).Fact.Participants;
        participants.Count.ShouldBe(2, "the bare party is told better by its person");
        participants.ShouldContain(new Participant { Person = "伊万诺夫", Party = "RUS" });
        participants.Single(p => p.Party == "CHN").Role.ShouldBe("外长");
    }

    [Fact]
    public void Confidence_grows_with_statements_and_stays_below_certainty()
    {
        Merge(0.5, 0.5).Confidence.ShouldBe(0.75, 1e-9);
        Merge(0.9, 0.9, 0.9).Confidence.ShouldBe(0.99);
        Merge(1.0).Confidence.ShouldBe(0.99);
    }

    [Fact]
    public void The_order_of_tellings_does_not_matter()
    {
        var facts = Gen.Zip(Gen.Zip(Gen.Elements(null, "北京", "上海"), Gen.Elements(null, "2024", "2024-05")), Gen.Zip(Gen.Elements<decimal?>(null, 1m, 2m), Gen.Elements(null, "over", "about")))
            .Zip(Gen.ListOf(Gen.Elements(Persons)))
            .Select(t => new Fact
            {
                Type = RecordType.Meeting,
                Parties = ["CHN", "RUS"],
                Place = t.Item1.Item1.Item1,
                Date = t.Item1.Item1.Item2,
                Value = t.Item1.Item2.Item1,
                Bound = t.Item1.Item2.Item2,
                Participants = [.. t.Item2],
            });
        var tellings = facts.Zip(Gen.Zip(Gen.Choose(0, 3), Gen.Zip(Gen.Choose(0, 1), Gen.Choose(0, 100))))
            .Select(t => new Telling(t.Item1, [t.Item2.Item1], t.Item2.Item2.Item1 == 1, false, [t.Item2.Item2.Item2 / 100.0]));
        var shuffled = tellings.NonEmptyListOf().SelectMany(list => Gen.Shuffle(list.ToArray()).Select(other => (list.ToList(), other.ToList())));

        Prop.ForAll(shuffled.ToArbitrary(), pair => Describe(Distinct(pair.Item1)) == Describe(Distinct(pair.Item2))).QuickCheckThrowOnFailure();
    }

    private static readonly Participant[] Persons =
    [
        new() { Person = "王某", Party = "CHN" },
        new() { Person = "王某", Role = "外长" },
        new() { Person = "伊万诺夫", Role = "总统", Party = "RUS" },
        new() { Role = "总统", Party = "RUS" },
        new() { Party = "RUS" },
    ];

    /// <summary>Equal facts are one telling.</summary>
    private static List<Telling> Distinct(List<Telling> tellings) =>
    [
        .. tellings.GroupBy(t => JsonSerializer.Serialize(t.Fact, ContractJson.Options))
            .Select(g => new Telling(g.First().Fact, [.. g.SelectMany(t => t.Sources).Distinct()], g.Any(t => t.IsOfficial), false, [.. g.SelectMany(t => t.Confidences)])),
    ];

    private static string Describe(List<Telling> tellings)
    {
        var merged = Resolver.Merge(tellings);
        return JsonSerializer.Serialize(merged.Fact, ContractJson.Options) + merged.Confidence.ToString("R") + string.Join(';', merged.ChosenBy.OrderBy(c => c.Key, StringComparer.Ordinal));
    }

    private static (string Rule, string? Value) Rule(Telling a, Telling b, string field)
    {
        var merged = Resolver.Merge([a, b]);
        return (merged.ChosenBy[field], field == "date" ? merged.Fact.Date : merged.Fact.Place);
    }

    private static Telling Told(Fact fact) => new(fact, [0], false, false, [0.8]);

    private static MergedFact Merge(params Fact[] facts) =>
        Resolver.Merge(Distinct([.. facts.Select((f, i) => new Telling(f, [i], false, false, [0.8]))]));

    private static MergedFact Merge(params double[] confidences) =>
        Resolver.Merge(Distinct([.. confidences.Select((c, i) => new Telling(Talks(), [i], false, false, [c]))]));

    private static Fact Talks(params Participant[] participants) => new() { Type = RecordType.Meeting, Parties = ["CHN", "RUS"], Kind = "talks", Participants = participants };

    private static Fact Figure(decimal value) => new() { Type = RecordType.Indicator, Parties = ["CHN", "RUS"], Metric = "贸易额", Value = value };
}
