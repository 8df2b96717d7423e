using System.CommandLine;
using System.Text.Json;
using Chancery.Engine.Data;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Cli.Commands;

/// <summary><c>decide</c>: what a person decides on records and documents.</summary>
internal static class DecideCommand
{
    /// <summary>Makes the command with one subcommand a decision.</summary>
    public static Command Create(CliApp app)
    {
        var command = new ExampledCommand(
            "decide",
            "Accepts, corrects, rejects, merges or splits records; undoes a decision",
            "chancery decide accept m-1a2b3c4d5e6f7081 --why \"checked against the communique\"",
            "chancery decide correct m-1a2b3c4d5e6f7081 date 2024-05-16 --why \"the picture shows the day\"",
            "chancery decide merge a-0f1e2d3c4b5a6978 a-1111222233334444 --why \"one treaty under two names\"",
            "chancery decide undo 12");
        command.Subcommands.Add(OnRecord(app, "accept", "Notes that a record is right", DecisionKind.Accept));
        command.Subcommands.Add(OnRecord(app, "reject", "Notes that a record's statements are wrong; lists leave it out", DecisionKind.Reject));
        command.Subcommands.Add(Correct(app));
        command.Subcommands.Add(OnTwo(app, "merge", "Makes two records one", DecisionKind.Merge, "ID", "Id of a record", "OTHER", "Id of the record that tells of the same fact"));
        command.Subcommands.Add(Split(app));
        command.Subcommands.Add(OnTwo(app, "distinct", "Notes that two records are two, so that nobody is asked again", DecisionKind.Distinct, "ID", "Id of a record", "OTHER", "Id of the record that tells of another fact"));
        command.Subcommands.Add(OnTwo(app, "same-source", "Notes that two documents are one source", DecisionKind.SameSource, "PATH", "Path of a document in the store", "OTHER", "Path of the other"));
        command.Subcommands.Add(OnTwo(app, "not-same-source", "Notes that two documents are two sources", DecisionKind.NotSameSource, "PATH", "Path of a document in the store", "OTHER", "Path of the other"));
        command.Subcommands.Add(Undo(app));
        return command;
    }

    private static Command OnRecord(CliApp app, string name, string description, DecisionKind kind)
    {
        var id = new Argument<string>("ID") { Description = "Id of a record" };
        return Make(app, new Command(name, description) { id }, (parsed, _, _) => new Draft(kind, parsed.GetRequiredValue(id)));
    }

    private static Command OnTwo(CliApp app, string name, string description, DecisionKind kind, string first, string about, string second, string aboutSecond)
    {
        var one = new Argument<string>(first) { Description = about };
        var other = new Argument<string>(second) { Description = aboutSecond };
        return Make(app, new Command(name, description) { one, other }, (parsed, _, _) => new Draft(kind, parsed.GetRequiredValue(one)) { Other = parsed.GetRequiredValue(other) });
    }

    private static Command Split(CliApp app)
    {
        var id = new Argument<string>("ID") { Description = "Id of a record" };
        var statements = new Argument<string[]>("STATEMENT") { Description = "Ids of the statements that tell of another fact, as explain shows them", Arity = ArgumentArity.OneOrMore };
        return Make(
            app,
            new Command("split", "Takes statements out of a record") { id, statements },
            (parsed, _, _) => new Draft(DecisionKind.Split, parsed.GetRequiredValue(id)) { Statements = parsed.GetRequiredValue(statements) });
    }

    private static Command Correct(CliApp app)
    {
        var id = new Argument<string>("ID") { Description = "Id of a record" };
        var field = new Argument<string>("FIELD") { Description = "Field of the record contract, such as date or place" };
        var value = new Argument<string>("VALUE") { Description = "The right value; JSON for lists and objects, null for none" };
        return Make(app, new Command("correct", "Gives a field of a record another value") { id, field, value }, (parsed, store, ontology) =>
        {
            var (subject, name) = (parsed.GetRequiredValue(id), parsed.GetRequiredValue(field));
            var json = ToJson(name, parsed.GetRequiredValue(value), store.GetRecord(subject)?.Fact.Type, ontology);
            return new Draft(DecisionKind.Correct, subject) { Field = name, Value = json };
        });
    }

    private static Command Undo(CliApp app)
    {
        var number = new Argument<long>("NUMBER") { Description = "Number of a decision, as decisions shows it" };
        var by = By();
        var kb = CommonOptions.Kb();
        var command = new Command("undo", "Undoes a decision; it stays in the history") { number, by, kb };
        command.SetAction(parsed =>
        {
            using var store = app.Workbench(parsed).OpenStore(parsed.GetRequiredValue(kb), readOnly: false);
            try
            {
                var decision = store.Undo(parsed.GetRequiredValue(number), parsed.GetRequiredValue(by));
                app.Console.Output.WriteLine($"decision {decision.Number} ({decision.Kind.Name()}) is undone");
                return ExitCode.Done;
            }
            catch (DecisionException e)
            {
                throw new UsageException(e.Message);
            }
        });
        return command;
    }

    private static Command Make(CliApp app, Command command, Func<ParseResult, IRecordStore, Ontology, Draft> draft)
    {
        var why = new Option<string>("--why") { Description = "Why; kept with the decision", HelpName = "TEXT", Required = true };
        var by = By();
        var kb = CommonOptions.Kb();
        command.Options.Add(why);
        command.Options.Add(by);
        command.Options.Add(kb);
        command.SetAction(parsed =>
        {
            var workbench = app.Workbench(parsed);
            using var store = workbench.OpenStore(parsed.GetRequiredValue(kb), readOnly: false);
            var made = draft(parsed, store, new Ontology(workbench.Data));
            try
            {
                var decision = store.Decide(new DecisionRequest
                {
                    Kind = made.Kind,
                    Subject = made.Subject,
                    Other = made.Other,
                    Statements = made.Statements,
                    Field = made.Field,
                    Value = made.Value,
                    Who = parsed.GetRequiredValue(by),
                    Why = parsed.GetRequiredValue(why),
                });
                app.Console.Output.WriteLine($"decision {decision.Number}: {decision.Kind.Name()} {decision.Summary}");
                return ExitCode.Done;
            }
            catch (DecisionException e)
            {
                throw new UsageException(e.Message);
            }
        });
        return command;
    }

    /// <summary>The value as JSON: text as a string, unless the field holds something else; values of an enum are checked.</summary>
    private static string ToJson(string field, string value, RecordType? type, Ontology ontology)
    {
        if (type is { } known && ontology.FieldsOf(known).FirstOrDefault(f => f.Name == field) is { Values.Count: > 0 } listed
            && value != "null" && !listed.Values.Contains(value, StringComparer.Ordinal))
        {
            throw new UsageException($"'{value}' is no {field} of a {known.Name()}; known are {string.Join(", ", listed.Values)}");
        }

        var property = typeof(Fact).GetProperties().FirstOrDefault(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == field);
        return property?.PropertyType == typeof(string) && value != "null" ? JsonSerializer.Serialize(value, ContractJson.Options) : value;
    }

    private static Option<string> By() => new("--by")
    {
        Description = "Who decides; kept with the decision (default: the name you are logged in with)",
        HelpName = "NAME",
        DefaultValueFactory = static _ => Environment.UserName,
    };

    private sealed record Draft(DecisionKind Kind, string Subject)
    {
        public string? Other { get; init; }

        public IReadOnlyList<string> Statements { get; init; } = [];

        public string? Field { get; init; }

        public string? Value { get; init; }
    }
}
