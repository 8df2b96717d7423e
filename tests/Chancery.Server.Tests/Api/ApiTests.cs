using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chancery.Model;
using Chancery.Server.Api;
using Chancery.Server.Exports;

namespace Chancery.Server.Tests.Api;

public sealed class ApiTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Records_are_those_of_an_export()
    {
        var items = (await Get("records?limit=1000"))["items"]!.AsArray();
        var lines = (await fixture.Client.GetStringAsync("/api/v1/export?format=jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        items.Select(i => i!.ToJsonString(ApiJson.Options)).ShouldBe(lines.Select(l => JsonNode.Parse(l)!.ToJsonString(ApiJson.Options)));
    }

    [Theory]
    [InlineData("type=agreement", 2)]
    [InlineData("type=agreement,MEETING", 4)]
    [InlineData("type=agreement&type=meeting&from=2002-01&to=2003", 2)]
    [InlineData("party=rus&party=CHN", 6)]
    [InlineData("text=commission&type=mechanism", 1)]
    [InlineData("confidence=0.99", 1)]
    [InlineData("document=river/treaty.md", 5)]
    [InlineData("lang=zh&type=mechanism", 1)]
    public async Task Filters_are_those_of_the_command_line(string query, int total) =>
        (await Get("records?" + query))["total"]!.GetValue<int>().ShouldBe(total);

    [Fact]
    public async Task Pages_follow_one_another_in_both_orders()
    {
        foreach (var order in (string[])["oldest", "newest"])
        {
            List<string> ids = [];
            string? cursor = null;
            do
            {
                var page = await Get($"records?order={order}&limit=2" + (cursor is null ? "" : "&cursor=" + cursor));
                ids.AddRange(page["items"]!.AsArray().Select(i => (string)i!["id"]!));
                page.AsObject().ContainsKey("next").ShouldBeTrue();
                cursor = (string?)page["next"];
            }
            while (cursor is not null);
            ids.Distinct().Count().ShouldBe(ids.Count);
            ids.Count.ShouldBe((await Get("records"))["total"]!.GetValue<int>());
        }
    }

    [Fact]
    public async Task A_record_leads_to_its_statements_reasons_and_places()
    {
        var id = await IdOf("type=agreement&text=signed");
        var statement = (await Get($"records/{id}/statements"))["items"]![0]!;
        ((string?)statement["rule"]).ShouldBe("test.rule");
        ((string?)statement["fieldSources"]!["date"]).ShouldBe("carried");
        ((string?)statement["fact"]!["title"]).ShouldBe("Treaty on River Ferries and Lighthouses");
        statement["evidence"]![0]!["line"]!.GetValue<int>().ShouldBe(1);

        var explanation = await Get($"records/{id}/explanation");
        ((string?)explanation["record"]!["id"]).ShouldBe(id);
        explanation["statements"]!.AsArray().Count.ShouldBe(1);

        var citation = (await Get($"records/{id}/evidence"))["items"]![0]!;
        ((string?)citation["quote"]).ShouldBe("The Treaty on River Ferries and Lighthouses was signed");
        ((string?)citation["before"]).ShouldBe("𠀀 ");
        ((string?)citation["after"])!.ShouldStartWith(" on 16 July 2001");
        citation["start"]!.GetValue<int>().ShouldBe(2, "code points, not UTF-16 units");
        ((string?)citation["title"]).ShouldBe("On river");
        var page = await fixture.Client.GetStringAsync(new Uri((string)citation["link"]!));
        page.ShouldContain("found");
    }

    [Fact]
    public async Task Documents_give_ranges_of_code_points_and_the_records_in_them()
    {
        (await Get("documents?text=NEWS"))["total"]!.GetValue<int>().ShouldBe(3);
        var id = fixture.Api.Id("river");
        var plain = await Get("documents/" + id);
        ((string?)plain["document"]!["path"]).ShouldBe("river/treaty.md");
        ((string?)plain["origins"]!["date"]).ShouldBe("front-matter:date");
        plain["length"]!.GetValue<int>().ShouldBe(ApiStore.RiverText.Length - 1);
        plain["text"].ShouldBeNull();

        var range = await Get($"documents/{id}?include=text,records&start=0&end=56");
        ((string?)range["text"]!["text"]).ShouldBe("𠀀 The Treaty on River Ferries and Lighthouses was signed");
        var mark = range["records"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)mark["quote"]).ShouldBe("The Treaty on River Ferries and Lighthouses was signed");
        (await Get($"documents/{id}?include=text"))["text"]!["text"]!.GetValue<string>().ShouldBe(ApiStore.RiverText);

        var copy = (await Get($"documents/{id}/copies"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)copy["document"]!["id"]).ShouldBe(id);
    }

    [Fact]
    public async Task Mechanisms_come_with_sessions_and_gaps_and_agreements_with_their_lives()
    {
        var mechanism = (await Get("mechanisms?party=CHN"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)mechanism["record"]!["name"]).ShouldBe("River Commission");
        mechanism["series"]!["sessions"]!.AsArray().Select(s => s!["ordinal"]!.GetValue<int>()).ShouldBe([1, 3]);
        mechanism["series"]!["gaps"]!.AsArray().Select(g => g!.GetValue<int>()).ShouldBe([2]);
        ((string?)mechanism["series"]!["cadence"]).ShouldBe("annual");

        var life = (await Get("agreements"))["items"]![0]!["life"]!.AsArray();
        life.Select(s => (string?)s!["action"]).ShouldBe(["signed", "ratified"]);
        (await Get("indicators"))["items"]![0]!["value"]!.GetValue<decimal>().ShouldBe(240_000_000_000m);
    }

    [Fact]
    public async Task Findings_can_be_opened_by_id()
    {
        var id = fixture.Api.Finding.Id;
        (await Get("findings?verdict=inconsistent&kind=contradiction&document=en"))["items"]![0]!["id"]!.GetValue<string>().ShouldBe(id);
        var finding = await Get("findings/" + id);
        ((string?)finding["operands"]![0]!["evidence"]!["quote"]).ShouldBe("240 billion dollars");
    }

    [Fact]
    public async Task Passages_come_with_marks_and_citation()
    {
        var passage = (await Get("search?q=treaty"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        var mark = passage["marks"]![0]!;
        var snippet = (string)passage["snippet"]!;
        var index = new CodePointIndex(snippet);
        snippet[index.ToUtf16(mark["start"]!.GetValue<int>())..index.ToUtf16(mark["end"]!.GetValue<int>())].ShouldBe("Treaty");
        ((string?)passage["citation"]!["path"]).ShouldBe("river/treaty.md");
    }

    [Fact]
    public async Task Parties_and_counts_are_told()
    {
        var parties = (await Get("parties"))["items"]!.AsArray();
        var russia = parties.Single(p => (string?)p!["code"] == "RUS")!;
        ((string?)russia["names"]!["zh"]).ShouldBe("俄罗斯");
        ((string?)russia["iso2"]).ShouldBe("RU");
        var summary = await Get("summary");
        summary["documents"]!.GetValue<int>().ShouldBe(4);
        summary["recordsByType"]!["meeting"]!.GetValue<int>().ShouldBe(2);
        summary["recordsByType"]!["event"]!.GetValue<int>().ShouldBe(0);
        summary["findingsByVerdict"]!["inconsistent"]!.GetValue<int>().ShouldBe(1);
        summary["versions"]!["contract"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Every_format_is_exported_as_a_file()
    {
        foreach (var format in ExportFormats.All)
        {
            var response = await fixture.Client.GetAsync($"/api/v1/export?format={format.Name}&type={format.Types[0].Name()}&party=RUS");
            response.StatusCode.ShouldBe(HttpStatusCode.OK, format.Name);
            var disposition = response.Content.Headers.ContentDisposition!;
            disposition.DispositionType.ShouldBe("attachment");
            disposition.FileName!.ShouldStartWith($"chancery-{format.Types[0].Name()}-RUS.");
            (await response.Content.ReadAsByteArrayAsync()).ShouldNotBeEmpty(format.Name);
        }
    }

    [Fact]
    public async Task One_record_or_document_can_be_exported()
    {
        var id = await IdOf("type=mechanism");
        var one = await fixture.Client.GetAsync("/api/v1/export?id=" + id);
        one.Content.Headers.ContentDisposition!.FileName.ShouldBe($"chancery-{id}.jsonl");
        JsonNode.Parse(await one.Content.ReadAsStringAsync())!["id"]!.GetValue<string>().ShouldBe(id);
        var lines = await fixture.Client.GetStringAsync("/api/v1/export?document=news/zh.txt");
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldContain("别洛乌索夫");
    }

    [Theory]
    [InlineData("records?colour=red", 400, "unknown-parameter", "colour", "type")]
    [InlineData("records/m-0?colour=red", 400, "unknown-parameter", "colour", null)]
    [InlineData("records?type=treaty", 400, "bad-parameter", "type", "meeting")]
    [InlineData("records?from=yesterday", 400, "bad-parameter", "from", "2024-10-14")]
    [InlineData("records?limit=0", 400, "bad-parameter", "limit", "1 to 1000")]
    [InlineData("records?limit=1001", 400, "bad-parameter", "limit", "1 to 1000")]
    [InlineData("records?limit=5&limit=6", 400, "bad-parameter", "limit", "1 to 1000")]
    [InlineData("records?confidence=2", 400, "bad-parameter", "confidence", "0 to 1")]
    [InlineData("records?order=random", 400, "bad-parameter", "order", "newest")]
    [InlineData("records?document=none.txt", 400, "bad-parameter", "document", null)]
    [InlineData("records?cursor=nonsense", 400, "bad-cursor", "cursor", null)]
    [InlineData("findings?verdict=false", 400, "bad-parameter", "verdict", "consistent")]
    [InlineData("search", 400, "bad-parameter", "q", null)]
    [InlineData("documents/river0000000000000000000?start=5&end=2", 400, "bad-parameter", "end", null)]
    [InlineData("documents/river0000000000000000000?start=5000", 400, "bad-parameter", "start", null)]
    [InlineData("export?format=pdf", 400, "bad-parameter", "format", "jsonl")]
    [InlineData("export?format=csv&byDocument=yes", 400, "bad-export", "format", "jsonl")]
    [InlineData("export?id=m-0", 404, "no-record", null, null)]
    [InlineData("records/m-0", 404, "no-record", null, null)]
    [InlineData("records/m-0/evidence", 404, "no-record", null, null)]
    [InlineData("documents/0", 404, "no-document", null, null)]
    [InlineData("documents/0/copies", 404, "no-document", null, null)]
    [InlineData("findings/f-0", 404, "no-finding", null, null)]
    [InlineData("nowhere", 404, "no-path", null, null)]
    public async Task Problems_say_what_is_wrong_and_what_is_allowed(string path, int status, string code, string? parameter, string? allowed)
    {
        var response = await fixture.Client.GetAsync("/api/v1/" + path.Replace("river0000000000000000000?", fixture.Api.Id("river") + "?"));
        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        response.Content.Headers.ContentDisposition.ShouldBeNull();
        var problem = (await response.Content.ReadFromJsonAsync<ProblemItem>())!;
        problem.Code.ShouldBe(code);
        problem.Status.ShouldBe(status);
        problem.Type.ShouldEndWith(code);
        problem.Parameter.ShouldBe(parameter);
        problem.Detail.ShouldNotBeEmpty();
        if (allowed is not null)
        {
            problem.Allowed!.ShouldContain(allowed);
        }
    }

    [Fact]
    public async Task Other_methods_are_refused_and_head_answers_without_a_body()
    {
        var post = await fixture.Client.PostAsync("/api/v1/records", null);
        post.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await post.Content.ReadFromJsonAsync<ProblemItem>())!.Code.ShouldBe("method-not-allowed");
        foreach (var path in (string[])["records", "export?format=csv", "summary"])
        {
            using var head = new HttpRequestMessage(HttpMethod.Head, "/api/v1/" + path);
            var response = await fixture.Client.SendAsync(head);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            response.Content.Headers.ContentType.ShouldNotBeNull();
            (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
            response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var tag = (await fixture.Client.GetAsync("/api/v1/summary")).Headers.ETag.ShouldNotBeNull();
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/summary") { Headers = { IfNoneMatch = { tag } } };
        (await fixture.Client.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    private async Task<string> IdOf(string query) => (string)(await Get("records?" + query))["items"]![0]!["id"]!;

    private async Task<JsonNode> Get(string path)
    {
        var response = await fixture.Client.GetAsync("/api/v1/" + path);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path + " " + text);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        return JsonNode.Parse(text)!;
    }
}
