using Chancery.Engine.Data;

namespace Chancery.Engine.Annotate.Parties;

/// <summary>A public office-holder as the data defines him.</summary>
/// <param name="Id">Lower-case Latin id.</param>
/// <param name="Names">The usual name by language (<c>zh</c>, <c>en</c>, <c>ru</c>).</param>
/// <param name="Party">Code of the party whose office made him known.</param>
public sealed record KnownPerson(string Id, IReadOnlyDictionary<string, string> Names, string Party);

/// <summary>Names of public office-holders in all languages, from <c>data/persons</c>. Immutable after it is built and safe to share.</summary>
public sealed class PersonLexicon
{
    private static readonly string[] Languages = ["zh", "en", "ru"];
    private readonly Dictionary<string, KnownPerson> _persons = [];
    private readonly PhraseTrie<PersonEntry> _phrases = new();
    private readonly HashSet<string> _familyFirst = [];
    private readonly string _insideAfter;
    private readonly string _insideBefore;

    /// <summary>Reads and checks the rows; names of states and places that hold a person's name guard against false hits.</summary>
    /// <exception cref="DataException">An id is used twice, or a party is unknown.</exception>
    internal PersonLexicon(NameRows rows, RussianDeclension russian)
    {
        _insideAfter = rows.NotPersons.Text("inside-after") ?? "";
        _insideBefore = rows.NotPersons.Text("inside-before") ?? "";
        var surfaces = new Dictionary<string, List<KnownPerson>>();
        var parties = rows.Parties.Select(static r => r.Required("code")).ToHashSet();
        foreach (var row in rows.Persons)
        {
            ReadPerson(row, russian, parties, surfaces);
        }

        var guards = rows.NotPersons.List("phrases").Concat(rows.ChineseNamesOf(rows.Parties)).Concat(rows.ChineseNamesOf(rows.Places));
        foreach (var name in guards.Where(n => !surfaces.ContainsKey(n)))
        {
            _phrases.Add(NameText.Fold(name), new PersonEntry(name, []));
        }

        foreach (var (surface, persons) in surfaces)
        {
            _phrases.Add(NameText.Fold(surface), new PersonEntry(surface, persons));
        }
    }

    /// <summary>All persons in the order of the data.</summary>
    public IReadOnlyCollection<KnownPerson> Persons => _persons.Values;

    /// <summary>The person with this id; null when there is none.</summary>
    public KnownPerson? Find(string id) => _persons.GetValueOrDefault(id);

    /// <summary>The persons whose name, in whatever language and case, starts at a position; the longest name counts.</summary>
    /// <param name="text">Cleaned text.</param>
    /// <param name="folded">The same, folded.</param>
    /// <param name="at">UTF-16 offset.</param>
    /// <param name="length">
    /// Length of the name in UTF-16 code units; 0 when there is none. With an empty result, the length of a phrase that only holds a
    /// name (贝鲁特): no name starts inside it.
    /// </param>
    /// <returns>Those who bear the name: most often one; empty when there is none.</returns>
    public IReadOnlyList<KnownPerson> Match(string text, string folded, int at, out int length)
    {
        if (_phrases.TryMatch(folded.AsSpan(at), out length, out var entry)
            && !NameText.IsInsideWord(folded, at)
            && NameText.IsWhole(folded, at, length)
            && NameText.HasCapitalsOf(entry.Form, text.AsSpan(at, length))
            && !IsPartOfLongerName(folded, at, length, entry))
        {
            return entry.Persons;
        }

        length = 0;
        return [];
    }

    /// <summary>True for a foreign name of two Chinese characters beside a character that continues it: 科尔 in 科尔斯.</summary>
    private bool IsPartOfLongerName(string folded, int at, int length, PersonEntry entry) =>
        length == 2
        && entry.Persons.Count > 0
        && !NameText.IsWordCharacter(folded[at])
        && !_familyFirst.Contains(entry.Persons[0].Id)
        && ((at > 0 && _insideBefore.Contains(folded[at - 1])) || (at + length < folded.Length && _insideAfter.Contains(folded[at + length])));

    private void ReadPerson(DataRow row, RussianDeclension russian, HashSet<string> parties, Dictionary<string, List<KnownPerson>> surfaces)
    {
        var party = row.Required("party");
        if (!parties.Contains(party))
        {
            throw row.Error($"the party '{party}' is not defined in states.yaml or organisations.yaml");
        }

        var names = new Dictionary<string, string>();
        foreach (var language in Languages.Where(l => row.List(l).Count > 0))
        {
            names[language] = row.List(language)[0].TrimEnd('!');
        }

        var person = new KnownPerson(row.Required("id"), names, party);
        if (names.Count == 0 || !_persons.TryAdd(person.Id, person))
        {
            throw row.Error(names.Count == 0 ? "a person needs a name" : $"the id '{person.Id}' is used twice");
        }

        var female = IsOneOf(row, "sex", "f");
        var familyFirst = IsOneOf(row, "order", "east");
        if (familyFirst)
        {
            _familyFirst.Add(person.Id);
        }

        var declined = row.List("ru").SelectMany(n => russian.Person(n, female, familyFirst)).SelectMany(NameText.Spellings);
        foreach (var surface in row.List("zh").Concat(row.List("en")).Concat(declined).Distinct())
        {
            if (!surfaces.TryGetValue(surface, out var persons))
            {
                surfaces[surface] = persons = [];
            }

            persons.Add(person);
        }
    }

    private static bool IsOneOf(DataRow row, string key, string value) => row.Text(key) switch
    {
        null => false,
        var text when text == value => true,
        var text => throw row.Error($"'{key}' can only be '{value}', not '{text}'"),
    };
}

/// <summary>A phrase of the person lexicon.</summary>
/// <param name="Form">The phrase as the data writes it.</param>
/// <param name="Persons">Who bears the name; empty for a phrase that only holds a person's name.</param>
internal sealed record PersonEntry(string Form, IReadOnlyList<KnownPerson> Persons);
