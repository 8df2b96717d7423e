using System.CommandLine;
using Chancery.Cli.Output;
using Chancery.Server.Exports;
using Chancery.Store;

namespace Chancery.Cli.Commands;

/// <summary><c>export</c>: records as files.</summary>
internal static class ExportCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliApp app)
    {
        var format = new Option<string>("--format")
        {
            Description = "One of " + string.Join(' ', ExportFormats.All.Select(f => f.Name)),
            HelpName = "F",
            DefaultValueFactory = _ => ExportFormats.All[0].Name,
        };
        var output = new Option<string?>("--out")
        {
            Description = "File to write (default: standard output, for formats that are text); csv of several types also takes a folder",
            HelpName = "O",
        };
        var byDocument = new Option<bool>("--by-document") { Description = "For jsonl: a line for each document that tells a record, with that document's values" };
        var explorer = CommonOptions.Explorer("to which links in the file lead");
        var kb = CommonOptions.Kb();
        var filters = new FilterOptions();
        var command = new ExampledCommand(
            "export",
            "Writes records as files that other programs read",
            "chancery export --format jsonl --out records.jsonl",
            "chancery export --format csv --out tables/ --party CHN --from 2001",
            "chancery export --format xlsx --out records.xlsx --explorer http://127.0.0.1:5210/",
            "chancery export --format ics --type meeting --from 2024 --out meetings.ics",
            "chancery export --type indicator | jq .value")
        {
            format, output, byDocument, explorer, kb,
        };
        filters.AddTo(command);
        format.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && ExportFormats.Find(name) is null)
            {
                result.AddError(ExportFormats.Unknown(name));
            }
        });
        command.SetAction((parsed, stop) =>
        {
            var workbench = app.Workbench(parsed);
            var file = parsed.GetRequiredValue(kb);
            var target = new ExportTarget(app.Console, ExportFormats.Get(parsed.GetRequiredValue(format)), parsed.GetValue(output));
            var filter = filters.Read(parsed);
            target.Check(filter, parsed.GetValue(byDocument), file);
            using var store = workbench.OpenStore(file, readOnly: true);
            target.Write(new ExportJob(store, new ExportKnowledge(workbench.Data))
            {
                Filter = filter,
                ByDocument = parsed.GetValue(byDocument),
                Explorer = CommonOptions.ExplorerAddress(parsed.GetValue(explorer)),
                Stop = stop,
            });
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
