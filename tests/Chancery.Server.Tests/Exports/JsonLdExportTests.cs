using System.Text.Json;

namespace Chancery.Server.Tests.Exports;

public sealed class JsonLdExportTests : IClassFixture<ExportSample>
{
    private readonly ExportSample _sample;

    public JsonLdExportTests(ExportSample sample)
    {
        _sample = sample;
    }

    [Fact]
    public void It_is_an_annotation_page_with_an_annotation_for_each_slice()
    {
        using var page = JsonDocument.Parse(_sample.Text("jsonld"));
        page.RootElement.GetProperty("@context")[0].GetString().ShouldBe("http://www.w3.org/ns/anno.jsonld");
        page.RootElement.GetProperty("type").GetString().ShouldBe("AnnotationPage");
        page.RootElement.GetProperty("startIndex").GetInt32().ShouldBe(0);
        var items = page.RootElement.GetProperty("items").EnumerateArray().ToArray();
        items.Length.ShouldBe(_sample.Job.Records().Sum(r => r.Evidence.Count));
        items.Select(i => i.GetProperty("id").GetString()).Distinct().Count().ShouldBe(items.Length);
        foreach (var item in items)
        {
            item.GetProperty("type").GetString().ShouldBe("Annotation");
            IsIri(item.GetProperty("id"));
            IsIri(item.GetProperty("body").GetProperty("id"));
            item.GetProperty("body").GetProperty("fact").GetProperty("type").GetString().ShouldBe(item.GetProperty("body").GetProperty("recordType").GetString());
            item.GetProperty("target").GetProperty("type").GetString().ShouldBe("SpecificResource");
            IsIri(item.GetProperty("target").GetProperty("source").GetProperty("id"));
        }
    }

    [Fact]
    public void Both_selectors_find_the_same_words()
    {
        using var page = JsonDocument.Parse(_sample.Text("jsonld"));
        foreach (var target in page.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("target")))
        {
            var id = target.GetProperty("source").GetProperty("id").GetString()!.Split(':')[^1];
            var runes = _sample.Job.Documents.Get(id).Stored.Text.EnumerateRunes().Select(r => r.ToString()).ToArray();
            var selectors = target.GetProperty("selector").EnumerateArray().ToDictionary(s => s.GetProperty("type").GetString()!);
            var (start, end) = (selectors["TextPositionSelector"].GetProperty("start").GetInt32(), selectors["TextPositionSelector"].GetProperty("end").GetInt32());
            var quote = selectors["TextQuoteSelector"];
            var exact = quote.GetProperty("exact").GetString()!;
            string.Concat(runes[start..end]).ShouldBe(exact, "positions count code points");
            string.Concat(runes[..start]).ShouldEndWith(quote.GetProperty("prefix").GetString()!);
            string.Concat(runes[end..]).ShouldStartWith(quote.GetProperty("suffix").GetString()!);
            exact.ShouldContain("\U00020001");
        }
    }

    [Fact]
    public void Only_addresses_that_are_safe_to_follow_are_given()
    {
        var text = _sample.Text("jsonld");
        text.ShouldContain("\"canonical\":\"https://example.org/a?b=1&c=d%20e\"");
        text.ShouldNotContain("javascript:");
    }

    [Fact]
    public void With_an_explorer_names_are_links()
    {
        using var page = JsonDocument.Parse(_sample.Text("jsonld", job => job with { Explorer = new Uri("http://127.0.0.1:5210/base/") }));
        var item = page.RootElement.GetProperty("items")[0];
        item.GetProperty("body").GetProperty("id").GetString().ShouldStartWith("http://127.0.0.1:5210/base/records/");
        item.GetProperty("target").GetProperty("source").GetProperty("id").GetString().ShouldStartWith("http://127.0.0.1:5210/base/documents/");
    }

    private static void IsIri(JsonElement id) => Uri.TryCreate(id.GetString(), UriKind.Absolute, out _).ShouldBeTrue(id.GetString());
}
