using Chancery.Model;

namespace Chancery.Store.Tests;

/// <summary>What every backend must do: mechanisms with those under them, records by id, what stands beside a record.</summary>
public abstract partial class RecordStoreTests
{
    [Fact]
    public void Mechanisms_are_listed_under_the_one_they_belong_to()
    {
        using var store = Open();
        var document = Sample.Document("a.txt", "总理定期会晤下设能源合作委员会。");
        store.Save(
            [
                Sample.Told(
                    document,
                    Sample.Tell(document, Sample.Mechanism("总理定期会晤"), "总理定期会晤"),
                    Sample.Tell(document, Sample.Mechanism("能源合作委员会") with { Parent = "regular meeting of heads of government" }, "能源合作委员会")),
            ],
            Sample.DataVersion);

        var root = store.ListMechanisms().ShouldHaveSingleItem();
        root.Name.ShouldBe("总理定期会晤");
        var child = root.Children.ShouldHaveSingleItem();
        child.Name.ShouldBe("能源合作委员会");
        store.FindMechanism("heads of government regular meeting", ["CHN", "RUS"], [child.Record!, root.Record!])!.Id.ShouldBe(root.Record!.Id);
        store.FindMechanism("能源合作委员会", ["IND"], [child.Record!]).ShouldBeNull();
        store.GetSources(RecordType.Mechanism)[root.Record!.Id].ShouldBe(new SourceCount(1, 1));
        store.GetSources(RecordType.Meeting).ShouldBeEmpty();
    }

    [Fact]
    public void Records_are_given_by_id_in_the_order_asked_for_and_ids_by_filter()
    {
        using var store = Filled();
        var all = store.ListRecords(new RecordFilter()).Items.Select(r => r.Id).ToList();
        store.GetRecords([all[2], "unknown", all[0], all[2]]).Select(r => r.Id).ShouldBe([all[2], all[0]]);
        store.ListRecordIds(new RecordFilter { Limit = 1 }).ShouldBe(all, ignoreOrder: true);
        store.ListRecordIds(new RecordFilter { Types = [RecordType.Mechanism] }).ShouldHaveSingleItem();
        store.ListRecordIds(new RecordFilter { Text = "nowhere" }).ShouldBeEmpty();
    }

    [Fact]
    public void What_stands_in_one_paragraph_is_beside()
    {
        using var store = Open();
        const string Long = "能源合作委员会在北京举行了例行的工作会议，与会代表就今后一个时期的各项安排充分交换了意见并达成一致，会后签署《管道备忘录》";
        var document = Sample.Document("a.txt", Long + "。\n另据报道，双方代表此前还在上海就航运、港口和铁路联运等问题进行了多轮磋商，随后签署《港口协定》。");
        store.Save(
            [
                Sample.Told(
                    document,
                    Sample.Tell(document, Sample.Mechanism("能源合作委员会"), "能源合作委员会"),
                    Sample.Tell(document, Pact("管道备忘录"), "《管道备忘录》"),
                    Sample.Tell(document, Pact("港口协定"), "《港口协定》")),
            ],
            Sample.DataVersion);

        var mechanism = store.ListMechanisms()[0].Record!.Id;
        var beside = store.ListBeside([mechanism], RecordType.Agreement, 10).ShouldHaveSingleItem();
        store.GetRecord(beside)!.Fact.Title.ShouldBe("管道备忘录");
        store.ListBeside([mechanism], RecordType.Meeting, 10).ShouldBeEmpty();
        store.ListBeside([], RecordType.Agreement, 10).ShouldBeEmpty();

        static Fact Pact(string title) => new() { Type = RecordType.Agreement, Parties = ["CHN", "RUS"], Title = title, Kind = "memorandum", Action = "signed", Date = "2014" };
    }

    [Fact]
    public void Findings_near_a_record_are_those_of_its_documents()
    {
        using var store = Filled();
        var record = store.ListRecords(new RecordFilter { DocumentId = store.FindByPath("b.txt")!.Id }).Items[0];
        var finding = Across("b.txt");
        store.ReplaceFindingsAcross([finding, Across("a.txt")]);
        store.ListFindingsNear(record.Id, 10).ShouldHaveSingleItem().Id.ShouldBe(finding.Id);
        store.ListFindingsNear("unknown", 10).ShouldBeEmpty();

        Finding Across(string path)
        {
            var operand = new FindingOperand("x", 1, null, null, new Evidence(store.FindByPath(path)!.Id, new Span(0, 1)));
            return new Finding
            {
                Id = Finding.IdOf("test", [operand]),
                Kind = FindingKind.Count,
                Check = "test",
                Verdict = FindingVerdict.Consistent,
                Stated = FindingValue.Of(1),
                Computed = FindingValue.Of(1),
                Formula = "1 = 1",
                Operands = [operand],
            };
        }
    }
}
