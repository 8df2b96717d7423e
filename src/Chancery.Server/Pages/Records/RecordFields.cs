using Chancery.Engine.Data;
using Chancery.Model;
using Chancery.Server.Ui;

namespace Chancery.Server.Pages;

/// <summary>A value of a field with who gives it.</summary>
/// <param name="Text">The value for reading.</param>
/// <param name="Chip">The first place that gives it; null when no statement gives just this.</param>
/// <param name="Origin">How the statement came by it, when not from its own clause, such as <c>carried</c>.</param>
public sealed record FieldValueView(string Text, SourceChipModel? Chip, string? Origin);

/// <summary>One field of a record.</summary>
/// <param name="Name">The contract's name.</param>
/// <param name="Value">The record's value; null when it has none.</param>
/// <param name="Others">Other values that its statements give, told by most documents first.</param>
/// <param name="More">How many other values are left out.</param>
/// <param name="ChosenBy">Key of the words that say why this value was chosen; null when nothing had to be chosen.</param>
public sealed record RecordFieldView(string Name, FieldValueView? Value, IReadOnlyList<FieldValueView> Others, int More, string? ChosenBy);

/// <summary>Finds out which statement gives which value.</summary>
/// <param name="record">The record.</param>
/// <param name="statements">Its statements in order.</param>
/// <param name="chosenBy">Rule that chose a value, by field.</param>
/// <param name="lines">Finds the words.</param>
/// <param name="words">The reader's language.</param>
internal sealed class RecordFields(Record record, IReadOnlyList<Statement> statements, IReadOnlyDictionary<string, string> chosenBy, RecordLines lines, UiText words)
{
    private const int ShownValues = 6;

    /// <summary>Fields whose value is put together from all statements: a part told alone disagrees with nothing.</summary>
    private static readonly string[] Gathered = ["parties", "participants", "source", "target"];

    /// <summary>The fields in the ontology's order; those that no statement gives are left out.</summary>
    public IEnumerable<RecordFieldView> Read(Ontology ontology) =>
        ontology.FieldsOf(record.Fact.Type).Select(static f => f.Name).Prepend("parties").Select(Field).OfType<RecordFieldView>();

    private RecordFieldView? Field(string name)
    {
        var value = Text(record.Fact, name);
        var told = statements.Select(s => (Statement: s, Text: Text(s.Fact, name))).Where(static t => t.Text is not null)
            .GroupBy(static t => t.Text!, static t => t.Statement, StringComparer.Ordinal).OrderByDescending(static g => g.Select(static s => s.DocumentId).Distinct().Count()).ToList();
        if (value is null && told.Count == 0)
        {
            return null;
        }

        var own = told.Find(g => g.Key == value) ?? (Gathered.Contains(name) ? told.FirstOrDefault() : null);
        var others = Gathered.Contains(name) ? [] : told.FindAll(g => g.Key != value);
        return new RecordFieldView(
            name,
            value is null ? null : View(value, own, name),
            [.. others.Take(ShownValues).Select(g => View(g.Key, g, name))],
            Math.Max(0, others.Count - ShownValues),
            Rule(name, own?.Key == value || own is null, told.Count));
    }

    private string? Rule(string name, bool isTold, int values) =>
        chosenBy.TryGetValue(name, out var rule) ? "chosen." + rule.Replace(' ', '-')
        : Gathered.Contains(name) && values > 1 && !isTold ? "chosen.gathered"
        : null;

    private FieldValueView View(string text, IGrouping<string, Statement>? told, string field)
    {
        if (told?.First() is not { } first)
        {
            return new FieldValueView(text, null, null);
        }

        var more = told.Select(static s => s.DocumentId).Distinct(StringComparer.Ordinal).Count() - 1;
        return new FieldValueView(text, lines.Chip(new Evidence(first.DocumentId, first.Evidence[0]), record.Id, more), first.FieldSources.GetValueOrDefault(field));
    }

    private string? Text(Fact fact, string name) => name == "parties" ? string.Join(" ", fact.Parties) is { Length: > 0 } parties ? parties : null : FactWords.Field(fact, name, words);
}
