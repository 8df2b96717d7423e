using Chancery.Engine.Data;

namespace Chancery.Engine.Annotate.Parties;

/// <summary>What a party is.</summary>
public enum PartyKind
{
    /// <summary>A state or territory.</summary>
    State,

    /// <summary>An organisation of states.</summary>
    Organisation,

    /// <summary>A group of states that is no organisation, and any party that the data does not know.</summary>
    Group,
}

/// <summary>A party for people and for other systems.</summary>
/// <param name="Code">Party code of the record contract.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Names">Its usual name by language (<c>zh</c>, <c>en</c>, <c>ru</c>), where the data has one.</param>
/// <param name="Iso2">ISO 3166-1 alpha-2 code, ISO 3166-3 alpha-4 of a former state; null for what is no state.</param>
/// <param name="Cow">Number in the Correlates of War state system; null for what is not in it.</param>
public sealed record PartyEntity(string Code, PartyKind Kind, IReadOnlyDictionary<string, string> Names, string? Iso2, int? Cow)
{
    /// <summary>A name for a reader of English: the English one, else what stands in the code.</summary>
    public string Name => Names.GetValueOrDefault("en") ?? Code.TrimStart('@');
}

/// <summary>
/// Parties by code, with their usual names and their codes in other systems: <c>data/parties</c> without what finds them in texts.
/// Immutable and safe to share.
/// </summary>
public sealed class PartyDirectory
{
    private const string CodesFile = "parties/codes.yaml";
    private static readonly string[] Languages = ["zh", "en", "ru"];
    private static readonly IReadOnlyDictionary<string, string> NoNames = new Dictionary<string, string>(StringComparer.Ordinal);
    private readonly Dictionary<string, PartyEntity> _parties = new(StringComparer.Ordinal);

    /// <summary>Reads the files.</summary>
    /// <exception cref="DataException">A file is wrong, or gives codes of a party that nobody defines.</exception>
    public PartyDirectory(ChanceryData data)
    {
        foreach (var row in NameRows.ReadStates(data))
        {
            Add(row, PartyKind.State);
        }

        foreach (var row in NameRows.ReadOrganisations(data))
        {
            Add(row, row.Flag("group") ? PartyKind.Group : PartyKind.Organisation);
        }

        foreach (var row in DataRow.ReadAll(data, CodesFile, "code", "iso2", "cow"))
        {
            var code = row.Required("code");
            if (!_parties.TryGetValue(code, out var party) || party.Kind != PartyKind.State)
            {
                throw row.Error($"'{code}' is no state of parties/states.yaml");
            }

            var cow = row.Number("cow", 0);
            _parties[code] = party with { Iso2 = row.Required("iso2"), Cow = cow > 0 ? cow : null };
        }
    }

    /// <summary>All parties that the data defines.</summary>
    public IReadOnlyCollection<PartyEntity> All => _parties.Values;

    /// <summary>A party by code; one that the data does not know is a group with its code for a name.</summary>
    public PartyEntity Of(string code) =>
        _parties.TryGetValue(code, out var party) ? party : new PartyEntity(code, PartyKind.Group, NoNames, null, null);

    private void Add(DataRow row, PartyKind kind)
    {
        var code = row.Required("code");
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var language in Languages)
        {
            if (row.List(language) is [var first, ..])
            {
                names[language] = Plain(first);
            }
        }

        _parties[code] = new PartyEntity(code, kind, names, null, null);
    }

    /// <summary>The name without the mark that tells how a Russian name declines.</summary>
    private static string Plain(string name) => name.IndexOf(':', StringComparison.Ordinal) is > 0 and var mark ? name[..mark] : name;
}
