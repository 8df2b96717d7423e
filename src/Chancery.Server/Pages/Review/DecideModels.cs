using Chancery.Engine.Data;
using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>Makes what forms for decisions show, for one reader.</summary>
internal sealed class DecideModels(IRecordStore store, Ontology ontology, DocumentTexts documents, RecordLines lines, PageContext page, Reviewer reviewer)
{
    private const int ShownStatements = 30;
    private const int ShownCandidates = 5;
    private const int ShownFound = 8;
    private const int ShownChoices = 6;
    private const int Around = 160;
    private const int Longest = 600;

    /// <summary>The form of a record, with what was sent kept in it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="input">What was sent; null for a fresh form.</param>
    /// <param name="problem">Why that was not done.</param>
    public DecideModel Of(Record record, DecideInput? input = null, string? problem = null)
    {
        var statements = store.GetStatements(record.Id);
        var find = input?.Find;
        return new DecideModel
        {
            Line = lines.Of(record),
            Version = RecordVersions.Of(record),
            Fields = [.. FieldsOf(record.Fact.Type).Select(f => FieldOf(record.Fact, f, statements, input))],
            Statements = [.. statements.Take(ShownStatements).Select(s => StatementOf(s, record.Id, input))],
            MoreStatements = Math.Max(0, statements.Count - ShownStatements),
            Candidates = [.. store.ListCandidates(record.Id).Take(ShownCandidates).Select(store.GetRecord).OfType<Record>().Select(lines.Of)],
            Find = find,
            Found = find is null ? [] : [.. FindRecords(record, find).Select(lines.Of)],
            Problem = problem,
            Who = input is { Who.Length: > 0 } ? input.Who : reviewer.Name,
            Why = input?.Why ?? string.Empty,
        };
    }

    /// <summary>The fields that can be corrected.</summary>
    public IEnumerable<OntologyField> FieldsOf(RecordType type) => ontology.FieldsOf(type).Append(FieldText.Parties);

    private DecideField FieldOf(Fact fact, OntologyField field, IReadOnlyList<Statement> statements, DecideInput? input)
    {
        var was = FieldText.Write(fact, field);
        var changed = input?.Changed.Contains(field.Name, StringComparer.Ordinal) == true;
        var text = changed ? input!.Fields[field.Name] : was;
        if (input is { Do: "fill", Argument: { } chosen } && chosen.StartsWith(field.Name + ":", StringComparison.Ordinal))
        {
            text = chosen[(field.Name.Length + 1)..].ReplaceLineEndings("\n");
        }

        var problem = text == was ? null : FieldText.Read(field, text, fact, out _);
        var choices = statements.Select(s => FieldText.Write(s.Fact, field)).Where(t => t.Length > 0 && t != was)
            .GroupBy(static t => t, StringComparer.Ordinal).Select(static g => new DecideChoice(g.Key, g.Count()))
            .OrderByDescending(static c => c.Documents).Take(ShownChoices);
        return new DecideField(field, was, text, problem is null ? null : page.Words.Format(problem, text), [.. choices]);
    }

    private DecideStatement StatementOf(Statement statement, string record, DecideInput? input)
    {
        var span = statement.Evidence[0];
        var text = documents.Get(statement.DocumentId).Stored.Text;
        return new DecideStatement(
            statement.Id,
            Passage.Of(text, span, Around, Longest),
            lines.Chip(new Evidence(statement.DocumentId, span), record, 0),
            input?.Statements.Contains(statement.Id, StringComparer.Ordinal) == true);
    }

    /// <summary>Records of the same type by id, by the address of their page, or by words.</summary>
    private IEnumerable<Record> FindRecords(Record record, string find)
    {
        var id = RecordId(find);
        var found = store.GetRecord(id) is { } one
            ? [one]
            : store.ListRecords(new RecordFilter { Types = [record.Fact.Type], Text = find, Limit = ShownFound + 1 }).Items;
        return found.Where(r => r.Id != record.Id && r.Fact.Type == record.Fact.Type).Take(ShownFound);
    }

    /// <summary>The id in an address of a record's page; other text as it is.</summary>
    public static string RecordId(string text)
    {
        const string Path = "/records/";
        var at = text.IndexOf(Path, StringComparison.Ordinal);
        return (at < 0 ? text : text[(at + Path.Length)..].Split('?', '#')[0]).Trim();
    }
}
