namespace Chancery.Server.Pages;

/// <summary>Values of an address as the filters of every page read them.</summary>
internal static class QueryValues
{
    private static readonly char[] Separators = [',', ' ', ';'];

    extension(IQueryCollection query)
    {
        /// <summary>The first value of a name without blanks around it; null when absent or empty.</summary>
        public string? One(string name) => query[name].FirstOrDefault()?.Trim() is { Length: > 0 } value ? value : null;

        /// <summary>All values of a name, also several in one parted by comma, semicolon or blank.</summary>
        public IEnumerable<string> Many(string name) =>
            query[name].OfType<string>().SelectMany(v => v.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

        /// <summary>Party codes of <c>party</c>, each once; a name without a code stays as it is written.</summary>
        public IEnumerable<string> Parties() => query.Many("party").Select(p => p.StartsWith('@') ? p : p.ToUpperInvariant()).Distinct(StringComparer.Ordinal);
    }
}
