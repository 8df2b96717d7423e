using System.Globalization;
using System.Text;
using Chancery.Model;

namespace Chancery.Engine.Resolve;

/// <summary>
/// The key of each record type: what two statements must share to tell of the same fact. Where nothing in the text could say that
/// two documents mean the same one (no date, no number, no telling name), the document is part of the key.
/// </summary>
/// <param name="fold">Turns a name into the form in which names are compared.</param>
internal sealed class RecordKeys(Func<string, string> fold)
{
    /// <summary>
    /// Weight from which a title or quotation is taken to be of one instrument or speech only; shorter ones are words like
    /// "joint statement" that many share. A Han character weighs two, a letter or digit of another script one.
    /// </summary>
    internal const int TellingWeight = 16;

    private const char Separator = '|';

    /// <summary>The key of a statement: type, then the parts of its type in fixed places, an absent part empty.</summary>
    public string Of(Statement statement)
    {
        var fact = statement.Fact;
        var key = new StringBuilder(96).Append(fact.Type.Name());
        foreach (var part in Parts(statement, fact))
        {
            key.Append(Separator).Append(part);
        }

        return key.ToString();
    }

    /// <summary>Letters and digits of a name, folded; empty for null. Punctuation, blanks and case do not tell names apart.</summary>
    public string Name(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return string.Empty;
        }

        var folded = fold(name);
        return string.Create(LettersAndDigits(folded), folded, static (target, source) =>
        {
            var next = 0;
            foreach (var c in source)
            {
                if (IsPartOfName(c))
                {
                    target[next++] = c;
                }
            }
        });
    }

    /// <summary>What tells one participant or speaker from others: the person; without one, name, office and party.</summary>
    public string Who(string? person, string? name, string? role, string? party) =>
        person is null ? $"{Name(name)}/{Name(role)}/{party}" : Name(person);

    private string[] Parts(Statement statement, Fact fact) => fact.Type switch
    {
        RecordType.Meeting => Meeting(statement, fact),
        RecordType.Exercise => Exercise(statement, fact),
        RecordType.Agreement => Agreement(statement, fact),
        RecordType.Mechanism => [Parties(fact.Parties), Name(fact.Name)],
        RecordType.Indicator => Indicator(statement, fact),
        RecordType.Statement => Speech(statement, fact),
        RecordType.Status => [Parties(fact.Parties), Name(fact.Label)],
        RecordType.Project => [Parties(fact.Parties), Name(fact.Name)],
        RecordType.Tenure => [Parties(fact.Parties), Name(fact.Person), Name(fact.Role)],
        RecordType.Event => Event(statement, fact),
        _ => throw new ArgumentOutOfRangeException(nameof(statement), fact.Type, "not a record type"),
    };

    /// <summary>
    /// Parties, date, kind, mechanism with ordinal, persons. A numbered session of a named mechanism is one meeting even undated.
    /// </summary>
    private string[] Meeting(Statement statement, Fact fact)
    {
        var numbered = fact is { Mechanism: not null, Ordinal: not null };
        var persons = fact.Participants.Where(p => p.Person is not null).Select(p => Name(p.Person)).Distinct().Order(StringComparer.Ordinal);
        return
        [
            Parties(fact.Parties),
            fact.Date ?? string.Empty,
            fact.Kind ?? string.Empty,
            Name(fact.Mechanism),
            Number(fact.Ordinal),
            string.Join(',', persons),
            DocumentUnless(numbered || IsPlacedInTime(fact.Date), statement),
        ];
    }

    /// <summary>Parties, date, name or else place and kind. A numbered exercise of a named series is one exercise even undated.</summary>
    private string[] Exercise(Statement statement, Fact fact) =>
    [
        Parties(fact.Parties),
        fact.Date ?? string.Empty,
        fact.Name is null ? $"{fact.Kind}/{Name(fact.Place)}" : Name(fact.Name),
        Number(fact.Ordinal),
        DocumentUnless(fact is { Name: not null, Ordinal: not null } || IsPlacedInTime(fact.Date), statement),
    ];

    /// <summary>
    /// Parties, title, action; for an extension or ratification its date as well, since one instrument may have several. A title
    /// that many instruments share needs the year too, and without one the document.
    /// </summary>
    private string[] Agreement(Statement statement, Fact fact)
    {
        var title = Name(fact.Title);
        var telling = Weight(title) >= TellingWeight;
        var repeatable = fact.Action is "extended" or "ratified";
        var placed = IsPlacedInTime(fact.Date);
        return
        [
            Parties(fact.Parties),
            title,
            fact.Action ?? string.Empty,
            repeatable ? fact.Date ?? string.Empty : telling || !placed ? string.Empty : Year(fact.Date),
            DocumentUnless(telling || placed, statement),
        ];
    }

    /// <summary>
    /// Parties, metric, unit, place, date. The value is no part, so that competing values stand side by side in one record; only
    /// without a date nothing but document and value can tell two figures apart.
    /// </summary>
    private string[] Indicator(Statement statement, Fact fact)
    {
        var placed = IsPlacedInTime(fact.Date);
        return
        [
            Parties(fact.Parties),
            Name(fact.Metric),
            fact.Unit ?? string.Empty,
            Name(fact.Place),
            fact.Date ?? string.Empty,
            placed ? string.Empty : fact.Value?.ToString("0.############", CultureInfo.InvariantCulture) ?? string.Empty,
            DocumentUnless(placed, statement),
        ];
    }

    /// <summary>Speaker, act, date and the words quoted; without a telling quotation the place where it is said.</summary>
    private string[] Speech(Statement statement, Fact fact)
    {
        var quote = Name(fact.Quote);
        var telling = Weight(quote) >= TellingWeight;
        var speaker = fact.Speaker;
        return
        [
            speaker is null ? string.Empty : Who(speaker.Person, speaker.Name, speaker.Role, speaker.Party),
            fact.Act ?? string.Empty,
            fact.Date ?? string.Empty,
            telling ? quote : string.Empty,
            DocumentUnless(telling, statement),
            telling ? string.Empty : Number(statement.Evidence[0].Start),
        ];
    }

    /// <summary>Code, source, target, date.</summary>
    private string[] Event(Statement statement, Fact fact) =>
    [
        fact.Code ?? string.Empty,
        Parties(fact.Source),
        Parties(fact.Target),
        fact.Date ?? string.Empty,
        DocumentUnless(IsPlacedInTime(fact.Date), statement),
    ];

    private string Parties(IReadOnlyList<string> parties) =>
        string.Join(',', parties.Select(p => p.StartsWith('@') ? '@' + Name(p) : p).Distinct().Order(StringComparer.Ordinal));

    private static string DocumentUnless(bool told, Statement statement) => told ? string.Empty : statement.DocumentId;

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>True for a date whose year is known.</summary>
    private static bool IsPlacedInTime(string? date) => !string.IsNullOrEmpty(date) && !date.StartsWith('X');

    private static string Year(string? date) => date is { Length: >= 4 } ? date[..4] : string.Empty;

    private static int Weight(string name)
    {
        var weight = 0;
        foreach (var c in name)
        {
            weight += c is >= '\u3400' and <= '\u9FFF' ? 2 : 1;
        }

        return weight;
    }

    private static int LettersAndDigits(string text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += IsPartOfName(c) ? 1 : 0;
        }

        return count;
    }

    private static bool IsPartOfName(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.LetterNumber or UnicodeCategory.NonSpacingMark;
}
