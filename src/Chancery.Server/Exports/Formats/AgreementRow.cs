using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Resolve.Series;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>An agreement with what became of it.</summary>
internal sealed class AgreementRow
{
    private readonly Record _record;
    private readonly AgreementLife? _life;

    /// <summary>Reads a record.</summary>
    public AgreementRow(ExportJob job, Record record, AgreementLife? life)
    {
        _record = record;
        _life = life;
        States = [.. record.Fact.Parties.Select(job.Knowledge.Parties.Of).Where(p => p.Kind == PartyKind.State)];
        IsBilateral = record.Fact.Parties.Count == 2 && States.Count == 2;
        Signed = DateOf("signed") ?? DateOf("adopted") ?? DateOf("issued");
        InForce = DateOf("ratified");
    }

    /// <summary>Id of the record.</summary>
    public string Id => _record.Id;

    /// <summary>The states among its parties.</summary>
    public IReadOnlyList<PartyEntity> States { get; }

    /// <summary>True when its parties are two states.</summary>
    public bool IsBilateral { get; }

    /// <summary>When it was signed, adopted or issued.</summary>
    public DatePoint? Signed { get; }

    /// <summary>When it was ratified or entered into force: the record contract does not tell the two apart.</summary>
    public DatePoint? InForce { get; }

    private DatePoint? DateOf(string action)
    {
        var edtf = _life?.Steps.FirstOrDefault(s => s.Action == action)?.Date ?? (_record.Fact.Action == action ? _record.Fact.Date : null);
        return DateEnds.Of(edtf) is { IsApproximate: false, From: { } date } ? date : null;
    }
}
