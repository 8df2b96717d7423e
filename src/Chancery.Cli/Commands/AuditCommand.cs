using System.CommandLine;
using Chancery.Cli.Output;
using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Server.Ui;
using Chancery.Store;

namespace Chancery.Cli.Commands;

/// <summary><c>audit</c>: what agrees and what does not, worst first.</summary>
internal static class AuditCommand
{
    private const int DefaultLimit = 50;

    /// <summary>Makes the command.</summary>
    public static Command Create(CliApp app)
    {
        var verdicts = new Option<string[]>("--verdict") { Description = "Only this verdict; repeat it for several", HelpName = "VERDICT" };
        verdicts.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. FindingNames.Verdicts.Select(v => v.Name())]);
        var kinds = new Option<string[]>("--kind") { Description = "Only this kind; repeat it for several", HelpName = "KIND" };
        kinds.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. FindingNames.Kinds.Select(k => k.Name())]);
        var document = new Option<string?>("--document") { Description = "Only findings on documents with this in their path or title", HelpName = "NAME" };
        var kb = CommonOptions.Kb();
        var json = CommonOptions.Json();
        var limit = CommonOptions.Limit(DefaultLimit);
        var command = new ExampledCommand(
            "audit",
            "Shows whether sums, growth, counts and series agree, worst first",
            "chancery audit --verdict inconsistent",
            "chancery audit --kind sum --kind growth --document report",
            "chancery audit --json --limit 10000 > findings.jsonl")
        {
            verdicts, kinds, document, limit, kb, json,
        };
        command.SetAction(parsed =>
        {
            var workbench = app.Workbench(parsed);
            using var store = workbench.OpenStore(parsed.GetRequiredValue(kb), readOnly: true);
            var filter = new FindingFilter
            {
                Verdicts = [.. Read<FindingVerdict>(parsed.GetValue(verdicts), FindingNames.TryParse)],
                Kinds = [.. Read<FindingKind>(parsed.GetValue(kinds), FindingNames.TryParse)],
                Document = parsed.GetValue(document),
                Limit = parsed.GetValue(limit),
            };
            var page = store.ListFindings(filter);
            var documents = new DocumentTexts(store);
            if (parsed.GetValue(json))
            {
                WriteJson(app.Console.Output, page, documents, new FindingRecords(store));
            }
            else
            {
                FindingTable.Write(app.Console.Results, page, store.CountFindings(filter), documents, new UiWords(workbench.Data).English);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private delegate bool Reader<T>(string? name, out T value);

    private static IEnumerable<T> Read<T>(string[]? names, Reader<T> read)
    {
        foreach (var name in names ?? [])
        {
            if (read(name.ToLowerInvariant(), out var value))
            {
                yield return value;
            }
        }
    }

    private static void WriteJson(TextWriter output, Page<Finding> page, DocumentTexts documents, FindingRecords records)
    {
        foreach (var finding in page.Items)
        {
            output.Write(FindingJson.Line(finding, documents, records));
            output.Write('\n');
        }
    }
}
