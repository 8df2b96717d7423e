using System.Net;
using Chancery.Engine.Data;
using Chancery.Server.Access;
using Microsoft.AspNetCore.Builder;

namespace Chancery.Server.Tests.Access;

public sealed class AccessTests : IAsyncLifetime
{
    private const string Secret = "a secret for the tests";

    private readonly SampleStore _sample = new();
    private HttpClient _client = new();
    private WebApplication? _app;

    public async ValueTask InitializeAsync() => await StartAsync(allowRemote: false);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app!.DisposeAsync();
        _sample.Dispose();
    }

    [Fact]
    public async Task Anybody_reads_on_this_machine()
    {
        (await _client.GetAsync("/timeline")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_printed_address_signs_the_browser_in_and_goes_back()
    {
        var answer = await _client.GetAsync($"/sign-in?token={Uri.EscapeDataString(Secret)}&back=%2Faudit");
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.ToString().ShouldBe("/audit");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("")]
    public async Task Signing_in_goes_nowhere_else(string back)
    {
        var answer = await _client.GetAsync($"/sign-in?token={Uri.EscapeDataString(Secret)}&back={Uri.EscapeDataString(back)}");
        answer.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task A_wrong_token_is_said_to_be_wrong()
    {
        var answer = await _client.PostAsync("/sign-in", new FormUrlEncodedContent([new("token", "guessed")]));
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await answer.Content.ReadAsStringAsync()).ShouldContain("This is not the token of this server.");
    }

    [Fact]
    public async Task From_elsewhere_even_reading_needs_the_token()
    {
        await _app!.DisposeAsync();
        await StartAsync(allowRemote: true);
        var page = await _client.GetAsync("/timeline?party=CHN");
        page.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await page.Content.ReadAsStringAsync()).ShouldContain("value=\"/timeline?party=CHN\"");
        var api = await _client.GetAsync("/api/v1/records");
        api.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        api.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Bearer");
        (await api.Content.ReadAsStringAsync()).ShouldContain("Authorization: Bearer");
        (await _client.GetAsync("/healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var program = new HttpRequestMessage(HttpMethod.Get, "/api/v1/records") { Headers = { { "Authorization", "Bearer " + Secret } } };
        (await _client.SendAsync(program)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await _client.GetAsync("/sign-in?token=" + Uri.EscapeDataString(Secret));
        (await _client.GetAsync("/timeline")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var first = await _client.GetAsync("/timeline");
        var tag = first.Headers.ETag.ShouldNotBeNull();
        (await AskAgain("/timeline", tag.ToString())).ShouldBe(HttpStatusCode.NotModified);
        (await AskAgain("/timeline?type=meeting", tag.ToString())).ShouldBe(HttpStatusCode.OK);
        _sample.Store.ReplaceFindingsAcross([]);
        (await AskAgain("/timeline", tag.ToString())).ShouldBe(HttpStatusCode.OK);
        (await _client.GetAsync("/records/none")).Headers.ETag.ShouldBeNull();
    }

    [Fact]
    public async Task A_theme_is_kept_in_the_browser()
    {
        var answer = await _client.GetAsync("/theme?to=dark&back=%2Ftimeline");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/timeline");
        (await _client.GetStringAsync("/timeline")).ShouldContain("data-theme=\"dark\"");
        await _client.GetAsync("/theme?to=system&back=/");
        (await _client.GetStringAsync("/timeline")).ShouldNotContain("data-theme=");
    }

    [Fact]
    public void A_short_secret_is_refused() =>
        Should.Throw<ArgumentException>(() => new AccessToken("short")).Message.ShouldContain("at least 16 characters");

    private async Task<HttpStatusCode> AskAgain(string address, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return (await _client.SendAsync(request)).StatusCode;
    }

    private async Task StartAsync(bool allowRemote)
    {
        _app = ExplorerApp.Build(new ExplorerOptions(_sample.Store, new ChanceryData(), ["http://127.0.0.1:0"], allowRemote, Secret));
        await _app.StartAsync();
        _client.Dispose();
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_app.Urls.First()) };
    }
}
