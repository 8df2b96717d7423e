namespace Chancery.Engine.Resolve.Series;

/// <summary>Compares sorted lists of party codes.</summary>
internal static class PartyLists
{
    /// <summary>True when one list holds all of the other.</summary>
    public static bool Fit(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        int i = 0, j = 0, common = 0;
        while (i < a.Count && j < b.Count)
        {
            var order = string.CompareOrdinal(a[i], b[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return common == Math.Min(a.Count, b.Count);
    }
}
