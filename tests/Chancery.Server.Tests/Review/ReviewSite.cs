using System.Net;
using System.Text.RegularExpressions;
using Chancery.Engine.Data;
using Chancery.Model;
using Chancery.Store;
using Microsoft.AspNetCore.Builder;
using Record = Chancery.Model.Record;

namespace Chancery.Server.Tests.Review;

/// <summary>A signed-in browser and a program on the explorer over a store of its own.</summary>
internal sealed class ReviewSite : IAsyncDisposable
{
    public const string Secret = "a secret for the tests";

    private readonly WebApplication _app;

    private ReviewSite(SampleStore sample, WebApplication app)
    {
        Sample = sample;
        _app = app;
        Browser = Client();
        Program = Client();
        Program.DefaultRequestHeaders.Authorization = new("Bearer", Secret);
    }

    public SampleStore Sample { get; }

    public IRecordStore Store => Sample.Store;

    public HttpClient Browser { get; }

    public HttpClient Program { get; }

    public Record Treaty => One(RecordType.Agreement);

    public Record Talks => One(RecordType.Meeting);

    public Record Trade => One(RecordType.Indicator);

    public static async Task<ReviewSite> StartAsync(bool signedIn = true)
    {
        var sample = new SampleStore();
        var app = ExplorerApp.Build(new ExplorerOptions(sample.Store, new ChanceryData(), ["http://127.0.0.1:0"], Token: Secret));
        await app.StartAsync();
        var site = new ReviewSite(sample, app);
        if (signedIn)
        {
            await site.Browser.GetAsync("/sign-in?token=" + Uri.EscapeDataString(Secret));
        }

        return site;
    }

    public HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_app.Urls.First()) };

    /// <summary>The fields of the form that the review shows for a record, as a browser would send them.</summary>
    public async Task<Dictionary<string, string>> FormOf(Record record, string? other = null)
    {
        var html = await Browser.GetStringAsync($"/review?record={record.Id}{(other is null ? "" : "&other=" + other)}");
        return FormIn(html);
    }

    public static Dictionary<string, string> FormIn(string html)
    {
        var form = Regex.Match(html, "<form[^>]*class=\"rv-form\".*?</form>", RegexOptions.Singleline).Value;
        form.ShouldNotBeEmpty("the page has a form");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match input in Regex.Matches(form, "<input[^>]*>"))
        {
            if (Attribute(input.Value, "type") != "checkbox" && Attribute(input.Value, "name") is { } name)
            {
                fields[name] = Attribute(input.Value, "value") ?? string.Empty;
            }
        }

        foreach (Match area in Regex.Matches(form, "<textarea[^>]*name=\"(?<name>[^\"]*)\"[^>]*>(?<text>.*?)</textarea>", RegexOptions.Singleline | RegexOptions.ExplicitCapture))
        {
            var text = WebUtility.HtmlDecode(area.Groups["text"].Value);
            // Browsers drop the first line break of a text area.
            fields[area.Groups["name"].Value] = text.StartsWith('\n') ? text[1..] : text;
        }

        foreach (Match select in Regex.Matches(form, "<select[^>]*name=\"(?<name>[^\"]*)\"[^>]*>(?<text>.*?)</select>", RegexOptions.Singleline | RegexOptions.ExplicitCapture))
        {
            var chosen = Regex.Match(select.Groups["text"].Value, "<option[^>]*selected[^>]*>").Value;
            fields[select.Groups["name"].Value] = Attribute(chosen, "value") ?? string.Empty;
        }

        fields["who"] = "Ann";
        fields["why"] = "read it";
        return fields;
    }

    public Task<HttpResponseMessage> Post(Dictionary<string, string> form, string action, params (string Name, string Value)[] changes)
    {
        var sent = form.ToList();
        foreach (var (name, value) in changes)
        {
            sent.RemoveAll(p => p.Key == name);
            sent.Add(new(name, value));
        }

        return Browser.PostAsync("/review", new FormUrlEncodedContent([.. sent, new("do", action)]));
    }

    public Task<HttpResponseMessage> Undo(string number, string who = "Ann", string back = "/decisions") =>
        Browser.PostAsync("/review/undo", new FormUrlEncodedContent([new("number", number), new("who", who), new("back", back)]));

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        Program.Dispose();
        await _app.DisposeAsync();
        Sample.Dispose();
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $" {name}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    private Record One(RecordType type) => Store.ListRecords(new RecordFilter { Types = [type] }).Items.ShouldHaveSingleItem();
}
