using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Chancery.Store;

namespace Chancery.Server.Tests.Review;

public sealed class DecisionApiTests : IAsyncLifetime
{
    private const string Path = "/api/v1/decisions";

    private ReviewSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await ReviewSite.StartAsync(signedIn: false);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_program_decides_lists_and_undoes()
    {
        var id = _site.Talks.Id;
        var made = await _site.Program.PostAsJsonAsync(Path, new { kind = "correct", subject = id, field = "date", value = "2024-05-16", who = "bot", why = "calendar" });
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        made.Headers.Location!.ToString().ShouldBe(Path + "/1");
        _site.Talks.Fact.Date.ShouldBe("2024-05-16");
        using var one = JsonDocument.Parse(await _site.Program.GetStringAsync(Path + "/1"));
        one.RootElement.GetProperty("kind").GetString().ShouldBe("correct");
        one.RootElement.GetProperty("value").GetString().ShouldBe("2024-05-16");
        using var list = JsonDocument.Parse(await _site.Program.GetStringAsync($"{Path}?record={id}&limit=1"));
        list.RootElement.GetProperty("total").GetInt32().ShouldBe(1);
        list.RootElement.GetProperty("items")[0].GetProperty("who").GetString().ShouldBe("bot");

        var undone = await _site.Program.PostAsJsonAsync(Path + "/1/undo", new { who = "bot" });
        undone.StatusCode.ShouldBe(HttpStatusCode.OK);
        _site.Talks.Fact.Date.ShouldBe("XXXX-05");
        await Refused(await _site.Program.PostAsJsonAsync(Path + "/1/undo", new { who = "bot" }), HttpStatusCode.Conflict, "already-undone");
        await Refused(await _site.Program.PostAsJsonAsync(Path + "/9/undo", new { who = "bot" }), HttpStatusCode.NotFound, "no-decision");
        await Refused(await _site.Program.GetAsync(Path + "/9"), HttpStatusCode.NotFound, "no-decision");
    }

    [Fact]
    public async Task The_queue_gives_versions_that_keep_decisions_from_what_changed()
    {
        using var queue = JsonDocument.Parse(await _site.Program.GetStringAsync("/api/v1/review?limit=1&type=agreement"));
        queue.RootElement.GetProperty("total").GetInt32().ShouldBe(1);
        var item = queue.RootElement.GetProperty("items")[0];
        item.GetProperty("kind").GetString().ShouldBe("record");
        var (record, version) = (item.GetProperty("record").GetString()!, item.GetProperty("version").GetString()!);
        await _site.Program.PostAsJsonAsync(Path, new { kind = "correct", subject = record, field = "kind", value = "protocol", who = "a", why = "b" });
        await Refused(await _site.Program.PostAsJsonAsync(Path, new { kind = "accept", subject = record, version, who = "a", why = "b" }), HttpStatusCode.Conflict, "changed");
        (await _site.Program.PostAsJsonAsync(Path, new { kind = "accept", subject = record, who = "a", why = "b" })).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("""{"kind":"burn","subject":"ID","who":"a","why":"b"}""", 422, "bad-kind")]
    [InlineData("""{"kind":"accept","subject":"m-0","who":"a","why":"b"}""", 404, "no-record")]
    [InlineData("""{"kind":"accept","subject":"ID","why":"b"}""", 422, "incomplete")]
    [InlineData("""{"kind":"correct","subject":"ID","field":"quote","value":"x","who":"a","why":"b"}""", 422, "bad-field")]
    [InlineData("""{"kind":"correct","subject":"ID","field":"date","value":"May","who":"a","why":"b"}""", 422, "bad-value")]
    [InlineData("""{"kind":"correct","subject":"ID","field":"kind","value":"party","who":"a","why":"b"}""", 422, "bad-value")]
    [InlineData("""{"kind":"split","subject":"ID","statements":["00ff"],"who":"a","why":"b"}""", 422, "no-statement")]
    [InlineData("""{"kind":"split","subject":"ID","statements":[],"who":"a","why":"b"}""", 422, "one-sided")]
    [InlineData("""{"kind":"merge","subject":"ID","who":"a","why":"b"}""", 422, "incomplete")]
    [InlineData("""{"kind":"same-source","subject":"x","other":"y","who":"a","why":"b"}""", 404, "no-document")]
    [InlineData("""{"kind":""", 400, "bad-body")]
    [InlineData("[]", 400, "bad-body")]
    [InlineData("null", 400, "bad-body")]
    public async Task A_refusal_has_a_stable_code(string body, int status, string code)
    {
        using var content = new StringContent(body.Replace("ID", _site.Treaty.Id), Encoding.UTF8, "application/json");
        await Refused(await _site.Program.PostAsync(Path, content), (HttpStatusCode)status, code);
        _site.Store.ListDecisions().ShouldBeEmpty();
    }

    [Fact]
    public async Task Saying_it_twice_or_of_a_record_that_bears_another_id_now_is_a_conflict()
    {
        var (treaty, first) = (_site.Treaty, new { kind = "accept", subject = _site.Treaty.Id, who = "a", why = "b" });
        (await _site.Program.PostAsJsonAsync(Path, first)).StatusCode.ShouldBe(HttpStatusCode.Created);
        await Refused(await _site.Program.PostAsJsonAsync(Path, first), HttpStatusCode.Conflict, "nothing-new");
        await _site.Program.PostAsJsonAsync(Path, new { kind = "split", subject = treaty.Id, statements = new[] { treaty.StatementIds[1] }, who = "a", why = "b" });
        var two = _site.Store.ListRecords(new RecordFilter { Types = [Model.RecordType.Agreement] }).Items.Select(r => r.Id).ToArray();
        await _site.Program.PostAsJsonAsync(Path, new { kind = "merge", subject = two[0], other = two[1], who = "a", why = "b" });
        var old = two.Single(id => id != _site.Treaty.Id);
        await Refused(await _site.Program.PostAsJsonAsync(Path, new { kind = "reject", subject = old, who = "a", why = "b" }), HttpStatusCode.Conflict, "changed");
    }

    [Fact]
    public async Task Two_programs_at_once_make_one_decision()
    {
        var body = new { kind = "accept", subject = _site.Treaty.Id, who = "a", why = "b" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _site.Program.PostAsJsonAsync(Path, body)));
        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(5);
        _site.Store.ListDecisions().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Deciding_needs_the_token_and_a_body_of_reasonable_size()
    {
        using var stranger = _site.Client();
        (await stranger.PostAsJsonAsync(Path, new { kind = "accept" })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await stranger.PostAsJsonAsync(Path + "/1/undo", new { who = "a" })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await stranger.GetAsync(Path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Refused(await _site.Program.PostAsJsonAsync(Path, new { kind = "accept", why = new string('x', 300_000) }), HttpStatusCode.RequestEntityTooLarge, "too-large");
        await Refused(await _site.Program.PostAsJsonAsync(Path, new { kind = "correct", subject = _site.Treaty.Id, field = "title", value = new string('x', 30_000), who = "a", why = "b" }), HttpStatusCode.UnprocessableEntity, "too-long");
        await Refused(await _site.Program.GetAsync(Path + "?cursor=x"), HttpStatusCode.BadRequest, "bad-cursor");
        await Refused(await _site.Program.GetAsync("/api/v1/review?type=x"), HttpStatusCode.BadRequest, "bad-parameter");
    }

    private static async Task Refused(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(text);
        problem.RootElement.GetProperty("code").GetString().ShouldBe(code);
    }
}
