using Chancery.Model;

namespace Chancery.Store.Tests;

/// <summary>What every backend must do: the queue of questions, decisions that say nothing new, lists of decisions.</summary>
public abstract partial class RecordStoreTests
{
    [Fact]
    public void Questions_are_filtered_skipped_and_counted()
    {
        using var store = Open();
        Tell(store, "a.txt", "委员会成立。", Sample.Mechanism("能源合作委员会"));
        Tell(store, "b.txt", "访问开始。", Sample.Visit("2024-05-16", null, "BLR", "CHN"));
        Tell(store, "c.txt", "又一次访问。", Sample.Visit("2023-02-01"));
        store.Review(new ReviewFilter()).Total.ShouldBe(3);
        store.Review(new ReviewFilter { Types = [RecordType.Meeting] }).Total.ShouldBe(2);
        var one = store.Review(new ReviewFilter { Types = [RecordType.Meeting], Parties = ["BLR"] });
        one.Total.ShouldBe(1);
        store.GetRecord(one.Items.ShouldHaveSingleItem().RecordId)!.Fact.Parties.ShouldContain("BLR");
        store.Review(new ReviewFilter { Parties = ["BLR", "RUS"] }).Items.ShouldBeEmpty();
        store.Review(new ReviewFilter { Question = ReviewQuestion.Pair }).Total.ShouldBe(0);

        var all = store.Review(new ReviewFilter { Limit = 3 }).Items;
        store.Review(new ReviewFilter { Skip = 1, Limit = 1 }).ShouldSatisfyAllConditions(
            p => p.Items.ShouldBe([all[1]]),
            p => p.Total.ShouldBe(3));
        store.Review(new ReviewFilter { Skip = 3 }).ShouldSatisfyAllConditions(p => p.Items.ShouldBeEmpty(), p => p.Total.ShouldBe(3));
        store.Decide(Request(DecisionKind.Accept, all[0].RecordId));
        store.Review(new ReviewFilter()).Total.ShouldBe(2);
        Should.Throw<ArgumentOutOfRangeException>(() => store.Review(new ReviewFilter { Limit = 0 }));
    }

    [Fact]
    public void Two_records_that_are_two_are_not_asked_about_again()
    {
        using var store = Open();
        var pair = TellDoubtful(store);
        var (first, second) = (store.GetRecord(pair.RecordId)!, store.GetRecord(pair.OtherId!)!);
        var request = Request(DecisionKind.Distinct, first.Id) with { Other = second.Id, Version = RecordVersions.Of(first), OtherVersion = RecordVersions.Of(second) };
        store.Compare(pair.RecordId, pair.OtherId!)!.Features.ShouldNotBeEmpty();
        store.ListCandidates(pair.RecordId).ShouldContain(pair.OtherId);
        store.Decide(request);

        Pairs(store).ShouldNotContain(pair);
        store.ListCandidates(pair.RecordId).ShouldNotContain(pair.OtherId);
        Refused(store, request, DecisionProblem.Changed, "what fits only one of the two has joined it");
        store.Undo(1, "tester");
        Pairs(store).ShouldContain(pair);
    }

    [Fact]
    public void The_same_decision_again_says_nothing_new()
    {
        using var store = Open();
        Tell(store, "a.txt", "委员会成立。", Sample.Mechanism("能源合作委员会"));
        Tell(store, "b.txt", "委员会开会。", Sample.Mechanism("能源合作委员会"));
        var record = store.ListRecords(new RecordFilter()).Items.ShouldHaveSingleItem();
        Tell(store, "d.txt", "论坛成立。", Sample.Mechanism("教育论坛"));
        var forum = Ids(store).Single(id => id != record.Id);
        Twice(store, Request(DecisionKind.Distinct, record.Id) with { Other = forum });
        Refused(store, Request(DecisionKind.Distinct, forum) with { Other = record.Id }, DecisionProblem.NothingNew);
        var place = Request(DecisionKind.Correct, record.Id) with { Field = "place", Value = "\"A\"" };
        Twice(store, Request(DecisionKind.Accept, record.Id));
        Twice(store, place);
        store.Decide(place with { Value = "\"B\"" });
        store.Decide(place);
        store.GetRecord(record.Id)!.Fact.Place.ShouldBe("A", "going back to an earlier value is new");
        Twice(store, Request(DecisionKind.SameSource, "a.txt") with { Other = "b.txt" });
        Refused(store, Request(DecisionKind.SameSource, "b.txt") with { Other = "a.txt" }, DecisionProblem.NothingNew);
        store.Decide(Request(DecisionKind.NotSameSource, "a.txt") with { Other = "b.txt" });
        Twice(store, Request(DecisionKind.Split, record.Id) with { Statements = [record.StatementIds[1]] });
        Twice(store, Request(DecisionKind.Reject, record.Id));
    }

    [Fact]
    public void A_record_that_has_changed_is_not_decided_on()
    {
        using var store = Open();
        Tell(store, "a.txt", "委员会成立。", Sample.Mechanism("能源合作委员会"));
        Tell(store, "b.txt", "乙论坛成立。", Sample.Mechanism("教育论坛"));
        var ids = Ids(store);
        var (seen, other) = (RecordVersions.Of(store.GetRecord(ids[0])!), RecordVersions.Of(store.GetRecord(ids[1])!));
        store.Decide(Request(DecisionKind.Correct, ids[0]) with { Field = "cadence", Value = "\"annual\"", Version = seen });
        Refused(store, Request(DecisionKind.Accept, ids[0]) with { Version = seen }, DecisionProblem.Changed);
        Refused(store, Request(DecisionKind.Merge, ids[1]) with { Other = ids[0], Version = other, OtherVersion = seen }, DecisionProblem.Changed);
        store.Undo(1, "tester");
        store.Decide(Request(DecisionKind.Merge, ids[1]) with { Other = ids[0], Version = other, OtherVersion = seen });
        Refused(store, Request(DecisionKind.Distinct, ids[1]) with { Other = ids[0] }, DecisionProblem.Changed);
    }

    [Fact]
    public void Several_decisions_are_made_together_or_not_at_all()
    {
        using var store = Open();
        Tell(store, "a.txt", "访问开始。", Sample.Visit("2024-05"));
        var id = Ids(store)[0];
        var date = Request(DecisionKind.Correct, id) with { Field = "date", Value = "\"2024-05-16\"" };
        Should.Throw<DecisionException>(() => store.Decide([date, date with { Field = "ordinal", Value = "\"x\"" }])).Problem.ShouldBe(DecisionProblem.BadValue);
        store.GetRecord(id)!.Fact.Date.ShouldBe("2024-05");
        store.ListDecisions().ShouldBeEmpty();

        var made = store.Decide([date, date with { Field = "place", Value = "\"Beijing\"" }, Request(DecisionKind.Accept, id)]);
        made.Select(d => (d.Number, d.Kind)).ShouldBe([(1, DecisionKind.Correct), (2, DecisionKind.Correct), (3, DecisionKind.Accept)]);
        store.GetRecord(id)!.Fact.ShouldSatisfyAllConditions(f => f.Date.ShouldBe("2024-05-16"), f => f.Place.ShouldBe("Beijing"));
    }

    [Fact]
    public void Decisions_are_listed_page_by_page_and_by_who_kind_and_state()
    {
        using var store = Open();
        Tell(store, "a.txt", "访问开始。", Sample.Visit("2024-05"));
        Tell(store, "b.txt", "论坛成立。", Sample.Mechanism("教育论坛"));
        var ids = Ids(store);
        store.Decide(Request(DecisionKind.Accept, ids[0]));
        store.Decide(Request(DecisionKind.Accept, ids[1]) with { Who = "Ann" });
        store.Decide(Request(DecisionKind.Correct, ids[0]) with { Field = "place", Value = "\"A\"" });
        store.Undo(3, "Ann");
        store.Remove("b.txt");

        var first = store.ListDecisions(new DecisionFilter { Limit = 2 });
        first.Total.ShouldBe(3);
        first.Items.Select(d => d.Number).ShouldBe([3, 2]);
        store.ListDecisions(new DecisionFilter { Limit = 2, Cursor = first.Next }).ShouldSatisfyAllConditions(p => p.Items.Single().Number.ShouldBe(1), p => p.Next.ShouldBeNull());
        Numbers(store, new DecisionFilter { Who = "Ann" }).ShouldBe([2]);
        Numbers(store, new DecisionFilter { Kinds = [DecisionKind.Correct, DecisionKind.Split] }).ShouldBe([3]);
        Numbers(store, new DecisionFilter { State = DecisionState.InForce }).ShouldBe([2, 1]);
        Numbers(store, new DecisionFilter { State = DecisionState.Undone }).ShouldBe([3]);
        Numbers(store, new DecisionFilter { State = DecisionState.Orphaned }).ShouldBe([2]);
        Numbers(store, new DecisionFilter { RecordId = ids[0] }).ShouldBe([3, 1]);
        Numbers(store, new DecisionFilter { RecordId = "m-0" }).ShouldBeEmpty();
        Numbers(store, new DecisionFilter { Since = DateTimeOffset.MaxValue.AddDays(-1) }).ShouldBeEmpty();
        store.GetDecision(2)!.Who.ShouldBe("Ann");
        store.GetDecision(9).ShouldBeNull();
        Should.Throw<ArgumentException>(() => store.ListDecisions(new DecisionFilter { Cursor = "nonsense" })).Message.ShouldContain("no cursor of this list");
    }

    [Fact]
    public void A_decision_says_no_more_than_can_be_kept()
    {
        using var store = Open();
        Refused(store, Request(DecisionKind.Accept, "x") with { Who = new string('a', 101) }, DecisionProblem.TooLong);
        Refused(store, Request(DecisionKind.Accept, "x") with { Why = new string('a', 2001) }, DecisionProblem.TooLong);
        Refused(store, Request(DecisionKind.Accept, "x") with { Who = " " }, DecisionProblem.Incomplete);
        Should.Throw<DecisionException>(() => store.Undo(1, " ")).Problem.ShouldBe(DecisionProblem.Incomplete);
    }

    /// <summary>Two visits of which a third telling could be either: a question about two records.</summary>
    private static ReviewItem TellDoubtful(IRecordStore store)
    {
        Tell(store, "a.txt", "甲访问。", Sample.Visit("2024-05-16", "王毅") with { Place = "北京" });
        Tell(store, "b.txt", "乙访问。", Sample.Visit("2024-05-28", "王毅") with { Place = "上海" });
        Tell(store, "c.txt", "丙访问。", Sample.Visit("2024-05", "王毅"));
        var pairs = Pairs(store);
        pairs.ShouldNotBeEmpty();
        return pairs[0];
    }

    private static IReadOnlyList<ReviewItem> Pairs(IRecordStore store) => store.Review(new ReviewFilter { Question = ReviewQuestion.Pair, Limit = 100 }).Items;

    private static IEnumerable<long> Numbers(IRecordStore store, DecisionFilter filter) => store.ListDecisions(filter).Items.Select(d => d.Number);

    private static void Twice(IRecordStore store, DecisionRequest request)
    {
        var made = store.Decide(request).Number;
        Refused(store, request, DecisionProblem.NothingNew);
        store.ListDecisions(new DecisionFilter { Limit = 1 }).Items[0].Number.ShouldBe(made);
    }

    private static void Refused(IRecordStore store, DecisionRequest request, DecisionProblem problem, string? because = null) =>
        Should.Throw<DecisionException>(() => store.Decide(request)).Problem.ShouldBe(problem, because);
}
