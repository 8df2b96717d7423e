using System.CommandLine;
using System.Text.Json;
using Chancery.Cli.Output;
using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;
using Spectre.Console;

namespace Chancery.Cli.Commands;

/// <summary><c>search</c>: paragraphs that hold all words.</summary>
internal static class SearchCommand
{
    private const int DefaultLimit = 20;

    /// <summary>Makes the command.</summary>
    public static Command Create(CliApp app)
    {
        var words = new Argument<string[]>("WORDS") { Description = "Words in Chinese, English or Russian; a paragraph must hold all of them", Arity = ArgumentArity.OneOrMore };
        var kb = CommonOptions.Kb();
        var json = CommonOptions.Json();
        var limit = CommonOptions.Limit(DefaultLimit);
        var command = new ExampledCommand(
            "search", "Finds paragraphs in the documents", "chancery search joint exercise", "chancery search pipeline --limit 5 --json")
        {
            words, limit, kb, json,
        };
        command.SetAction(parsed =>
        {
            using var store = app.Workbench(parsed).OpenStore(parsed.GetRequiredValue(kb), readOnly: true);
            var page = store.Search(string.Join(' ', parsed.GetRequiredValue(words)), null, parsed.GetValue(limit));
            if (parsed.GetValue(json))
            {
                var documents = new DocumentTexts(store);
                foreach (var hit in page.Items)
                {
                    app.Console.Output.WriteLine(JsonSerializer.Serialize(ForPrograms(hit, documents.Get(hit.Document.Id)), CliJson.Options));
                }

                return ExitCode.Done;
            }

            Write(app.Console.Results, page);
            return ExitCode.Done;
        });
        return command;
    }

    private static Hit ForPrograms(SearchHit hit, DocumentText document) => new(
        document.Name,
        hit.Document.Path,
        hit.Document.Metadata.Title?.Value,
        hit.Document.Metadata.Date?.Value,
        document.Index.ToCodePoint(hit.Source.Start),
        document.Index.ToCodePoint(hit.Source.End),
        hit.Snippet);

    private static void Write(IAnsiConsole console, Page<SearchHit> page)
    {
        foreach (var hit in page.Items)
        {
            var heading = hit.Document.Metadata.Title?.Value is { Length: > 0 } title ? title + " · " + hit.Document.Path : hit.Document.Path;
            var date = hit.Document.Metadata.Date?.Value is { } d ? d + " · " : "";
            console.Write(new Text(date + CliConsole.Line(heading) + "\n", TypeColours.Quiet));
            console.Write(new Padder(Marked(hit), new Padding(2, 0, 0, 1)));
        }

        console.WriteLine(page.Total == 0
            ? "Nothing holds all of these words. Try fewer or shorter ones."
            : $"{page.Items.Count:N0} of {page.Total:N0} passages");
    }

    private static Paragraph Marked(SearchHit hit)
    {
        var text = new Paragraph();
        var position = 0;
        foreach (var mark in hit.Marks)
        {
            if (mark.Start >= position)
            {
                text.Append(Plain(hit.Snippet, position, mark.Start));
                text.Append(Plain(hit.Snippet, mark.Start, mark.End), TypeColours.Found);
                position = mark.End;
            }
        }

        text.Append(Plain(hit.Snippet, position, hit.Snippet.Length));
        return text;
    }

    private static string Plain(string text, int start, int end) =>
        string.Concat(text.AsSpan(start, end - start).ToString().Select(c => char.IsControl(c) ? ' ' : c));

    private sealed record Hit(string Doc, string Path, string? Title, string? Date, int Start, int End, string Text);
}
