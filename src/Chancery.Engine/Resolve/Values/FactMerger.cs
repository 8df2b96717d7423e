using System.Globalization;
using System.Text.Json;
using Chancery.Engine.Resolve.Names;
using Chancery.Model;

namespace Chancery.Engine.Resolve.Values;

/// <summary>
/// Makes a record's values from the tellings of its fact. Each field is chosen by itself: of values that are not superseded by a later
/// revision the more precise one, then the one an office of a party tells, then the one of more independent sources, then that of the
/// fullest telling. What tellings order themselves by is what they say, never when they came.
/// </summary>
internal static class FactMerger
{
    private const double MostConfidence = 0.99;

    /// <summary>Merges at least one telling.</summary>
    /// <param name="tellings">Tellings of one fact, in any order, none twice.</param>
    /// <param name="fold">Turns a name into the form in which names are compared.</param>
    public static MergedFact Merge(IReadOnlyList<Telling> tellings, Func<string, string> fold)
    {
        var confidence = ConfidenceOf(tellings);
        if (tellings is [var only])
        {
            return new MergedFact(only.Fact, confidence, new Dictionary<string, string>());
        }

        var ranked = Rank(tellings);
        var chosenBy = new Dictionary<string, string>(StringComparer.Ordinal);
        return new MergedFact(Choose(ranked, new FieldChoice(ranked, chosenBy), chosenBy, fold), confidence, chosenBy);
    }

    private static Fact Choose(List<Telling> ranked, FieldChoice choice, Dictionary<string, string> chosenBy, Func<string, string> fold)
    {
        var value = choice.Of("value", static f => f.Value, static v => v!.Value.ToString(CultureInfo.InvariantCulture), static v => Digits(v!.Value));
        var sameValue = ranked.FindAll(t => t.Fact.Value == value);
        var ofValue = new FieldChoice(sameValue, chosenBy);
        var fact = ranked[0].Fact;
        return fact with
        {
            Parties = [.. ranked.SelectMany(static t => t.Fact.Parties).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Date = choice.Of("date", static f => f.Date, static v => v, DatePrecision),
            Kind = choice.Of("kind", static f => f.Kind),
            Name = choice.Of("name", static f => f.Name),
            Title = choice.Of("title", static f => f.Title),
            Label = choice.Of("label", static f => f.Label),
            Canonical = choice.Of("canonical", static f => f.Canonical),
            Place = choice.Of("place", static f => f.Place),
            Domain = choice.Of("domain", static f => f.Domain),
            Mechanism = choice.Of("mechanism", static f => f.Mechanism),
            Ordinal = choice.Of("ordinal", static f => f.Ordinal, static v => Number(v!.Value)),
            Parent = choice.Of("parent", static f => f.Parent),
            Cadence = choice.Of("cadence", static f => f.Cadence),
            Sessions = choice.Of("sessions", static f => f.Sessions, static v => $"{v.Count}/{v.AsOf}", static v => v.AsOf is null ? 0 : 1),
            Action = choice.Of("action", static f => f.Action),
            State = choice.Of("state", static f => f.State),
            Participants = Participants(ranked, fold),
            Metric = choice.Of("metric", static f => f.Metric),
            Value = value,
            Unit = ofValue.Of("unit", static f => f.Unit),
            Change = ofValue.Of("change", static f => f.Change, static v => v.ToString()),
            Bound = ofValue.Of("bound", static f => f.Bound),
            Speaker = choice.Of("speaker", static f => f.Speaker, static v => v.ToString(), static v => v.Person is null ? 0 : 1),
            Act = choice.Of("act", static f => f.Act),
            Quote = choice.Of("quote", static f => f.Quote, static v => v, static v => v.Length),
            Person = choice.Of("person", static f => f.Person),
            Role = choice.Of("role", static f => f.Role),
            Code = choice.Of("code", static f => f.Code),
        };
    }

    /// <summary>From the fullest telling on; of equally full ones the more exactly dated, then the oftener told, then by the letters of its JSON.</summary>
    private static List<Telling> Rank(IReadOnlyList<Telling> tellings) =>
    [
        .. tellings.Select(static t => (Telling: t, Json: JsonSerializer.Serialize(t.Fact, ContractJson.Options)))
            .OrderByDescending(static t => FieldCount(t.Telling.Fact))
            .ThenByDescending(static t => t.Telling.Fact.Date is { } date ? DatePrecision(date) : 0)
            .ThenByDescending(static t => t.Telling.Confidences.Count)
            .ThenBy(static t => t.Json, StringComparer.Ordinal)
            .Select(static t => t.Telling),
    ];

    /// <summary>Multiplied in a fixed order, because floating-point products depend on it.</summary>
    private static double ConfidenceOf(IReadOnlyList<Telling> tellings)
    {
        var wrong = 1.0;
        foreach (var confidence in tellings.SelectMany(static t => t.Confidences).Order())
        {
            wrong *= 1 - confidence;
        }

        return tellings is [{ Confidences: [var only] }] ? Math.Min(only, MostConfidence) : Math.Min(1 - wrong, MostConfidence);
    }

    private static int FieldCount(Fact fact)
    {
        ReadOnlySpan<object?> fields =
        [
            fact.Date, fact.Kind, fact.Name, fact.Title, fact.Label, fact.Canonical, fact.Place, fact.Domain, fact.Mechanism, fact.Ordinal,
            fact.Parent, fact.Cadence, fact.Sessions, fact.Action, fact.State, fact.Metric, fact.Value, fact.Unit, fact.Change, fact.Bound,
            fact.Speaker?.Person, fact.Speaker?.Role, fact.Speaker?.Party, fact.Speaker?.Name, fact.Act, fact.Quote, fact.Person, fact.Role, fact.Code,
        ];
        var count = fact.Participants.Count + fact.Source.Count + fact.Target.Count;
        foreach (var field in fields)
        {
            count += field is null ? 0 : 1;
        }

        return count;
    }

    /// <summary>1 for an interval or an unknown year, then more the more exact the date is.</summary>
    private static int DatePrecision(string date) => !Edtf.TryParse(date, out var value, out _)
        ? 0
        : value.IsUnspecified ? 1
        : value.IsInterval && value.Precision < EdtfPrecision.Day ? 1 : 2 + (int)value.Precision;

    /// <summary>Significant digits: a figure in full is more precise than a round one.</summary>
    private static int Digits(decimal value)
    {
        var digits = value.ToString("0.############################", CultureInfo.InvariantCulture).Replace(".", string.Empty, StringComparison.Ordinal).Trim('-').Trim('0');
        return digits.Length;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static List<Participant> Participants(List<Telling> ranked, Func<string, string> fold)
    {
        var merged = new List<Participant>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var participant in ranked.SelectMany(static t => t.Fact.Participants))
        {
            var who = participant.Person is { } person ? Plain(person, fold) : $"/{Plain(participant.Role, fold)}/{participant.Party}";
            if (!places.TryGetValue(who, out var place))
            {
                places.Add(who, merged.Count);
                merged.Add(participant);
                continue;
            }

            var known = merged[place];
            merged[place] = known with { Role = known.Role ?? participant.Role, Party = known.Party ?? participant.Party };
        }

        return merged.FindAll(p => !IsToldBetter(p, merged));
    }

    private static string Plain(string? name, Func<string, string> fold) => name is null ? string.Empty : NameFold.Plain(fold(name));

    /// <summary>True for a bare party or office when the list also names the person, or the office, that stands for it.</summary>
    private static bool IsToldBetter(Participant bare, List<Participant> all) =>
        bare.Person is null && all.Exists(p =>
            p.Party == bare.Party && (p.Person is not null ? bare.Role is null || bare.Role == p.Role : bare.Role is null && p.Role is not null));
}
