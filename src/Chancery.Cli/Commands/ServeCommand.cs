using System.CommandLine;
using Chancery.Engine.Data;
using Chancery.Server;
using Chancery.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Chancery.Cli.Commands;

/// <summary><c>serve</c>: the explorer over a store.</summary>
internal static class ServeCommand
{
    /// <summary>Where the explorer listens unless told otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5210";

    /// <summary>Makes the command.</summary>
    public static Command Create(CliApp app)
    {
        var kb = CommonOptions.Kb();
        var urls = CommonOptions.Urls();
        var allowRemote = CommonOptions.AllowRemote();
        var command = new ExampledCommand(
            "serve", "Opens the explorer on a store", "chancery serve", "chancery serve --kb treaties.db --urls http://127.0.0.1:8080")
        {
            kb, urls, allowRemote,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var workbench = app.Workbench(parsed);
            using var store = workbench.OpenStore(parsed.GetRequiredValue(kb), readOnly: true);
            var options = new ExplorerOptions(store, workbench.Data, Urls(parsed.GetValue(urls)), parsed.GetValue(allowRemote));
            await RunAsync(app.Console, options, _ => { }, stop);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Serves until it is stopped.</summary>
    /// <param name="console">Told the address.</param>
    /// <param name="options">What to serve.</param>
    /// <param name="started">Called with the address once the explorer answers.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="ListenException">An address cannot be used.</exception>
    public static async Task RunAsync(CliConsole console, ExplorerOptions options, Action<string> started, CancellationToken stop)
    {
        await using var web = ExplorerApp.Build(options);
        try
        {
            await web.StartAsync(stop);
        }
        catch (IOException e)
        {
            throw new ListenException($"{string.Join(", ", options.Urls)} cannot be used: {e.Message.TrimEnd('.')}; choose another port with --urls, or port 0 for a free one", e);
        }

        foreach (var address in web.Urls)
        {
            console.Output.WriteLine($"The explorer is at {address}  (Ctrl-C ends it)");
        }

        console.Output.Flush();
        started(web.Urls.First());
        await WaitAsync(stop);
        await web.StopAsync(CancellationToken.None);
    }

    /// <summary>The addresses given, or the usual one.</summary>
    public static IReadOnlyList<string> Urls(string[]? given) => given is { Length: > 0 } ? given : [DefaultUrl];

    private static Task WaitAsync(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stop.Register(stopped.SetResult);
        return stopped.Task;
    }
}
