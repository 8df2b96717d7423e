using Chancery.Engine.Resolve.Persons;
using Chancery.Model;

namespace Chancery.Engine.Resolve.Names;

/// <summary>Tells under which keys persons and mechanisms are found, whatever the script. Safe to share.</summary>
/// <param name="fold">Turns a name into the form in which names are compared.</param>
/// <param name="names">Takes names apart.</param>
/// <param name="persons">Knows persons.</param>
internal sealed class NameKeys(Func<string, string> fold, NameReader names, PersonMatcher persons)
{
    /// <summary>The persons and mechanisms that a fact names, each once.</summary>
    public IReadOnlyList<RecordName> Of(Fact fact) =>
        [.. Named(fact).OfType<RecordName>().DistinctBy(static n => (n.Kind, n.Key))];

    /// <summary>One name; null when it has no letter or digit.</summary>
    /// <param name="kind">What it stands for.</param>
    /// <param name="name">The name as written.</param>
    /// <param name="party">Party of a person, if told.</param>
    /// <param name="isMain">False for a mechanism above.</param>
    public RecordName? Of(NameKind kind, string? name, string? party = null, bool isMain = true)
    {
        var line = NameFold.OneLine(fold(name ?? string.Empty));
        var plain = NameFold.Plain(line);
        return plain.Length == 0 ? null : new RecordName(kind, kind == NameKind.Person ? persons.Read(line, party).Key : KeyOf(line, plain), plain, name!, isMain);
    }

    private IEnumerable<RecordName?> Named(Fact fact)
    {
        foreach (var participant in fact.Participants)
        {
            yield return Of(NameKind.Person, participant.Person, participant.Party);
        }

        yield return Of(NameKind.Person, fact.Speaker?.Person, fact.Speaker?.Party);
        yield return Of(NameKind.Person, fact.Person, fact.Parties is [var only] ? only : null);
        yield return Of(NameKind.Mechanism, fact.Type == RecordType.Mechanism ? fact.Name : fact.Mechanism);
        yield return Of(NameKind.Mechanism, fact.Parent, isMain: false);
    }

    private string KeyOf(string line, string plain)
    {
        var signature = names.Read(line);
        var parts = signature.Tokens.Where(static t => t.Kind != TokenKind.Common).Select(static t => t.Text).Concat(signature.Numbers);
        return signature.Telling > 0 ? string.Join(' ', parts) : plain;
    }
}
