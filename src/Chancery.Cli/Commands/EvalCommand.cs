using System.CommandLine;
using Chancery.Cli.Evaluation;
using Chancery.Cli.Output;
using Chancery.Model;

namespace Chancery.Cli.Commands;

/// <summary><c>eval</c>: scores extraction against gold.</summary>
internal static class EvalCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliApp app)
    {
        var gold = new Option<string>("--gold") { Description = "Folder of gold files: NAME.jsonl for document NAME", HelpName = "DIR", Required = true };
        var docs = new Option<string>("--docs") { Description = "Folder of the documents", HelpName = "DIR", Required = true };
        var pred = new Option<string?>("--pred") { Description = "Score this export in place of running the pipeline", HelpName = "FILE" };
        var names = new Option<string[]>("--doc") { Description = "Only documents whose name matches (* and ?); repeatable", HelpName = "GLOB" };
        var types = new Option<string[]>("--type") { Description = "Only this record type; repeatable", HelpName = "TYPE" };
        var by = new Option<string>("--by") { Description = "Rows of the table", HelpName = "VIEW", DefaultValueFactory = _ => ScoreReport.Views[0] };
        var html = new Option<string?>("--html") { Description = "Also write the result as one HTML page", HelpName = "FILE" };
        var errors = new Option<int>("--errors") { Description = "Show this many errors", HelpName = "N" };
        var json = CommonOptions.Json();
        types.AcceptOnlyFromAmong([.. RecordTypes.All.Select(t => t.Name())]);
        by.AcceptOnlyFromAmong(ScoreReport.Views);
        var command = new ExampledCommand(
            "eval",
            "Scores extraction against gold: precision, recall and F1 by type, language, document or confidence",
            "chancery eval --gold gold/ --docs documents/",
            "chancery eval --gold gold/ --docs documents/ --doc 'news-*' --type meeting --errors 20",
            "chancery eval --gold gold/ --docs documents/ --by document --html report.html",
            "chancery eval --gold gold/ --docs documents/ --pred export.jsonl --json")
        {
            gold, docs, pred, names, types, by, errors, html, json,
        };
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetValue(types) is { Length: > 0 } given ? given : [.. RecordTypes.All.Select(t => t.Name())];
            var run = new EvaluationRun(app.Workbench(parsed), parsed.GetRequiredValue(docs));
            var result = run.Score(parsed.GetRequiredValue(gold), parsed.GetValue(pred), parsed.GetValue(names) ?? [], wanted);
            if (parsed.GetValue(json))
            {
                ScoreReport.WriteJson(app.Console.Output, result);
            }
            else
            {
                ScoreReport.Write(app.Console.Output, result, parsed.GetRequiredValue(by));
            }

            if (parsed.GetValue(html) is { } page)
            {
                ScorePage.Save(page, result);
            }

            ScoreReport.WriteProblems(app.Console.Output, result.Problems.Take(parsed.GetValue(errors)));
            return ExitCode.Done;
        });
        return command;
    }
}
