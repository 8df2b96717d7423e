namespace Chancery.Cli.Tests.Commands;

public sealed class UsageTests
{
    private readonly TestWorkbench _workbench = new();

    [Theory]
    [InlineData("timeline --from 20x", "--from: '20x' is not a date; write 2024, 2024-10 or 2024-10-14")]
    [InlineData("timeline --limit 0", "--limit must be 1 to 10000")]
    [InlineData("timeline --type treaty", "'treaty'")]
    [InlineData("export --format docx", "'docx' is no export format; there are jsonl, csv, ")]
    [InlineData("export --format csv", "csv is one file a type: name a folder or a .zip file with --out, or one type with --type")]
    [InlineData("export --format csv --out a.csv", "'a.csv': csv of the types asked for is a folder or a .zip file")]
    [InlineData("export --format csv --type meeting --out a.zip", "'a.zip': csv of the types asked for is a folder or a .csv file")]
    [InlineData("export --out .", "'.' is a folder; name a file such as ./records.jsonl")]
    [InlineData("export --out a.db --kb ./a.db", "'a.db' is the store itself; name another file with --out")]
    [InlineData("export --explorer here", "--explorer: 'here' is no address of an explorer")]
    [InlineData("ingest x --encoding utf-9", "'utf-9' is no encoding this program knows")]
    [InlineData("ingest", "Required argument 'PATH' missing")]
    [InlineData("fetch", "fetch")]
    [InlineData("eval --gold nowhere --docs .", "nowhere: there is no such folder of gold files")]
    public async Task Wrong_usage_is_named_and_exits_with_2(string line, string message)
    {
        var run = await CliRun.Of(_workbench, line.Split(' '));
        run.Code.ShouldBe(2);
        run.Error.ShouldContain(message);
    }

    [Fact]
    public async Task A_store_that_cannot_be_used_exits_with_3()
    {
        using var folder = new TempFolder();
        var run = await CliRun.Of(_workbench, "timeline", "--kb", folder.At("none.db"));
        run.Code.ShouldBe(3);
        run.Error.ShouldStartWith("chancery: ");
        File.Exists(folder.At("none.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_address_that_others_can_reach_is_refused()
    {
        using var folder = new TempFolder();
        (await CliRun.Of(_workbench, "ingest", folder.Write("a.txt", "x"), "--kb", folder.At("a.db"))).Code.ShouldBe(0);
        var run = await CliRun.Of(_workbench, "serve", "--kb", folder.At("a.db"), "--urls", "http://0.0.0.0:0");
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("can be reached from other machines");
        run.Error.ShouldContain("--allow-remote");
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("ingest")]
    [InlineData("search")]
    [InlineData("timeline")]
    [InlineData("agreements")]
    [InlineData("mechanisms")]
    [InlineData("indicators")]
    [InlineData("explain")]
    [InlineData("export")]
    [InlineData("eval")]
    [InlineData("calibrate")]
    [InlineData("serve")]
    public async Task Help_of_every_command_ends_with_examples(string command)
    {
        var run = await CliRun.Of(_workbench, command, "--help");
        run.Code.ShouldBe(0);
        run.Output.ShouldContain("Examples:");
        run.Output.ShouldContain("chancery " + command);
        run.Output.ShouldNotContain("--data");
    }

    [Fact]
    public async Task Version_tells_program_data_and_contract()
    {
        var run = await CliRun.Of(_workbench, "--version");
        run.Code.ShouldBe(0);
        run.Output.ShouldContain("chancery 0.1.0");
        run.Output.ShouldContain("data " + _workbench.Data.Version);
        run.Output.ShouldContain("contract 1");
    }

    [Fact]
    public async Task Without_a_command_it_shows_help()
    {
        var run = await CliRun.Of(_workbench);
        run.Code.ShouldBe(2);
        run.Output.ShouldContain("Commands:");
    }
}
