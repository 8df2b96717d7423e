namespace Chancery.Engine.Annotate.Parties;

/// <summary>Which parties a document names in full, and where: what ambiguous names are decided by.</summary>
internal sealed class PartyContext
{
    private readonly Dictionary<string, List<int>> _places = [];

    /// <summary>Collects the unambiguous names of a document.</summary>
    /// <param name="names">Hits in order of position.</param>
    public PartyContext(List<PartyHit> names)
    {
        foreach (var hit in names)
        {
            if (hit.Entry.IsAmbiguous || hit.Entry.Kind is PartyEntryKind.Metonym or PartyEntryKind.Reference or PartyEntryKind.Joint)
            {
                continue;
            }

            foreach (var code in hit.Entry.Codes)
            {
                if (!_places.TryGetValue(code, out var places))
                {
                    _places[code] = places = [];
                }

                places.Add(hit.Start);
            }
        }
    }

    /// <summary>True when the document names the party in full.</summary>
    public bool Names(string code) => _places.ContainsKey(code);

    /// <summary>
    /// What an ambiguous name stands for: the candidate whose full name stands nearest before it, else the one named most often, else
    /// the default.
    /// </summary>
    /// <returns>Null when the document names none and the data gives no default.</returns>
    public string? Resolve(PartyEntry entry, int at)
    {
        if (!entry.IsAmbiguous)
        {
            return entry.Codes[0];
        }

        string? nearest = null;
        string? frequent = null;
        var (position, count) = (-1, 0);
        foreach (var code in entry.Codes)
        {
            if (!_places.TryGetValue(code, out var places))
            {
                continue;
            }

            var before = LastBefore(places, at);
            if (before > position)
            {
                (nearest, position) = (code, before);
            }

            if (places.Count > count)
            {
                (frequent, count) = (code, places.Count);
            }
        }

        return nearest ?? frequent ?? entry.Default;
    }

    private static int LastBefore(List<int> places, int at)
    {
        var index = places.BinarySearch(at);
        index = (index < 0 ? ~index : index) - 1;
        return index >= 0 ? places[index] : -1;
    }
}
