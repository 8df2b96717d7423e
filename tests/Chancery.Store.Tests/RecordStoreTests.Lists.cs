using Chancery.Model;

namespace Chancery.Store.Tests;

/// <summary>What every backend must do: filters and paging.</summary>
public abstract partial class RecordStoreTests
{
    [Fact]
    public void Records_are_listed_oldest_first_or_newest_first_and_undated_last()
    {
        using var store = Filled();
        var oldest = Dates(store, new RecordFilter());
        oldest[..4].ShouldBe(["1992/..", "2003-08", "2024-05-16", "2024-10"]);
        oldest[4..].ShouldBe(["XXXX-05-16", ""], ignoreOrder: true);
        var newest = Dates(store, new RecordFilter { NewestFirst = true });
        newest[..4].ShouldBe(["2024-10", "2024-05-16", "2003-08", "1992/.."]);
        newest[4..].ShouldBe(oldest[4..]);
    }

    [Theory]
    [InlineData("2003", "2003", "1992/..,2003-08")]
    [InlineData("2003-08-31", null, "1992/..,2003-08,2024-05-16,2024-10")]
    [InlineData("2003-09-01", "2024-05", "1992/..,2024-05-16")]
    [InlineData(null, "1991-12-31", "")]
    [InlineData("2024-10-31", "2024-10-31", "1992/..,2024-10")]
    public void A_range_of_dates_keeps_what_overlaps_it(string? from, string? to, string expected)
    {
        using var store = Filled();
        string.Join(',', Dates(store, new RecordFilter { From = from, To = to })).ShouldBe(expected);
    }

    [Fact]
    public void Filters_narrow_the_list_together()
    {
        using var store = Filled();
        Names(store, new RecordFilter { Types = [RecordType.Mechanism] }).ShouldBe(["总理定期会晤委员会"]);
        Names(store, new RecordFilter { Types = [RecordType.Mechanism, RecordType.Exercise] }).ShouldBe(["联合演习", "总理定期会晤委员会"]);
        Dates(store, new RecordFilter { Parties = ["KAZ"] }).ShouldBe(["2003-08"]);
        Dates(store, new RecordFilter { Parties = ["RUS", "KAZ"] }).ShouldBe(["2003-08"]);
        Dates(store, new RecordFilter { Parties = ["RUS", "USA"] }).ShouldBeEmpty();
        Dates(store, new RecordFilter { DatedOnly = true }).Count.ShouldBe(4);
        Dates(store, new RecordFilter { MinConfidence = 0.9 }).ShouldBe(["2024-10"]);
        Dates(store, new RecordFilter { DocumentId = store.FindByPath("b.txt")!.Id }).ShouldBe(["2024-10"]);
        Dates(store, new RecordFilter { DocumentId = "unknown" }).ShouldBeEmpty();
        var one = store.ListRecords(new RecordFilter { Parties = ["KAZ"] }).Items[0].Id;
        Dates(store, new RecordFilter { Ids = [one, "unknown"] }).ShouldBe(["2003-08"]);
        Dates(store, new RecordFilter { Parties = ["CHN"], From = "2024", Types = [RecordType.Meeting], DatedOnly = true }).ShouldBe(["1992/..", "2024-05-16", "2024-10"]);
    }

    [Theory]
    [InlineData("张某", "2024-05-16")]
    [InlineData("張某", "")]
    [InlineData("演习", "2003-08")]
    [InlineData("演习 举行", "2003-08")]
    [InlineData("委员会 演习", "")]
    [InlineData("边境", "2003-08")]
    [InlineData("邊境", "2003-08")]
    [InlineData("北京", "2024-10")]
    [InlineData("！？", "")]
    public void Words_of_names_persons_places_and_evidence_find_records(string words, string expected)
    {
        using var store = Filled();
        string.Join(',', Dates(store, new RecordFilter { Text = words })).ShouldBe(expected);
    }

    [Fact]
    public void Pages_of_records_hold_each_record_once_in_both_orders()
    {
        using var store = Open();
        var document = Sample.Document("a.txt", "访问访问访问访问访问访问访问访问访问访问访问访问");
        string?[] dates = ["2024", "2024", "2024", "2023-01", null, null, null, "2020/2025", "2025-01-01", "XXXX-01-01", "2024", "2019"];
        store.Save([Sample.Told(document, [.. dates.Select((d, i) => Sample.Tell(document, Sample.Visit(d, $"甲{i}"), new Span(i, i + 2)))])], Sample.DataVersion);

        foreach (var newestFirst in new[] { false, true })
        {
            var filter = new RecordFilter { NewestFirst = newestFirst };
            var whole = store.ListRecords(filter).Items.Select(r => r.Id).ToList();
            whole.Count.ShouldBe(12);
            for (var limit = 1; limit <= 13; limit += 3)
            {
                var paged = new List<string>();
                var page = store.ListRecords(filter with { Limit = limit });
                while (true)
                {
                    page.Total.ShouldBe(12);
                    paged.AddRange(page.Items.Select(r => r.Id));
                    if (page.Next is null)
                    {
                        break;
                    }

                    page = store.ListRecords(filter with { Limit = limit, Cursor = page.Next });
                }

                paged.ShouldBe(whole);
            }
        }
    }

    [Fact]
    public void A_cursor_stays_valid_when_records_before_it_come_and_go()
    {
        using var store = Open();
        var documents = Enumerable.Range(0, 5).Select(i => Sample.Document($"{i}.txt", "访问")).ToList();
        store.Save([.. documents.Select((d, i) => Sample.Told(d, Sample.Tell(d, Sample.Visit($"201{i}"), "访问")))], Sample.DataVersion);
        var first = store.ListRecords(new RecordFilter { Limit = 2 });
        store.Remove("0.txt");
        var second = store.ListRecords(new RecordFilter { Limit = 2, Cursor = first.Next });
        second.Items.Select(r => r.Fact.Date).ShouldBe(["2012", "2013"]);
    }

    [Fact]
    public void What_cannot_be_read_in_a_filter_is_named()
    {
        using var store = Filled();
        Should.Throw<ArgumentException>(() => store.ListRecords(new RecordFilter { From = "last year" })).Message.ShouldContain("\"last year\" is no date");
        Should.Throw<ArgumentException>(() => store.ListRecords(new RecordFilter { Cursor = "???" })).Message.ShouldContain("is no cursor of this list");
        Should.Throw<ArgumentException>(() => store.ListRecords(new RecordFilter { Limit = 0 })).Message.ShouldContain("a page holds 1 to 10000 items");
        var other = store.ListRecords(new RecordFilter { Limit = 1 }).Next;
        Should.Throw<ArgumentException>(() => store.ListRecords(new RecordFilter { NewestFirst = true, Cursor = other })).Message.ShouldContain("is no cursor of this list");
        Should.Throw<ArgumentException>(() => store.Search("访问", other, 1)).Message.ShouldContain("is no cursor of this list");
    }

    [Fact]
    public void Documents_are_listed_newest_first_and_found_by_a_part_of_path_or_title()
    {
        using var store = Open();
        store.Save(
            [
                Sample.Told(Sample.Document("news/one.txt", "一", "2023-05")),
                Sample.Told(Sample.Document("news/two.txt", "二", "2024-01-02", "Joint Statement")),
                Sample.Told(Sample.Document("old/three.txt", "三", null, "兩國貿易")),
            ],
            Sample.DataVersion);
        Paths(null).ShouldBe(["news/two.txt", "news/one.txt", "old/three.txt"]);
        Paths("NEWS").ShouldBe(["news/two.txt", "news/one.txt"]);
        Paths("joint st").ShouldBe(["news/two.txt"]);
        Paths("贸易").ShouldBe(["old/three.txt"]);
        Paths("%").ShouldBeEmpty();

        var first = store.ListDocuments(null, null, 2);
        first.Total.ShouldBe(3);
        store.ListDocuments(null, first.Next, 2).Items.ShouldHaveSingleItem().Path.ShouldBe("old/three.txt");

        IEnumerable<string> Paths(string? text) => store.ListDocuments(text, null, 10).Items.Select(d => d.Path);
    }

    [Fact]
    public void The_summary_counts_what_is_there()
    {
        using var store = Filled();
        var summary = store.Summary();
        (summary.Documents, summary.Statements, summary.Records).ShouldBe((2, 6, 6));
        summary.RecordsByType.ShouldBe(
            new Dictionary<RecordType, long> { [RecordType.Meeting] = 4, [RecordType.Exercise] = 1, [RecordType.Mechanism] = 1 },
            ignoreOrder: true);
        summary.RecordsByParty.ShouldBe([new("CHN", 6), new("RUS", 6), new("KAZ", 1)]);
    }

    private IRecordStore Filled()
    {
        var store = Open();
        var a = Sample.Document("a.txt", "某月在边境举行联合演习。张某来访。设立总理定期会晤委员会。曾经来访。五月来访。");
        var b = Sample.Document("b.txt", "十月，部长访问北京。");
        var exercise = new Fact { Type = RecordType.Exercise, Parties = ["CHN", "KAZ", "RUS"], Date = "2003-08", Kind = "exercise", Name = "联合演习", Place = "边境" };
        store.Save(
            [
                Sample.Told(
                    a,
                    Sample.Tell(a, exercise, "举行联合演习"),
                    Sample.Tell(a, Sample.Visit("2024-05-16", "张某"), "来访"),
                    Sample.Tell(a, Sample.Mechanism("总理定期会晤委员会"), "设立总理定期会晤委员会"),
                    Sample.Tell(a, Sample.Visit("XXXX-05-16"), "五月来访"),
                    Sample.Tell(a, Sample.Visit("1992/.."), "曾经来访")),
                Sample.Told(b, Sample.Tell(b, Sample.Visit("2024-10"), "部长访问北京", 0.95)),
            ],
            Sample.DataVersion);
        return store;
    }

    private static List<string> Dates(IRecordStore store, RecordFilter filter) => [.. store.ListRecords(filter).Items.Select(r => r.Fact.Date ?? string.Empty)];

    private static List<string?> Names(IRecordStore store, RecordFilter filter) => [.. store.ListRecords(filter).Items.Select(r => r.Fact.Name)];
}
