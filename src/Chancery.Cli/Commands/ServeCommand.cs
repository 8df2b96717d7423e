using System.CommandLine;
using Chancery.Engine.Data;
using Chancery.Server;
using Chancery.Server.Access;
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
        var readOnly = new Option<bool>("--read-only") { Description = "Let nobody decide or correct" };
        var command = new ExampledCommand(
            "serve",
            "Opens the explorer on a store",
            "chancery serve",
            "chancery serve --kb treaties.db --urls http://127.0.0.1:8080",
            "CHANCERY_TOKEN=a-secret-of-your-own chancery serve --urls http://0.0.0.0:5210 --allow-remote")
        {
            kb, urls, allowRemote, readOnly,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var workbench = app.Workbench(parsed);
            var file = parsed.GetRequiredValue(kb);
            var onlyReads = parsed.GetValue(readOnly);
            using var store = workbench.OpenStore(file, onlyReads || !RecordStores.Exists(file));
            var token = onlyReads ? null : Token(app.Console);
            var options = new ExplorerOptions(store, workbench.Data, Urls(parsed.GetValue(urls)), parsed.GetValue(allowRemote), token);
            await RunAsync(app.Console, options, _ => { }, stop);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Serves until it is stopped.</summary>
    /// <param name="console">Told the address.</param>
    /// <param name="options">What to serve.</param>
    /// <param name="started">Called once the explorer answers, with the address that lets its reader decide when there is a token.</param>
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

        var signedIn = options.Token is null ? web.Urls.First() : $"{web.Urls.First()}/sign-in?token={Uri.EscapeDataString(options.Token)}";
        if (options.Token is not null)
        {
            console.Output.WriteLine($"To decide and correct, open {signedIn}");
        }

        console.Output.Flush();
        started(signedIn);
        await WaitAsync(stop);
        await web.StopAsync(CancellationToken.None);
    }

    /// <summary>The token of <c>CHANCERY_TOKEN</c>, or a new one for this run.</summary>
    /// <exception cref="UsageException">The one given is too short.</exception>
    public static string Token(CliConsole console)
    {
        var given = console.Environment("CHANCERY_TOKEN");
        return string.IsNullOrEmpty(given) ? AccessToken.NewSecret()
            : given.Length < AccessToken.ShortestSecret ? throw new UsageException($"CHANCERY_TOKEN needs at least {AccessToken.ShortestSecret} characters")
            : given;
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
