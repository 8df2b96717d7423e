using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Chancery.Cli.Tests.Commands;

/// <summary><c>chancery mcp</c> as an assistant starts it: a process whose standard output carries the protocol alone.</summary>
public sealed class McpTests
{
    [Fact]
    public async Task An_assistant_starts_it_and_asks()
    {
        using var folder = new TempFolder();
        var file = folder.Write("a.txt", "agreement 2001-07-16 CHN,RUS Treaty on River Ferries\n");
        var kb = Path.Combine(folder.Root, "a.db");
        (await CliRun.Of(new TestWorkbench(), "ingest", file, "--kb", kb)).Code.ShouldBe(ExitCode.Done);
        var program = Path.Combine(AppContext.BaseDirectory, "chancery.dll");
        var transport = new StdioClientTransport(new() { Command = "dotnet", Arguments = [program, "mcp", "--kb", kb, "--explorer", "http://127.0.0.1:5210"] });
        // The client gives up on the newest version of the protocol when a program takes seconds to start, and then asks in vain for an older one.
        await using var client = await McpClient.CreateAsync(transport, new McpClientOptions { ProtocolVersion = "2025-06-18" });
        var result = await client.CallToolAsync("list_chronology", new Dictionary<string, object?> { ["parties"] = new[] { "CHN" } });
        var text = result.Content.OfType<TextContentBlock>().Single().Text;
        text.ShouldContain("2001-07-16 agreement CHN, RUS: Treaty on River Ferries");
        text.ShouldContain("http://127.0.0.1:5210/documents/");
    }

    [Fact]
    public async Task A_missing_store_is_said_on_standard_error()
    {
        var run = await CliRun.Of(new TestWorkbench(), "mcp", "--kb", "/nowhere/none.db");
        run.Code.ShouldBe(ExitCode.Store);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldNotBeEmpty();
    }
}
