using Chancery.Engine.Data;

namespace Chancery.Engine.Annotate.Parties;

/// <summary>
/// Public office-holders by name in any of three scripts: <c>data/persons</c> without what finds them in texts. Immutable and safe to share.
/// </summary>
public sealed class PersonDirectory
{
    private readonly Dictionary<string, KnownPerson?> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the files.</summary>
    /// <exception cref="DataException">A file is wrong.</exception>
    public PersonDirectory(ChanceryData data)
    {
        foreach (var row in NameRows.ReadPersons(data))
        {
            var names = new Dictionary<string, string>(StringComparer.Ordinal);
            string[] languages = ["zh", "en", "ru"];
            foreach (var language in languages.Where(l => row.List(l).Count > 0))
            {
                names[language] = Plain(row.List(language)[0]);
            }

            var person = new KnownPerson(row.Required("id"), names, row.Required("party"));
            foreach (var name in languages.SelectMany(row.List).Select(Plain).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                _byName[name] = _byName.ContainsKey(name) ? null : person;
            }
        }
    }

    /// <summary>The person who bears a name, in the nominative and in whatever script; null when nobody known does, or several do.</summary>
    public KnownPerson? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The name without the marks that tell the reader of texts how it declines.</summary>
    private static string Plain(string name) => name.TrimEnd('!');
}
