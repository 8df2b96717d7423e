using System.Text;
using Ical.Net;

namespace Chancery.Server.Tests.Exports;

public sealed class IcsExportTests : IClassFixture<ExportSample>
{
    private readonly ExportSample _sample;

    public IcsExportTests(ExportSample sample)
    {
        _sample = sample;
    }

    [Fact]
    public void A_reader_of_calendars_finds_days_periods_and_months_and_nothing_vaguer()
    {
        var calendar = Calendar.Load(_sample.Text("ics"))!;
        calendar.Version.ShouldBe("2.0");
        var events = calendar.Events.OrderBy(e => e.Start!.Value).Select(e => $"{e.Start!.Value:yyyy-MM-dd} {e.End!.Value:yyyy-MM-dd} {e.Status} {e.Start.HasTime}").ToArray();
        events.ShouldBe(
        [
            "2001-07-16 2001-07-17 CONFIRMED False",
            "2002-02-28 2002-03-01 CONFIRMED False",
            "2023-09-01 2023-10-01 TENTATIVE False",
            "2024-07-30 2024-08-03 CONFIRMED False",
            "2024-10-14 2024-10-15 CONFIRMED False",
            "2025-01-31 2025-02-01 CONFIRMED False",
            "2025-02-28 2025-03-01 CONFIRMED False",
        ]);
        calendar.Events.Select(e => e.Uid).Distinct().Count().ShouldBe(events.Length);
    }

    [Fact]
    public void Texts_arrive_as_they_are_told()
    {
        var calendar = Calendar.Load(_sample.Text("ics", job => job with { Explorer = new Uri("http://127.0.0.1:5210/") }))!;
        var talks = calendar.Events.Single(e => e.Summary == "China, Russia: Defence talks");
        talks.Location.ShouldBe("Beijing");
        talks.Categories.ShouldBe(["meeting"]);
        talks.Description!.ShouldContain("\n=fact 0, \"quoted\" <b> \U00020001\n");
        talks.Url!.ToString().ShouldStartWith("http://127.0.0.1:5210/records/");
        calendar.Events.ShouldContain(e => e.Description!.Contains("Date as told: 2023-09"));
        var hostile = calendar.Events.Single(e => e.Location?.StartsWith("=HYPERLINK", StringComparison.Ordinal) == true);
        hostile.Location!.ShouldContain("{brace} \\cmd ]]> <script>alert(1)</script> &");
        hostile.Location.ShouldEndWith("tab and line; end");
    }

    [Fact]
    public void No_line_has_more_than_75_octets_and_every_one_ends_with_CR_LF()
    {
        var text = _sample.Text("ics");
        text.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75 && !line.Contains('\n') && !line.Contains('\r'));
        text.ShouldEndWith("END:VCALENDAR\r\n");
    }
}
