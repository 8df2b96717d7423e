using Chancery.Model;

namespace Chancery.Store.Tests;

/// <summary>What every backend must do: decisions and copies.</summary>
public abstract partial class RecordStoreTests
{
    [Fact]
    public void A_merge_makes_one_record_and_undoing_it_two()
    {
        using var store = Open();
        Tell(store, "a.txt", "甲委员会成立。", Sample.Mechanism("能源合作委员会"));
        Tell(store, "b.txt", "乙论坛成立。", Sample.Mechanism("教育论坛"));
        var before = Contents(store);
        var ids = Ids(store);
        var decision = store.Decide(Request(DecisionKind.Merge, ids[0]) with { Other = ids[1] });

        store.ListRecords(new RecordFilter()).Items.ShouldHaveSingleItem().Sources.Documents.ShouldBe(2);
        store.GetRecord(ids[0])!.Id.ShouldBe(store.GetRecord(ids[1])!.Id, "old ids still lead to the record");
        decision.Number.ShouldBe(1);
        (decision.Who, decision.Why, decision.IsOrphaned).ShouldBe(("tester", "because", false));
        Should.Throw<ArgumentException>(() => store.Decide(Request(DecisionKind.Merge, ids[0]) with { Other = ids[1] })).Message.ShouldContain("are one record already");

        store.Undo(1, "other").UndoneBy.ShouldBe("other");
        Contents(store).ShouldBe(before);
        Should.Throw<ArgumentException>(() => store.Undo(1, "other")).Message.ShouldContain("was undone by other already");
        Should.Throw<ArgumentException>(() => store.Undo(9, "other")).Message.ShouldContain("there is no decision 9");
    }

    [Fact]
    public void A_split_takes_statements_out_of_their_record()
    {
        using var store = Open();
        Tell(store, "a.txt", "委员会成立。", Sample.Mechanism("能源合作委员会"));
        Tell(store, "b.txt", "委员会开会。", Sample.Mechanism("能源合作委员会"));
        Tell(store, "c.txt", "该委员会。", Sample.Mechanism("中俄能源合作委员会"));
        var before = Contents(store);
        var record = store.ListRecords(new RecordFilter()).Items.ShouldHaveSingleItem();
        store.Decide(Request(DecisionKind.Split, record.Id) with { Statements = [record.StatementIds[1]] });

        store.ListRecords(new RecordFilter()).Items.Select(r => r.Sources.Documents).Order().ShouldBe([1, 2]);
        store.Review(10).Where(i => i.OtherId is not null).ShouldBeEmpty("the question is answered");
        Should.Throw<ArgumentException>(() => store.Decide(Request(DecisionKind.Split, record.Id) with { Statements = ["0011"] })).Message.ShouldContain("has no statement 0011");
        store.Undo(1, "tester");
        Contents(store).ShouldBe(before);
    }

    [Fact]
    public void A_rejected_record_is_hidden_and_comes_back()
    {
        using var store = Open();
        Tell(store, "a.txt", "委员会成立。", Sample.Mechanism("能源合作委员会"));
        var id = Ids(store)[0];
        store.Decide(Request(DecisionKind.Reject, id));
        store.ListRecords(new RecordFilter()).Total.ShouldBe(0);
        store.Summary().Records.ShouldBe(0);
        store.Summary().RecordsByParty.ShouldBeEmpty();

        Tell(store, "b.txt", "委员会开会。", Sample.Mechanism("能源合作委员会"));
        store.ListRecords(new RecordFilter()).Items.ShouldHaveSingleItem().Sources.Documents.ShouldBe(1, "another document still tells it");
        store.Undo(1, "tester");
        store.ListRecords(new RecordFilter()).Items.ShouldHaveSingleItem().Sources.Documents.ShouldBe(2);
    }

    [Fact]
    public void A_correction_gives_a_value_and_says_so()
    {
        using var store = Open();
        Tell(store, "a.txt", "访问开始。", Sample.Visit("2024-05"));
        Tell(store, "b.txt", "访问结束。", Sample.Visit("2024-05") with { Place = "北京" });
        var id = Ids(store)[0];
        var request = Request(DecisionKind.Correct, id) with { Field = "date", Value = "\"2024-05-16\"" };
        store.Decide(request);
        store.GetRecord(id)!.Fact.Date.ShouldBe("2024-05-16");
        store.Explain(id)!.ChosenBy["date"].ShouldBe("decided");
        store.ListRecords(new RecordFilter { From = "2024-05-16", To = "2024-05-16" }).Total.ShouldBeGreaterThan(0);
        store.ListDecisions(id).ShouldHaveSingleItem().Value.ShouldBe("\"2024-05-16\"");

        Should.Throw<ArgumentException>(() => store.Decide(request with { Field = "colour" })).Message.ShouldContain("\"colour\" is no field");
        Should.Throw<ArgumentException>(() => store.Decide(request with { Value = "\"May\"" })).Message.ShouldContain("is no EDTF date");
        Should.Throw<ArgumentException>(() => store.Decide(request with { Field = "ordinal", Value = "\"x\"" })).Message.ShouldContain("is no value of 'ordinal'");
        store.Undo(1, "tester");
        store.GetRecord(id)!.Fact.Date.ShouldBe("2024-05");
    }

    [Fact]
    public void Decisions_survive_reading_again_and_are_orphaned_only_when_nothing_is_left()
    {
        using var store = Open();
        Tell(store, "a.txt", "甲委员会成立。", Sample.Mechanism("能源合作委员会"));
        Tell(store, "b.txt", "乙论坛成立。", Sample.Mechanism("教育论坛"));
        var ids = Ids(store);
        store.Decide(Request(DecisionKind.Merge, ids[0]) with { Other = ids[1] });
        store.Decide(Request(DecisionKind.Accept, ids[0]));

        Tell(store, "b.txt", "乙论坛成立。", Sample.Mechanism("教育论坛"), "data-2");
        store.ListRecords(new RecordFilter()).Items.ShouldHaveSingleItem();
        store.Remove("b.txt");
        store.ListRecords(new RecordFilter()).Items.ShouldHaveSingleItem();
        store.ListDecisions().Single(d => d.Kind == DecisionKind.Merge).IsOrphaned.ShouldBeTrue("one side has gone");
        store.ListDecisions().Single(d => d.Kind == DecisionKind.Accept).IsOrphaned.ShouldBeFalse();
        Tell(store, "b.txt", "乙论坛成立。", Sample.Mechanism("教育论坛"));
        store.ListRecords(new RecordFilter()).Items.ShouldHaveSingleItem("the statement is back and so is the decision");
    }

    [Fact]
    public void A_decision_needs_who_and_why_and_what_is_there()
    {
        using var store = Open();
        Should.Throw<ArgumentException>(() => store.Decide(Request(DecisionKind.Accept, "m-0123456789abcdef"))).Message.ShouldContain("the store has no record");
        Should.Throw<ArgumentException>(() => store.Decide(Request(DecisionKind.Accept, "x") with { Why = " " })).Message.ShouldContain("who made it and why");
        Should.Throw<ArgumentException>(() => store.Decide(Request(DecisionKind.SameSource, "a.txt") with { Other = "b.txt" })).Message.ShouldContain("there is no document 'a.txt'");
    }

    [Fact]
    public void People_decide_which_documents_are_one_source()
    {
        using var store = Open();
        var fact = Sample.Mechanism("能源合作委员会");
        Tell(store, "a.txt", "委员会成立。", fact);
        Tell(store, "b.txt", "该会开会。", fact);
        Sources(store).ShouldBe(new SourceCount(2, 2));
        store.Decide(Request(DecisionKind.SameSource, "a.txt") with { Other = "b.txt" });
        Sources(store).ShouldBe(new SourceCount(2, 1));
        store.Undo(1, "tester");
        Sources(store).ShouldBe(new SourceCount(2, 2));
    }

    [Fact]
    public void A_later_revision_supersedes_an_earlier_one_and_both_are_one_source()
    {
        using var store = Open();
        const string Story = "部长于当日抵达首都并与东道主举行会谈，双方讨论了能源、交通与教育方面的合作，并商定于秋天再次会面，随后共同会见记者，回答了关于边境口岸、航班恢复以及留学生签证的提问，代表团次日离开。";
        Tell(store, "story-9.txt", Story + "出席者有七人。", Sample.Visit("2024-05-16") with { Place = "上海" });
        Tell(store, "story-10.txt", Story + "出席者有八人。", Sample.Visit("2024-05-16") with { Place = "上海市" });
        Tell(store, "other.txt", "另一篇报道说部长到访。", Sample.Visit("2024-05-16"));
        var record = store.ListRecords(new RecordFilter()).Items.ShouldHaveSingleItem();
        record.Sources.ShouldBe(new SourceCount(3, 2));
        record.Fact.Place.ShouldBe("上海市", "the tenth revision comes after the ninth");
        store.Explain(record.Id)!.ChosenBy["place"].ShouldBe("not superseded");
        var copies = store.GetCopies(store.FindByPath("story-10.txt")!.Id);
        copies.Select(c => (c.Document.Path, c.IsSuperseded)).ShouldBe([("story-9.txt", true), ("story-10.txt", false)]);
        store.Decide(Request(DecisionKind.NotSameSource, "story-9.txt") with { Other = "story-10.txt" });
        Sources(store).Independent.ShouldBe(3);
    }

    private static SourceCount Sources(IRecordStore store) => store.ListRecords(new RecordFilter()).Items.ShouldHaveSingleItem().Sources;

    private static List<string> Ids(IRecordStore store) => [.. store.ListRecords(new RecordFilter()).Items.Select(r => r.Id)];

    private static DecisionRequest Request(DecisionKind kind, string subject) => new() { Kind = kind, Subject = subject, Who = "tester", Why = "because" };

    private static void Tell(IRecordStore store, string path, string text, Fact fact, string dataVersion = Sample.DataVersion)
    {
        var document = Sample.Document(path, text);
        store.Save([Sample.Told(document, Sample.Tell(document, fact, text[..3]))], dataVersion);
    }
}
