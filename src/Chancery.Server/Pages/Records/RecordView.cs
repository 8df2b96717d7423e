using Chancery.Engine.Data;
using Chancery.Model;
using Chancery.Server.Ui;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>One field of a record.</summary>
/// <param name="Name">The contract's name.</param>
/// <param name="Value">The record's value for reading; null when it has none.</param>
/// <param name="Others">Other values that its statements give.</param>
public sealed record RecordFieldView(string Name, string? Value, IReadOnlyList<string> Others);

/// <summary>A record with its fields, the statements behind it and where they disagree.</summary>
public sealed class RecordView
{
    /// <summary>The record in one line.</summary>
    public required RecordLine Line { get; init; }

    /// <summary>Its fields in the ontology's order; those that no statement gives are left out.</summary>
    public required IReadOnlyList<RecordFieldView> Fields { get; init; }

    /// <summary>Its statements in order of document and position.</summary>
    public required IReadOnlyList<StatementView> Statements { get; init; }

    /// <summary>What the record says.</summary>
    public Fact Fact => Line.Record.Fact;

    /// <summary>Builds the view of a record.</summary>
    public static RecordView Build(IRecordStore store, Ontology ontology, RecordLines lines, UiText words, Record record)
    {
        var statements = store.GetStatements(record.Id);
        return new RecordView
        {
            Line = lines.Of(record),
            Fields = [.. FieldsOf(ontology, words, record.Fact, statements)],
            Statements =
            [
                .. statements.Select(s => StatementView.Of(s, record.Id, lines)),
            ],
        };
    }

    private static IEnumerable<RecordFieldView> FieldsOf(Ontology ontology, UiText words, Fact fact, IReadOnlyList<Statement> statements)
    {
        yield return new RecordFieldView("parties", string.Join(" ", fact.Parties), []);
        foreach (var field in ontology.FieldsOf(fact.Type))
        {
            var value = FactWords.Field(fact, field.Name, words);
            var others = statements.Select(s => FactWords.Field(s.Fact, field.Name, words))
                .OfType<string>()
                .Where(v => v != value)
                .Distinct(StringComparer.Ordinal)
                .ToArray();
            if (value is not null || others.Length > 0)
            {
                yield return new RecordFieldView(field.Name, value, others);
            }
        }
    }
}
