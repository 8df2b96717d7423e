using Microsoft.Playwright;

namespace Chancery.Browser.Tests;

/// <summary>What people come to do, as they would do it.</summary>
public sealed class Tasks(Explorer explorer) : IClassFixture<Explorer>
{
    [Fact]
    public async Task Who_met_whom_in_October_leads_to_the_sentence()
    {
        await using var reader = await explorer.ReaderAsync();
        var page = reader.Page;
        await reader.GoAsync("/");
        await page.Locator("a.count", new PageLocatorOptions { HasText = "Meeting" }).ClickAsync();
        await page.GetByLabel("From", new PageGetByLabelOptions { Exact = true }).FillAsync("2024-10");
        await page.GetByLabel("To", new PageGetByLabelOptions { Exact = true }).FillAsync("2024-10");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show" }).First.ClickAsync();
        page.Url.ShouldContain("from=2024-10");
        var chip = page.Locator("table.records a.chip").First;
        var quote = (await chip.Locator(".quote").TextContentAsync())!.Trim(' ', '…');
        await chip.ClickAsync();
        var marked = page.Locator("mark.current");
        await Assertions.Expect(marked.First).ToBeInViewportAsync();
        string.Concat(await marked.AllTextContentsAsync()).Replace("\n", "", StringComparison.Ordinal).ShouldContain(quote[..Math.Min(quote.Length, 8)]);
        reader.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_is_reached_by_keys()
    {
        await using var reader = await explorer.ReaderAsync();
        var page = reader.Page;
        await reader.GoAsync("/audit");
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator(".find input[type=search]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("cooperation");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/search?q=cooperation*");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        (await page.EvaluateAsync<int>("[...document.querySelectorAll('[data-step]')].findIndex(e => e.contains(document.activeElement))")).ShouldBe(1);
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("o");
        await page.WaitForURLAsync("**/documents/*");
        await Assertions.Expect(page.Locator("mark.found").First).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("t");
        await page.WaitForURLAsync("**/timeline*");
    }

    [Fact]
    public async Task A_question_mark_shows_all_keys()
    {
        await using var reader = await explorer.ReaderAsync();
        await reader.GoAsync("/");
        var help = reader.Page.Locator("dialog.keys");
        await reader.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(help).ToBeVisibleAsync();
        (await help.TextContentAsync()).ShouldNotBeNull().ShouldContain("Open the source");
        await reader.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(help).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Search_answers_while_typing_and_the_address_follows()
    {
        await using var reader = await explorer.ReaderAsync();
        await reader.GoAsync("/search");
        await reader.Page.Locator(".find input[type=search]").PressSequentiallyAsync("条约");
        await Assertions.Expect(reader.Page.Locator(".hits mark").First).ToHaveTextAsync("条约");
        reader.Page.Url.ShouldContain("q=" + Uri.EscapeDataString("条约"));
        await reader.Page.ReloadAsync();
        await Assertions.Expect(reader.Page.Locator(".hits mark").First).ToHaveTextAsync("条约");
        await reader.Page.Locator(".facet a").First.ClickAsync();
        await Assertions.Expect(reader.Page.Locator(".facet [aria-current=true]").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_dyad_stays_in_view_from_page_to_page()
    {
        await using var reader = await explorer.ReaderAsync();
        var page = reader.Page;
        await reader.GoAsync("/");
        await page.Locator(".dyad summary").ClickAsync();
        await page.Locator(".dyad li a").First.ClickAsync();
        var heading = await page.Locator("h1").TextContentAsync();
        heading.ShouldNotBeNull().ShouldContain(" – ");
        await page.Locator("nav a", new PageLocatorOptions { HasText = "Timeline" }).ClickAsync();
        (await page.Locator(".dyad summary").TextContentAsync()).ShouldBe(heading);
        page.Url.ShouldContain("party=");
    }

    [Fact]
    public async Task Language_and_theme_are_switched_in_the_page()
    {
        await using var reader = await explorer.ReaderAsync();
        var page = reader.Page;
        await reader.GoAsync("/timeline?type=agreement");
        await page.Locator(".languages a[lang=zh]").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("年表");
        page.Url.ShouldContain("type=agreement");
        await page.Locator("a.theme").ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        (await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).ShouldBe("rgb(21, 24, 27)");
    }

    [Fact]
    public async Task Everything_can_be_read_without_script()
    {
        await using var context = await explorer.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = explorer.Address, JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        foreach (var (address, sign) in ((string, string)[])
            [
                ("/", ".year-records a"), ("/timeline", "table.records tbody tr"), ("/search?q=cooperation", ".hits mark"), ("/audit", ".finding"),
                ("/documents", "table.documents tbody tr"),
            ])
        {
            await page.GotoAsync(address);
            (await page.Locator(sign).CountAsync()).ShouldBeGreaterThan(0, address);
        }
    }

    [Fact]
    public async Task A_page_full_of_hostile_markup_is_shown_and_does_nothing()
    {
        await using var reader = await explorer.ReaderAsync();
        var page = reader.Page;
        await reader.GoAsync("/search?q=" + Uri.EscapeDataString(Explorer.HostileWord));
        await page.Locator(".hits .snippet a").First.ClickAsync();
        (await page.Locator(".original").TextContentAsync()).ShouldNotBeNull().ShouldContain("<script>document.title='taken'</script>");
        foreach (var address in (string[])["/documents?text=hostile", "/timeline?text=" + Explorer.HostileWord, page.Url, page.Url.Replace("#", "&view=clean#", StringComparison.Ordinal)])
        {
            await reader.GoAsync(address);
            (await page.TitleAsync()).ShouldNotContain("taken");
            (await page.EvaluateAsync<bool>("'taken' in window")).ShouldBeFalse(address);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, address);
        }

        reader.Problems.ShouldBeEmpty();
    }
}
