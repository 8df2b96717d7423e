using Chancery.Engine.Resolve;
using Chancery.Engine.Resolve.Identity;

namespace Chancery.Store.Sqlite;

/// <summary>Tells why a record is one record.</summary>
internal sealed class RecordExplainer(SqliteSession session, IRecordResolver resolver)
{
    /// <summary>A record told in more ways is explained by the first of them; every further one multiplies the pairs to compare.</summary>
    private const int MostProfiles = 40;

    /// <summary>The explanation of a record.</summary>
    /// <param name="record">Its number.</param>
    public RecordExplanation Explain(long record)
    {
        var profiles = new ProfileTable(session, resolver).OfRecord(record);
        var links = new List<RecordLink>();
        var best = profiles.Skip(1).Take(MostProfiles).ToDictionary(static l => l, l => (Other: profiles[0], Score: resolver.Explain(profiles[0].Profile, l.Profile)));
        while (best.Count > 0)
        {
            // The strongest tie between what is joined and what is left, as clusters grow.
            var (next, (other, score)) = best.OrderByDescending(static b => StrengthOf(b.Value.Score)).ThenBy(static b => b.Key.Profile.Key, StringComparer.Ordinal).First();
            links.Add(new RecordLink(StatementOf(next), StatementOf(other), score));
            best.Remove(next);
            foreach (var (left, known) in best.ToList())
            {
                var tie = resolver.Explain(next.Profile, left.Profile);
                var order = StrengthOf(tie).CompareTo(StrengthOf(known.Score));
                if (order > 0 || (order == 0 && string.CompareOrdinal(next.Profile.Key, known.Other.Profile.Key) < 0))
                {
                    best[left] = (next, tie);
                }
            }
        }

        var chosenBy = new Dictionary<string, string>(resolver.Merge(StoredTellings.Read(session, record).Tellings).ChosenBy, StringComparer.Ordinal);
        foreach (var correction in new DecisionTable(session).OnRecord(record).Corrections)
        {
            chosenBy[correction.Field] = "decided";
        }

        return new RecordExplanation(links, chosenBy);
    }

    private static int StrengthOf(MatchScore score) => score.IsForbidden ? int.MinValue : score.Total;

    /// <summary>The best score between a way in which one record is told and one in which the other is.</summary>
    /// <param name="record">Number of a record.</param>
    /// <param name="other">Number of another.</param>
    public MatchScore Compare(long record, long other)
    {
        var table = new ProfileTable(session, resolver);
        var (ours, theirs) = (table.OfRecord(record).Take(MostProfiles), table.OfRecord(other).Take(MostProfiles).ToList());
        return ours.SelectMany(a => theirs.Select(b => resolver.Explain(a.Profile, b.Profile)))
            .MaxBy(StrengthOf)!;
    }

    private string StatementOf(StoredProfile profile)
    {
        using var row = session.Query("SELECT id FROM statements WHERE profile = ?1 ORDER BY number LIMIT 1", profile.Number);
        return row.Read() ? Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0)) : throw new InvalidDataException("a profile has lost its statements");
    }
}
