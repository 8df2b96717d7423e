using System.Text.Json;

namespace Chancery.Cli.Tests.Commands;

public sealed class DecideTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestWorkbench _workbench = new();

    private string Kb => _folder.At("test.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_record_is_corrected_and_the_correction_undone()
    {
        var id = await Ingested();
        var made = await Run("decide", "correct", id, "date", "2001-07-16", "--why", "the day is in the register", "--by", "ann");
        made.Error.ShouldBe("");
        made.Output.ShouldContain("decision 1: correct agreement CHN RUS 2001 Treaty of the river");
        (await Run("explain", id)).Output.ShouldContain("16 Jul 2001 (decided)");

        var listed = JsonDocument.Parse((await Run("decisions", "--json")).Output).RootElement;
        (listed.GetProperty("who").GetString(), listed.GetProperty("why").GetString()).ShouldBe(("ann", "the day is in the register"));
        (await Run("decide", "undo", "1", "--by", "bob")).Output.ShouldContain("decision 1 (correct) is undone");
        (await Run("decisions")).Output.ShouldContain("undone by bob");
        (await Run("explain", id)).Output.ShouldNotContain("decided");
    }

    [Theory]
    [InlineData("'colour' is no", "decide", "correct", "ID", "kind", "colour", "--why", "x")]
    [InlineData("is no EDTF date", "decide", "correct", "ID", "date", "soon", "--why", "x")]
    [InlineData("the store has no record 'a-0000000000000000'", "decide", "accept", "a-0000000000000000", "--why", "x")]
    [InlineData("has no statement 00", "decide", "split", "ID", "00", "--why", "x")]
    [InlineData("there is no document 'nothing.txt'", "decide", "same-source", "a.txt", "nothing.txt", "--why", "x")]
    [InlineData("there is no decision 7", "decide", "undo", "7")]
    [InlineData("Option '--why' is required", "decide", "accept", "ID")]
    public async Task What_cannot_be_decided_is_told(string message, params string[] arguments)
    {
        var id = await Ingested();
        var run = await Run([.. arguments.Select(a => a == "ID" ? id : a)]);
        run.Code.ShouldBe(2);
        run.Error.ShouldContain(message);
        run.Error.ShouldNotContain("Parameter");
    }

    [Fact]
    public async Task Review_asks_and_a_merge_answers()
    {
        _folder.Write("docs/a.txt", "agreement 2001-07-16 CHN,RUS Treaty on border trade\n");
        _folder.Write("docs/b.txt", "agreement 2001-07-16 CHN,RUS Agreement on space research\n");
        await Run("ingest", _folder.At("docs"));
        var ids = (await Run("timeline", "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("id").GetString()!).ToList();
        (await Run("review")).Output.ShouldContain("Is this right?");
        (await Run("decide", "merge", ids[0], ids[1], "--why", "one instrument")).Code.ShouldBe(0);
        (await Run("timeline")).Output.ShouldContain("1 record");
        (await Run("decide", "accept", ids[0], "--why", "seen")).Code.ShouldBe(0);
        (await Run("review")).Output.ShouldContain("Nothing is open.");
    }

    [Fact]
    public async Task Copies_are_listed_with_what_changed()
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => $"agreement 2001-07-16 CHN,RUS Paper number {i} on the river\n"));
        _folder.Write("docs/a-9.txt", text);
        _folder.Write("docs/a-10.txt", text + "one more line about the bridge\n");
        await Run("ingest", _folder.At("docs"));
        var run = await Run("copies", "a-9.txt", "--diff");
        run.Output.ShouldContain("a-9.txt superseded");
        run.Output.ShouldContain("+ one more line about the bridge");
        (await Run("copies", "none.txt")).Code.ShouldBe(2);
    }

    private async Task<string> Ingested()
    {
        _folder.Write("docs/a.txt", "agreement 2001 CHN,RUS Treaty of the river\n");
        await Run("ingest", _folder.At("docs"));
        return JsonDocument.Parse((await Run("timeline", "--json")).Output).RootElement.GetProperty("id").GetString()!;
    }

    private Task<CliRun> Run(params string[] arguments) => CliRun.Of(_workbench, [.. arguments, "--kb", Kb]);
}
