using System.Net;
using Chancery.Engine.Data;
using Chancery.Engine.Resolve;
using Chancery.Engine.Text;
using Chancery.Model;
using Chancery.Store;
using Microsoft.AspNetCore.Builder;

namespace Chancery.Server.Tests.Pages;

/// <summary>A store with mechanisms, their sessions and agreements behind an explorer.</summary>
public sealed class RegisterFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chancery-registers-").FullName;
    private readonly IRecordStore _store;
    private WebApplication? _app;

    public RegisterFixture()
    {
        _store = RecordStores.Open(Path.Combine(_folder, "test.db"), new RecordResolver(new ChanceryData()));
        Save("one.txt", "2014-01-02", Bodies);
        Save("two.txt", "2022-03-04", [.. Sessions, .. Agreements]);
        var decided = _store.ListRecords(new RecordFilter { Types = [RecordType.Agreement], Text = "能源" }).Items[0].Id;
        _store.Decide(new DecisionRequest { Kind = DecisionKind.Correct, Subject = decided, Field = "kind", Value = "\"protocol\"", Who = "editor", Why = "read the text" });
    }

    public HttpClient Client { get; } = new();

    private static (Fact Fact, string Words)[] Bodies =>
    [
        (Body("总理定期会晤") with { Date = "1996", Cadence = "annual", Sessions = new Sessions(4, null) }, "总理定期会晤机制于一九九六年建立"),
        (Body("能源合作委员会") with { Parent = "regular meeting of heads of government" }, "能源合作委员会是其一部分"),
        (Body("<i>边界</i>工作组") with { Parties = ["CHN", "KAZ"] }, "<i>边界</i>工作组另行开会"),
    ];

    private static (Fact Fact, string Words)[] Sessions =>
    [
        (Session(2, "2019-09-17", "莫斯科"), "第二次会晤在莫斯科举行"),
        (Session(3, "2020-09-02", null), "第三次会晤随后举行"),
        (Session(5, "2022-09-05", "北京"), "第五次会晤在北京举行"),
    ];

    private static (Fact Fact, string Words)[] Agreements =>
    [
        (Pact("睦邻友好合作条约", "treaty", "signed", "2001-07-16"), "双方签署《睦邻友好合作条约》"),
        (Pact("睦邻友好合作条约", "treaty", "extended", "2021-06-28"), "双方决定将《睦邻友好合作条约》延期"),
        (Pact("能源合作协定", "agreement", "planned", null), "双方拟订能源合作协定"),
    ];

    public async ValueTask InitializeAsync()
    {
        _app = ExplorerApp.Build(new ExplorerOptions(_store, new ChanceryData(), ["http://127.0.0.1:0"]));
        await _app.StartAsync();
        Client.BaseAddress = new Uri(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Fact Body(string name) => new() { Type = RecordType.Mechanism, Parties = ["CHN", "RUS"], Name = name, Kind = "committee" };

    private static Fact Session(int ordinal, string date, string? place) => new()
    {
        Type = RecordType.Meeting, Parties = ["CHN", "RUS"], Kind = "session", Mechanism = "总理定期会晤", Ordinal = ordinal, Date = date, Place = place,
    };

    private static Fact Pact(string title, string kind, string action, string? date) => new()
    {
        Type = RecordType.Agreement, Parties = ["CHN", "RUS"], Title = title, Kind = kind, Action = action, Date = date,
    };

    private void Save(string path, string date, (Fact Fact, string Words)[] facts)
    {
        var text = string.Join("。\n", facts.Select(f => f.Words));
        var document = new SourceDocument
        {
            Id = path.PadRight(24, '0'),
            Path = path,
            Text = text,
            ContentHash = path,
            Encoding = "utf-8",
            Format = Model.DocumentFormat.Text,
            Metadata = new DocumentMetadata { Date = new MetadataValue(date, "front-matter:date") },
        };
        var paragraphs = new List<Paragraph>();
        foreach (var (_, words) in facts)
        {
            var start = text.IndexOf(words, StringComparison.Ordinal);
            paragraphs.Add(new Paragraph(new Span(start, start + words.Length), ParagraphKind.Body, "zh"));
        }

        var clean = new CleanDocument(document, text, text, OffsetMap.Identity(text.Length), paragraphs, []);
        _store.Save([(document, clean, [.. facts.Select((f, i) => Tell(document, f.Fact, paragraphs[i].Span))])], "data1");
    }

    private static Statement Tell(SourceDocument document, Fact fact, Span words) => new()
    {
        Id = StatementIds.Create(document.Id, fact, [words]),
        DocumentId = document.Id,
        Fact = fact,
        Evidence = [words],
        RuleId = "test.rule",
        DataVersion = "data1",
        Confidence = 0.8,
    };
}

public sealed class RegisterTests(RegisterFixture fixture) : IClassFixture<RegisterFixture>
{
    [Fact]
    public async Task Mechanisms_stand_in_a_tree_by_parties_and_the_first_is_opened()
    {
        var html = await Get("/mechanisms");
        html.ShouldContain("3 mechanisms");
        html.ShouldContain("China – Russia · 1");
        html.ShouldContain("China – Kazakhstan · 1");
        html.ShouldContain("founded 1996 · committee · every year · 4 sessions told · 3 found");
        html.ShouldContain("1 under it");
        html.ShouldContain("&lt;i&gt;边界&lt;/i&gt;工作组");
        html.ShouldNotContain("<i>");
        (await Get("/mechanisms?lang=zh")).ShouldContain("3 个机制");
    }

    [Fact]
    public async Task A_mechanism_shows_its_sessions_with_their_gaps_said_in_words()
    {
        var html = await Get("/mechanisms?party=CHN&party=RUS");
        html.ShouldNotContain("边界");
        html.ShouldContain("4 sessions told · 3 found · the last is no. 5");
        html.ShouldContain("every year · every year by the dates of its sessions");
        var strip = Between(html, "<ol class=\"strip", "</ol>");
        strip.Split("class=\"gap\"").Length.ShouldBe(3, "numbers 1 and 4 are not found");
        strip.ShouldContain("<b>4</b> <span>not found</span>");
        strip.ShouldContain("莫斯科");
        strip.ShouldContain("place not told");
        (await Get("/records/" + Between(strip, "href=\"/records/", "\"").Replace("&amp;", "&"))).ShouldContain("第二次会晤在莫斯科举行");
    }

    [Fact]
    public async Task A_child_leads_to_its_parent_and_words_keep_what_is_above_them()
    {
        var html = await Get("/mechanisms?text=" + Uri.EscapeDataString("能源"));
        html.ShouldContain("1 mechanism");
        html.ShouldContain("总理定期会晤");
        html.ShouldNotContain("边界");
        var child = Between(Between(html, "1 under it", "</ul>"), "id=", "\"");
        var detail = Between(await Get("/mechanisms?id=" + child), "id=\"mechanism\"", "</section>");
        detail.ShouldContain("Part of");
        detail.ShouldContain("总理定期会晤");
        detail.ShouldContain("No numbered session of it has been found");
    }

    [Fact]
    public async Task The_register_gives_each_agreement_once_with_the_steps_of_its_life()
    {
        var html = await Get("/agreements");
        html.ShouldContain("2 agreements");
        var row = Between(html, "睦邻友好合作条约</a>", "</tr>");
        row.ShouldContain("2 steps");
        row.ShouldContain("16 Jul 2001");
        row.ShouldContain("28 Jun 2021");
        row.Split("class=\"chip\"").Length.ShouldBe(4, "each step and the row have a source");
        Between(html, "能源合作协定</a>", "</tr>").ShouldContain("planned · ");
    }

    [Theory]
    [InlineData("kind=treaty", "睦邻友好合作条约", "能源合作协定")]
    [InlineData("action=planned", "能源合作协定", "睦邻友好合作条约")]
    [InlineData("from=2020", "睦邻友好合作条约", "能源合作协定")]
    [InlineData("text=%E8%83%BD%E6%BA%90", "能源合作协定", "睦邻友好合作条约")]
    [InlineData("party=CHN&to=2001", "睦邻友好合作条约", "能源合作协定")]
    public async Task Agreements_are_narrowed(string query, string shown, string hidden)
    {
        var html = await Get("/agreements?" + query);
        html.ShouldContain("1 agreement");
        html.ShouldContain(shown);
        html.ShouldNotContain(hidden);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("?sort=oldest", true)]
    [InlineData("?sort=title", true)]
    public async Task Undated_agreements_come_last_and_titles_by_their_letters(string query, bool treatyFirst)
    {
        var html = await Get("/agreements" + query);
        (html.IndexOf("睦邻友好合作条约</a>", StringComparison.Ordinal) < html.IndexOf("能源合作协定</a>", StringComparison.Ordinal)).ShouldBe(treatyFirst);
    }

    [Theory]
    [InlineData("/agreements?kind=song", HttpStatusCode.BadRequest, "is not a kind of agreement")]
    [InlineData("/agreements?action=burnt", HttpStatusCode.BadRequest, "is not something done with an agreement")]
    [InlineData("/agreements?from=soon", HttpStatusCode.BadRequest, "is not a date")]
    [InlineData("/agreements?cursor=a-0", HttpStatusCode.BadRequest, "no longer valid")]
    [InlineData("/mechanisms?cursor=h-0", HttpStatusCode.BadRequest, "no longer valid")]
    [InlineData("/mechanisms?id=h-0", HttpStatusCode.NotFound, "There is no such record")]
    public async Task Wrong_addresses_are_named(string address, HttpStatusCode status, string words)
    {
        var response = await fixture.Client.GetAsync(address);
        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldContain(words);
    }

    [Theory]
    [InlineData("/agreements?party=FRA", "No agreements match")]
    [InlineData("/mechanisms?party=FRA", "No mechanisms match")]
    public async Task Nothing_found_says_what_to_do(string address, string words) => (await Get(address)).ShouldContain(words);

    [Fact]
    public async Task A_record_tells_who_says_what_what_was_decided_and_what_is_around_it()
    {
        var decided = await Get("/records/" + Between(Between(await Get("/agreements?action=planned"), "<tbody>", "</tbody>"), "href=\"/records/", "\""));
        decided.ShouldContain("set by a person");
        decided.ShouldContain("Others say");
        Between(decided, "class=\"list decisions\"", "</table>").ShouldContain("editor");
        decided.ShouldContain("One statement tells it.");
        decided.ShouldContain("about 80 of 100 records like this one are");

        var treaty = await Get("/records/" + Between(Between(await Get("/agreements?kind=treaty"), "<tbody>", "</tbody>"), "href=\"/records/", "\""));
        Between(treaty, "Life of the agreement", "</section>").ShouldContain("extended");

        var third = Between(await Get("/mechanisms?party=RUS"), "<ol class=\"strip", "</ol>").Split("<li").Single(li => li.Contains("<b>3</b>"));
        var session = await Get(WebUtility.HtmlDecode("/records/" + Between(third, "href=\"/records/", "\"")));
        session.ShouldContain("Session before");
        session.ShouldContain("no. 2 · 17 Sep 2019");
        session.ShouldContain("no. 5 · 5 Sep 2022");
    }

    private async Task<string> Get(string address)
    {
        var response = await fixture.Client.GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await response.Content.ReadAsStringAsync();
    }

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, before);
        start += before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}
