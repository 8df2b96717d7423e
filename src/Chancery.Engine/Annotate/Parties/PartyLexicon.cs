namespace Chancery.Engine.Annotate.Parties;

/// <summary>
/// All names of parties in all languages, from <c>data/parties</c>, and the phrases that only look like one. Immutable after it is
/// built and safe to share.
/// </summary>
public sealed class PartyLexicon
{
    private readonly IReadOnlyDictionary<string, PartyInfo> _parties;

    /// <summary>Takes over what the builder read.</summary>
    internal PartyLexicon(PartyLexiconBuilder builder, PartyContexts contexts)
    {
        Contexts = contexts;
        _parties = builder.Parties;
        Phrases = builder.Build();
    }

    /// <summary>Codes of all parties the data defines.</summary>
    public IEnumerable<string> Codes => _parties.Keys;

    /// <summary>Every phrase; the longest match at a position counts.</summary>
    internal PhraseTrie<PartyEntry> Phrases { get; }

    /// <summary>Words around names.</summary>
    internal PartyContexts Contexts { get; }

    /// <summary>True when the data defines this code.</summary>
    public bool IsKnown(string code) => _parties.ContainsKey(code);

    /// <summary>The usual name of a party in a language, or its code when there is none.</summary>
    /// <param name="code">Party code.</param>
    /// <param name="language"><c>zh</c>, <c>en</c> or <c>ru</c>.</param>
    public string NameOf(string code, string language) =>
        _parties.TryGetValue(code, out var party) && party.Names.TryGetValue(language, out var name) ? name : code;

    /// <summary>True for an organisation or group of states; false for a state or an unknown code.</summary>
    public bool IsOrganisation(string code) =>
        code.StartsWith('@') || (_parties.TryGetValue(code, out var party) && party.Row.File.EndsWith("organisations.yaml", StringComparison.Ordinal));

    /// <summary>Codes of the members of an organisation in ordinal order; empty when the data does not tell them.</summary>
    public IReadOnlyList<string> MembersOf(string code) => _parties.TryGetValue(code, out var party) ? party.Members : [];
}

/// <summary>A party as the data defines it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Names">Its usual name by language.</param>
/// <param name="Members">Codes of its members, in ordinal order.</param>
/// <param name="Row">Where the data defines it, for errors.</param>
internal sealed record PartyInfo(string Code, IReadOnlyDictionary<string, string> Names, IReadOnlyList<string> Members, DataRow Row);
