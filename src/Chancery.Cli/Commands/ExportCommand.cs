using System.CommandLine;
using System.Text;
using Chancery.Engine.Data;
using Chancery.Server.Exports;

namespace Chancery.Cli.Commands;

/// <summary><c>export</c>: records as files.</summary>
internal static class ExportCommand
{
    private static readonly string[] Formats = ["jsonl", "csv"];

    private static readonly string[] PlannedFormats =
        ["xlsx", "sqlite", "jsonld", "graphml", "ics", "csl", "ris", "bibtex", "timelinejs", "plover", "cameo", "dcad", "atop", "ftm"];

    /// <summary>Makes the command.</summary>
    public static Command Create(CliApp app)
    {
        var format = new Option<string>("--format")
        {
            Description = "jsonl (the record contract, one object a line) or csv (one file a type)",
            HelpName = "F",
            DefaultValueFactory = _ => "jsonl",
        };
        var output = new Option<string?>("--out") { Description = "File for jsonl (default: standard output), folder for csv", HelpName = "O" };
        var byDocument = new Option<bool>("--by-document") { Description = "For jsonl: a line for each document that tells a record, with that document's values" };
        var kb = CommonOptions.Kb();
        var filters = new FilterOptions();
        var command = new ExampledCommand(
            "export",
            "Writes records as files that other programs read",
            "chancery export --format jsonl --out records.jsonl",
            "chancery export --format csv --out tables/ --party CHN --from 2001",
            "chancery export --type indicator | jq .value")
        {
            format, output, byDocument, kb,
        };
        filters.AddTo(command);
        format.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && Unknown(name) is { } reason)
            {
                result.AddError(reason);
            }
        });
        command.SetAction(parsed =>
        {
            var workbench = app.Workbench(parsed);
            var target = parsed.GetValue(output);
            var isCsv = parsed.GetRequiredValue(format) == "csv";
            if (isCsv && target is null)
            {
                throw new UsageException("csv is one file a type: name a folder with --out");
            }

            using var store = workbench.OpenStore(parsed.GetRequiredValue(kb), readOnly: true);
            try
            {
                if (isCsv)
                {
                    var counts = new CsvExport(store, new Ontology(workbench.Data)).Write(filters.Read(parsed), target!);
                    app.Console.Error.WriteLine($"{counts.Values.Sum():N0} records in {counts.Count} files under {target}");
                    return ExitCode.Done;
                }

                using var file = target is null or "-" ? null : new StreamWriter(target, append: false, new UTF8Encoding(false));
                var count = JsonlExport.Write(store, filters.Read(parsed), file ?? app.Console.Output, parsed.GetValue(byDocument));
                app.Console.Error.WriteLine($"{count:N0} records");
                return ExitCode.Done;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"'{target ?? "standard output"}' cannot be written: {e.Message}");
            }
        });
        return command;
    }

    private static string? Unknown(string name) =>
        Formats.Contains(name, StringComparer.Ordinal) ? null
        : PlannedFormats.Contains(name, StringComparer.Ordinal) ? $"the format '{name}' is not there yet; this version writes {string.Join(" and ", Formats)}"
        : $"'{name}' is no export format; this version writes {string.Join(" and ", Formats)}";
}
