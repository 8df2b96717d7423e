using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Store.Tests;

/// <summary>What every backend must do: full-text search.</summary>
public abstract partial class RecordStoreTests
{
    [Theory]
    [InlineData("访", "zh 1,zh 2")]
    [InlineData("访问", "zh 1,zh 2")]
    [InlineData("訪問", "zh 1,zh 2")]
    [InlineData("国访问", "")]
    [InlineData("邻国访", "")]
    [InlineData("邻国", "zh 1")]
    [InlineData("鄰國", "")]
    [InlineData("访问 邻国", "zh 1")]
    [InlineData("二〇二四年", "zh 2")]
    [InlineData("G20峰会", "zh 2")]
    [InlineData("g20", "zh 2")]
    [InlineData("2401亿", "zh 1")]
    [InlineData("agreement", "en 1")]
    [InlineData("Agreements", "en 1")]
    [InlineData("AGREEMENT signing", "en 1")]
    [InlineData("policies", "en 1")]
    [InlineData("police", "")]
    [InlineData("agree", "")]
    [InlineData("договоры", "ru 1")]
    [InlineData("ДОГОВОР", "ru 1")]
    [InlineData("подписала", "ru 1")]
    [InlineData("российским", "ru 1")]
    [InlineData("соглашение", "ru 1")]
    [InlineData("рынок", "ru 1")]
    [InlineData("Лавровым", "ru 1")]
    [InlineData("договорились", "")]
    [InlineData("еще", "ru 1")]
    [InlineData("ещё", "ru 1")]
    [InlineData("реклама", "")]
    public void Words_are_found_in_every_script_and_form(string words, string expected)
    {
        using var store = Library();
        string.Join(',', store.Search(words, null, 10).Items.Select(h => h.Document.Path)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"")]
    [InlineData("\"\"\"\" AND OR NOT (")]
    [InlineData("NEAR(访问, 2)")]
    [InlineData("words: 访问 *")]
    [InlineData("^访问 -邻国 {a b}: c")]
    [InlineData("'; DROP TABLE documents; --")]
    [InlineData("\0访\0问\u0001")]
    [InlineData("\uD83D\uDE00 \uD83D \uDE00")]
    [InlineData("%_\\")]
    [InlineData("¦")]
    public void Nothing_a_user_types_is_an_error(string words)
    {
        using var store = Library();
        Should.NotThrow(() => store.Search(words, null, 10));
        Should.NotThrow(() => store.ListRecords(new RecordFilter { Text = words }));
        Should.NotThrow(() => store.ListDocuments(words, null, 10));
        store.Summary().Documents.ShouldBe(5);
    }

    [Fact]
    public void A_query_of_any_length_is_answered()
    {
        using var store = Library();
        Should.NotThrow(() => store.Search(string.Concat(Enumerable.Repeat("访问，", 20_000)), null, 10));
        Should.NotThrow(() => store.Search(new string('访', 100_000), null, 10));
        Should.NotThrow(() => store.Search(new string('x', 100_000), null, 10));
        Should.NotThrow(() => store.Search(string.Join(' ', Enumerable.Range(0, 10_000).Select(i => "word" + i)), null, 10));
    }

    [Fact]
    public void Operators_are_words_like_others()
    {
        using var store = Open();
        store.Save([Sample.Told(Sample.Document("a.txt", "near or not")), Sample.Told(Sample.Document("b.txt", "far and wide"))], Sample.DataVersion);
        store.Search("NOT near", null, 10).Items.ShouldHaveSingleItem().Document.Path.ShouldBe("a.txt");
    }

    [Fact]
    public void A_hit_names_its_paragraph_and_marks_the_words()
    {
        using var store = Open();
        var text = "标题\n" + string.Concat(Enumerable.Repeat("前文与此无关。", 40)) + "部长訪問了鄰邦，再次访问。" + string.Concat(Enumerable.Repeat("后文。", 90)) + "\n末段";
        store.Save([Sample.Told(Sample.Document("a.txt", text))], Sample.DataVersion);

        var hit = store.Search("访问", null, 10).Items.ShouldHaveSingleItem();
        hit.Source.ShouldBe(new Span(3, text.Length - 3));
        hit.Snippet.Length.ShouldBeLessThan(210);
        hit.Snippet.ShouldStartWith("…");
        hit.Snippet.ShouldEndWith("…");
        hit.Marks.Select(m => m.In(hit.Snippet).ToString()).ShouldBe(["訪問", "访问"]);
    }

    [Fact]
    public void A_snippet_cuts_no_word()
    {
        using var store = Open();
        var text = string.Join(' ', Enumerable.Repeat("preceding", 50)) + " summit " + string.Join(' ', Enumerable.Repeat("following", 50));
        store.Save([Sample.Told(Sample.Document("a.txt", text))], Sample.DataVersion);
        var hit = store.Search("summits", null, 1).Items[0];
        hit.Snippet.Trim('…').Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().ShouldBe(["preceding", "summit", "following"]);
        hit.Marks.ShouldHaveSingleItem().In(hit.Snippet).ToString().ShouldBe("summit");
    }

    [Fact]
    public void A_short_paragraph_is_its_own_snippet()
    {
        using var store = Library();
        var hit = store.Search("邻国", null, 1).Items[0];
        hit.Snippet.ShouldBe("主席访问邻国，贸易额达2401亿美元。");
        hit.Marks.ShouldBe([new Span(4, 6)]);
    }

    [Fact]
    public void Pages_of_hits_hold_each_hit_once()
    {
        using var store = Open();
        store.Save([.. Enumerable.Range(0, 7).Select(i => Sample.Told(Sample.Document($"{i}.txt", "访问\n无\n访问")))], Sample.DataVersion);
        var paged = new List<(string, Span)>();
        string? cursor = null;
        do
        {
            var page = store.Search("访问", cursor, 4);
            page.Total.ShouldBe(14);
            paged.AddRange(page.Items.Select(h => (h.Document.Path, h.Source)));
            cursor = page.Next;
        }
        while (cursor is not null);
        paged.ShouldBe(Enumerable.Range(0, 7).SelectMany(i => new[] { ($"{i}.txt", new Span(0, 2)), ($"{i}.txt", new Span(5, 7)) }));
    }

    [Fact]
    public void A_document_without_paragraphs_does_not_disturb_its_neighbours()
    {
        using var store = Open();
        var empty = Sample.Document("empty.txt", string.Empty);
        var clean = new CleanDocument(empty, string.Empty, string.Empty, OffsetMap.Identity(0), [], []);
        store.Save([Sample.Told(Sample.Document("a.txt", "甲")), (empty, clean, []), Sample.Told(Sample.Document("b.txt", "乙"))], Sample.DataVersion);
        store.Search("乙", null, 10).Items.ShouldHaveSingleItem().Document.Path.ShouldBe("b.txt");
        store.Search("甲", null, 10).Items.ShouldHaveSingleItem().Document.Path.ShouldBe("a.txt");
        store.GetDocument(empty.Id)!.Paragraphs.ShouldBeEmpty();
    }

    [Fact]
    public void A_long_line_is_saved_and_searched()
    {
        using var store = Open();
        var text = "开头" + new string('问', 3_000_000) + "x" + new string('y', 500_000);
        store.Save([Sample.Told(Sample.Document("a.txt", text))], Sample.DataVersion);
        store.Search("开头", null, 1).Items.ShouldHaveSingleItem().Marks.ShouldBe([new Span(0, 2)]);
        store.Remove("a.txt").ShouldBeTrue();
        store.Search("开头", null, 1).Total.ShouldBe(0);
    }

    private IRecordStore Library()
    {
        var store = Open();
        var advert = Sample.Document("ad", "Реклама 广告");
        store.Save(
            [
                Sample.Told(Sample.Document("zh 1", "主席访问邻国，贸易额达2401亿美元。")),
                Sample.Told(Sample.Document("zh 2", "二〇二四年，外長訪問中。出席G20峰会。")),
                Sample.Told(Sample.Document("en 1", "Ministers signed the agreements on border policy.")),
                Sample.Told(Sample.Document("ru 1", "Россия и Китай подписали договор; российские министры обсудили рынки, ещё одно соглашение и визит Лаврова.")),
                (advert, Sample.Clean(advert, ParagraphKind.Boilerplate), []),
            ],
            Sample.DataVersion);
        return store;
    }

    [Fact]
    public void The_newest_documents_come_first_and_undated_ones_last()
    {
        using var store = Open();
        store.Save(
            [
                Sample.Told(Sample.Document("undated.txt", "访问一")),
                Sample.Told(Sample.Document("old.txt", "访问二\n再次访问", "2001-07-16")),
                Sample.Told(Sample.Document("new.txt", "访问三", "2024-05-16")),
            ],
            Sample.DataVersion);
        Paths(new SearchFilter { Words = "访问" }).ShouldBe(["new.txt", "old.txt", "old.txt", "undated.txt"]);
        Paths(new SearchFilter { Words = "访问", OldestFirst = true }).ShouldBe(["old.txt", "old.txt", "new.txt", "undated.txt"]);
        var first = store.Search(new SearchFilter { Words = "访问", Limit = 2 });
        first.Total.ShouldBe(4);
        first.Documents.ShouldBe(3);
        Paths(new SearchFilter { Words = "访问", Limit = 2, Cursor = first.Next }).ShouldBe(["old.txt", "undated.txt"]);

        string[] Paths(SearchFilter filter) => [.. store.Search(filter).Hits.Select(h => h.Document.Path)];
    }

    [Fact]
    public void A_search_is_narrowed_by_what_documents_tell()
    {
        using var store = Open();
        var treaty = new Fact { Type = RecordType.Agreement, Parties = ["CHN", "RUS"], Title = "条约", Action = "signed" };
        var talks = new Fact { Type = RecordType.Meeting, Parties = ["CHN", "MNG"], Kind = "talks" };
        var signed = Sample.Document("a.txt", "双方签署条约。", "2001-07-16");
        var met = Sample.Document("b.txt", "签署后双方会谈。", "2002-03-01");
        store.Save(
            [
                Sample.Told(signed, Sample.Tell(signed, treaty, "签署条约")),
                Sample.Told(met, Sample.Tell(met, talks, "双方会谈")),
                Sample.Told(Sample.Document("c.txt", "签署。", "2002-04-01")),
            ],
            Sample.DataVersion);
        var all = store.Search(new SearchFilter { Words = "签署" });
        all.Facets[SearchFacet.Type].ShouldBe([new("agreement", 1), new("meeting", 1)]);
        all.Facets[SearchFacet.Party].ShouldBe([new("CHN", 2), new("MNG", 1), new("RUS", 1)]);
        all.Facets[SearchFacet.Year].ShouldBe([new("2002", 2), new("2001", 1)]);
        all.Facets[SearchFacet.Language].ShouldBeEmpty("the sample's paragraphs name no language");

        var narrowed = store.Search(new SearchFilter { Words = "签署", Parties = ["CHN"], Years = ["2002"] });
        narrowed.Hits.Select(h => h.Document.Path).ShouldBe(["b.txt"]);
        narrowed.Facets[SearchFacet.Year].ShouldBe([new("2001", 1), new("2002", 1)], "a facet counts what its other values would leave");
        narrowed.Facets[SearchFacet.Party].ShouldBe([new("CHN", 1), new("MNG", 1)], "parties are named together");
        store.Search(new SearchFilter { Words = "签署", Parties = ["RUS", "MNG"] }).Total.ShouldBe(0);
        store.Search(new SearchFilter { Words = "签署", Languages = ["ru"] }).Total.ShouldBe(0);
    }

    [Fact]
    public void A_cursor_of_the_other_order_is_refused()
    {
        using var store = Library();
        var next = store.Search(new SearchFilter { Words = "访", Limit = 1 }).Next;
        Should.Throw<ArgumentException>(() => store.Search(new SearchFilter { Words = "访", Limit = 1, Cursor = next, OldestFirst = true }))
            .Message.ShouldContain("is no cursor of this list");
    }
}
