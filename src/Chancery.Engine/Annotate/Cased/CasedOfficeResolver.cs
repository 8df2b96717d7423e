using Chancery.Engine.Annotate.Persons;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Cased;

/// <summary>Tells who is meant where only an office is named: the last person told to hold it, or the one known person of its party.</summary>
internal sealed class CasedOfficeResolver(Classes classes)
{
    private const int Memory = 12;

    /// <summary>Fills in the holders of offices told alone.</summary>
    /// <param name="map">Mentions of the document.</param>
    /// <param name="registry">Persons of the document.</param>
    /// <param name="found">Persons in order of position; changed in place.</param>
    /// <param name="host">Party whose office publishes the text: its chief is meant where an office is told without a party; null when unknown.</param>
    /// <param name="applies">True for a position whose language this resolver reads.</param>
    public void Resolve(MentionMap map, PersonRegistry registry, List<PersonMention> found, string? host, Func<int, bool> applies)
    {
        var recent = new List<PersonEntry>();
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Known is null && found[i].Roles is [var role] && applies(found[i].Span.Start) && (Chief(map, role, recent, host) ?? Holder(map, role, recent) ?? Only(map, role, registry)) is { } holder)
            {
                PersonRegistry.Learn(holder, [role], map.Doc.Text);
                found[i] = found[i] with { Known = holder, Roles = [role with { Party = role.Party ?? holder.Party }] };
            }

            if (found[i].Known is { } known)
            {
                recent.Remove(known);
                recent.Add(known);
                if (recent.Count > Memory)
                {
                    recent.RemoveAt(0);
                }
            }
        }
    }

    /// <summary>The one person of its party whom the document names, for the highest offices.</summary>
    private PersonEntry? Only(MentionMap map, RoleRef role, PersonRegistry registry)
    {
        if (role.Party is null || map.StartingAt(role.Core) is not WordMention head || !head.Word.Is(classes.OfficeChief))
        {
            return null;
        }

        PersonEntry? only = null;
        foreach (var (_, entry) in registry.Names)
        {
            if (entry.Party == role.Party && entry != only)
            {
                if (only is not null)
                {
                    return null;
                }

                only = entry;
            }
        }

        var text = role.Span.In(map.Doc.Text);
        return only?.Role is null || head.Word.Is(classes.OfficeAny) || text.StartsWith(only.Role, StringComparison.OrdinalIgnoreCase) || only.Role.AsSpan().StartsWith(text, StringComparison.OrdinalIgnoreCase) ? only : null;
    }

    /// <summary>The chief of the publishing office, last told of his party with this role, where no party is named.</summary>
    private PersonEntry? Chief(MentionMap map, RoleRef role, List<PersonEntry> recent, string? host) =>
        host is not null && role.Party is null && map.StartingAt(role.Core) is WordMention head && head.Word.Is(classes.OfficeChief) && !head.Word.Is(classes.OfficeGroup)
            ? recent.FindLast(p => p.Party == host && p.Role is not null && role.TextIn(map.Doc.Text).Equals(p.Role, StringComparison.OrdinalIgnoreCase))
            : null;

    private PersonEntry? Holder(MentionMap map, RoleRef role, List<PersonEntry> recent)
    {
        if (map.StartingAt(role.Core) is not WordMention head || head.Word.Is(classes.OfficeGroup))
        {
            return null;
        }

        var text = role.TextIn(map.Doc.Text).AsSpan();
        PersonEntry? ending = null;
        PersonEntry? without = null;
        var countWithout = 0;
        for (var i = recent.Count - 1; i >= 0; i--)
        {
            var entry = recent[i];
            if (role.Party is not null && entry.Party is not null && entry.Party != role.Party)
            {
                continue;
            }

            if (entry.Role is null)
            {
                without = entry;
                countWithout += entry.Party == role.Party ? 1 : 0;
            }
            else if (text.Equals(entry.Role, StringComparison.OrdinalIgnoreCase))
            {
                return entry;
            }
            else if (ending is null && entry.Role.AsSpan().EndsWith(text, StringComparison.OrdinalIgnoreCase))
            {
                ending = entry;
            }
        }

        return ending ?? (role.Party is not null && countWithout == 1 && without?.Party == role.Party && head.Word.Is(classes.OfficeChief) ? without : null);
    }
}
