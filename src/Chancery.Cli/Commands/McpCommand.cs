using System.CommandLine;
using Chancery.Server.Mcp;

namespace Chancery.Cli.Commands;

/// <summary><c>mcp</c>: answers an assistant over standard input and output.</summary>
internal static class McpCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliApp app)
    {
        var kb = CommonOptions.Kb();
        var explorer = CommonOptions.Explorer("to which the links of citations lead");
        var command = new ExampledCommand(
            "mcp",
            "Answers an assistant over standard input and output (Model Context Protocol)",
            "chancery mcp --kb treaties.db",
            "chancery mcp --explorer http://127.0.0.1:5210/")
        {
            kb, explorer,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var workbench = app.Workbench(parsed);
            using var store = workbench.OpenStore(parsed.GetRequiredValue(kb), readOnly: true);
            await McpHost.RunAsync(store, workbench.Data, Console.OpenStandardInput(), Console.OpenStandardOutput(), CommonOptions.ExplorerAddress(parsed.GetValue(explorer)), stop);
            return ExitCode.Done;
        });
        return command;
    }
}
