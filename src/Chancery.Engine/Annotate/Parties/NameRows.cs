using Chancery.Engine.Data;

namespace Chancery.Engine.Annotate.Parties;

/// <summary>The rows of the name files, read once for all lexicons that need them.</summary>
internal sealed class NameRows
{
    /// <summary>The file of phrases that name no place.</summary>
    private const string NotPlaceFile = "places/not-place.yaml";

    /// <summary>The file of what keeps a person's name from being read.</summary>
    private const string NotPersonFile = "persons/not-person.yaml";

    /// <summary>Reads the files.</summary>
    /// <exception cref="DataException">A file is not a list of entries, or an entry has an unknown key.</exception>
    public NameRows(ChanceryData data)
    {
        States = [.. ReadStates(data)];
        Organisations = [.. ReadOrganisations(data)];
        Places = [.. data.Files("places").Where(static f => f != NotPlaceFile).SelectMany(f => DataRow.ReadAll(data, f, "zh", "en", "ru", "country", "kind"))];
        Persons = [.. ReadPersons(data)];
        NotPlaces = DataRow.ReadOne(data, NotPlaceFile, "phrases").List("phrases");
        NotPersons = DataRow.ReadOne(data, NotPersonFile, "phrases", "inside-after", "inside-before");
    }

    /// <summary>Rows of states.</summary>
    public IReadOnlyList<DataRow> States { get; }

    /// <summary>Rows of organisations and groups.</summary>
    public IReadOnlyList<DataRow> Organisations { get; }

    /// <summary>Rows of places.</summary>
    public IReadOnlyList<DataRow> Places { get; }

    /// <summary>Rows of persons.</summary>
    public IReadOnlyList<DataRow> Persons { get; }

    /// <summary>Phrases that name no place though they look so.</summary>
    public IReadOnlyList<string> NotPlaces { get; }

    /// <summary>What keeps a person's name from being read.</summary>
    public DataRow NotPersons { get; }

    /// <summary>Rows of states, organisations and groups.</summary>
    public IEnumerable<DataRow> Parties => States.Concat(Organisations);

    /// <summary>Reads the rows of states.</summary>
    public static IEnumerable<DataRow> ReadStates(ChanceryData data) =>
        DataRow.ReadAll(data, "parties/states.yaml", "code", "zh", "en", "ru", "en-adj", "en-people", "en-joint", "ru-adj", "ru-people", "ru-joint");

    /// <summary>Reads the rows of organisations and groups.</summary>
    public static IEnumerable<DataRow> ReadOrganisations(ChanceryData data) =>
        DataRow.ReadAll(data, "parties/organisations.yaml", "code", "zh", "en", "ru", "en-adj", "ru-adj", "group", "body", "members");

    /// <summary>Reads the rows of persons.</summary>
    public static IEnumerable<DataRow> ReadPersons(ChanceryData data) =>
        data.Files("persons").Where(static f => f != NotPersonFile).SelectMany(f => DataRow.ReadAll(data, f, "id", "zh", "en", "ru", "party", "sex", "order"));

    /// <summary>All Chinese names of some rows.</summary>
    public IEnumerable<string> ChineseNamesOf(IEnumerable<DataRow> rows) => rows.SelectMany(static r => r.List("zh"));
}
