using System.Text;
using System.Text.Json;

namespace Chancery.Cli.Tests.Commands;

public sealed class CommandTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestWorkbench _workbench = new();

    private string Kb => _folder.At("test.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ingest_tells_what_it_did_and_a_repetition_changes_nothing()
    {
        Documents();
        var first = await Run("ingest", _folder.At("docs"), "--kb", Kb);
        first.Code.ShouldBe(0);
        first.Output.ShouldContain("2 new, 0 changed, 0 unchanged, 0 set aside");
        first.Output.ShouldContain("agreement 1, indicator 1");
        var before = await Run("export", "--kb", Kb);

        var processed = _workbench.Processed;
        var second = await Run("ingest", _folder.At("docs"), "--kb", Kb);

        second.Output.ShouldContain("0 new, 0 changed, 2 unchanged, 0 set aside");
        _workbench.Processed.ShouldBe(processed);
        (await Run("export", "--kb", Kb)).Output.ShouldBe(before.Output);
    }

    [Fact]
    public async Task A_changed_file_replaces_its_statements()
    {
        Documents();
        await Run("ingest", _folder.At("docs"), "--kb", Kb);
        _folder.Write("docs/a.txt", "agreement 2002-01-01 CHN,KAZ Another paper\n");

        var again = await Run("ingest", _folder.At("docs"), "--kb", Kb);

        again.Output.ShouldContain("0 new, 1 changed, 1 unchanged");
        var export = (await Run("export", "--type", "agreement", "--kb", Kb)).Output;
        export.ShouldContain("Another paper");
        export.ShouldNotContain("Treaty of the river");
    }

    [Fact]
    public async Task What_cannot_be_read_is_listed_and_the_rest_goes_on()
    {
        Documents();
        var broken = _folder.Write("broken.txt", "agreement 2001 CHN,RUS Paper\nfail\n");

        var run = await Run("ingest", _folder.At("docs"), broken, _folder.At("nothing.txt"), "--kb", Kb);

        run.Code.ShouldBe(1);
        run.Output.ShouldContain("2 new, 0 changed, 0 unchanged, 2 set aside");
        run.Error.ShouldContain("broken.txt: processing-failed: the pipeline failed on this document (InvalidOperationException: the toy pipeline fails here)");
        run.Error.ShouldContain("nothing.txt: missing: there is no such file; check the path");
    }

    [Fact]
    public async Task Two_inputs_of_one_path_are_not_taken_for_one()
    {
        var first = _folder.Write("x/a.txt", "agreement 2001 CHN,RUS First\n");
        var second = _folder.Write("y/a.txt", "agreement 2002 CHN,RUS Second\n");

        var run = await Run("ingest", first, second, "--kb", Kb);

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("a.txt: duplicate-path:");
        run.Output.ShouldContain("1 new");
    }

    [Fact]
    public async Task Ingest_writes_its_summary_as_json()
    {
        Documents();
        var run = await Run("ingest", _folder.At("docs"), "--kb", Kb, "--json");
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("new").GetInt32().ShouldBe(2);
        json.RootElement.GetProperty("store").GetProperty("recordsByType").GetProperty("agreement").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("problems").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_stopped_ingest_keeps_what_was_finished_and_goes_on_later()
    {
        for (var i = 0; i < 20; i++)
        {
            _folder.Write($"docs/{i:00}.txt", $"agreement 20{i:00} CHN,RUS Paper {i}\n");
        }

        using var output = new StringWriter();
        using var stop = new CancellationTokenSource();
        var stopping = new StoppingWorkbench(_workbench, after: 5, stop);
        var console = new CliConsole(output, TextWriter.Null, false, false, _ => null);
        var code = await new CliApp(console, _ => stopping).RunAsync(["ingest", _folder.At("docs"), "--kb", Kb], stop.Token);

        code.ShouldBe(130);
        output.ToString().ShouldContain("the same command goes on from here");
        var again = await Run("ingest", _folder.At("docs"), "--kb", Kb, "--json");
        using var json = JsonDocument.Parse(again.Output);
        json.RootElement.GetProperty("unchanged").GetInt32().ShouldBeGreaterThan(0);
        json.RootElement.GetProperty("store").GetProperty("documents").GetInt32().ShouldBe(20);
    }

    [Fact]
    public async Task Timeline_lists_records_with_source_and_id()
    {
        await Ingested();
        var run = await Run("timeline", "--party", "chn", "--party", "RUS", "--from", "2001", "--kb", Kb);
        run.Code.ShouldBe(0);
        run.Output.ShouldContain("Treaty of the river");
        run.Output.ShouldContain("16 Jul 2001");
        run.Output.ShouldContain("a.txt:2");
        run.Output.ShouldContain("240 billion USD");
        run.Output.ShouldContain("2 records");
        run.Output.ShouldNotContain("\e");
    }

    [Fact]
    public async Task Filters_narrow_the_list()
    {
        await Ingested();
        (await Run("agreements", "--kb", Kb)).Output.ShouldNotContain("240 billion");
        (await Run("indicators", "--kb", Kb)).Output.ShouldNotContain("river");
        (await Run("mechanisms", "--kb", Kb)).Output.ShouldContain("No records match");
        (await Run("timeline", "--to", "2010", "--kb", Kb)).Output.ShouldNotContain("240 billion");
    }

    [Fact]
    public async Task A_narrow_screen_gets_blocks_in_place_of_a_table()
    {
        await Ingested();
        var run = await CliRun.In(new() { ["COLUMNS"] = "40" }, _workbench, "timeline", "--kb", Kb);
        run.Output.Split('\n').ShouldAllBe(line => line.TrimEnd().Length <= 40);
        run.Output.ShouldContain("Treaty of the river");
    }

    [Fact]
    public async Task Explain_shows_rule_slice_and_field_sources()
    {
        await Ingested();
        var id = await IdOf("agreement");
        var run = await Run("explain", id, "--kb", Kb);
        run.Output.ShouldContain(id);
        run.Output.ShouldContain("rule toy.line");
        run.Output.ShouldContain("data " + _workbench.Data.Version);
        run.Output.ShouldContain("a.txt:2  characters 6 to 54");
        run.Output.ShouldContain("date from second word");

        var json = await Run("explain", id, "--kb", Kb, "--json");
        using var parsed = JsonDocument.Parse(json.Output);
        parsed.RootElement.GetProperty("statements")[0].GetProperty("evidence")[0].GetProperty("line").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Explain_takes_confidence_apart_when_asked_to()
    {
        await Ingested();
        var id = await IdOf("agreement");
        (await Run("explain", id, "--kb", Kb)).Output.ShouldNotContain("confidence from");
        (await Run("explain", id, "--kb", Kb, "--confidence")).Output.ShouldContain("confidence from rule ");
        using var parsed = JsonDocument.Parse((await Run("explain", id, "--kb", Kb, "--confidence", "--json")).Output);
        parsed.RootElement.GetProperty("statements")[0].GetProperty("confidenceParts").GetProperty("date=evidence").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Fact]
    public async Task Explain_of_an_unknown_id_says_where_ids_are_found()
    {
        await Ingested();
        var run = await Run("explain", "m-0", "--kb", Kb);
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("no record 'm-0'; 'chancery timeline' shows ids");
    }

    [Fact]
    public async Task Exported_lines_follow_the_contract()
    {
        await Ingested();
        var run = await Run("export", "--format", "jsonl", "--type", "agreement", "--kb", Kb);
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("type").GetString().ShouldBe("agreement");
        json.RootElement.GetProperty("parties").EnumerateArray().Select(p => p.GetString()).ShouldBe(["CHN", "RUS"]);
        var evidence = json.RootElement.GetProperty("evidence")[0];
        evidence.GetProperty("doc").GetString().ShouldBe("a.txt");
        evidence.GetProperty("start").GetInt32().ShouldBe(6, "offsets are code points");
        evidence.GetProperty("quote").GetString()!.ShouldStartWith("agreement 2001-07-16");
        run.Error.ShouldContain("1 records");
    }

    [Fact]
    public async Task Csv_is_one_file_a_type()
    {
        await Ingested();
        var run = await Run("export", "--format", "csv", "--out", _folder.At("tables"), "--kb", Kb);
        run.Code.ShouldBe(0);
        Directory.GetFiles(_folder.At("tables")).Length.ShouldBe(10);
        var lines = await File.ReadAllLinesAsync(_folder.At("tables/agreement.csv"), Encoding.UTF8, TestContext.Current.CancellationToken);
        lines[0].ShouldBe("id,parties,date,kind,title,action,plover,confidence,documents,independent,evidence,doc,start,end,words,address,link");
        lines[1].ShouldContain("CHN; RUS,2001-07-16,treaty,Treaty of the river,signed");
    }

    [Theory]
    [InlineData("xlsx", "2 records")]
    [InlineData("sqlite", "2 records")]
    [InlineData("bibtex", "2 documents")]
    [InlineData("cameo", "2 rows")]
    public async Task Every_format_goes_to_a_file(string format, string told)
    {
        await Ingested();
        var run = await Run("export", "--format", format, "--out", _folder.At("out.file"), "--kb", Kb);
        run.Code.ShouldBe(0, run.Error);
        run.Error.ShouldContain(told);
        run.Output.ShouldBeEmpty();
        new FileInfo(_folder.At("out.file")).Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Formats_that_are_text_go_to_standard_output_and_links_to_the_explorer_named()
    {
        await Ingested();
        var run = await Run("export", "--format", "csv", "--type", "agreement", "--explorer", "http://127.0.0.1:5210", "--out", "-", "--kb", Kb);
        run.Output.ShouldContain("http://127.0.0.1:5210/records/a-");
        (await Run("export", "--format", "xlsx", "--kb", Kb)).Error.ShouldContain("xlsx is no text: name a file with --out, such as records.xlsx");
    }

    [Fact]
    public async Task Types_that_a_format_cannot_hold_are_named()
    {
        await Ingested();
        var run = await Run("export", "--format", "ics", "--type", "indicator", "--kb", Kb);
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("ics holds records of the types meeting, exercise, agreement, and none of these was asked for");
        (await Run("export", "--format", "csv", "--by-document", "--type", "agreement", "--kb", Kb)).Error.ShouldContain("only jsonl");
    }

    [Fact]
    public async Task Search_finds_passages()
    {
        await Ingested();
        (await Run("search", "river", "--kb", Kb)).Output.ShouldContain("1 of 1 passages");
        var json = await Run("search", "river", "--kb", Kb, "--json");
        using var hit = JsonDocument.Parse(json.Output);
        hit.RootElement.GetProperty("doc").GetString().ShouldBe("a.txt");
        (await Run("search", "\"AND NEAR(", "--kb", Kb)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Audit_shows_what_does_not_agree_and_exits_with_0()
    {
        Documents();
        _folder.Write("docs/c.txt", "indicator 2023 CHN,RUS trade 250000000000 USD\n");
        (await Run("ingest", _folder.At("docs"), "--kb", Kb)).Code.ShouldBe(0);

        var audit = await Run("audit", "--kb", Kb);
        audit.Code.ShouldBe(0);
        audit.Output.ShouldContain("inconsistent  contradiction");
        audit.Output.ShouldContain("Stated 250 billion USD");
        audit.Output.ShouldContain("c.txt:1");
        audit.Output.ShouldContain("1 findings  (1 inconsistent, 0 undecidable, 0 consistent)");

        using var finding = JsonDocument.Parse((await Run("audit", "--kb", Kb, "--json", "--verdict", "inconsistent", "--kind", "contradiction")).Output);
        finding.RootElement.GetProperty("verdict").GetString().ShouldBe("inconsistent");
        finding.RootElement.GetProperty("operands").GetArrayLength().ShouldBe(2);
        finding.RootElement.GetProperty("records").GetArrayLength().ShouldBe(1);
        (await Run("audit", "--kb", Kb, "--kind", "sum")).Output.ShouldContain("No findings match");
        (await Run("audit", "--kb", Kb, "--kind", "guess")).Code.ShouldBe(2);

        _folder.Write("docs/c.txt", "indicator 2023 CHN,RUS trade 240000000000 USD\n");
        (await Run("ingest", _folder.At("docs"), "--kb", Kb)).Code.ShouldBe(0);
        (await Run("audit", "--kb", Kb, "--verdict", "consistent")).Output.ShouldContain("1 findings  (0 inconsistent, 0 undecidable, 1 consistent)");
    }

    [Fact]
    public async Task Eval_runs_the_pipeline_and_scores_it()
    {
        Documents();
        _folder.Write("gold/a.txt.jsonl", """{"type":"agreement","parties":["CHN","RUS"],"date":"2001-07-16","title":"Treaty of the river","evidence":[{"doc":"a.txt","start":6,"end":54}]}""");
        var run = await Run("eval", "--gold", _folder.At("gold"), "--docs", _folder.At("docs"));
        run.Code.ShouldBe(0);
        run.Output.ShouldContain("agreement      1     1      1.000  1.000  1.000");
        run.Output.ShouldContain("documents 1, evidence 1, grounded 100.00%");
    }

    [Fact]
    public async Task Eval_shows_languages_documents_and_confidence()
    {
        Gold();
        (await Eval("--by", "language")).Output.ShouldContain("en             1     2      0.500  1.000  0.667");
        (await Eval("--by", "document")).Output.ShouldContain("a.txt          1     1      1.000  1.000  1.000");
        (await Eval("--by", "confidence")).Output.ShouldContain("0.9 to 1.0       2  0.900    0.500    0.500");
        using var json = JsonDocument.Parse((await Eval("--json")).Output);
        json.RootElement.GetProperty("rows")[2].GetProperty("type").GetString().ShouldBe("agreement");
        json.RootElement.GetProperty("languages")[0].GetProperty("language").GetString().ShouldBe("en");
        json.RootElement.GetProperty("documents").GetArrayLength().ShouldBe(3);
        json.RootElement.GetProperty("confidence")[5].GetProperty("count").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Eval_writes_a_page_that_asks_for_nothing_and_runs_nothing()
    {
        Gold();
        (await Eval("--html", _folder.At("page.html"))).Code.ShouldBe(0);
        var page = File.ReadAllText(_folder.At("page.html"));
        page.ShouldContain("&lt;b&gt;");
        page.ShouldNotContain("<b>");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("http://");
        page.ShouldNotContain("https://");
        page.ShouldContain("default-src 'none'");
        page.ShouldContain("<mark class=\"found\">");
        page.ShouldContain("article class=\"type-indicator kind-extra\"");
    }

    [Fact]
    public async Task A_page_that_cannot_be_written_is_named()
    {
        Gold();
        var run = await Eval("--html", _folder.At("no/such/folder/page.html"));
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("page.html: cannot be written");
    }

    [Fact]
    public async Task Calibrate_writes_weights_the_same_each_time()
    {
        Gold();
        string[] line = ["calibrate", "--gold", _folder.At("gold"), "--docs", _folder.At("docs"), "--out", _folder.At("models/confidence.yaml")];
        var run = await Run(line);
        run.Code.ShouldBe(0);
        run.Output.ShouldContain("2 statements of 2 documents");
        var first = File.ReadAllText(_folder.At("models/confidence.yaml"));
        first.ShouldContain("Made by 'chancery calibrate'");
        await Run(line);
        File.ReadAllText(_folder.At("models/confidence.yaml")).ShouldBe(first);
    }

    private Task<CliRun> Eval(params string[] more) => Run(["eval", "--gold", _folder.At("gold"), "--docs", _folder.At("docs"), .. more]);

    private void Gold()
    {
        Documents();
        _folder.Write("docs/b.txt", "<b>\nindicator 2023 CHN,RUS trade 240000000000 USD\n");
        _folder.Write("gold/b.txt.jsonl", "");
        _folder.Write("gold/a.txt.jsonl", """{"type":"agreement","parties":["CHN","RUS"],"date":"2001-07-16","title":"Treaty of the river","evidence":[{"doc":"a.txt","start":6,"end":54}]}""");
    }

    private void Documents()
    {
        _folder.Write("docs/a.txt", "𠀀 one\nagreement 2001-07-16 CHN,RUS Treaty of the river\n");
        _folder.Write("docs/b.txt", "indicator 2023 CHN,RUS trade 240000000000 USD\n");
    }

    private async Task Ingested()
    {
        Documents();
        (await Run("ingest", _folder.At("docs"), "--kb", Kb)).Code.ShouldBe(0);
    }

    private async Task<string> IdOf(string type)
    {
        using var json = JsonDocument.Parse((await Run("export", "--type", type, "--kb", Kb)).Output);
        return json.RootElement.GetProperty("id").GetString()!;
    }

    private Task<CliRun> Run(params string[] arguments) => CliRun.Of(_workbench, arguments);
}
