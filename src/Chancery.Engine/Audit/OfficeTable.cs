using System.Globalization;
using Chancery.Engine.Data;

namespace Chancery.Engine.Audit;

/// <summary>The offices of <c>data/audit/offices.yaml</c>: those that one person holds at a time. Immutable.</summary>
internal sealed class OfficeTable
{
    private readonly Dictionary<string, string> _byRole = new(StringComparer.Ordinal);

    /// <summary>Loads the file.</summary>
    /// <exception cref="DataException">It is missing or wrong.</exception>
    public OfficeTable(ChanceryData data)
    {
        var file = new DataFile(data, "audit/offices.yaml");
        foreach (var (office, roles) in file.Lists("offices"))
        {
            foreach (var role in roles)
            {
                _byRole[role] = office;
            }
        }
    }

    /// <summary>The office a role names in full; null for others.</summary>
    /// <param name="role">Folded.</param>
    public string? Of(string role) => _byRole.GetValueOrDefault(role.Trim().ToLower(CultureInfo.InvariantCulture));
}
