using System.Text;
using Chancery.Model;

namespace Chancery.Server.Ui;

/// <summary>What a fact says in one line.</summary>
/// <param name="Headline">The words by which it is known: a name, title, metric or person as the document writes it, else its kind.</param>
/// <param name="Details">The rest, in the reader's language.</param>
public readonly record struct FactLine(string Headline, string Details);

/// <summary>Facts in one line of a reader's language.</summary>
public static class FactWords
{
    private const int ShownParticipants = 4;

    /// <summary>The line of a fact; parties and date are shown beside it and are not part of it.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="words">The reader's language.</param>
    /// <param name="evidence">The words that tell it: shown where the fields alone do not say what it is about.</param>
    public static FactLine Line(Fact fact, UiText words, string? evidence = null)
    {
        var kind = fact.Kind is null ? null : Value(fact.Kind, words);
        return fact.Type switch
        {
            RecordType.Meeting => Meeting(fact, kind, words),
            RecordType.Exercise => Make(fact.Name ?? kind, Ordinal(fact, words), fact.Name is null ? null : kind, ValueOrNull(fact.Domain, words), fact.Place),
            RecordType.Agreement => Make(fact.Title ?? kind, ValueOrNull(fact.Action, words), fact.Title is null ? null : kind),
            RecordType.Mechanism => Make(
                fact.Name ?? kind, fact.Name is null ? null : kind, ValueOrNull(fact.Cadence, words), Sessions(fact, words), Parent(fact, words)),
            RecordType.Indicator => Make(fact.Metric, Quantity(fact, words), Change(fact, words), fact.Place),
            RecordType.Statement => Make(Speaker(fact.Speaker), ValueOrNull(fact.Act, words), fact.Quote is null ? evidence : words.Format("quote", fact.Quote)),
            RecordType.Status => Make(fact.Label),
            RecordType.Project => Make(fact.Name ?? fact.Kind, ValueOrNull(fact.State, words), fact.Name is null ? null : fact.Kind, fact.Place),
            RecordType.Tenure => Make(fact.Person, fact.Role),
            RecordType.Event => Make(ValueOrNull(fact.Code, words), Flow(fact), evidence),
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.Type, "not a record type"),
        };
    }

    /// <summary>A value of the contract's enums in the reader's language; free values as they are.</summary>
    public static string Value(string value, UiText words) => words.Or("value." + value, value);

    /// <summary>One field of a fact for reading; null when the fact does not have it.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="field">The contract's name of the field.</param>
    /// <param name="words">The reader's language.</param>
    public static string? Field(Fact fact, string field, UiText words) => field switch
    {
        "date" => fact.Date is null ? null : DateWords.Of(fact.Date, words),
        "kind" => ValueOrNull(fact.Kind, words),
        "name" => fact.Name,
        "title" => fact.Title,
        "label" => fact.Label,
        "place" => fact.Place,
        "domain" => ValueOrNull(fact.Domain, words),
        "mechanism" => fact.Mechanism,
        "ordinal" => Ordinal(fact, words),
        "parent" => fact.Parent,
        "cadence" => ValueOrNull(fact.Cadence, words),
        "sessions" => Sessions(fact, words),
        "action" => ValueOrNull(fact.Action, words),
        "state" => ValueOrNull(fact.State, words),
        "participants" => fact.Participants.Count == 0 ? null : string.Join("; ", fact.Participants.Select(Participant)),
        "metric" => fact.Metric,
        "value" => fact.Value is { } value ? NumberWords.Of(value, null, null, words) : null,
        "unit" => fact.Unit is null ? null : words.Or("unit." + fact.Unit, fact.Unit),
        "bound" => fact.Bound is null ? null : words.Format("bound." + fact.Bound, "").Trim(),
        "change" => Change(fact, words),
        "speaker" => fact.Speaker is null ? null : Speaker(fact.Speaker),
        "act" => ValueOrNull(fact.Act, words),
        "quote" => fact.Quote,
        "person" => fact.Person,
        "role" => fact.Role,
        "code" => ValueOrNull(fact.Code, words),
        "source" => fact.Source.Count == 0 ? null : string.Join(", ", fact.Source),
        "target" => fact.Target.Count == 0 ? null : string.Join(", ", fact.Target),
        _ => null,
    };

    private static FactLine Meeting(Fact fact, string? kind, UiText words)
    {
        var people = fact.Participants.Count == 0
            ? null
            : string.Join("; ", fact.Participants.Take(ShownParticipants).Select(Participant)) + (fact.Participants.Count > ShownParticipants ? " …" : "");
        var name = fact.Title ?? fact.Mechanism ?? people ?? kind;
        return Make(name, Ordinal(fact, words), name == kind ? null : kind, fact.Place, name == people ? null : people);
    }

    private static FactLine Make(string? headline, params ReadOnlySpan<string?> details)
    {
        var text = new StringBuilder();
        foreach (var detail in details)
        {
            if (!string.IsNullOrEmpty(detail))
            {
                text.Append(text.Length > 0 ? " · " : "").Append(detail);
            }
        }

        return new FactLine(string.IsNullOrEmpty(headline) ? "–" : headline, text.ToString());
    }

    private static string? ValueOrNull(string? value, UiText words) => value is null ? null : Value(value, words);

    private static string? Ordinal(Fact fact, UiText words) => fact.Ordinal is { } number ? words.Format("fact.ordinal", number) : null;

    private static string? Parent(Fact fact, UiText words) => fact.Parent is null ? null : words.Format("fact.parent", fact.Parent);

    private static string? Sessions(Fact fact, UiText words) => fact.Sessions switch
    {
        null => null,
        { AsOf: null } s => words.Format("fact.sessions", s.Count),
        { } s => words.Format("fact.sessionsAsOf", s.Count, DateWords.Of(s.AsOf, words)),
    };

    private static string? Quantity(Fact fact, UiText words) =>
        fact.Value is { } value ? NumberWords.Of(value, fact.Unit, fact.Bound, words) : null;

    private static string? Change(Fact fact, UiText words)
    {
        if (fact.Change is not { } change)
        {
            return null;
        }

        var size = (change.Value > 0 && change.Unit == "%" ? "+" : "") + NumberWords.Of(change.Value, change.Unit == "times" ? "multiple" : change.Unit, null, words);
        return change.Basis switch
        {
            "yoy" => words.Format("change.yoy", size),
            { } basis when basis.StartsWith("since:", StringComparison.Ordinal) => words.Format("change.since", size, DateWords.Of(basis[6..], words)),
            _ => words.Format("change.plain", size),
        };
    }

    private static string Speaker(Speaker? speaker) => speaker is null
        ? "–"
        : Named(speaker.Person ?? speaker.Name, speaker.Role, speaker.Party);

    private static string Participant(Participant participant) => Named(participant.Person, participant.Role, participant.Party);

    private static string Named(string? name, string? role, string? party)
    {
        var about = (role, party) switch
        {
            (null, null) => null,
            (null, _) => party,
            (_, null) => role,
            _ => role + ", " + party,
        };
        return (name, about) switch
        {
            (null, null) => "–",
            (null, _) => about,
            (_, null) => name,
            _ => $"{name} ({about})",
        };
    }

    private static string Flow(Fact fact) =>
        fact.Source.Count + fact.Target.Count == 0 ? "" : string.Join(", ", fact.Source) + " → " + string.Join(", ", fact.Target);
}
