using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Chancery.Cli.Output;
using Chancery.Store;
using Spectre.Console;

namespace Chancery.Cli.Commands;

/// <summary><c>decisions</c>: what was decided, by whom, when and why.</summary>
internal static class DecisionsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliApp app)
    {
        var record = new Option<string?>("--record") { Description = "Only decisions on this record", HelpName = "ID" };
        var orphaned = new Option<bool>("--orphaned") { Description = "Only decisions in force of which nothing is left in the store" };
        var kb = CommonOptions.Kb();
        var json = CommonOptions.Json();
        var command = new ExampledCommand("decisions", "Lists what was decided, newest first", "chancery decisions", "chancery decisions --orphaned --json")
        {
            record, orphaned, kb, json,
        };
        command.SetAction(parsed =>
        {
            using var store = app.Workbench(parsed).OpenStore(parsed.GetRequiredValue(kb), readOnly: true);
            var decisions = store.ListDecisions(parsed.GetValue(record)).Where(d => !parsed.GetValue(orphaned) || (d.IsOrphaned && d.UndoneBy is null)).ToList();
            foreach (var decision in decisions)
            {
                if (parsed.GetValue(json))
                {
                    app.Console.Output.WriteLine(JsonSerializer.Serialize(ForPrograms(decision), CliJson.Options));
                }
                else
                {
                    Write(app.Console.Results, decision);
                }
            }

            if (decisions.Count == 0 && !parsed.GetValue(json))
            {
                app.Console.Results.WriteLine("No decisions. 'chancery review' shows what is open.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(IAnsiConsole console, Decision decision)
    {
        var field = decision.Field is { } name ? $" {name} = {decision.Value}" : string.Empty;
        console.WriteLine(CliConsole.Line($"{decision.Number}  {decision.Kind.Name()}{field}  {decision.Summary}"));
        console.Write(new Padder(new Text(CliConsole.Line($"{decision.Who}, {Time(decision.MadeAt)}: {decision.Why}"), TypeColours.Quiet), new Padding(4, 0, 0, 0)));
        if (decision.UndoneBy is { } by)
        {
            console.Write(new Padder(new Text(CliConsole.Line($"undone by {by}, {Time(decision.UndoneAt ?? decision.MadeAt)}"), TypeColours.Quiet), new Padding(4, 0, 0, 0)));
        }
        else if (decision.IsOrphaned)
        {
            console.Write(new Padder(new Text("orphaned: nothing is left of what it spoke of", TypeColours.Quiet), new Padding(4, 0, 0, 0)));
        }
    }

    private static Row ForPrograms(Decision d) => new(
        d.Number, d.Kind.Name(), d.RecordId, d.Summary, d.Field, d.Value, d.Who, Time(d.MadeAt), d.Why, d.UndoneBy, d.UndoneAt is { } at ? Time(at) : null, d.IsOrphaned);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private sealed record Row(
        long Number, string Kind, string Record, string Summary, string? Field, string? Value, string Who, string MadeAt, string Why, string? UndoneBy, string? UndoneAt, bool Orphaned);
}
