using Chancery.Engine.Data;

namespace Chancery.Engine.Annotate.Parties;

/// <summary>
/// All that the data knows of names: parties, places and persons, loaded together because each guards the others against false hits
/// (日本海 is no party, 赞比亚 no person). Immutable and safe to share.
/// </summary>
public sealed class NameLexicons
{
    /// <summary>Reads and checks <c>data/parties</c>, <c>data/places</c>, <c>data/persons</c> and <c>data/lexicon/ru/endings.yaml</c>.</summary>
    /// <param name="data">The data folder.</param>
    /// <exception cref="DataException">
    /// A file is wrong: an unknown key, a missing value, a name that two parties or places claim, a code nobody defines.
    /// </exception>
    public NameLexicons(ChanceryData data)
    {
        var rows = new NameRows(data);
        var russian = new RussianDeclension(data);
        Parties = new PartyLexicon(new PartyLexiconBuilder(data, rows, russian), new PartyContexts(data));
        Places = new PlaceLexicon(rows, russian);
        Persons = new PersonLexicon(rows, russian);
    }

    /// <summary>Names of parties.</summary>
    public PartyLexicon Parties { get; }

    /// <summary>Names of places.</summary>
    public PlaceLexicon Places { get; }

    /// <summary>Names of public office-holders.</summary>
    public PersonLexicon Persons { get; }
}
