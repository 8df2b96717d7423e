using Chancery.Engine.Resolve.Series;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>One step in the life of an agreement.</summary>
/// <param name="Step">What was done and when.</param>
/// <param name="Line">Its record.</param>
public sealed record LifeStepView(LifeStep Step, RecordLine Line);

/// <summary>One row of the register.</summary>
/// <param name="Entry">The agreement.</param>
/// <param name="Steps">Its first steps, by date.</param>
/// <param name="Documents">How many documents tell of it.</param>
public sealed record AgreementRow(AgreementEntry Entry, IReadOnlyList<LifeStepView> Steps, int Documents);

/// <summary>Makes rows of the register for one reader.</summary>
internal static class AgreementView
{
    private const int ShownSteps = 12;

    /// <summary>The rows of a page.</summary>
    public static IReadOnlyList<AgreementRow> Rows(IReadOnlyList<AgreementEntry> entries, IRecordStore store, RecordLines lines)
    {
        var records = Records(entries.SelectMany(static e => e.Life.Steps), store);
        return
        [
            .. entries.Select(e => new AgreementRow(
                e,
                Steps(e.Life, records, lines),
                e.Life.Steps.Where(s => records.ContainsKey(s.RecordId)).SelectMany(s => records[s.RecordId].Evidence).Select(static v => v.DocumentId).Distinct().Count()))
                .Where(static r => r.Steps.Count > 0),
        ];
    }

    /// <summary>The steps of one agreement with their records.</summary>
    public static IReadOnlyList<LifeStepView> Steps(AgreementLife life, IRecordStore store, RecordLines lines) => Steps(life, Records(life.Steps, store), lines);

    private static List<LifeStepView> Steps(AgreementLife life, Dictionary<string, Record> records, RecordLines lines) =>
    [
        .. life.Steps.Where(s => records.ContainsKey(s.RecordId)).Take(ShownSteps).Select(s => new LifeStepView(s, lines.Of(records[s.RecordId]))),
    ];

    private static Dictionary<string, Record> Records(IEnumerable<LifeStep> steps, IRecordStore store) =>
        store.GetRecords(steps.Select(static s => s.RecordId)).ToDictionary(static r => r.Id, StringComparer.Ordinal);
}
