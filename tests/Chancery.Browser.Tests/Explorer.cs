using Chancery.Cli;
using Chancery.Engine.Data;
using Chancery.Server;
using Chancery.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace Chancery.Browser.Tests;

/// <summary>The explorer over the bundled samples on a socket, and the system's Chromium.</summary>
public sealed class Explorer : IAsyncLifetime
{
    /// <summary>Lets the tests decide.</summary>
    public const string Token = "a token for the browser tests";

    /// <summary>A word that only the hostile document holds.</summary>
    public const string HostileWord = "Unheilstadt";

    private const string Hostile =
        """
        <script>document.title='taken'</script> hostile <img src=x onerror="window.taken=1"><svg onload="window.taken=2"><a href="javascript:window.taken=3">

        On 3 March 2021 the foreign ministers of France and Germany met in Unheilstadt ‮<b onmouseover="window.taken=4">and‬</b> signed the "</title><script>window.taken=5</script>" Agreement.

        {{constructor.constructor('window.taken=6')()}} &lt;script&gt;window.taken=7&lt;/script&gt;
        """;

    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly string _folder = Directory.CreateTempSubdirectory("chancery-browser-").FullName;
    private IRecordStore? _store;
    private WebApplication? _app;
    private IPlaywright? _playwright;

    /// <summary>The running browser.</summary>
    public IBrowser Browser { get; private set; } = default!;

    /// <summary>Where the explorer answers, without slash at the end.</summary>
    public string Address { get; private set; } = string.Empty;

    /// <summary>The store behind it.</summary>
    public IRecordStore Store => _store!;

    /// <summary>Path of the browser: <c>CHROMIUM</c>, or where systems put it; null when there is none.</summary>
    public static string? BrowserPath =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given ? given : Array.Find(Browsers, File.Exists);

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(BrowserPath is null, "no Chromium on this machine: apt-get install chromium, or name one in CHROMIUM");
        var file = Path.Combine(_folder, "samples.db");
        var hostile = Path.Combine(_folder, "hostile.txt");
        await File.WriteAllTextAsync(hostile, Hostile.Replace("\\u202e", "\u202e", StringComparison.Ordinal).Replace("\\u202c", "\u202c", StringComparison.Ordinal) + "\n\n" + new string('W', 1_000_000));
        using var output = new StringWriter();
        var console = new CliConsole(output, output, false, false, _ => null);
        var code = await new CliApp(console, data => new Workbench(data)).RunAsync(["ingest", Path.Combine(AppContext.BaseDirectory, "samples"), hostile, "--kb", file]);
        code.ShouldBe(0, output.ToString());
        var workbench = new Workbench(null);
        _store = workbench.OpenStore(file, readOnly: false);
        _app = ExplorerApp.Build(new ExplorerOptions(_store, workbench.Data, ["http://127.0.0.1:0"], Token: Token));
        await _app.StartAsync();
        Address = _app.Urls.First();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = BrowserPath, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        _store?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A reader with a browser of her own.</summary>
    /// <param name="locale">What her browser asks for.</param>
    /// <param name="width">Width of the window in pixels.</param>
    /// <param name="dark">True when her system is dark.</param>
    public async Task<Reader> ReaderAsync(string locale = "en-GB", int width = 1280, bool dark = false)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            Locale = locale,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        return await Reader.OpenAsync(context, Address);
    }
}

/// <summary>A page in a browser that notes what goes wrong in it.</summary>
public sealed class Reader : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _problems = [];

    private Reader(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors in the console, script errors, failed requests and requests that left the explorer.</summary>
    public IReadOnlyList<string> Problems => _problems;

    internal static async Task<Reader> OpenAsync(IBrowserContext context, string address)
    {
        var page = await context.NewPageAsync();
        var reader = new Reader(context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                reader._problems.Add($"console: {message.Text}");
            }
        };
        page.PageError += (_, error) => reader._problems.Add("script: " + error);
        page.RequestFailed += (_, request) => reader._problems.Add($"failed: {request.Url} {request.Failure}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                reader._problems.Add("left this machine: " + request.Url);
            }
        };
        return reader;
    }

    /// <summary>Opens an address and waits until nothing is asked for any more.</summary>
    /// <returns>HTTP status code.</returns>
    public async Task<int> GoAsync(string path)
    {
        var response = await Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        return response!.Status;
    }

    /// <summary>Signs in as who may decide.</summary>
    public Task<int> SignInAsync() => GoAsync("/sign-in?token=" + Uri.EscapeDataString(Explorer.Token));

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
