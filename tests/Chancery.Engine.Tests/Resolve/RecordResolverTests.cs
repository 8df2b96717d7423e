using System.Text.Json;
using Chancery.Engine.Resolve;
using Chancery.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Chancery.Engine.Tests.Resolve;

public sealed class RecordResolverTests
{
    private static readonly RecordResolver Resolver = new();

    [Fact]
    public void One_statement_gives_its_own_values()
    {
        var statement = Statements.Of(Talks() with { Place = "北京" }, "doc", 7);
        var record = Resolver.Merge("key", [statement]);
        record.Fact.ShouldBe(statement.Fact);
        record.Id.ShouldBe("m-2c70e12b7a0646f9");
        (record.Key, record.Confidence, record.Sources).ShouldBe(("key", 0.8, new SourceCount(1, 1)));
        record.Evidence.ShouldBe([new Evidence("doc", new Span(7, 11))]);
    }

    [Fact]
    public void Without_statements_there_is_no_record() =>
        Should.Throw<ArgumentException>(() => Resolver.Merge("key", [])).Message.ShouldContain("at least one statement");

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
    public void Evidence_is_united_without_repeats_in_order_of_document_and_position()
    {
        var record = Resolver.Merge("k", [Statements.Of(Talks(), "b", 1), Statements.Of(Talks(), "a", 9), Statements.Of(Talks(), "a", 2), Statements.Of(Talks() with { Place = "京" }, "a", 2)]);
        record.Evidence.ShouldBe([new Evidence("a", new Span(2, 6)), new Evidence("a", new Span(9, 13)), new Evidence("b", new Span(1, 5))]);
        record.StatementIds.Count.ShouldBe(4);
        record.Sources.ShouldBe(new SourceCount(2, 2));
    }

    [Fact]
    public void The_order_of_statements_does_not_matter()
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
        var statements = facts.Zip(Gen.Zip(Gen.Elements("a", "b", "c"), Gen.Zip(Gen.Choose(0, 20), Gen.Choose(0, 100))))
            .Select(t => Statements.Of(t.Item1, t.Item2.Item1, t.Item2.Item2.Item1, t.Item2.Item2.Item2 / 100.0));
        var shuffled = statements.NonEmptyListOf().SelectMany(list => Gen.Shuffle(list.ToArray()).Select(other => (list.ToList(), other.ToList())));

        Prop.ForAll(shuffled.ToArbitrary(), pair => Describe(pair.Item1) == Describe(pair.Item2)).QuickCheckThrowOnFailure();
    }

    private static readonly Participant[] Persons =
    [
        new() { Person = "王某", Party = "CHN" },
        new() { Person = "王某", Role = "外长" },
        new() { Person = "伊万诺夫", Role = "总统", Party = "RUS" },
        new() { Role = "总统", Party = "RUS" },
        new() { Party = "RUS" },
    ];

    private static string Describe(List<Statement> statements)
    {
        var record = Resolver.Merge("key", statements);
        return JsonSerializer.Serialize(record.Fact, ContractJson.Options) + string.Join(';', record.Evidence) + string.Join(';', record.StatementIds)
            + record.Confidence.ToString("R") + record.Sources;
    }

    private static Chancery.Model.Record Merge(params Fact[] facts) => Resolver.Merge("key", [.. facts.Select((f, i) => Statements.Of(f, "doc" + i))]);

    private static Chancery.Model.Record Merge(params double[] confidences) => Resolver.Merge("key", [.. confidences.Select((c, i) => Statements.Of(Talks(), "doc" + i, 0, c))]);

    private static Fact Talks(params Participant[] participants) => new() { Type = RecordType.Meeting, Parties = ["CHN", "RUS"], Kind = "talks", Participants = participants };

    private static Fact Figure(decimal value) => new() { Type = RecordType.Indicator, Parties = ["CHN", "RUS"], Metric = "贸易额", Value = value };
}
