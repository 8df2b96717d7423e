using System.Text.Json;
using Chancery.Engine.Resolve.Names;
using Chancery.Model;
using Chancery.Server.Ui;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>One lane of the line of time.</summary>
/// <param name="Type">The type whose records it holds; null for a mechanism's lane.</param>
/// <param name="Names">Spellings of the mechanism, most used first; empty for the lane of all other mechanisms and for types.</param>
public sealed record TimelineLane(RecordType? Type, IReadOnlyList<string> Names)
{
    /// <summary>The spelling to show to a reader: the most used in his language's script, else the most used.</summary>
    public string? NameFor(string language) => NameChoice.For(Names, language);
}

/// <summary>Marks with the lanes they are drawn in.</summary>
/// <param name="Lanes">The lanes from top to bottom.</param>
/// <param name="Marks">The marks, oldest first, each with the number of its lane.</param>
public sealed record TimelineLanes(IReadOnlyList<TimelineLane> Lanes, IReadOnlyList<(RecordMark Mark, int Lane)> Marks)
{
    private const int MostMechanisms = 12;

    /// <summary>Reads the marks that pass a filter.</summary>
    public static TimelineLanes Read(IRecordStore store, RecordFilter filter, bool byMechanism) =>
        byMechanism ? ByMechanism(store, filter) : ByType(store.ListMarks(filter), filter);

    /// <summary>Names a filter among what is kept of the store; page and order do not count.</summary>
    public static string Key(string what, RecordFilter filter, bool byMechanism) =>
        $"{what} {byMechanism} {JsonSerializer.Serialize(filter with { Cursor = null, Limit = 1, NewestFirst = false })}";

    private static TimelineLanes ByType(IReadOnlyList<RecordMark> marks, RecordFilter filter)
    {
        var types = RecordTypes.All.Where(t => filter.Types.Count == 0 || filter.Types.Contains(t)).ToList();
        return new TimelineLanes([.. types.Select(t => new TimelineLane(t, []))], [.. marks.Select(m => (m, types.IndexOf(m.Type)))]);
    }

    private static TimelineLanes ByMechanism(IRecordStore store, RecordFilter filter)
    {
        // The lanes stay the same while the period changes, so that a reader can follow one.
        var names = store.ListNames(NameKind.Mechanism, filter with { From = null, To = null, DatedOnly = true }, MostMechanisms);
        var lanes = names.Select(n => new TimelineLane(null, n.Spellings)).ToList();
        var places = names.Select((n, i) => (n.Key, i)).ToDictionary(n => n.Key, n => n.i, StringComparer.Ordinal);
        var marks = store.ListMarks(filter, byMechanism: true);
        if (lanes.Count == MostMechanisms)
        {
            lanes.Add(new TimelineLane(null, []));
        }

        return new TimelineLanes(lanes, [.. marks.Select(m => (m, places.GetValueOrDefault(m.Mechanism!, lanes.Count - 1)))]);
    }
}
