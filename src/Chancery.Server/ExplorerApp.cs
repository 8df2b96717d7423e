using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Chancery.Engine.Data;
using Chancery.Server.Access;
using Chancery.Server.Api;
using Chancery.Server.Exports;
using Chancery.Server.OpenApi;
using Chancery.Server.Pages;
using Chancery.Server.Ui;
using Chancery.Store;

namespace Chancery.Server;

/// <summary>What the explorer serves and where.</summary>
/// <param name="Store">The store; the caller keeps and disposes it.</param>
/// <param name="Data">The data folder.</param>
/// <param name="Urls">Addresses to listen on, such as <c>http://127.0.0.1:5210</c>; port 0 takes a free one.</param>
/// <param name="AllowRemote">True lets it listen on addresses other than loopback; reading then needs the token too.</param>
/// <param name="Token">Secret that lets people and programs change records, at least 16 characters; null makes one that nobody knows.</param>
public sealed record ExplorerOptions(IRecordStore Store, ChanceryData Data, IReadOnlyList<string> Urls, bool AllowRemote = false, string? Token = null);

/// <summary>An address that the explorer will not or cannot listen on.</summary>
public sealed class ListenException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The web explorer and its API over one store.</summary>
public static class ExplorerApp
{
    /// <summary>Builds the web program; the caller starts it.</summary>
    /// <exception cref="ListenException">An address is no http address, or not loopback without leave.</exception>
    /// <exception cref="DataException">The data folder is wrong.</exception>
    public static WebApplication Build(ExplorerOptions options)
    {
        foreach (var url in options.Urls)
        {
            CheckAddress(url, options.AllowRemote);
        }

        // An empty builder reads no settings: a file in the working folder cannot make the program listen elsewhere.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls([.. options.Urls]);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddSimpleConsole();
        AddServices(builder.Services, options);
        var app = builder.Build();
        Configure(app);
        return app;
    }

    /// <summary>True when an address can be reached from this machine alone.</summary>
    public static bool IsLoopback(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip));

    private static void CheckAddress(string url, bool allowRemote)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
        {
            throw new ListenException($"'{url}' is not an address to listen on; write http://127.0.0.1:5210");
        }

        if (!allowRemote && !IsLoopback(address))
        {
            throw new ListenException(
                $"'{url}' can be reached from other machines; use http://127.0.0.1:{address.Port}, or --allow-remote if that is what you want");
        }
    }

    private static void AddServices(IServiceCollection services, ExplorerOptions options)
    {
        services.AddRoutingCore();
        services.AddHostFiltering(filter => filter.AllowedHosts = options.AllowRemote ? ["*"] : ["localhost", "127.0.0.1", "[::1]"]);
        services.AddHttpContextAccessor();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton(options.Store);
        services.AddSingleton(options.Data);
        services.AddSingleton(new UiWords(options.Data));
        services.AddSingleton<PartyNames>();
        services.AddSingleton<StoreMemo>();
        services.AddSingleton<EntityTags>();
        services.AddSingleton(new AccessToken(options.Token ?? AccessToken.NewSecret()));
        services.AddSingleton(s => new AccessControl(s.GetRequiredService<AccessToken>(), options.AllowRemote));
        services.AddSingleton(new Ontology(options.Data));
        services.AddSingleton(new DocumentTexts(options.Store));
        services.AddScoped(s => new PageContext(
            s.GetRequiredService<IHttpContextAccessor>().HttpContext!.Request,
            s.GetRequiredService<UiWords>(),
            s.GetRequiredService<PartyNames>(),
            s.GetRequiredService<AccessToken>()));
        services.AddScoped<RecordLines>();
        services.AddScoped<OverviewBuilder>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ReviewQueue>();
        services.AddScoped<Reviewer>();
        services.AddScoped<DecideModels>();
        services.AddScoped<DecideRequests>();
        ApiEndpoints.AddServices(services);
    }

    private static void Configure(WebApplication app)
    {
        app.UseHostFiltering();
        app.Use(SecurityHeaders.AddAsync);
        app.Use(ErrorPages.HandleAsync);
        app.UseRouting();
        app.Use(app.Services.GetRequiredService<AccessControl>().HandleAsync);
        app.Use(app.Services.GetRequiredService<EntityTags>().HandleAsync);
        TrialPage.Use(app);
        SiteFiles.Map(app);
        SignIn.Map(app);
        Theme.Map(app);
        OverviewEndpoints.Map(app);
        PageEndpoints.Map(app);
        SearchEndpoints.Map(app);
        TimelineEndpoints.Map(app);
        FiguresEndpoints.Map(app);
        NetworkEndpoints.Map(app);
        RegisterPages.Map(app);
        ApiEndpoints.Map(app);
        ReviewEndpoints.Map(app);
        CopiesEndpoints.Map(app);
        app.UseEndpoints(_ => { });
    }
}
