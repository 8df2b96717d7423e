using Chancery.Engine.Resolve.Series;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>What stands around a record: its series, the life of its agreement, its mechanism.</summary>
/// <param name="Series">Series of its sessions or editions; null when it is in none.</param>
/// <param name="Previous">The session before it that is told; null for the first.</param>
/// <param name="Next">The session after it that is told; null for the last.</param>
/// <param name="Life">Steps of its agreement's life; empty when it is the only one.</param>
/// <param name="Mechanism">The mechanism that it is a session of, or that it belongs to; null when none is told.</param>
/// <param name="Children">Mechanisms that belong to it.</param>
public sealed record RecordNeighbours(
    SessionSeries? Series, SeriesSession? Previous, SeriesSession? Next, IReadOnlyList<LifeStepView> Life, MechanismNode? Mechanism, IReadOnlyList<MechanismNode> Children)
{
    /// <summary>True when there is nothing around it.</summary>
    public bool IsEmpty => Previous is null && Next is null && Life.Count == 0 && Mechanism is null && Children.Count == 0 && Series is null;

    /// <summary>Looks around a record.</summary>
    internal static RecordNeighbours Of(Record record, IRecordStore store, StoreMemo memo, RecordLines lines)
    {
        switch (record.Fact.Type)
        {
            case RecordType.Agreement:
                var life = AgreementRegister.Of(memo).LifeOf(record.Id);
                return new RecordNeighbours(null, null, null, life is { Steps.Count: > 1 } ? AgreementView.Steps(life, store, lines) : [], null, []);
            case RecordType.Mechanism:
                var register = MechanismRegister.Of(memo);
                return new RecordNeighbours(
                    register.SeriesOf(new RecordFact(record.Id, record.Fact)), null, null, [], register.ParentOf(record.Id), register.Find(record.Id)?.Children ?? []);
            case RecordType.Meeting or RecordType.Exercise:
                return OfSession(record, MechanismRegister.Of(memo));
            default:
                return new RecordNeighbours(null, null, null, [], null, []);
        }
    }

    private static RecordNeighbours OfSession(Record record, MechanismRegister register)
    {
        var series = register.SeriesOf(record.Id);
        var at = series?.Sessions.ToList().FindIndex(s => s.RecordIds.Contains(record.Id)) ?? -1;
        return new RecordNeighbours(
            series,
            at > 0 ? series!.Sessions[at - 1] : null,
            at >= 0 && at + 1 < series!.Sessions.Count ? series.Sessions[at + 1] : null,
            [],
            register.MechanismOf(record.Fact),
            []);
    }
}
