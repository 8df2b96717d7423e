using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>Turns what a form says into decisions.</summary>
internal sealed class DecideRequests(DecideModels models, PageContext page)
{
    /// <summary>Kinds of which a form tells by its button.</summary>
    private static readonly DecisionKind[] OfForms =
        [DecisionKind.Accept, DecisionKind.Correct, DecisionKind.Reject, DecisionKind.Merge, DecisionKind.Distinct, DecisionKind.Split];

    /// <summary>The decisions that a form asks for, in the order in which they are made.</summary>
    /// <param name="input">What was sent.</param>
    /// <param name="record">The record.</param>
    /// <returns>The decisions, or what is wrong with the form.</returns>
    public (IReadOnlyList<DecisionRequest> Requests, string? Problem) Of(DecideInput input, Record record)
    {
        if (!DecisionKinds.TryParse(input.Do, out var kind) || !OfForms.Contains(kind))
        {
            return ([], page["decide.unknown"]);
        }

        if (input.Who.Length == 0)
        {
            return ([], page["decide.needsWho"]);
        }

        var main = new DecisionRequest
        {
            Kind = kind,
            Subject = input.Record,
            Other = kind is DecisionKind.Merge or DecisionKind.Distinct ? Other(input) : null,
            Statements = kind == DecisionKind.Split ? input.Statements : [],
            Version = input.Version,
            OtherVersion = input.Argument is null ? input.OtherVersion : null,
            Who = input.Who,
            Why = input.Why.Length > 0 ? input.Why : page["decide.why." + kind.Name()],
        };
        return kind is DecisionKind.Accept or DecisionKind.Correct ? WithCorrections(main, input, record) : ([main], null);
    }

    private static string? Other(DecideInput input) => input.Argument ?? (input.Other is { } other ? DecideModels.RecordId(other) : null);

    /// <summary>Accepting accepts what the form shows: what was changed in it is corrected with it.</summary>
    private (IReadOnlyList<DecisionRequest> Requests, string? Problem) WithCorrections(DecisionRequest main, DecideInput input, Record record)
    {
        var requests = new List<DecisionRequest>();
        foreach (var field in models.FieldsOf(record.Fact.Type).Where(f => input.Changed.Contains(f.Name, StringComparer.Ordinal)))
        {
            if (FieldText.Read(field, input.Fields[field.Name], record.Fact, out var json) is not null)
            {
                return ([], page["decide.refused"]);
            }

            var why = input.Why.Length > 0 ? input.Why : page["decide.why.correct"];
            requests.Add(main with { Kind = DecisionKind.Correct, Field = field.Name, Value = json, Why = why, Version = requests.Count == 0 ? main.Version : null });
        }

        if (main.Kind == DecisionKind.Correct)
        {
            return requests.Count == 0 ? ([], page["decide.nothingChanged"]) : (requests, null);
        }

        return ([.. requests, main with { Version = requests.Count == 0 ? main.Version : null }], null);
    }
}
