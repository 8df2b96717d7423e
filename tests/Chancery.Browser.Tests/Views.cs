using Deque.AxeCore.Playwright;

namespace Chancery.Browser.Tests;

/// <summary>Every view in both languages, light and dark, wide and narrow.</summary>
public sealed class Views(Explorer explorer) : IClassFixture<Explorer>
{
    private const int PhoneWidth = 360;

    /// <summary>Addresses of the views; <c>RECORD</c> and <c>DOCUMENT</c> are put in by the test.</summary>
    public static TheoryData<string> All =>
    [
        "/", "/?party=CHN&party=RUS", "/timeline", "/timeline?type=meeting&party=CHN&lanes=mechanism", "/mechanisms", "/agreements", "/indicators", "/network",
        "/review", "/decisions", "/documents/DOCUMENT/copies", "/documents", "/documents/DOCUMENT", "/documents/DOCUMENT?view=clean",
        "/records/RECORD", "/audit", "/search?q=cooperation", "/search", "/sign-in", "/nowhere",
    ];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Is_clean_on_a_wide_screen_in_English(string view)
    {
        await using var reader = await explorer.ReaderAsync();
        await ShouldBeClean(reader, view, "en");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Is_clean_on_a_phone_in_the_dark_in_Chinese(string view)
    {
        await using var reader = await explorer.ReaderAsync("zh-CN", PhoneWidth, dark: true);
        await ShouldBeClean(reader, view, "zh");
        var overflow = await reader.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        overflow.ShouldBeLessThanOrEqualTo(0, view + " must not scroll sideways");
    }

    private async Task ShouldBeClean(Reader reader, string view, string language)
    {
        await reader.GoAsync(AddressOf(view));
        (await reader.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
        (await reader.Page.Locator("h1").CountAsync()).ShouldBe(1);
        var result = await reader.Page.RunAxe();
        result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}").ShouldBeEmpty(view);
        Unexpected(reader).ShouldBeEmpty(view);
    }

    private string AddressOf(string view)
    {
        var record = explorer.Store.ListRecords(new() { Limit = 1, MinConfidence = 0.7 }).Items[0];
        return view.Replace("RECORD", record.Id).Replace("DOCUMENT", record.Evidence[0].DocumentId);
    }

    /// <summary>A page that is not there is an error in the console of every browser.</summary>
    private static IEnumerable<string> Unexpected(Reader reader) => reader.Problems.Where(p => !p.Contains("404 (Not Found)", StringComparison.Ordinal));
}
