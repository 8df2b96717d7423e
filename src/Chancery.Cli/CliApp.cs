using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using Chancery.Cli.Commands;
using Chancery.Cli.Evaluation;
using Chancery.Engine.Data;
using Chancery.Model;
using Chancery.Server;
using Chancery.Server.Exports;
using Chancery.Store;

namespace Chancery.Cli;

/// <summary>The command line: parses, runs one command and turns its failures into messages and exit codes.</summary>
internal sealed class CliApp
{
    private static readonly TimeSpan TimeToFinishBatch = TimeSpan.FromSeconds(60);

    private readonly Func<string?, IWorkbench> _workbench;
    private readonly Option<string?> _data = new("--data")
    {
        Description = "Data folder to use in place of the one beside the program",
        Hidden = true,
        Recursive = true,
    };

    /// <summary>Prepares the command line.</summary>
    /// <param name="console">Where commands write.</param>
    /// <param name="workbench">Makes what commands work with, from the data folder given or null.</param>
    public CliApp(CliConsole console, Func<string?, IWorkbench> workbench)
    {
        Console = console;
        _workbench = workbench;
        Root = new RootCommand("Turns documents about how states deal with each other into dated records, each with its sentence.") { _data };
        foreach (var command in (ReadOnlySpan<Command>)
            [
                DemoCommand.Create(this), IngestCommand.Create(this), SearchCommand.Create(this), .. ListCommands.Create(this),
                AuditCommand.Create(this), ExplainCommand.Create(this), CopiesCommand.Create(this), ReviewCommand.Create(this), DecideCommand.Create(this),
                DecisionsCommand.Create(this), ExportCommand.Create(this), EvalCommand.Create(this), CalibrateCommand.Create(this), ServeCommand.Create(this), McpCommand.Create(this),
            ])
        {
            Root.Subcommands.Add(command);
        }

        Root.Options.OfType<VersionOption>().Single().Action = new VersionAction(this);
        var help = Root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
    }

    /// <summary>Where commands write.</summary>
    public CliConsole Console { get; }

    /// <summary>All commands.</summary>
    public RootCommand Root { get; }

    /// <summary>The program's version, such as <c>0.1.0</c>.</summary>
    public static string Version =>
        typeof(CliApp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Parses and runs.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken stop = default)
    {
        var parsed = Root.Parse(arguments.Count == 0 ? ["--help"] : arguments);
        if (parsed.Action is ParseErrorAction)
        {
            WriteUsageErrors(parsed);
            return ExitCode.Usage;
        }

        var configuration = new InvocationConfiguration
        {
            Output = Console.Output,
            Error = Console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeToFinishBatch,
        };
        try
        {
            var code = await parsed.InvokeAsync(configuration, stop);
            return arguments.Count == 0 ? ExitCode.Usage : code;
        }
        catch (Exception e) when (Failure(e) is { } code)
        {
            Console.Error.WriteLine("chancery: " + e.Message);
            return code;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception e)
        {
            Console.Error.WriteLine($"chancery: this is a defect in the program, please report it:\n{e}");
            return ExitCode.Defect;
        }
        finally
        {
            Console.Output.Flush();
        }
    }

    /// <summary>Makes what a command works with.</summary>
    public IWorkbench Workbench(ParseResult parsed) => _workbench(parsed.GetValue(_data));

    private void WriteUsageErrors(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
        {
            Console.Error.WriteLine("chancery: " + error.Message);
        }

        Console.Error.WriteLine($"Try: {CommandPath(parsed.CommandResult.Command)} --help");
    }

    private static int? Failure(Exception exception) => exception switch
    {
        StoreException => ExitCode.Store,
        UsageException or DataException or ListenException or EvaluationException or ExportException => ExitCode.Usage,
        _ => null,
    };

    private static string CommandPath(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? CommandPath(parent) + " " + command.Name : "chancery";

    private sealed class VersionAction(CliApp app) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            app.Console.Output.WriteLine($"chancery {Version}");
            app.Console.Output.WriteLine($"data {app.Workbench(parseResult).Data.Version}");
            app.Console.Output.WriteLine($"contract {RecordTypes.ContractVersion}");
            return ExitCode.Done;
        }
    }

    private sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            if (parseResult.CommandResult.Command is ExampledCommand command)
            {
                var output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (var example in command.Examples)
                {
                    output.WriteLine("  " + example);
                }

                output.WriteLine();
            }

            return code;
        }
    }
}
