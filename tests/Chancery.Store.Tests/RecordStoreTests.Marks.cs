using Chancery.Engine.Resolve.Names;
using Chancery.Model;

namespace Chancery.Store.Tests;

/// <summary>What every backend must do: marks on a line of time, and filters by names and sources.</summary>
public abstract partial class RecordStoreTests
{
    [Fact]
    public void Marks_are_all_dated_records_oldest_first_with_their_days()
    {
        using var store = Filled();
        var marks = store.ListMarks(new RecordFilter { Limit = 1, NewestFirst = true });
        marks.Select(m => (m.From, m.To)).ShouldBe([(19920101, 99999999), (20030801, 20030831), (20240516, 20240516), (20241001, 20241031)]);
        store.ListMarks(new RecordFilter { From = "2024-06" }).Count.ShouldBe(2);
        store.CountUndated(new RecordFilter { From = "2024" }).ShouldBe(2);
    }

    [Fact]
    public void An_approximate_date_is_marked_so()
    {
        using var store = Open();
        var document = Sample.Document("a.txt", "访问一。访问二。");
        store.Save(
            [Sample.Told(document, Sample.Tell(document, Sample.Visit("2005~", "甲"), "访问一"), Sample.Tell(document, Sample.Visit("2006", "乙"), "访问二"))], Sample.DataVersion);
        store.ListMarks(new RecordFilter()).Select(m => (m.From, m.IsApproximate)).ShouldBe([(20050101, true), (20060101, false)]);
    }

    [Fact]
    public void Persons_and_mechanisms_filter_in_any_spelling_that_is_known()
    {
        using var store = Named();
        long Count(RecordFilter filter) => store.ListRecords(filter).Total;
        Count(new RecordFilter { Person = "普京" }).ShouldBe(2);
        Count(new RecordFilter { Person = "Putin" }).ShouldBe(2);
        Count(new RecordFilter { Person = "Путин" }).ShouldBe(2);
        Count(new RecordFilter { Person = "某乙" }).ShouldBe(1);
        Count(new RecordFilter { Person = "。" }).ShouldBe(0);
        Count(new RecordFilter { Mechanism = "渔业委员会" }).ShouldBe(2);
        Count(new RecordFilter { Mechanism = "渔业" }).ShouldBe(2);
        Count(new RecordFilter { Mechanism = "林业委员会" }).ShouldBe(0);
        Count(new RecordFilter { Person = "普京", Mechanism = "渔业委员会" }).ShouldBe(0);
    }

    [Fact]
    public void Names_are_counted_over_their_spellings()
    {
        using var store = Named();
        var persons = store.ListNames(NameKind.Person, new RecordFilter(), 10);
        persons.Select(p => (p.Spellings[0], p.Spellings.Count, p.Records)).ShouldBe([("Putin", 2, 2), ("张某乙", 1, 1)]);
        store.ListNames(NameKind.Mechanism, new RecordFilter { Types = [RecordType.Meeting] }, 10).ShouldHaveSingleItem().Records.ShouldBe(1);
        store.ListMarks(new RecordFilter(), byMechanism: true).ShouldHaveSingleItem().Mechanism.ShouldBe(store.ListNames(NameKind.Mechanism, new RecordFilter(), 1)[0].Key);
    }

    [Fact]
    public void A_rejected_record_names_nobody()
    {
        using var store = Named();
        var record = store.ListRecords(new RecordFilter { Person = "张某乙" }).Items.ShouldHaveSingleItem();
        store.Decide(new DecisionRequest { Kind = DecisionKind.Reject, Subject = record.Id, Who = "ann", Why = "no" });
        store.ListRecords(new RecordFilter { Person = "张某乙" }).Total.ShouldBe(0);
        store.ListNames(NameKind.Person, new RecordFilter(), 10).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("b.txt", 1)]
    [InlineData("河边", 1)]
    [InlineData("日报", 0)]
    public void A_source_filters_by_path_or_title(string source, int expected)
    {
        using var store = Open();
        var document = Sample.Document("news/b.txt", "访问。", "2024", "河边消息");
        store.Save([Sample.Told(document, Sample.Tell(document, Sample.Visit("2024"), "访问"))], Sample.DataVersion);
        store.ListRecords(new RecordFilter { Source = source }).Total.ShouldBe(expected);
        store.ListRecords(new RecordFilter { Source = document.Id }).Total.ShouldBe(1);
    }

    private IRecordStore Named()
    {
        var store = Open();
        var document = Sample.Document("a.txt", "普京访华。Putin spoke。张某乙主持渔业委员会会议。渔业委员会成立。");
        store.Save(
            [
                Sample.Told(
                    document,
                    Sample.Tell(document, Sample.Visit("2024-05-16") with { Participants = [new Participant { Person = "普京", Party = "RUS" }] }, "普京访华"),
                    Sample.Tell(document, new Fact { Type = RecordType.Statement, Parties = ["RUS"], Speaker = new Speaker { Person = "Putin", Party = "RUS" }, Act = "state" }, "Putin spoke"),
                    Sample.Tell(document, Sample.Visit("2024-06", "张某乙") with { Mechanism = "渔业委员会" }, "张某乙主持渔业委员会会议"),
                    Sample.Tell(document, Sample.Mechanism("渔业委员会"), "渔业委员会成立")),
            ],
            Sample.DataVersion);
        return store;
    }
}
