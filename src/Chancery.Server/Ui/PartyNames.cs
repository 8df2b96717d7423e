using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Data;

namespace Chancery.Server.Ui;

/// <summary>Usual names of parties in the languages of the interface, from <c>data/parties</c>. Immutable.</summary>
/// <exception cref="DataException">A file of the data is missing or wrong.</exception>
public sealed class PartyNames(ChanceryData data)
{
    private readonly PartyDirectory _parties = new(data);

    /// <summary>The name of a party; for one without a code what the document calls it, for an unknown code the code itself.</summary>
    /// <param name="code">Party code.</param>
    /// <param name="language">Interface language.</param>
    public string Of(string code, string language) =>
        code.StartsWith('@') ? code[1..] : _parties.Of(code).Names.GetValueOrDefault(language, code);
}
