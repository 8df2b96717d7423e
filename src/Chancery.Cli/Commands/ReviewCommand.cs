using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Chancery.Cli.Output;
using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Server.Pages;
using Chancery.Server.Ui;
using Chancery.Store;
using Spectre.Console;

namespace Chancery.Cli.Commands;

/// <summary><c>review</c>: what a person should look at.</summary>
internal static class ReviewCommand
{
    private const int DefaultLimit = 20;

    /// <summary>Makes the command.</summary>
    public static Command Create(CliApp app)
    {
        var limit = CommonOptions.Limit(DefaultLimit);
        var kb = CommonOptions.Kb();
        var json = CommonOptions.Json();
        var command = new ExampledCommand("review", "Lists what a decision would settle, the most first", "chancery review", "chancery review --limit 100 --json")
        {
            limit, kb, json,
        };
        command.SetAction(parsed =>
        {
            var workbench = app.Workbench(parsed);
            using var store = workbench.OpenStore(parsed.GetRequiredValue(kb), readOnly: true);
            var items = store.Review(parsed.GetValue(limit));
            if (parsed.GetValue(json))
            {
                foreach (var item in items)
                {
                    app.Console.Output.WriteLine(JsonSerializer.Serialize(new Row(item.OtherId is null ? "record" : "pair", item.RecordId, item.OtherId, Math.Round(item.Settles, 3)), CliJson.Options));
                }

                return ExitCode.Done;
            }

            var documents = new DocumentTexts(store);
            var words = new UiWords(workbench.Data).English;
            foreach (var item in items)
            {
                Write(app.Console.Results, item, store, documents, words);
            }

            app.Console.Results.WriteLine(items.Count == 0 ? "Nothing is open." : "Answer with 'chancery decide accept|correct|reject|merge|distinct|split'.");
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(IAnsiConsole console, ReviewItem item, IRecordStore store, DocumentTexts documents, UiText words)
    {
        console.WriteLine($"{(item.OtherId is null ? "Is this right?" : "Are these one?")}  settles {item.Settles.ToString("0.##", CultureInfo.InvariantCulture)}");
        foreach (var record in new[] { item.RecordId, item.OtherId }.OfType<string>().Select(store.GetRecord).OfType<Record>())
        {
            var main = record.Evidence[0];
            var line = FactWords.Line(record.Fact, words, RecordLines.Quote(documents.Get(main.DocumentId).Stored.Text, main.Span));
            console.Write(new Padder(
                new Text(CliConsole.Line($"{record.Id}  {record.Fact.Type.Name()}  {string.Join(' ', record.Fact.Parties)}  {DateWords.Of(record.Fact.Date, words)}  {line.Headline} · {line.Details}")),
                new Padding(2, 0, 0, 0)));
            console.Write(new Padder(new Text(CliConsole.Line(main.Span.In(documents.Get(main.DocumentId).Stored.Text)), TypeColours.Quiet), new Padding(4, 0, 0, 0)));
        }
    }

    private sealed record Row(string Question, string Record, string? Other, double Settles);
}
