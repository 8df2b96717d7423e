using System.Net;
using System.Text.Json;
using Chancery.Engine.Data;
using Microsoft.AspNetCore.Builder;

namespace Chancery.Server.Tests;

/// <summary>The explorer on a real socket.</summary>
public sealed class ExplorerFixture : IAsyncLifetime
{
    private WebApplication? _app;

    internal SampleStore Sample { get; } = new();

    internal HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false });

    public async ValueTask InitializeAsync()
    {
        _app = ExplorerApp.Build(new ExplorerOptions(Sample.Store, new ChanceryData(), ["http://127.0.0.1:0"]));
        await _app.StartAsync();
        Client.BaseAddress = new Uri(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
        Sample.Dispose();
    }
}

public sealed class ExplorerTests(ExplorerFixture fixture) : IClassFixture<ExplorerFixture>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/timeline")]
    [InlineData("/documents")]
    [InlineData("/documents/zh0000000000000000000000")]
    [InlineData("/documents/zh0000000000000000000000?view=clean")]
    [InlineData("/search?q=treaty")]
    [InlineData("/audit")]
    [InlineData("/audit?verdict=consistent&kind=contradiction")]
    [InlineData("/nowhere")]
    public async Task Pages_are_whole_and_locked_down(string address)
    {
        foreach (var language in (string[])["en", "zh"])
        {
            var separator = address.Contains('?') ? '&' : '?';
            var response = await fixture.Client.GetAsync($"{address}{separator}lang={language}");
            var html = await response.Content.ReadAsStringAsync();
            html.ShouldStartWith("<!DOCTYPE html>");
            html.ShouldContain($"<html lang=\"{language}\">");
            html.TrimEnd().ShouldEndWith("</html>");
            html.Split("<script").Length.ShouldBe(html.Split("<script type=\"module\" src=\"/assets/").Length, "no script stands in a page");
            html.ShouldNotContain("style=");
            response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
            response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        }
    }

    [Fact]
    public async Task The_chronology_leads_to_the_highlighted_words()
    {
        var html = await Get("/timeline?type=agreement");
        html.ShouldContain("河流条约");
        html.ShouldContain("16 Jul 2001");
        WebUtility.HtmlDecode(html).ShouldContain("+1");
        var link = Between(html, "class=\"chip\" href=\"", "\"").Replace("&amp;", "&");
        var anchor = link[(link.IndexOf('#') + 1)..];
        var reader = await Get(link);
        reader.ShouldContain($"id=\"{anchor}\"");
        Between(reader, $"id=\"{anchor}\"", "</mark>").ShouldContain(link.Contains("/zh0") ? "签署《河流条约》" : "The River Treaty was signed");
        reader.ShouldContain("autofocus");
    }

    [Fact]
    public async Task The_reader_shows_the_source_as_inert_text()
    {
        var html = await Get("/documents/" + fixture.Sample.Id("zh"));
        html.ShouldContain("&lt;b&gt;两国&lt;/b&gt;");
        html.ShouldContain("&lt;Title&gt; &amp; more");
        html.ShouldContain("class=\"t-agreement\"");
        html.ShouldContain("data-letter=\"M\"");
    }

    [Fact]
    public async Task A_record_page_shows_fields_statements_and_where_they_come_from()
    {
        var html = await Get(RecordPath(await Get("/timeline?type=agreement")));
        html.ShouldContain("2 documents, 2 independent");
        html.ShouldContain("test.rule");
        html.ShouldContain("date ← carried");
        html.ShouldContain("签署《河流条约》");
        html.ShouldContain("The River Treaty was signed");
    }

    [Fact]
    public async Task Search_leads_to_the_passage()
    {
        var html = await Get("/search?q=billion");
        html.ShouldContain("<mark>billion</mark>");
        var link = WebUtility.HtmlDecode(Between(html, "data-step><a href=\"", "\""));
        (await Get(link)).ShouldContain("found");
    }

    [Theory]
    [InlineData("/timeline?from=yesterday", HttpStatusCode.BadRequest, "is not a date")]
    [InlineData("/timeline?type=treaty", HttpStatusCode.BadRequest, "is not a record type")]
    [InlineData("/timeline?cursor=nonsense", HttpStatusCode.BadRequest, "no longer valid")]
    [InlineData("/audit?verdict=false", HttpStatusCode.BadRequest, "is not a verdict")]
    [InlineData("/audit?kind=guess", HttpStatusCode.BadRequest, "is not a kind of finding")]
    [InlineData("/audit?verdict=consistent&cursor=nonsense", HttpStatusCode.BadRequest, "no longer valid")]
    [InlineData("/records/m-0", HttpStatusCode.NotFound, "There is no such record")]
    [InlineData("/documents/0", HttpStatusCode.NotFound, "There is no such document")]
    [InlineData("/admin", HttpStatusCode.NotFound, "There is no such page")]
    public async Task Errors_name_the_cause_and_a_way_out(string address, HttpStatusCode status, string words)
    {
        var response = await fixture.Client.GetAsync(address);
        response.StatusCode.ShouldBe(status);
        var html = await response.Content.ReadAsStringAsync();
        html.ShouldContain(words);
        html.ShouldContain("To the overview");
    }

    [Fact]
    public async Task The_api_gives_records_in_contract_form_and_problems_as_json()
    {
        using var records = JsonDocument.Parse(await Get("/api/v1/records?type=indicator"));
        records.RootElement.GetProperty("total").GetInt32().ShouldBe(1);
        var record = records.RootElement.GetProperty("items")[0];
        record.GetProperty("value").GetDecimal().ShouldBe(240_000_000_000m);
        record.GetProperty("evidence")[0].GetProperty("doc").GetString().ShouldBe("en.html");
        using var one = JsonDocument.Parse(await Get("/api/v1/records/" + record.GetProperty("id").GetString()));
        one.RootElement.GetProperty("metric").GetString().ShouldBe("trade");
        using var documents = JsonDocument.Parse(await Get("/api/v1/documents"));
        documents.RootElement.GetProperty("items").GetArrayLength().ShouldBe(2);

        var problem = await fixture.Client.GetAsync("/api/v1/records/m-0");
        problem.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        problem.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task The_audit_board_shows_operands_that_lead_to_their_words()
    {
        var html = await Get("/audit");
        html.ShouldContain("Inconsistent · 1");
        html.ShouldContain("Consistent · 0");
        html.ShouldContain("Stated 240 billion USD · follows 241 billion USD");
        html.ShouldContain("<mark>240 billion dollars</mark>");
        var link = WebUtility.HtmlDecode(Between(html, "class=\"operands\">", "<mark>"));
        var reader = await Get(link[(link.LastIndexOf("href=\"", StringComparison.Ordinal) + 6)..link.LastIndexOf('"')]);
        reader.ShouldContain("found\"");
        reader[reader.IndexOf("found\"", StringComparison.Ordinal)..].ShouldContain("240 billion dollars");
        (await Get("/audit?lang=zh")).ShouldContain("不吻合");
        (await Get("/audit?verdict=consistent")).ShouldContain("Nothing to compare was found");
    }

    [Fact]
    public async Task The_api_gives_findings_in_contract_form()
    {
        using var findings = JsonDocument.Parse(await Get("/api/v1/findings?verdict=inconsistent"));
        findings.RootElement.GetProperty("total").GetInt32().ShouldBe(1);
        var finding = findings.RootElement.GetProperty("items")[0];
        finding.GetProperty("kind").GetString().ShouldBe("contradiction");
        finding.GetProperty("stated").GetDecimal().ShouldBe(240_000_000_000m);
        finding.GetProperty("operands")[0].GetProperty("evidence").GetProperty("quote").GetString().ShouldBe("240 billion dollars");
        finding.GetProperty("records").GetArrayLength().ShouldBe(1);
        using var none = JsonDocument.Parse(await Get("/api/v1/findings?kind=sum"));
        none.RootElement.GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Other_hosts_and_methods_are_refused()
    {
        using var rebinding = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };
        (await fixture.Client.SendAsync(rebinding)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await fixture.Client.PostAsync("/timeline", null)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await Get("/healthz")).ShouldBe("ok\n");
    }

    [Fact]
    public async Task Style_and_icon_can_be_kept_by_the_browser()
    {
        var address = Between(await Get("/"), "rel=\"stylesheet\" href=\"", "\"");
        var response = await fixture.Client.GetAsync(address);
        response.Headers.CacheControl!.ToString().ShouldContain("immutable");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
    }

    [Theory]
    [InlineData("http://0.0.0.0:5210")]
    [InlineData("http://192.168.1.5:80")]
    [InlineData("http://*:80")]
    [InlineData("https://127.0.0.1:1")]
    [InlineData("5210")]
    public void Addresses_beyond_loopback_are_refused(string url) =>
        Should.Throw<ListenException>(() => ExplorerApp.Build(new ExplorerOptions(fixture.Sample.Store, new ChanceryData(), [url])));

    private async Task<string> Get(string address)
    {
        var response = await fixture.Client.GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await response.Content.ReadAsStringAsync();
    }

    private static string RecordPath(string html) => "/records/" + Between(html, "href=\"/records/", "\"");

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, before);
        start += before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}
