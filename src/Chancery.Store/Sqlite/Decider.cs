using Chancery.Engine.Resolve.Values;
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

    /// <summary>Notes a decision and says which statements it sets apart.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="ArgumentException">Its record, statement, field or document is not there, or nothing would be left; the message says which.</exception>
    public long Decide(DecisionRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Who) || string.IsNullOrWhiteSpace(request.Why))
        {
            throw new ArgumentException("a decision needs who made it and why", nameof(request));
        }

        return request.Kind switch
        {
            DecisionKind.SameSource or DecisionKind.NotSameSource => OnDocuments(request),
            DecisionKind.Merge => Merge(request),
            DecisionKind.Split => Split(request),
            _ => OnRecord(request),
        };
    }

    /// <summary>Notes that a decision is undone.</summary>
    /// <exception cref="ArgumentException">There is no such decision, or it is undone already.</exception>
    public void Undo(long number, string who)
    {
        var decision = _decisions.List(null).Find(d => d.Number == number)
            ?? throw new ArgumentException($"there is no decision {number}", nameof(number));
        if (decision.UndoneBy is { } by)
        {
            throw new ArgumentException($"decision {number} was undone by {by} already", nameof(number));
        }

        _decisions.Undo(number, who, now);
        Apply(number, decision.Kind);
    }

    /// <summary>Numbers of statements that have another standing now, with their profile and document.</summary>
    public List<(long Number, long Profile, long Document)> Reprofiled { get; } = [];

    private long OnRecord(DecisionRequest request)
    {
        var record = Find(request.Subject);
        if (request.Kind == DecisionKind.Correct)
        {
            var correction = new Correction(
                request.Field ?? throw new ArgumentException("a correction needs a field", nameof(request)),
                request.Value ?? throw new ArgumentException("a correction needs a value", nameof(request)));
            correction.Apply(record.Fact);
        }

        var number = _decisions.Insert(request, record.Id, SummaryOf(record), now);
        _decisions.InsertStatements(number, record.StatementIds, 0);
        Apply(number, request.Kind);
        return number;
    }

    private long Merge(DecisionRequest request)
    {
        var first = Find(request.Subject);
        var second = Find(request.Other ?? throw new ArgumentException("a merge needs two records", nameof(request)));
        if (first.Id == second.Id)
        {
            throw new ArgumentException($"{request.Subject} and {request.Other} are one record already", nameof(request));
        }

        if (first.Fact.Type != second.Fact.Type)
        {
            throw new ArgumentException($"{request.Subject} is a {first.Fact.Type.Name()} and {request.Other} a {second.Fact.Type.Name()}: only records of one type can be one", nameof(request));
        }

        var number = _decisions.Insert(request, first.Id, SummaryOf(first) + " | " + SummaryOf(second), now);
        _decisions.InsertStatements(number, first.StatementIds, 0);
        _decisions.InsertStatements(number, second.StatementIds, 1);
        Apply(number, request.Kind);
        return number;
    }

    private long Split(DecisionRequest request)
    {
        var record = Find(request.Subject);
        if (request.Statements.FirstOrDefault(s => !record.StatementIds.Contains(s, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ArgumentException($"{record.Id} has no statement {unknown}", nameof(request));
        }

        var rest = record.StatementIds.Except(request.Statements, StringComparer.Ordinal).ToList();
        if (request.Statements.Count == 0 || rest.Count == 0)
        {
            throw new ArgumentException("a split needs at least one statement that leaves and one that stays", nameof(request));
        }

        var number = _decisions.Insert(request, record.Id, SummaryOf(record), now);
        _decisions.InsertStatements(number, request.Statements, 0);
        _decisions.InsertStatements(number, rest, 1);
        Apply(number, request.Kind);
        return number;
    }

    private long OnDocuments(DecisionRequest request)
    {
        var paths = new[] { request.Subject, request.Other ?? throw new ArgumentException("two documents are needed", nameof(request)) };
        foreach (var path in paths)
        {
            _ = session.Number("SELECT number FROM documents WHERE path = ?1", path)
                ?? throw new ArgumentException($"there is no document '{path}'", nameof(request));
        }

        if (paths[0] == paths[1])
        {
            throw new ArgumentException("two documents are needed", nameof(request));
        }

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
                case DecisionKind.Merge:
                    records.Revisit(statement.Profile);
                    break;
                default:
                    records.Rewrite(session.Number("SELECT record FROM statements WHERE number = ?1", statement.Number) ?? 0);
                    break;
            }
        }
    }

    private Record Find(string id) =>
        RecordRow.Complete(session, RecordRow.Read(session, RecordRow.Select + " WHERE r.number = ?1", RecordRow.NumberOf(session, id) ?? 0)) is [var record]
            ? record
            : throw new ArgumentException($"the store has no record '{id}'", nameof(id));

    private static string SummaryOf(Record record)
    {
        var text = $"{record.Fact.Type.Name()} {string.Join(' ', record.Fact.Parties)} {record.Fact.Date} {record.Fact.Headline}".TrimEnd();
        return text.Length > LongestSummary ? text[..LongestSummary] : text;
    }
}
