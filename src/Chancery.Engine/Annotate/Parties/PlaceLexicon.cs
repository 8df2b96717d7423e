using Chancery.Engine.Data;

namespace Chancery.Engine.Annotate.Parties;

/// <summary>All names of places in all languages, from <c>data/places</c>. Immutable after it is built and safe to share.</summary>
public sealed class PlaceLexicon
{
    private readonly Dictionary<string, (Place? Place, DataRow Row)> _names = [];
    private readonly Dictionary<string, string> _nominatives = [];

    /// <summary>Reads and checks the rows; names of parties and persons guard against false hits.</summary>
    /// <exception cref="DataException">A row is wrong, or two places claim one name.</exception>
    internal PlaceLexicon(NameRows rows, RussianDeclension russian)
    {
        foreach (var row in rows.Places)
        {
            ReadPlace(row, russian);
        }

        Guard(rows.NotPlaces);
        Guard(rows.ChineseNamesOf(rows.Persons));
        Guard(rows.ChineseNamesOf(rows.Parties));
        foreach (var (name, (place, _)) in _names)
        {
            Phrases.Add(NameText.Fold(name), new PlaceEntry(name, place, _nominatives.GetValueOrDefault(name)));
        }
    }

    /// <summary>Every phrase; the longest match at a position counts.</summary>
    internal PhraseTrie<PlaceEntry> Phrases { get; } = new();

    private void ReadPlace(DataRow row, RussianDeclension russian)
    {
        var chinese = row.List("zh");
        var english = row.List("en");
        var canonical = chinese.Concat(english).FirstOrDefault() ?? throw row.Error("a place needs a name in 'zh' or 'en'");
        var kind = Enum.TryParse<PlaceKind>(row.Required("kind"), ignoreCase: true, out var parsed)
            ? parsed
            : throw row.Error($"'{row.Text("kind")}' is no kind of place; use {string.Join(", ", Enum.GetNames<PlaceKind>()).ToLowerInvariant()}");
        var place = new Place(canonical, row.Text("country"), kind);
        foreach (var name in chinese.Concat(english).Concat(row.List("ru").SelectMany(n => Declined(n, row, russian))))
        {
            if (!_names.TryAdd(name, (place, row)) && _names[name].Place != place)
            {
                var other = _names[name].Row;
                throw row.ErrorAt(name, $"'{name}' is already the place at {other.File}:{other.Line}");
            }
        }
    }

    private List<string> Declined(string name, DataRow row, RussianDeclension russian)
    {
        var forms = russian.Noun(name, row);
        foreach (var form in forms.Skip(1).SelectMany(NameText.Spellings))
        {
            _nominatives.TryAdd(form, forms[0]);
        }

        return [.. forms.SelectMany(NameText.Spellings)];
    }

    private void Guard(IEnumerable<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            _names.TryAdd(phrase, (null, default));
        }
    }
}

/// <summary>A place as the data defines it.</summary>
/// <param name="Canonical">Its usual name.</param>
/// <param name="Country">Code of the state it lies in.</param>
/// <param name="Kind">What it is.</param>
internal sealed record Place(string Canonical, string? Country, PlaceKind Kind);

/// <summary>A phrase of the place lexicon.</summary>
/// <param name="Form">The phrase as the data writes it.</param>
/// <param name="Place">The place it names; null when it names none though it looks so.</param>
/// <param name="Nominative">The nominative, when the phrase is another case; otherwise null.</param>
internal sealed record PlaceEntry(string Form, Place? Place, string? Nominative = null);
