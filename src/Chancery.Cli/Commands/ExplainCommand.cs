using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chancery.Cli.Output;
using Chancery.Engine.Data;
using Chancery.Engine.Extract.Calibration;
using Chancery.Model;
using Chancery.Server.Api;
using Chancery.Server.Exports;
using Chancery.Server.Ui;
using Chancery.Store;
using Spectre.Console;

namespace Chancery.Cli.Commands;

/// <summary><c>explain</c>: where a record comes from, rule by rule.</summary>
internal static class ExplainCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliApp app)
    {
        var id = new Argument<string>("ID") { Description = "Id of a record, as timeline and export show it" };
        var kb = CommonOptions.Kb();
        var json = CommonOptions.Json();
        var confidence = new Option<bool>("--confidence") { Description = "Read the documents once more and show what each confidence is made of" };
        var command = new ExampledCommand(
            "explain", "Shows where a record comes from, rule by rule", "chancery explain m-1a2b3c4d5e6f7081", "chancery explain a-0f1e2d3c4b5a6978 --json", "chancery explain m-1a2b3c4d5e6f7081 --confidence")
        {
            id, confidence, kb, json,
        };
        command.SetAction(parsed =>
        {
            var workbench = app.Workbench(parsed);
            using var store = workbench.OpenStore(parsed.GetRequiredValue(kb), readOnly: true);
            var wanted = parsed.GetRequiredValue(id);
            var record = store.GetRecord(wanted)
                ?? throw new UsageException($"the store has no record '{wanted}'; 'chancery timeline' shows ids in its last column");
            var documents = new DocumentTexts(store);
            var statements = store.GetStatements(record.Id);
            var explanation = store.Explain(record.Id) ?? throw new StoreException($"the record '{wanted}' has gone meanwhile; try again");
            var parts = parsed.GetValue(confidence) ? new ConfidenceParts(workbench) : null;
            if (parsed.GetValue(json))
            {
                app.Console.Output.WriteLine(ForPrograms(ExplanationItem.Of(record, explanation, statements, documents), statements, documents, parts));
                return ExitCode.Done;
            }

            var words = new UiWords(workbench.Data).English;
            WriteRecord(app.Console.Results, record, explanation, new Ontology(workbench.Data), words);
            WriteLinks(app.Console.Results, explanation);
            foreach (var statement in statements)
            {
                WriteStatement(app.Console.Results, statement, documents.Get(statement.DocumentId), parts);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteRecord(IAnsiConsole console, Record record, RecordExplanation explanation, Ontology ontology, UiText words)
    {
        console.Write(new Text(record.Fact.Type.Name(), TypeColours.Of(record.Fact.Type)));
        console.WriteLine("  " + record.Id);
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        table.AddColumn(new TableColumn("").NoWrap().PadRight(3)).AddColumn("");
        Row("parties", string.Join(' ', record.Fact.Parties));
        foreach (var field in ontology.FieldsOf(record.Fact.Type))
        {
            if (FactWords.Field(record.Fact, field.Name, words) is { } value)
            {
                Row(field.Name, explanation.ChosenBy.TryGetValue(field.Name, out var rule) ? $"{value}  ({rule})" : value);
            }
        }

        Row("confidence", record.Confidence.ToString("0.00", CultureInfo.InvariantCulture));
        Row("sources", words.Format("record.sourceCount", record.Sources.Documents, record.Sources.Independent));
        console.Write(table);
        console.WriteLine();

        void Row(string name, string value) => table.AddRow(new Text(name, TypeColours.Quiet), new Text(CliConsole.Line(value)));
    }

    private static void WriteLinks(IAnsiConsole console, RecordExplanation explanation)
    {
        foreach (var link in explanation.Links)
        {
            var features = string.Join(", ", link.Score.Features.Select(static f => $"{f.Name} {f.Weight?.ToString("+0;-0", CultureInfo.InvariantCulture) ?? "never"}"));
            console.WriteLine($"{link.StatementId} is one with {link.OtherId}: {link.Score.Total} of {link.Score.Threshold}");
            console.Write(new Padder(new Text(features, TypeColours.Quiet), new Padding(4, 0, 0, 0)));
        }

        if (explanation.Links.Count > 0)
        {
            console.WriteLine();
        }
    }

    private static void WriteStatement(IAnsiConsole console, Statement statement, DocumentText document, ConfidenceParts? parts)
    {
        console.WriteLine($"statement {statement.Id}  rule {statement.RuleId}  data {statement.DataVersion}  confidence {statement.Confidence:0.00}");
        foreach (var span in statement.Evidence)
        {
            var place = $"{CliConsole.Line(document.Stored.Entry.Path)}:{SourceLines.NumberOf(document.Stored.Text, span.Start)}"
                + $"  characters {document.Index.ToCodePoint(span.Start)} to {document.Index.ToCodePoint(span.End)}";
            console.Write(new Padder(new Text(place, TypeColours.Quiet), new Padding(2, 0, 0, 0)));
            console.Write(new Padder(new Text(CliConsole.Line(span.In(document.Stored.Text))), new Padding(4, 0, 0, 0)));
        }

        foreach (var (field, source) in statement.FieldSources.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            console.Write(new Padder(new Text($"{field} from {source}", TypeColours.Quiet), new Padding(4, 0, 0, 0)));
        }

        if (parts is not null)
        {
            console.Write(new Padder(new Text(PartsOf(parts.Of(statement, document)), TypeColours.Quiet), new Padding(4, 0, 0, 0)));
        }

        console.WriteLine();
    }

    private static string ForPrograms(ExplanationItem explanation, IReadOnlyList<Statement> statements, DocumentTexts documents, ConfidenceParts? parts)
    {
        var json = JsonSerializer.SerializeToNode(explanation, ApiJson.Options)!;
        for (var i = 0; parts is not null && i < statements.Count; i++)
        {
            if (parts.Of(statements[i], documents.Get(statements[i].DocumentId)) is { } contributions)
            {
                json["statements"]![i]!["confidenceParts"] = new JsonObject(contributions.Select(p => KeyValuePair.Create(p.Feature, (JsonNode?)Math.Round(p.LogOdds, 3))));
            }
        }

        return json.ToJsonString(ApiJson.Options);
    }

    private static string PartsOf(IReadOnlyList<Contribution>? parts) => parts is null
        ? "confidence cannot be taken apart: it was read with other data; ingest the document again"
        : "confidence from " + string.Join(", ", parts.Select(static p => p.Feature + " " + p.LogOdds.ToString("+0.00;-0.00", CultureInfo.InvariantCulture)));
}
