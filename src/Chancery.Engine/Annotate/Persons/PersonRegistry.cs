using Chancery.Model;

namespace Chancery.Engine.Annotate.Persons;

/// <summary>The persons that one document names, with what it tells of them.</summary>
internal sealed class PersonRegistry
{
    private readonly Dictionary<string, PersonEntry> _byName = new(StringComparer.Ordinal);

    /// <summary>All names and aliases.</summary>
    public IEnumerable<KeyValuePair<string, PersonEntry>> Names => _byName;

    /// <summary>Forms of the surnames of persons told in full.</summary>
    public HashSet<string> Surnames { get; } = new(StringComparer.Ordinal);

    /// <summary>True when nobody is named.</summary>
    public bool IsEmpty => _byName.Count == 0;

    /// <summary>Entry of a name (folded), made when it is new.</summary>
    /// <param name="folded">Name in folded form.</param>
    /// <param name="written">Name as written.</param>
    public PersonEntry Add(string folded, string written)
    {
        if (!_byName.TryGetValue(folded, out var entry) && (entry = ByLastPart(folded)) is null)
        {
            entry = new PersonEntry { Name = written };
            _byName[folded] = entry;
        }

        return entry;
    }

    /// <summary>The person whose dotted name ends with a part: a full name told before, now told in short.</summary>
    private PersonEntry? ByLastPart(string folded)
    {
        foreach (var (name, entry) in _byName)
        {
            if (folded.Length >= 2 && name.Length > folded.Length + 1 && name[^(folded.Length + 1)] is '\u00B7' or '\u2022' or '\u30FB' && name.EndsWith(folded, StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>Gives a person a name in the nominative; of two the one of more words stays.</summary>
    public static void Rename(PersonEntry entry, string nominative)
    {
        if (!entry.IsNominative || nominative.AsSpan().Count(' ') > entry.Name.AsSpan().Count(' '))
        {
            (entry.Name, entry.IsNominative) = (nominative, true);
        }
    }

    /// <summary>The person with this name or alias (folded), or null.</summary>
    public PersonEntry? Find(string folded) => _byName.GetValueOrDefault(folded);

    /// <summary>The person whose name of several words begins with this word (folded), when it is exactly one: family names come first in some languages.</summary>
    public PersonEntry? ByFirstName(string folded)
    {
        PersonEntry? found = null;
        foreach (var (name, entry) in _byName)
        {
            if (name.Length > folded.Length && name[folded.Length] == ' ' && name.StartsWith(folded, StringComparison.Ordinal) && entry != found)
            {
                if (found is not null)
                {
                    return null;
                }

                found = entry;
            }
        }

        return found;
    }

    /// <summary>Makes a further form of the name known; an existing owner of that form keeps it.</summary>
    public void AddAlias(string folded, PersonEntry entry)
    {
        if (folded.Length >= 2 && _byName.TryAdd(folded, entry))
        {
            entry.Aliases.Add(folded);
        }
    }

    /// <summary>The person of a surname, when exactly one of the document's persons bears it.</summary>
    public PersonEntry? BySurname(char surname)
    {
        PersonEntry? found = null;
        foreach (var (name, entry) in _byName)
        {
            if (name[0] == surname && name.Length is 2 or 3)
            {
                if (found is not null && found != entry)
                {
                    return null;
                }

                found = entry;
            }
        }

        return found;
    }

    /// <summary>Takes over what a mention tells of a person: party and role, first told first kept.</summary>
    public static void Learn(PersonEntry entry, IReadOnlyList<RoleRef> roles, string text)
    {
        foreach (var role in roles)
        {
            entry.Party ??= role.Party;
        }

        if (roles.Count > 0)
        {
            var role = roles[^1].TextIn(text);
            entry.Role = entry.Role is null || (role.Length > entry.Role.Length && (role.EndsWith(entry.Role, StringComparison.Ordinal) || role.StartsWith(entry.Role + "-", StringComparison.OrdinalIgnoreCase))) ? role : entry.Role;
        }
    }
}
