using Chancery.Model;

namespace Chancery.Store.Sqlite;

/// <summary>Makes and undoes decisions, inside a transaction that the caller opens.</summary>
/// <param name="session">The open session.</param>
/// <param name="records">What the decisions change.</param>
/// <param name="now">The time to note.</param>
internal sealed class Decider(SqliteSession session, RecordUpdate records, DateTimeOffset now)
{
    /// <summary>What is kept of a decision's record for lists, in UTF-16 code units.</summary>
    private const int LongestSummary = 160;

    private readonly DecisionTable _decisions = new(session);
    private readonly DecisionChecks _checks = new(session);

    /// <summary>Notes a decision and says which statements it sets apart.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="DecisionException">Its record, statement, field or document is not there or has changed, it says nothing new, or nothing would be left.</exception>
    public long Decide(DecisionRequest request)
    {
        DecisionChecks.CheckWords(request);
        return request.Kind switch
        {
            DecisionKind.SameSource or DecisionKind.NotSameSource => OnDocuments(request),
            DecisionKind.Merge or DecisionKind.Distinct => OnTwo(request),
            DecisionKind.Split => Split(request),
            _ => OnRecord(request),
        };
    }

    /// <summary>Notes that a decision is undone.</summary>
    /// <exception cref="DecisionException">There is no such decision, or it is undone already.</exception>
    public void Undo(long number, string who)
    {
        DecisionChecks.CheckWho(who);
        var decision = _decisions.Get(number)
            ?? throw new DecisionException(DecisionProblem.NoDecision, $"there is no decision {number}");
        if (decision.UndoneBy is { } by)
        {
            throw new DecisionException(DecisionProblem.AlreadyUndone, $"decision {number} was undone by {by} already");
        }

        _decisions.Undo(number, who, now);
        Apply(number, decision.Kind);
    }

    /// <summary>Numbers of statements that have another standing now, with their profile and document.</summary>
    public List<(long Number, long Profile, long Document)> Reprofiled { get; } = [];

    private long OnRecord(DecisionRequest request)
    {
        var record = Find(request, request.Subject);
        _checks.CheckNew(request, record);
        CheckVersion(request.Version, record);
        if (request.Kind == DecisionKind.Correct)
        {
            DecisionChecks.CheckCorrection(request, record);
        }

        var number = _decisions.Insert(request, record.Id, SummaryOf(record), now);
        _decisions.InsertStatements(number, record.StatementIds, 0);
        Apply(number, request.Kind);
        return number;
    }

    private long OnTwo(DecisionRequest request)
    {
        var first = Find(request, request.Subject);
        var second = Find(request, request.Other ?? throw new DecisionException(DecisionProblem.Incomplete, "two records are needed"));
        if (first.Id == second.Id)
        {
            throw request.Kind == DecisionKind.Merge
                ? new DecisionException(DecisionProblem.NothingNew, $"{request.Subject} and {request.Other} are one record already")
                : new DecisionException(DecisionProblem.Changed, $"{request.Subject} and {request.Other} are one record now; split it to make them two");
        }

        if (first.Fact.Type != second.Fact.Type)
        {
            throw new DecisionException(
                DecisionProblem.DifferentTypes,
                $"{request.Subject} is a {first.Fact.Type.Name()} and {request.Other} a {second.Fact.Type.Name()}: only records of one type can be one");
        }

        _checks.CheckNew(request, first, second);
        CheckVersion(request.Version, first);
        CheckVersion(request.OtherVersion, second);
        var number = _decisions.Insert(request, first.Id, SummaryOf(first) + " | " + SummaryOf(second), now);
        _decisions.InsertStatements(number, first.StatementIds, 0);
        _decisions.InsertStatements(number, second.StatementIds, 1);
        Apply(number, request.Kind);
        return number;
    }

    private long Split(DecisionRequest request)
    {
        var record = Find(request, request.Subject);
        if (request.Statements.FirstOrDefault(s => !record.StatementIds.Contains(s, StringComparer.Ordinal)) is { } unknown)
        {
            _checks.CheckNewSplit(request);
            throw new DecisionException(DecisionProblem.NoStatement, $"{record.Id} has no statement {unknown}");
        }

        CheckVersion(request.Version, record);
        var rest = record.StatementIds.Except(request.Statements, StringComparer.Ordinal).ToList();
        if (request.Statements.Count == 0 || rest.Count == 0)
        {
            throw new DecisionException(DecisionProblem.OneSided, "a split needs at least one statement that leaves and one that stays");
        }

        var number = _decisions.Insert(request, record.Id, SummaryOf(record), now);
        _decisions.InsertStatements(number, request.Statements, 0);
        _decisions.InsertStatements(number, rest, 1);
        Apply(number, request.Kind);
        return number;
    }

    private long OnDocuments(DecisionRequest request)
    {
        var paths = new[] { request.Subject, request.Other ?? throw new DecisionException(DecisionProblem.Incomplete, "two documents are needed") };
        foreach (var path in paths)
        {
            _ = session.Number("SELECT number FROM documents WHERE path = ?1", path)
                ?? throw new DecisionException(DecisionProblem.NoDocument, $"there is no document '{path}'");
        }

        if (paths[0] == paths[1])
        {
            throw new DecisionException(DecisionProblem.SameDocument, "two documents are needed");
        }

        _checks.CheckNewSource(request);
        var number = _decisions.Insert(request, string.Empty, string.Join(" | ", paths), now);
        _decisions.InsertSources(number, paths[0], paths[1], request.Kind == DecisionKind.SameSource);
        Apply(number, request.Kind);
        return number;
    }

    /// <summary>Says what a decision that came or went changes.</summary>
    private void Apply(long decision, DecisionKind kind)
    {
        foreach (var document in _decisions.DocumentsOf(decision))
        {
            records.Sources.Touch(document);
        }

        foreach (var statement in _decisions.StatementsOf(decision))
        {
            switch (kind)
            {
                case DecisionKind.Reject or DecisionKind.Split:
                    Reprofiled.Add(statement);
                    break;
                case DecisionKind.Merge or DecisionKind.Distinct:
                    records.Revisit(statement.Profile);
                    break;
                default:
                    records.Rewrite(session.Number("SELECT record FROM statements WHERE number = ?1", statement.Number) ?? 0);
                    break;
            }
        }
    }

    private static void CheckVersion(string? seen, Record record)
    {
        if (seen is not null && seen != RecordVersions.Of(record))
        {
            throw new DecisionException(DecisionProblem.Changed, $"{record.Id} has changed since it was looked at; look at it again");
        }
    }

    private Record Find(DecisionRequest request, string id)
    {
        if (RecordRow.Complete(session, RecordRow.Read(session, RecordRow.Select + " WHERE r.number = ?1", RecordRow.NumberOf(session, id) ?? 0)) is [var record])
        {
            return record;
        }

        _checks.CheckNewOnGone(request);
        throw new DecisionException(DecisionProblem.NoRecord, $"the store has no record '{id}'");
    }

    private static string SummaryOf(Record record)
    {
        var text = $"{record.Fact.Type.Name()} {string.Join(' ', record.Fact.Parties)} {record.Fact.Date} {record.Fact.Headline}".TrimEnd();
        return text.Length > LongestSummary ? text[..LongestSummary] : text;
    }
}
