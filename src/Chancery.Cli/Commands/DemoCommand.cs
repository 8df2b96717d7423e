using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Chancery.Engine.Sources;
using Chancery.Server;

namespace Chancery.Cli.Commands;

/// <summary><c>demo</c>: ingests the bundled samples and opens the explorer.</summary>
internal static class DemoCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliApp app)
    {
        var kb = new Option<string?>("--kb") { Description = "Keep the store in this file (default: a temporary one, removed at the end)", HelpName = "FILE" };
        var urls = CommonOptions.Urls();
        var allowRemote = CommonOptions.AllowRemote();
        var noBrowser = new Option<bool>("--no-browser") { Description = "Do not open a browser" };
        var command = new ExampledCommand(
            "demo", "Ingests the bundled samples and opens the explorer", "chancery demo", "chancery demo --no-browser --urls http://127.0.0.1:0")
        {
            kb, urls, allowRemote, noBrowser,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var samples = Path.Combine(AppContext.BaseDirectory, "samples");
            if (!Directory.Exists(samples))
            {
                throw new UsageException($"the sample documents are missing ({samples}); build or install the program again");
            }

            var folder = parsed.GetValue(kb) is null ? Directory.CreateTempSubdirectory("chancery-demo-").FullName : null;
            try
            {
                var file = parsed.GetValue(kb) ?? Path.Combine(folder!, "demo.db");
                var addresses = parsed.GetValue(urls) is { Length: > 0 } given ? given : [FreeDefault()];
                var open = parsed.GetValue(noBrowser) ? static _ => { } : (Action<string>)(address => OpenBrowser(app.Console, address));
                return await RunAsync(app, app.Workbench(parsed), samples, file, new Listening(addresses, parsed.GetValue(allowRemote), open), stop);
            }
            finally
            {
                if (folder is not null)
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(
        CliApp app, IWorkbench workbench, string samples, string file, Listening listening, CancellationToken stop)
    {
        using var store = workbench.OpenStore(file, readOnly: false);
        var report = await IngestCommand.RunAsync(app.Console, workbench, store, [samples], new SourceOptions(), stop);
        if (report.Interrupted)
        {
            return ExitCode.Interrupted;
        }

        foreach (var problem in report.Problems)
        {
            app.Console.Error.WriteLine($"{problem.Path}: {problem.Code}: {problem.Reason}");
        }

        var summary = store.Summary();
        app.Console.Output.WriteLine($"{summary.Documents:N0} sample documents, {summary.Records:N0} records.");
        var options = new ExplorerOptions(store, workbench.Data, listening.Urls, listening.AllowRemote, ServeCommand.Token(app.Console));
        await ServeCommand.RunAsync(app.Console, options, listening.Started, stop);
        return report.Problems.Count > 0 ? ExitCode.InputProblems : ExitCode.Done;
    }

    private static string FreeDefault()
    {
        var port = new Uri(ServeCommand.DefaultUrl).Port;
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return ServeCommand.DefaultUrl;
        }
        catch (SocketException)
        {
            return "http://127.0.0.1:0";
        }
    }

    private static void OpenBrowser(CliConsole console, string address)
    {
        var hasDesktop = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
            || !string.IsNullOrEmpty(console.Environment("DISPLAY")) || !string.IsNullOrEmpty(console.Environment("WAYLAND_DISPLAY"));
        if (!hasDesktop || !string.IsNullOrEmpty(console.Environment("CI")))
        {
            return;
        }

        try
        {
            using var browser = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
                ? Process.Start(new ProcessStartInfo(address) { UseShellExecute = true })
                : Process.Start("xdg-open", address);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            console.Error.WriteLine("No browser could be opened; open the address yourself.");
        }
    }

    private sealed record Listening(IReadOnlyList<string> Urls, bool AllowRemote, Action<string> Started);
}
