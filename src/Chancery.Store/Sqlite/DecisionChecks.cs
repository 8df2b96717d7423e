using System.Text.Json;
using Chancery.Engine.Resolve.Values;
using Chancery.Model;

namespace Chancery.Store.Sqlite;

/// <summary>Refuses decisions that are incomplete or that say what holds already, such as a form that was sent twice.</summary>
internal sealed class DecisionChecks(SqliteSession session)
{
    private const int LongestWho = 100;
    private const int LongestWhy = 2000;
    private const int LongestValue = 20_000;

    /// <summary>Refuses a decision that does not say who and why, or says too much.</summary>
    public static void CheckWords(DecisionRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Why))
        {
            throw new DecisionException(DecisionProblem.Incomplete, "a decision needs who made it and why");
        }

        CheckWho(request.Who);
        CheckLength("why", request.Why, LongestWhy);
        CheckLength("value", request.Value, LongestValue);
    }

    /// <summary>Refuses a name that is empty or too long.</summary>
    public static void CheckWho(string who)
    {
        if (string.IsNullOrWhiteSpace(who))
        {
            throw new DecisionException(DecisionProblem.Incomplete, "a decision needs who made it and why");
        }

        CheckLength("who", who, LongestWho);
    }

    /// <summary>Refuses a correction whose value does not fit its field.</summary>
    public static void CheckCorrection(DecisionRequest request, Record record)
    {
        var correction = new Correction(
            request.Field ?? throw new DecisionException(DecisionProblem.Incomplete, "a correction needs a field"),
            request.Value ?? throw new DecisionException(DecisionProblem.Incomplete, "a correction needs a value"));
        if (!correction.IsOfContract)
        {
            throw new DecisionException(DecisionProblem.BadField, $"\"{correction.Field}\" is no field of the record contract that can be corrected");
        }

        if (!correction.TryApply(record.Fact, out _, out var problem))
        {
            throw new DecisionException(DecisionProblem.BadValue, problem);
        }
    }

    /// <summary>Refuses a decision on one record that is in force for all its statements.</summary>
    public void CheckNew(DecisionRequest request, Record record)
    {
        if (request.Kind == DecisionKind.Correct && ValueInForce(record, request.Field) != request.Value)
        {
            return;
        }

        if (Holding(request).Any(decision => Covers(decision, 0, record)))
        {
            throw NothingNew(request, record.Id);
        }
    }

    /// <summary>Refuses to keep two records apart that are kept apart.</summary>
    public void CheckNew(DecisionRequest request, Record first, Record second)
    {
        if (Holding(request).Any(d => (Covers(d, 0, first) && Covers(d, 1, second)) || (Covers(d, 1, first) && Covers(d, 0, second))))
        {
            throw NothingNew(request, first.Id);
        }
    }

    /// <summary>Refuses a split whose statements have left already.</summary>
    public void CheckNewSplit(DecisionRequest request)
    {
        var asked = JsonSerializer.Serialize(request.Statements.Select(static s => s.ToUpperInvariant()));
        const string Left =
            """
            SELECT 1 FROM decisions c WHERE c.kind = 'Split' AND c.record_id = ?1 AND c.undone_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM json_each(?2) a WHERE NOT EXISTS (
                    SELECT 1 FROM decided_statements d WHERE d.decision = c.number AND d.side = 0 AND hex(d.statement) = a.value)) LIMIT 1
            """;
        if (session.Number(Left, request.Subject, asked) is not null)
        {
            throw NothingNew(request, request.Subject);
        }
    }

    /// <summary>Refuses a decision on a record that the very same decision took away.</summary>
    public void CheckNewOnGone(DecisionRequest request)
    {
        if (session.Number(
            "SELECT 1 FROM decisions WHERE kind = ?1 AND record_id = ?2 AND undone_at IS NULL LIMIT 1", request.Kind.ToString(), request.Subject) is not null)
        {
            throw NothingNew(request, request.Subject);
        }
    }

    /// <summary>Refuses a decision on two documents that the last one in force on them made already.</summary>
    public void CheckNewSource(DecisionRequest request)
    {
        var last = session.Number(
            """
            SELECT s.same FROM decided_sources s JOIN decisions c ON c.number = s.decision
            WHERE ((s.first = ?1 AND s.second = ?2) OR (s.first = ?2 AND s.second = ?1)) AND c.undone_at IS NULL ORDER BY c.number DESC LIMIT 1
            """,
            request.Subject,
            request.Other);
        if (last == (request.Kind == DecisionKind.SameSource ? 1 : 0))
        {
            throw NothingNew(request, request.Subject);
        }
    }

    private static void CheckLength(string name, string? text, int longest)
    {
        if (text?.Length > longest)
        {
            throw new DecisionException(DecisionProblem.TooLong, $"'{name}' may have at most {longest} characters");
        }
    }

    private static DecisionException NothingNew(DecisionRequest request, string subject) =>
        new(DecisionProblem.NothingNew, $"'{request.Kind.Name()}' says nothing new of {subject}: the same decision is in force");

    /// <summary>Decisions in force of the same kind, field and value that speak of a statement of the record.</summary>
    private List<long> Holding(DecisionRequest request)
    {
        var numbers = new List<long>();
        using var row = session.Query(
            """
            SELECT DISTINCT c.number FROM statements s JOIN decided_statements d ON d.statement = s.id JOIN decisions c ON c.number = d.decision
            WHERE s.record = ?1 AND c.kind = ?2 AND c.field IS ?3 AND c.value IS ?4 AND c.undone_at IS NULL
            """,
            RecordRow.NumberOf(session, request.Subject) ?? 0,
            request.Kind.ToString(),
            request.Kind == DecisionKind.Correct ? request.Field : null,
            request.Kind == DecisionKind.Correct ? request.Value : null);
        while (row.Read())
        {
            numbers.Add(row.GetInt64(0));
        }

        return numbers;
    }

    private bool Covers(long decision, int side, Record record) => record.StatementIds.All(s => session.Number(
        "SELECT 1 FROM decided_statements WHERE decision = ?1 AND statement = ?2 AND side = ?3", decision, Convert.FromHexString(s), side) is not null);

    private string? ValueInForce(Record record, string? field) =>
        new DecisionTable(session).OnRecord(RecordRow.NumberOf(session, record.Id) ?? 0).Corrections.FirstOrDefault(c => c.Field == field)?.Json;
}
