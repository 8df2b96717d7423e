using System.Net;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Tests.Review;

public sealed class ReviewTests : IAsyncLifetime
{
    private ReviewSite _site = null!;

    private IRecordStore Store => _site.Store;

    public async ValueTask InitializeAsync() => _site = await ReviewSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task The_queue_shows_a_sentence_why_it_is_asked_and_how_far_one_is(string language)
    {
        var html = WebUtility.HtmlDecode(await _site.Browser.GetStringAsync("/review?lang=" + language));
        html.ShouldContain("<mark>");
        html.ShouldContain(language == "en" ? "1 of 3" : "第 1 条，共 3 条");
        html.ShouldContain(language == "en" ? "80 % sure" : "把握为 80%");
        html.ShouldNotContain("style=");
        html.Split("<script").Length.ShouldBe(html.Split("<script type=\"module\" src=\"/assets/").Length);
    }

    [Fact]
    public async Task Later_goes_on_and_filters_narrow_the_queue()
    {
        (await _site.Browser.GetStringAsync("/review?skip=1")).ShouldContain("2 of 3");
        var meetings = await _site.Browser.GetStringAsync("/review?type=meeting");
        meetings.ShouldContain("1 of 1");
        meetings.ShouldContain("明斯克");
        (await _site.Browser.GetStringAsync("/review?party=BLR")).ShouldContain("1 of 1");
        (await _site.Browser.GetStringAsync("/review?question=pair")).ShouldContain("Nothing is open here");
        (await _site.Browser.GetStringAsync("/review?skip=9")).ShouldContain("end of the queue");
        var wrong = await _site.Browser.GetAsync("/review?question=why");
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("is not a kind of question");
    }

    [Fact]
    public async Task Accepting_goes_to_the_next_question_and_is_undone()
    {
        var form = ReviewSite.FormIn(await _site.Browser.GetStringAsync("/review?type=meeting"));
        var answer = await _site.Post(form, "accept");
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var next = answer.Headers.Location!.ToString();
        next.ShouldBe("/review?type=meeting&done=1");
        Store.GetDecision(1)!.ShouldSatisfyAllConditions(d => d.Kind.ShouldBe(DecisionKind.Accept), d => d.Who.ShouldBe("Ann"), d => d.Why.ShouldBe("read it"));
        var html = await _site.Browser.GetStringAsync(next);
        html.ShouldContain("Nothing is open here");
        html.ShouldContain("1 decided today by Ann");
        html.ShouldContain("data-key=\"u\"");

        var undone = await _site.Undo("1", back: "/review?type=meeting&done=1");
        undone.Headers.Location!.ToString().ShouldBe("/review?type=meeting&undone=1");
        (await _site.Browser.GetStringAsync("/review?type=meeting&undone=1")).ShouldContain("Undone: #1");
        Store.Review(10).Count.ShouldBe(3);
        (await _site.Undo("1")).Headers.Location!.ToString().ShouldBe("/decisions?already=1");
    }

    [Fact]
    public async Task Several_fields_are_corrected_and_accepted_at_once()
    {
        var form = await _site.FormOf(_site.Talks);
        form["f.place"].ShouldBe("明斯克");
        form["f.participants"].ShouldBe("| 国防部长 | CHN", "participants stand one a line");
        var answer = await _site.Post(form, "accept", ("f.date", "2024-05-16"), ("f.kind", "visit"), ("f.participants", "Ann Smith | envoy | CHN\nJohn"), ("f.parties", "rus, blr"));
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var fact = _site.Talks.Fact;
        fact.Date.ShouldBe("2024-05-16");
        fact.Kind.ShouldBe("visit");
        fact.Parties.ShouldBe(["BLR", "RUS"]);
        fact.Participants.ShouldBe([new Participant { Person = "Ann Smith", Role = "envoy", Party = "CHN" }, new Participant { Person = "John" }]);
        Store.ListDecisions().Select(d => d.Kind).ShouldBe([DecisionKind.Accept, DecisionKind.Correct, DecisionKind.Correct, DecisionKind.Correct, DecisionKind.Correct]);
        answer.Headers.Location!.ToString().ShouldContain("done=1,2,3,4,5");
        await _site.Undo("1,2,3,4,5");
        _site.Talks.Fact.Date.ShouldBe("XXXX-05");
    }

    [Theory]
    [InlineData("f.date", "16 May", "is not a date")]
    [InlineData("f.ordinal", "ten", "is not a whole number")]
    [InlineData("f.kind", "party", "is none of the values")]
    [InlineData("f.parties", "C H N", "no code")]
    [InlineData("f.participants", "a | b | CHN | d", "one participant a line")]
    public async Task A_refused_value_is_told_at_its_field_and_nothing_is_lost(string field, string value, string message)
    {
        var form = await _site.FormOf(_site.Talks);
        var answer = await _site.Post(form, "accept", (field, value), ("f.place", "Brest"), ("why", "the map says so"));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("Nothing was saved");
        WebUtility.HtmlDecode(html).ShouldContain(message);
        var kept = ReviewSite.FormIn(html);
        kept[field].ShouldBe(value);
        kept["f.place"].ShouldBe("Brest");
        html.ShouldContain("the map says so");
        Store.ListDecisions().ShouldBeEmpty();
    }

    [Fact]
    public async Task Numbers_are_read_in_the_base_unit()
    {
        var form = await _site.FormOf(_site.Trade);
        form["f.value"].ShouldBe("240000000000");
        (await _site.Post(form, "correct", ("f.value", "240,100,000,000"), ("f.change", "value: 26.3\nunit: %\nbasis: yoy"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        _site.Trade.Fact.ShouldSatisfyAllConditions(f => f.Value.ShouldBe(240_100_000_000m), f => f.Change.ShouldBe(new Change(26.3m, "%", "yoy")));
        var nothing = await _site.Post(await _site.FormOf(_site.Trade), "correct");
        nothing.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await nothing.Content.ReadAsStringAsync()).ShouldContain("No field was changed");
    }

    [Fact]
    public async Task Rejecting_hides_the_record_and_undoing_shows_it()
    {
        var talks = _site.Talks;
        var form = await _site.FormOf(talks);
        form["back"] = "/records/" + talks.Id;
        var answer = await _site.Post(form, "reject");
        answer.Headers.Location!.ToString().ShouldBe("/decisions?done=1", "the record's page has gone");
        Store.ListRecords(new RecordFilter()).Total.ShouldBe(2);
        (await _site.Post(form, "reject")).Headers.Location!.ToString().ShouldBe("/decisions?already=1");
        Store.ListDecisions().Count.ShouldBe(1);
        await _site.Undo("1");
        _site.Talks.Id.ShouldBe(talks.Id);
    }

    [Fact]
    public async Task A_split_and_a_merge_undo_each_other()
    {
        var treaty = _site.Treaty;
        var form = await _site.FormOf(treaty);
        (await _site.Post(form, "split")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var split = await _site.Post(form, "split", ("statement", treaty.StatementIds[1]));
        split.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var two = Store.ListRecords(new RecordFilter { Types = [RecordType.Agreement] }).Items;
        two.Count.ShouldBe(2);

        form = await _site.FormOf(two[0]);
        var found = await _site.Post(form, "find", ("find", "River"), ("f.title", "unsaved"));
        var html = await found.Content.ReadAsStringAsync();
        html.ShouldContain("merge:" + two[1].Id);
        ReviewSite.FormIn(html)["f.title"].ShouldBe("unsaved", "nothing written is lost by looking");
        (await _site.Post(form, "merge:" + two[1].Id)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        _site.Treaty.Sources.Documents.ShouldBe(2);
        await _site.Undo("2");
        await _site.Undo("1");
        _site.Treaty.Id.ShouldBe(treaty.Id);
    }

    [Fact]
    public async Task Two_records_stand_side_by_side_and_may_be_two()
    {
        var treaty = _site.Treaty;
        await _site.Post(await _site.FormOf(treaty), "split", ("statement", treaty.StatementIds[1]));
        var two = Store.ListRecords(new RecordFilter { Types = [RecordType.Agreement] }).Items;
        var html = await _site.Browser.GetStringAsync($"/review?record={two[0].Id}&other={two[1].Id}");
        html.ShouldContain("Are these one fact?");
        html.ShouldContain("How they compare");
        html.ShouldContain("签署《河流条约》");
        html.ShouldContain("The River Treaty was signed");
        var form = ReviewSite.FormIn(html);
        (await _site.Post(form, "distinct")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await _site.Post(form, "distinct")).Headers.Location!.ToString().ShouldContain("already=1");
        (await _site.Post(form, "merge:" + _site.Talks.Id)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_decision_and_says_so_kindly()
    {
        var form = await _site.FormOf(_site.Treaty);
        await _site.Post(form, "accept", ("f.title", "River Treaty"));
        var again = await _site.Post(form, "accept", ("f.title", "River Treaty"));
        again.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        Store.ListDecisions().Count.ShouldBe(2);
        (await _site.Browser.GetStringAsync(again.Headers.Location!.ToString())).ShouldContain("This was decided already");
    }

    [Fact]
    public async Task What_another_reviewer_changed_meanwhile_is_shown_before_one_decides()
    {
        var form = await _site.FormOf(_site.Treaty);
        Store.Decide(new DecisionRequest { Kind = DecisionKind.Correct, Subject = _site.Treaty.Id, Field = "kind", Value = "\"protocol\"", Who = "Bob", Why = "title" });
        var answer = await _site.Post(form, "accept", ("f.title", "Lake Treaty"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldContain("changed since you looked at it");
        var now = ReviewSite.FormIn(html);
        (now["f.kind"], now["f.title"]).ShouldBe(("protocol", "Lake Treaty"));
        (await _site.Post(now, "accept")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        _site.Treaty.Fact.Title.ShouldBe("Lake Treaty");
    }

    [Fact]
    public async Task A_value_of_another_document_is_one_click_away()
    {
        var treaty = _site.Treaty;
        Store.Decide(new DecisionRequest { Kind = DecisionKind.Correct, Subject = treaty.Id, Field = "title", Value = "\"Other\"", Who = "Bob", Why = "test" });
        var form = await _site.FormOf(_site.Treaty);
        var html = await (await _site.Post(form, "fill:title:河流条约", ("f.kind", "protocol"))).Content.ReadAsStringAsync();
        var filled = ReviewSite.FormIn(html);
        (filled["f.title"], filled["f.kind"]).ShouldBe(("河流条约", "protocol"));
        html.ShouldContain("fill:title:河流条约");
        Store.ListDecisions().Count.ShouldBe(1, "filling in decides nothing");
    }

    [Fact]
    public async Task Hostile_words_stay_words()
    {
        const string Hostile = "<script>alert(1)</script>\"'\u202E\r\nx";
        await _site.Post(await _site.FormOf(_site.Treaty), "accept", ("who", Hostile), ("why", Hostile), ("f.title", "<img src=x onerror=alert(1)>"));
        Store.ListDecisions()[0].Why.ShouldBe("<script>alert(1)</script>\"' x");
        foreach (var page in (string[])["/decisions", "/review", "/records/" + _site.Treaty.Id, "/decisions?done=1,2"])
        {
            var html = await _site.Browser.GetStringAsync(page);
            html.ShouldNotContain("<script>alert");
            html.ShouldNotContain("<img src=x");
        }

        (await _site.Browser.GetStringAsync("/decisions")).ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    [Theory]
    [InlineData("", "", "Say who decides")]
    [InlineData("burn", "Ann", "asks for nothing that can be decided")]
    public async Task A_form_without_name_or_action_decides_nothing(string action, string who, string message)
    {
        var answer = await _site.Post(await _site.FormOf(_site.Treaty), action.Length == 0 ? "accept" : action, ("who", who));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(message);
        Store.ListDecisions().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_record_that_has_gone_is_told()
    {
        var form = await _site.FormOf(_site.Talks);
        Store.Remove("a/zh.txt");
        var answer = await _site.Post(form, "accept");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("no longer there");
    }

    [Fact]
    public async Task Without_signing_in_one_reads_and_is_told_how_to_decide()
    {
        using var reader = _site.Client();
        foreach (var page in (string[])["/review", "/records/" + _site.Treaty.Id])
        {
            var html = WebUtility.HtmlDecode(await reader.GetStringAsync(page));
            html.ShouldContain("To decide and correct, sign in.");
            html.ShouldContain("/sign-in?back=" + Uri.EscapeDataString(page));
            html.ShouldNotContain("value=\"accept\"");
        }

        var form = await _site.FormOf(_site.Treaty);
        (await reader.PostAsync("/review", new FormUrlEncodedContent([.. form, new("do", "accept")]))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await reader.PostAsync("/review/undo", new FormUrlEncodedContent([new("number", "1")]))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        Store.ListDecisions().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Another_site_cannot_decide(string header, string value)
    {
        var form = await _site.FormOf(_site.Treaty);
        _site.Browser.DefaultRequestHeaders.Add(header, value);
        (await _site.Post(form, "accept")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _site.Undo("1")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        Store.ListDecisions().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_may_not_be_huge_and_comes_back_to_this_site_only()
    {
        var form = await _site.FormOf(_site.Treaty);
        (await _site.Post(form, "accept", ("f.title", new string('x', 300_000)))).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await _site.Browser.PostAsync("/review", new StringContent("{}"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _site.Post(form, "accept", ("back", "//evil.example/x"))).Headers.Location!.ToString().ShouldStartWith("/review?");
        (await _site.Undo("1", back: "https://evil.example")).Headers.Location!.ToString().ShouldBe("/decisions?undone=1");
    }

    [Fact]
    public async Task Decisions_are_listed_with_who_when_why_and_what_became_of_them()
    {
        await _site.Post(await _site.FormOf(_site.Treaty), "accept", ("f.kind", "protocol"));
        await _site.Post(await _site.FormOf(_site.Talks), "accept", ("why", ""));
        await _site.Undo("1", "Bob");
        Store.Remove("a/zh.txt");
        var html = await _site.Browser.GetStringAsync("/decisions");
        html.ShouldContain("Correct: Kind = protocol");
        html.ShouldContain("undone by Bob");
        html.ShouldContain("checked against the text", customMessage: "the usual reason is kept when none is given");
        (await _site.Browser.GetStringAsync("/decisions?state=orphaned")).ShouldContain("nothing is left of what it spoke of");
        (await _site.Browser.GetStringAsync("/decisions?who=nobody")).ShouldContain("No decisions here");
        (await _site.Browser.GetStringAsync("/decisions?kind=correct&state=undone")).ShouldContain("Decisions: 1");
        (await _site.Browser.GetAsync("/decisions?kind=guess")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _site.Browser.GetAsync("/decisions?cursor=nonsense")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Two_documents_are_made_one_source_and_two_again()
    {
        var (first, second) = (_site.Sample.Id("zh"), _site.Sample.Id("en"));
        var address = $"/documents/{first}/copies";
        (await _site.Browser.GetStringAsync("/documents/" + first)).ShouldContain(address);
        (await _site.Browser.GetStringAsync(address)).ShouldContain("No other document counts as one source");
        (await _site.Browser.GetStringAsync(address + "?find=river")).ShouldContain("same-source:" + second);
        var answer = await Decide("same-source:" + second);
        answer.Headers.Location!.ToString().ShouldBe(address + "?done=1");
        _site.Treaty.Sources.Independent.ShouldBe(1);
        (await Decide("same-source:" + second)).Headers.Location!.ToString().ShouldBe(address + "?already=1");
        (await _site.Browser.GetStringAsync(address)).ShouldContain("not-same-source:" + second);
        await Decide("not-same-source:" + second);
        _site.Treaty.Sources.Independent.ShouldBe(2);
        (await Decide("same-source:none")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Decide("same-source:" + first)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _site.Browser.GetAsync("/documents/none/copies")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        Task<HttpResponseMessage> Decide(string what) => _site.Browser.PostAsync(address, new FormUrlEncodedContent([new("do", what), new("who", "Ann"), new("why", "")]));
    }
}
