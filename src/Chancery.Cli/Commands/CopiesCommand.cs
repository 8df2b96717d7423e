using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Chancery.Cli.Output;
using Chancery.Store;
using Spectre.Console;

namespace Chancery.Cli.Commands;

/// <summary><c>copies</c>: documents that are one source with another, and what a revision changed.</summary>
internal static class CopiesCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliApp app)
    {
        var path = new Argument<string>("PATH") { Description = "Path of a document in the store" };
        var diff = new Option<bool>("--diff") { Description = "Also show which paragraphs each revision changed" };
        var kb = CommonOptions.Kb();
        var json = CommonOptions.Json();
        var command = new ExampledCommand("copies", "Shows copies, reprints and revisions of a document", "chancery copies news/story-3.md", "chancery copies news/story-3.md --diff")
        {
            path, diff, kb, json,
        };
        command.SetAction(parsed =>
        {
            using var store = app.Workbench(parsed).OpenStore(parsed.GetRequiredValue(kb), readOnly: true);
            var wanted = parsed.GetRequiredValue(path);
            var entry = store.FindByPath(wanted) ?? throw new UsageException($"the store has no document '{wanted}'");
            var copies = store.GetCopies(entry.Id);
            SourceCopy? before = null;
            foreach (var copy in copies)
            {
                if (parsed.GetValue(json))
                {
                    app.Console.Output.WriteLine(JsonSerializer.Serialize(
                        new Row(copy.Document.Path, copy.Document.Metadata.Date?.Value, Math.Round(copy.Share, 3), copy.IsSuperseded), CliJson.Options));
                    continue;
                }

                app.Console.Results.WriteLine(CliConsole.Line(
                    $"{copy.Document.Metadata.Date?.Value ?? "no date",-10}  {copy.Share.ToString("P0", CultureInfo.InvariantCulture),6}  {copy.Document.Path}{(copy.IsSuperseded ? "  superseded" : string.Empty)}"));
                if (parsed.GetValue(diff) && before is not null)
                {
                    WriteChanges(app.Console.Results, store, before, copy);
                }

                before = copy;
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteChanges(IAnsiConsole console, IRecordStore store, SourceCopy before, SourceCopy after)
    {
        var (old, current) = (Paragraphs(store, before), Paragraphs(store, after));
        foreach (var gone in old.Except(current, StringComparer.Ordinal))
        {
            console.Write(new Padder(new Text("- " + CliConsole.Line(gone), TypeColours.Quiet), new Padding(4, 0, 0, 0)));
        }

        foreach (var added in current.Except(old, StringComparer.Ordinal))
        {
            console.Write(new Padder(new Text("+ " + CliConsole.Line(added)), new Padding(4, 0, 0, 0)));
        }
    }

    private static List<string> Paragraphs(IRecordStore store, SourceCopy copy) =>
        [.. store.GetDocument(copy.Document.Id)?.Paragraphs.Select(static p => p.Text).Where(static t => t.Length > 0) ?? []];

    private sealed record Row(string Path, string? Date, double Share, bool Superseded);
}
