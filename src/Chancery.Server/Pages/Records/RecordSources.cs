using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>A document that tells a record, with the place.</summary>
/// <param name="Document">The document.</param>
/// <param name="Chip">Where it tells it.</param>
public sealed record TellingDocument(DocumentEntry Document, SourceChipModel Chip);

/// <summary>A source that stands on its own, and its copies.</summary>
/// <param name="First">The oldest of its documents.</param>
/// <param name="Copies">Those that are copies or revisions of it.</param>
public sealed record SourceGroup(TellingDocument First, IReadOnlyList<TellingDocument> Copies);

/// <summary>The documents that tell a record, copies beside what they copy.</summary>
internal static class RecordSources
{
    private const int ShownGroups = 20;
    private const int ShownCopies = 10;

    /// <summary>The first sources of a record, and how many documents they leave out.</summary>
    public static (IReadOnlyList<SourceGroup> Groups, int More) Read(Record record, IRecordStore store, RecordLines lines)
    {
        var evidence = record.Evidence.GroupBy(static e => e.DocumentId, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
        var groups = new List<SourceGroup>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var shown = 0;
        foreach (var id in evidence.Keys)
        {
            if (groups.Count == ShownGroups || !seen.Add(id))
            {
                continue;
            }

            var telling = store.GetCopies(id).Select(static c => c.Document).Where(d => evidence.ContainsKey(d.Id)).ToList();
            seen.UnionWith(telling.Select(static d => d.Id));
            var views = telling.Take(ShownCopies + 1).Select(d => new TellingDocument(d, lines.Chip(evidence[d.Id], record.Id, 0))).ToList();
            groups.Add(new SourceGroup(views[0], views[1..]));
            shown += views.Count;
        }

        return (groups, evidence.Count - shown);
    }
}
