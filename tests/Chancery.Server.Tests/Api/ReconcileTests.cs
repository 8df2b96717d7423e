using System.Net;
using System.Text.Json.Nodes;

namespace Chancery.Server.Tests.Api;

public sealed class ReconcileTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    private const string Path = "/api/v1/reconcile";

    [Fact]
    public async Task The_manifest_names_types_and_services_of_this_site()
    {
        var manifest = JsonNode.Parse(await fixture.Client.GetStringAsync(Path))!;
        manifest["versions"]!.AsArray().Select(v => (string?)v).ShouldBe(["0.2"]);
        manifest["defaultTypes"]!.AsArray().Select(t => (string?)t!["id"]).ShouldBe(["party", "person", "mechanism", "agreement"]);
        ((string)manifest["view"]!["url"]!).ShouldBe(fixture.Client.BaseAddress + "api/v1/reconcile/view?id={{id}}");
        ((string)manifest["suggest"]!["entity"]!["service_url"]! + (string)manifest["suggest"]!["entity"]!["service_path"]!).ShouldBe(fixture.Client.BaseAddress + "api/v1/reconcile/suggest/entity");
    }

    [Theory]
    [InlineData("person", "Belousov")]
    [InlineData("person", "Белоусов")]
    [InlineData("person", "别洛乌索夫")]
    [InlineData("person", "Andrei Belousov")]
    public async Task A_person_is_found_in_three_scripts(string type, string name)
    {
        var candidate = (await Match(name, type))[0]!;
        candidate["match"]!.GetValue<bool>().ShouldBeTrue();
        ((string)candidate["id"]!).ShouldStartWith("person:RUS:");
        (await Match("Belousov", type))[0]!["id"]!.ToString().ShouldBe((string)candidate["id"]!, "one person has one id");
    }

    [Theory]
    [InlineData("party", "俄罗斯", "party:RUS")]
    [InlineData("party", "Россия", "party:RUS")]
    [InlineData("party", "Russia", "party:RUS")]
    [InlineData("party", "rus", "party:RUS")]
    public async Task A_party_is_found_in_three_scripts_and_by_its_code(string type, string name, string id)
    {
        var candidate = (await Match(name, type)).ShouldHaveSingleItem()!;
        ((string?)candidate["id"]).ShouldBe(id);
        candidate["match"]!.GetValue<bool>().ShouldBeTrue();
        candidate["score"]!.GetValue<int>().ShouldBe(100);
    }

    [Fact]
    public async Task Mechanisms_and_agreements_are_found_by_name_and_strangers_are_not()
    {
        ((string)(await Match("the River Commission", "mechanism"))[0]!["id"]!).ShouldStartWith("h-");
        var treaty = (await Match("Treaty on River Ferries and Lighthouses", "agreement")).ShouldHaveSingleItem()!;
        treaty["match"]!.GetValue<bool>().ShouldBeTrue();
        (await Match("Wellington", "person")).ShouldBeEmpty();
        (await Match("Bel", "person")).ShouldNotContain(c => c!["match"]!.GetValue<bool>());
        (await Match("", null)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_batch_may_be_posted_as_a_form_and_narrowed_by_party()
    {
        var batch = """{"a":{"query":"Belousov","type":"person","properties":[{"pid":"party","v":"CHN"}]},"b":{"query":"Belousov","type":["person"],"limit":1}}""";
        using var form = new FormUrlEncodedContent([new("queries", batch)]);
        var response = await fixture.Client.PostAsync(Path, form);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        answer["a"]!["result"]!.AsArray().ShouldBeEmpty();
        answer["b"]!["result"]!.AsArray().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"a\":1}")]
    [InlineData("{\"a\":{\"query\":1}}")]
    [InlineData("{\"a\":{\"query\":\"x\",\"type\":\"animal\"}}")]
    [InlineData("{\"a\":{\"query\":\"x\",\"type\":{\"id\":[]}}}")]
    [InlineData("{\"a\":{\"query\":\"x\",\"limit\":1e99}}")]
    [InlineData("{\"a\":{\"query\":\"x\",\"limit\":0}}")]
    [InlineData("{\"a\":[[[[[[[[[[[[]]]]]]]]]]]]}")]
    [InlineData("")]
    public async Task Hostile_json_is_refused_with_what_is_wanted(string batch)
    {
        using var form = new FormUrlEncodedContent([new("queries", batch)]);
        var response = await fixture.Client.PostAsync(Path, form);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        ((string?)problem["code"]).ShouldBe("bad-body");
        ((string?)problem["detail"]).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Bodies_that_are_large_or_no_form_are_refused()
    {
        using var json = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        ((int)(await fixture.Client.PostAsync(Path, json)).StatusCode).ShouldBeOneOf(400, 415);
        using var large = new FormUrlEncodedContent([new("queries", new string('x', 2 << 20))]);
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = large, Headers = { ExpectContinue = true } };
        (await fixture.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var many = "{" + string.Join(',', Enumerable.Range(0, 51).Select(i => $"\"q{i}\":{{\"query\":\"x\"}}")) + "}";
        using var batch = new FormUrlEncodedContent([new("queries", many)]);
        (await fixture.Client.PostAsync(Path, batch)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Entities_can_be_completed_previewed_and_opened()
    {
        var suggested = JsonNode.Parse(await fixture.Client.GetStringAsync(Path + "/suggest/entity?prefix=riv&type=mechanism"))!["result"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)suggested["name"]).ShouldBe("River Commission");
        JsonNode.Parse(await fixture.Client.GetStringAsync(Path + "/suggest/type?prefix=pe"))!["result"]![0]!["id"]!.ToString().ShouldBe("person");
        var preview = await fixture.Client.GetAsync(Path + "/preview?id=" + suggested["id"]);
        (await preview.Content.ReadAsStringAsync()).ShouldContain("<h1>River Commission</h1>");
        preview.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; frame-ancestors http://127.0.0.1:*");
        var view = await fixture.Client.GetAsync(Path + "/view?id=" + suggested["id"]);
        view.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        view.Headers.Location!.ToString().ShouldBe("/records/" + suggested["id"]);
        (await fixture.Client.GetAsync(Path + "/view?id=party:NOPE")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<JsonArray> Match(string name, string? type)
    {
        var query = new JsonObject { ["query"] = name };
        if (type is not null)
        {
            query["type"] = type;
        }

        var batch = new JsonObject { ["q"] = query }.ToJsonString();
        return JsonNode.Parse(await fixture.Client.GetStringAsync(Path + "?queries=" + Uri.EscapeDataString(batch)))!["q"]!["result"]!.AsArray();
    }
}
