using System.CommandLine;
using System.Text;
using System.Text.Json;
using Chancery.Cli.Output;
using Chancery.Engine.Audit;
using Chancery.Engine.Sources;
using Chancery.Model;
using Chancery.Server.Ingest;
using Chancery.Store;

namespace Chancery.Cli.Commands;

/// <summary><c>ingest</c>: reads documents into a store.</summary>
internal static class IngestCommand
{
    private const int ShownProblems = 20;

    /// <summary>Makes the command.</summary>
    public static Command Create(CliApp app)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, folders and ZIP archives", Arity = ArgumentArity.OneOrMore };
        var kb = CommonOptions.Kb();
        var encoding = new Option<string?>("--encoding")
        {
            Description = "Encoding of all files, such as gb18030, big5 or windows-1251 (default: found for each)",
            HelpName = "NAME",
        };
        var json = CommonOptions.Json();
        var command = new ExampledCommand(
            "ingest",
            "Reads documents into the store; safe to stop and to repeat",
            "chancery ingest reports/",
            "chancery ingest archive.zip notes.md --kb treaties.db",
            "chancery ingest old/ --encoding gb18030")
        {
            paths, encoding, kb, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            CheckEncoding(parsed.GetValue(encoding));
            var workbench = app.Workbench(parsed);
            using var store = workbench.OpenStore(parsed.GetRequiredValue(kb), readOnly: false);
            var options = new SourceOptions { Encoding = parsed.GetValue(encoding) };
            var report = await RunAsync(app.Console, workbench, store, parsed.GetRequiredValue(paths), options, stop);
            if (parsed.GetValue(json))
            {
                WriteJson(app.Console.Output, report, store.Summary());
            }
            else
            {
                Write(app.Console, report, store.Summary());
            }

            return report.Interrupted ? ExitCode.Interrupted
                : report.Problems.Count > 0 ? ExitCode.InputProblems
                : ExitCode.Done;
        });
        return command;
    }

    /// <summary>Ingests with progress on the console.</summary>
    public static async Task<IngestReport> RunAsync(
        CliConsole console, IWorkbench workbench, IRecordStore store, IReadOnlyList<string> paths, SourceOptions options, CancellationToken stop)
    {
        var service = new IngestService(store, workbench.Process, workbench.Data.Version, auditor: new ClaimAuditor(workbench.Data));
        var display = new IngestDisplay(console, TimeProvider.System);
        return await display.ShowAsync(
            () => InputSurvey.Count(paths, stop),
            progress => service.RunAsync(workbench.Read(paths, options), progress, stop));
    }

    private static void CheckEncoding(string? name)
    {
        if (name is null)
        {
            return;
        }

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            throw new UsageException($"'{name}' is no encoding this program knows; try utf-8, gb18030, big5, windows-1251 or koi8-r");
        }
    }

    private static void Write(CliConsole console, IngestReport report, StoreSummary summary)
    {
        foreach (var problem in report.Problems.Take(ShownProblems))
        {
            console.Error.WriteLine($"{CliConsole.Line(problem.Path)}: {problem.Code}: {CliConsole.Line(problem.Reason)}");
        }

        if (report.Problems.Count > ShownProblems)
        {
            console.Error.WriteLine($"and {report.Problems.Count - ShownProblems:N0} more; --json lists all");
        }

        var output = console.Output;
        if (report.Interrupted)
        {
            output.WriteLine("Stopped. What was finished is kept; the same command goes on from here.");
        }

        output.WriteLine(
            $"documents   {report.New:N0} new, {report.Changed:N0} changed, {report.Unchanged:N0} unchanged, {report.Problems.Count:N0} set aside");
        output.WriteLine($"statements  {report.Statements:N0} in {report.Elapsed.TotalSeconds:0.0} s");
        var types = RecordTypes.All.Where(t => summary.RecordsByType.GetValueOrDefault(t) > 0)
            .Select(t => $"{t.Name()} {summary.RecordsByType[t]:N0}");
        output.WriteLine($"in store    {summary.Documents:N0} documents, {summary.Records:N0} records" + (summary.Records > 0 ? ": " + string.Join(", ", types) : ""));
    }

    private static void WriteJson(TextWriter output, IngestReport report, StoreSummary summary)
    {
        var result = new
        {
            report.New,
            report.Changed,
            report.Unchanged,
            Failed = report.Problems.Count,
            report.Statements,
            Seconds = Math.Round(report.Elapsed.TotalSeconds, 3),
            report.Interrupted,
            Store = new
            {
                summary.Documents,
                summary.Statements,
                summary.Records,
                RecordsByType = RecordTypes.All.ToDictionary(t => t.Name(), t => summary.RecordsByType.GetValueOrDefault(t)),
            },
            report.Problems,
        };
        output.WriteLine(JsonSerializer.Serialize(result, CliJson.Options));
    }
}
