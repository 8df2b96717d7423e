using System.Text.Json;

namespace Chancery.Server.Tests.Exports;

public sealed class TimelineJsExportTests : IClassFixture<ExportSample>
{
    private readonly JsonDocument _timeline;

    public TimelineJsExportTests(ExportSample sample)
    {
        _timeline = JsonDocument.Parse(sample.Text("timelinejs"));
    }

    private IEnumerable<JsonElement> Events => _timeline.RootElement.GetProperty("events").EnumerateArray();

    [Fact]
    public void Every_slide_has_a_start_a_headline_and_an_id_of_its_own()
    {
        foreach (var slide in Events)
        {
            slide.GetProperty("start_date").GetProperty("year").GetInt32().ShouldBeInRange(1900, 2100);
            slide.GetProperty("text").GetProperty("headline").GetString().ShouldNotBeNullOrEmpty();
            slide.GetProperty("text").GetProperty("text").GetString().ShouldStartWith("<p>");
        }

        Events.Select(e => e.GetProperty("unique_id").GetString()).Distinct().Count().ShouldBe(Events.Count());
    }

    [Fact]
    public void Dates_are_as_exact_as_they_are_told()
    {
        Slide("Defence talks").GetProperty("start_date").GetRawText().ShouldBe("{\"year\":2024,\"month\":10,\"day\":14}");
        Slide("Border summit").GetProperty("start_date").GetRawText().ShouldBe("{\"year\":2023,\"month\":9}");
        Slide("River Shield").GetProperty("end_date").GetRawText().ShouldBe("{\"year\":2024,\"month\":8,\"day\":2}");
        Slide("Joint Commission").TryGetProperty("end_date", out _).ShouldBeFalse();
    }

    [Fact]
    public void Text_of_documents_is_never_markup()
    {
        foreach (var slide in Events)
        {
            var html = slide.GetProperty("text").GetProperty("headline").GetString() + slide.GetProperty("text").GetProperty("text").GetString();
            html.ShouldNotContain("<script");
            html.ShouldNotContain("<b>");
            html.ShouldNotContain("javascript:");
        }

        Events.ShouldContain(e => e.GetProperty("text").GetProperty("headline").GetString()!.Contains("&lt;script&gt;"));
    }

    private JsonElement Slide(string headline) => Events.Single(e => e.GetProperty("text").GetProperty("headline").GetString() == headline);
}
