using Microsoft.Playwright;

namespace Chancery.Browser.Tests;

/// <summary>
/// The pictures of the README. Taken anew with
/// <c>CHANCERY_UPDATE=1 dotnet test tests/Chancery.Browser.Tests --filter FullyQualifiedName~Pictures</c>.
/// </summary>
public sealed class Pictures(Explorer explorer) : IClassFixture<Explorer>
{
    [Theory]
    [InlineData("timeline", "/timeline?party=CHN&party=RUS")]
    [InlineData("overview", "/?party=CHN&party=RUS")]
    [InlineData("mechanisms", "/mechanisms?party=CHN&party=RUS")]
    public async Task Of_the_readme_can_be_taken(string name, string address)
    {
        await using var reader = await explorer.ReaderAsync();
        await reader.GoAsync(address);
        var picture = await reader.Page.ScreenshotAsync(new PageScreenshotOptions { Animations = ScreenshotAnimations.Disabled });
        picture.Length.ShouldBeGreaterThan(10_000, "an empty page is smaller");
        if (Environment.GetEnvironmentVariable("CHANCERY_UPDATE") == "1")
        {
            await File.WriteAllBytesAsync(Path.Combine(Root(), "docs/images", name + ".png"), picture);
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Chancery.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("no Chancery.slnx above " + AppContext.BaseDirectory);
        }

        return folder.FullName;
    }
}
