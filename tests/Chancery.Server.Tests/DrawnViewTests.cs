using System.Net;
using System.Text.Json;

namespace Chancery.Server.Tests;

/// <summary>Timeline, figures and network over HTTP.</summary>
public sealed class DrawnViewTests(ExplorerFixture fixture) : IClassFixture<ExplorerFixture>
{
    [Theory]
    [InlineData("/timeline")]
    [InlineData("/timeline?lanes=mechanism")]
    [InlineData("/timeline?from=2001&to=2001-12")]
    [InlineData("/indicators")]
    [InlineData("/indicators?q=nothing")]
    [InlineData("/network")]
    [InlineData("/network?from=1999&to=2000&party=CHN&nodes=all")]
    public async Task Pages_are_whole_without_script(string address)
    {
        var html = await Get(address);
        html.ShouldStartWith("<!DOCTYPE html>");
        html.TrimEnd().ShouldEndWith("</html>");
        html.ShouldNotContain("style=");
    }

    [Fact]
    public async Task The_strip_leads_from_years_to_days()
    {
        var html = WebUtility.HtmlDecode(await Get("/timeline?type=agreement"));
        html.ShouldContain("from=2001");
        html.ShouldContain("data-marks=\"/timeline/marks?type=agreement\"");
        WebUtility.HtmlDecode(await Get("/timeline?from=2001-07&to=2001-07")).ShouldContain("from=2001-07-16&to=2001-07-16");
    }

    [Fact]
    public async Task Marks_are_arrays_of_one_length_and_undated_records_are_counted_only()
    {
        var marks = JsonDocument.Parse(await Get("/timeline/marks")).RootElement;
        var count = marks.GetProperty("from").GetArrayLength();
        count.ShouldBe(2);
        foreach (var name in (string[])["to", "lane", "type", "flags"])
        {
            marks.GetProperty(name).GetArrayLength().ShouldBe(count);
        }

        marks.GetProperty("ids").GetString()!.Length.ShouldBe(count * 18);
        marks.GetProperty("from")[0].GetInt32().ShouldBe(new DateOnly(2001, 7, 16).DayNumber - new DateOnly(1970, 1, 1).DayNumber);
        (await Get("/timeline")).ShouldContain("1 without a year");
    }

    [Fact]
    public async Task A_mark_opens_the_card_of_its_record_as_inert_text()
    {
        var ids = JsonDocument.Parse(await Get("/timeline/marks?type=agreement")).RootElement.GetProperty("ids").GetString()!;
        var card = await Get($"/records/{ids}?part=card");
        card.ShouldNotContain("<html");
        card.ShouldContain("class=\"card\"");
        card.ShouldContain("河流条约");
        card.ShouldContain("class=\"chip\"");
        (await Get($"/timeline?record={ids}")).ShouldContain("class=\"card\"");
    }

    [Fact]
    public async Task Filters_by_source_and_person_narrow_page_and_api()
    {
        JsonDocument.Parse(await Get("/api/v1/records?source=en.html")).RootElement.GetProperty("total").GetInt64().ShouldBe(2);
        JsonDocument.Parse(await Get("/api/v1/records?person=Nobody")).RootElement.GetProperty("total").GetInt64().ShouldBe(0);
        (await Get("/timeline?person=Nobody")).ShouldContain("No records match");
    }

    [Fact]
    public async Task A_measure_shows_its_values_with_sources_and_what_the_audit_says()
    {
        var html = await Get("/indicators?q=trade");
        html.ShouldContain("data-value=\"240000000000\"");
        html.ShouldContain("class=\"chip\"");
        html.ShouldContain("240 billion USD");
        html.ShouldContain("class=\"spark\"");
        html.ShouldContain(fixture.Sample.TradeFinding.Id);
        (await fixture.Client.GetAsync("/indicators?metric=none")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_network_lists_who_is_named_and_joins_who_is_named_together()
    {
        var html = await Get("/network");
        html.ShouldContain("data-kind=\"party\" data-records=\"3\"");
        JsonDocument.Parse(await Get("/network/edges")).RootElement.EnumerateArray().Select(e => e[2].GetInt32()).ShouldBe([2, 1]);
        (await Get("/network?from=2001&to=2001")).ShouldNotContain("data-records=\"2\"");
        (await fixture.Client.GetAsync("/network?from=soon")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<string> Get(string address)
    {
        var response = await fixture.Client.GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await response.Content.ReadAsStringAsync();
    }
}
