using System.CommandLine;
using Chancery.Cli.Output;
using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Server.Exports.Formats;
using Chancery.Server.Ui;
using Chancery.Store;

namespace Chancery.Cli.Commands;

/// <summary><c>timeline agreements mechanisms indicators</c>: records as a table.</summary>
internal static class ListCommands
{
    private const int DefaultLimit = 100;

    /// <summary>Makes the commands.</summary>
    public static IEnumerable<Command> Create(CliApp app)
    {
        yield return List(app, null, new ExampledCommand(
            "timeline",
            "Lists dated records, oldest first",
            "chancery timeline --party CHN --party RUS --from 2001",
            "chancery timeline --type exercise --type meeting --newest",
            "chancery timeline --json --limit 10000 > timeline.jsonl"));
        yield return List(app, RecordType.Agreement, new ExampledCommand(
            "agreements", "Lists agreements", "chancery agreements --party CHN", "chancery agreements --from 2001 --to 2010 --json"));
        yield return List(app, RecordType.Mechanism, new ExampledCommand(
            "mechanisms", "Lists standing mechanisms", "chancery mechanisms --party SCO", "chancery mechanisms --text defence"));
        yield return List(app, RecordType.Indicator, new ExampledCommand(
            "indicators", "Lists measured quantities", "chancery indicators --party CHN --text trade", "chancery indicators --from 2020 --json"));
    }

    private static ExampledCommand List(CliApp app, RecordType? type, ExampledCommand command)
    {
        var kb = CommonOptions.Kb();
        var json = CommonOptions.Json();
        var limit = CommonOptions.Limit(DefaultLimit);
        var newest = new Option<bool>("--newest") { Description = "Newest first" };
        var filters = new FilterOptions();
        filters.AddTo(command, withType: type is null);
        command.Options.Add(newest);
        command.Options.Add(limit);
        command.Options.Add(kb);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            var workbench = app.Workbench(parsed);
            using var store = workbench.OpenStore(parsed.GetRequiredValue(kb), readOnly: true);
            var filter = filters.Read(parsed) with { NewestFirst = parsed.GetValue(newest), Limit = parsed.GetValue(limit) };
            filter = type is { } only ? filter with { Types = [only] } : filter with { DatedOnly = true };
            var page = store.ListRecords(filter);
            var documents = new DocumentTexts(store);
            if (parsed.GetValue(json))
            {
                WriteJson(app.Console.Output, page, documents);
                return ExitCode.Done;
            }

            var words = new UiWords(workbench.Data).English;
            RecordTable.Write(app.Console.Results, page, documents, words, type switch
            {
                RecordType.Mechanism => RelatedRecords.Sessions(store, filter.Parties),
                RecordType.Agreement => RelatedRecords.Lives(store, filter.Parties, words),
                _ => null,
            });
            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteJson(TextWriter output, Page<Record> page, DocumentTexts documents)
    {
        foreach (var record in page.Items)
        {
            output.Write(JsonlExport.Line(record, documents));
            output.Write('\n');
        }
    }
}
